//! Twenty widgets under random faults for minutes: `cargo xtask test --soak MINUTES`.
//!
//! The minutes of faults after the warm-up are the only argument.

use std::num::NonZeroU64;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use fastrand::Rng;
use jobwatch_e2e::{Memory, Outcome, SAMPLES, Speed, Stage, run, until};

const WIDGETS: usize = 20;

/// Everything that happens once has happened by then, and what is cached is cached.
const WARM_UP: Duration = Duration::from_secs(90);

/// Longest time from one change of the faults to the next: a few requests.
const LONGEST_PAUSE_MILLIS: u64 = 3_000;

/// How much more the page may hold than after the warm-up. Garbage that is collected late and
/// caches of compiled code come and go; a leak of 100 bytes a request would be three times this in
/// ten minutes. Linear memory grows when the largest bodies are read, how many of them at once is a
/// matter of chance.
const HEAP_GROWTH: u64 = 512 << 10;
const WASM_GROWTH: u64 = 2 << 20;
const NODES_GROWTH: u64 = 100;
const LISTENERS_GROWTH: u64 = 10;

/// Without 429, which slows the page down for half an hour, as it should.
const FAULTS: [&str; 28] = [
    "status=400",
    "status=401",
    "status=403",
    "status=404",
    "status=408",
    "status=500",
    "status=502",
    "status=503",
    "status=503;retry-after=2",
    "status=503;retry-after=120abc",
    "redirect=302",
    "redirect=307;location=http://login.invalid/",
    "html",
    "empty",
    "no-content",
    "not-modified",
    "charset=gbk",
    "invalid-utf8",
    "size=50000000",
    "length=+20",
    "length=-20",
    "cut",
    "reset=before",
    "reset=after",
    "drip=1",
    "drip=10;endless",
    "hang",
    "skew=-7200",
];

fn main() -> ExitCode {
    let minutes = std::env::args().nth(1).and_then(|it| it.parse().ok());
    let Some(minutes) = minutes.map(NonZeroU64::get) else {
        eprintln!("usage: soak MINUTES, by way of `cargo xtask test --soak MINUTES`");
        return ExitCode::from(2);
    };
    match soak(minutes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn soak(minutes: u64) -> Outcome {
    run(Speed::Still, async |stage| {
        // The same faults each time; what they meet depends on the machine's load.
        let mut rng = Rng::with_seed(1);
        show_widgets(stage).await?;
        flood(stage).await?;
        rage(stage, WARM_UP, &mut rng).await?;
        let before = rest(stage).await?;
        println!("after the warm-up: {before}");
        for minute in 1..=minutes {
            rage(stage, Duration::from_secs(60), &mut rng).await?;
            println!("after {minute} min: {}", stage.page.memory().await?);
        }
        let after = rest(stage).await?;
        let requests: u64 = stage.server.all_requests().await?.values().sum();
        println!("at rest again: {after}, {requests} requests in all");
        assert_no_growth(before, after);
        Ok(())
    })
}

/// All in sight, and as many jobs.
async fn show_widgets(stage: &Stage) -> Outcome {
    stage.page.client().set_window_size(1600, 3000).await?;
    stage.page.open("view=live&lang=en").await?;
    for _ in SAMPLES.len()..WIDGETS {
        stage.page.start_job("ims-seed").await?;
    }
    assert_eq!(stage.page.cards().await?, WIDGETS);
    Ok(())
}

/// The most that a page ever holds at once: all that it reads of bodies that are too long. Linear
/// memory grows to it, and stays as large.
async fn flood(stage: &Stage) -> Outcome {
    stage.server.break_all("size=50000000").await?;
    wait_until_all_show(stage, "not a job status", "").await?;
    stage.server.mend_all().await
}

/// Presses the button of every card that has one.
const PRESS_RETRY: &str = "document
    .querySelectorAll('button[aria-label=\"Try again now\"]')
    .forEach((button) => button.click());";

/// Runs a script again and again until all widgets show some words.
async fn wait_until_all_show(stage: &Stage, words: &str, script: &str) -> Outcome {
    let count = format!(
        "{script}
         return [...document.querySelectorAll('.grid .job-watch')]
            .filter((card) => card.innerText.includes('{words}')).length"
    );
    until(&format!("all widgets show {words:?}"), async || {
        let showing = stage.page.run(&count).await?.as_u64();
        Ok((showing == Some(WIDGETS as u64)).then_some(()))
    })
    .await
}

/// Switches faults on and off, and now and then presses a button, as a person does.
async fn rage(stage: &Stage, length: Duration, rng: &mut Rng) -> Outcome {
    let begin = Instant::now();
    let jobs: Vec<String> = stage.server.all_requests().await?.into_keys().collect();
    while begin.elapsed() < length {
        let job = rng.choice(&jobs).ok_or("no job has been asked for")?;
        let fault = rng.choice(FAULTS).unwrap_or_default();
        match rng.u8(0..20) {
            0 => stage.server.break_all(fault).await?,
            1 => stage.server.mend_all().await?,
            2..6 => stage.server.mend(job).await?,
            6..10 => press_retry(stage, rng).await?,
            _ => stage.server.break_job(job, fault).await?,
        }
        let pause = Duration::from_millis(rng.u64(0..LONGEST_PAUSE_MILLIS));
        tokio::time::sleep(pause).await;
    }
    Ok(())
}

/// Presses the button of one of the cards that have one.
async fn press_retry(stage: &Stage, rng: &mut Rng) -> Outcome {
    let place = rng.usize(1..=WIDGETS);
    let card = stage.page.card_at(place).await?;
    // Most cards have none: they are live, or have just become so.
    let _ = card.press("Try again now").await;
    Ok(())
}

/// Mends everything and waits until all widgets are live. What a widget has given up for good, and
/// waits of up to a minute, are ended as a person ends them.
async fn rest(stage: &Stage) -> Outcome<Memory> {
    stage.server.mend_all().await?;
    wait_until_all_show(stage, "Up to date", PRESS_RETRY).await?;
    stage.page.memory().await
}

fn assert_no_growth(before: Memory, after: Memory) {
    for (what, before, after, bound) in [
        ("heap", before.heap, after.heap, HEAP_GROWTH),
        ("wasm", before.wasm, after.wasm, WASM_GROWTH),
        ("nodes", before.nodes, after.nodes, NODES_GROWTH),
        (
            "listeners",
            before.listeners,
            after.listeners,
            LISTENERS_GROWTH,
        ),
    ] {
        let growth = after.saturating_sub(before);
        assert!(
            growth <= bound,
            "{what} grew by {growth}, more than {bound}"
        );
    }
}
