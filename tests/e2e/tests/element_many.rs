//! A thousand `<job-watch>` elements on one page.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use jobwatch_e2e::{Outcome, Page, Speed, run, until};
use serde_json::{Value, json};

const ELEMENTS: usize = 1_000;
/// Of jobs that have ended: each is asked for once.
const JOBS: usize = 50;

/// Times are printed and not judged: those of a busy machine say nothing.
#[test]
fn thousand_elements_are_mounted_in_slices_by_one_module_and_ask_once_for_each_job() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open_element_page().await?;
        page.run(&format!("crowd({ELEMENTS}, {JOBS})")).await?;
        let done = "!!window.crowded?.showing && 'loaded' in crowded";
        until_done(page, "all show their job", done).await?;
        let crowded = page.value("crowded").await?;
        print(stage.engine.name(), "mounting", &crowded["mounting"]);
        print(stage.engine.name(), "showing the jobs", &crowded["showing"]);
        assert_eq!(crowded["loaded"], 1, "modules");
        assert_steps(&crowded["mounting"]);
        match crowded["leftOut"].as_u64() {
            // A screen has room for some tens, and a browser gets ready as many around it.
            Some(left_out) => assert!(left_out > ELEMENTS as u64 / 2, "{left_out}"),
            None => println!("this engine lays out what is out of sight"),
        }

        let requests = stage.server.requests_of_projects().await?;
        assert_eq!(requests.len(), JOBS);
        assert!(requests.values().all(|count| *count == 1), "{requests:?}");

        page.run("disperse()").await?;
        until_done(page, "all are taken away", "!!window.dispersed").await?;
        let dispersed = page.value("dispersed").await?;
        print(stage.engine.name(), "taking away", &dispersed);
        Ok(())
    })
}

/// Waits as long as it goes on: an engine that paints all of them between slices takes minutes on a
/// machine that has other things to do.
async fn until_done(page: &Page, what: &str, done: &str) -> Outcome {
    let progress = format!("[{done}, window.counted ?? null]");
    let mut before = Value::Null;
    loop {
        before = until(what, async || {
            let now = page.value(&progress).await?;
            Ok((now != before).then_some(now))
        })
        .await?;
        if before[0] == true {
            return Ok(());
        }
    }
}

fn print(engine: &str, what: &str, measured: &Value) {
    let task = match &measured["task"] {
        Value::Null => "which this engine does not tell of".to_owned(),
        millis if *millis == json!(0) => "none above 50 ms".to_owned(),
        millis => format!("{millis} ms"),
    };
    let (steps, gap) = (&measured["steps"], &measured["gap"]);
    println!(
        "{engine}, {what} {ELEMENTS} elements: longest task {task}; the page's own task came in \
         between {steps} times, after {gap} ms at most"
    );
}

/// The page could do something else in between, and more than once.
fn assert_steps(measured: &Value) {
    let steps = measured["steps"].as_u64().unwrap_or_default();
    assert!(steps > 2, "{measured}");
}
