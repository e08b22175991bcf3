//! What many widgets, and many tabs, cost the server together.

use std::time::{Duration, Instant};

use fantoccini::wd::WindowHandle;
use jobwatch_e2e::{Outcome, Speed, Stage, run, until};

/// A little less than the shortest time between two requests of a young job: 2 s less the tenth by
/// which chance may shorten it.
const BEAT: Duration = Duration::from_millis(1_790);

/// The jobs that the page shows in its part for many.
const JOBS: usize = 20;

/// The job that the tests watch, and its project where several pages show the same.
const JOB: &str = "import-image";
const TABS: &str = "view=live&lang=en&share=tabs&project=tabs";

/// How many requests one poller can have sent in this time.
fn of_one_poller(time: Duration) -> u64 {
    let beats = time.as_millis() / BEAT.as_millis();
    u64::try_from(beats).unwrap_or(u64::MAX).saturating_add(1)
}

#[test]
fn hundred_widgets_on_twenty_jobs_send_the_requests_of_twenty() -> Outcome {
    run(Speed::Still, async |stage| {
        let begin = Instant::now();
        stage.page.open("view=many&lang=en").await?;
        assert_eq!(stage.page.cards().await?, 100);
        let counts = until("each job has been asked for twice", async || {
            let counts = stage.server.requests_of_projects().await?;
            let done = counts.len() == JOBS && counts.values().all(|count| *count >= 2);
            Ok(done.then_some(counts))
        })
        .await?;
        let limit = of_one_poller(begin.elapsed());
        for (job, count) in &counts {
            assert!(*count <= limit, "{count} requests for {job:?}, not {limit}");
        }
        println!(
            "{} requests in {:?}",
            counts.values().sum::<u64>(),
            begin.elapsed()
        );
        Ok(())
    })
}

#[test]
fn three_tabs_send_the_requests_of_one_and_outlive_the_one_that_asks() -> Outcome {
    run(Speed::Still, async |stage| {
        let begin = Instant::now();
        stage.page.open(TABS).await?;
        stage.page.card_at(1).await?.shows("Up to date").await?;
        let first = stage.page.client().window().await?;
        let mut others = Vec::new();
        for _ in 0..2 {
            others.push(open_beside(stage).await?);
            stage.page.card_at(1).await?.shows("Up to date").await?;
        }
        let before = stage.server.requests(JOB).await?;
        until("the job is asked for three times more", async || {
            let now = stage.server.requests(JOB).await?;
            Ok((now >= before + 3).then_some(()))
        })
        .await?;
        let (count, time) = (stage.server.requests(JOB).await?, begin.elapsed());
        println!("{count} requests of three tabs in {time:?}");
        // Each time that a page comes into sight it may ask once at once.
        assert!(count <= of_one_poller(time) + 3, "{count} in {time:?}");

        stage.page.client().switch_to_window(first).await?;
        stage.page.client().close_window().await?;
        let closed = Instant::now();
        let before = stage.server.requests(JOB).await?;
        until("another tab asks", async || {
            let now = stage.server.requests(JOB).await?;
            Ok((now > before).then_some(()))
        })
        .await?;
        println!("replaced after {:?}", closed.elapsed());
        for other in others {
            stage.page.client().switch_to_window(other).await?;
            stage.page.card_at(1).await?.shows("Up to date").await?;
        }
        Ok(())
    })
}

#[test]
fn hidden_page_sends_no_request() -> Outcome {
    run(Speed::Still, async |stage| {
        let (first, second) = ("first", "second");
        stage
            .page
            .open(&format!("view=live&project={first}"))
            .await?;
        until("the page is at work", async || {
            Ok((count(stage, first).await? > 0).then_some(()))
        })
        .await?;
        let tab = stage.page.client().new_window(true).await?.handle;
        stage.page.client().switch_to_window(tab).await?;
        stage
            .page
            .open(&format!("view=live&project={second}"))
            .await?;
        // Browsers open the new tab in front, but WebKit's opens it behind. The page in front
        // counts the beats meanwhile.
        let visibility = stage.page.run("return document.visibilityState").await?;
        let (shown, hidden) = match visibility.as_str() {
            Some("visible") => (second, first),
            _ => (first, second),
        };
        let (before, beats) = (count(stage, hidden).await?, count(stage, shown).await?);
        let begin = Instant::now();
        until("the page in front has asked ten times", async || {
            Ok((count(stage, shown).await? >= beats + 10).then_some(()))
        })
        .await?;
        assert_eq!(count(stage, hidden).await?, before);
        println!("no request in {:?}", begin.elapsed());
        Ok(())
    })
}

/// How often a project's page has asked for the job.
async fn count(stage: &Stage, project: &str) -> Outcome<u64> {
    let counts = stage.server.requests_of_projects().await?;
    let job = (project.to_owned(), JOB.to_owned());
    Ok(counts.get(&job).copied().unwrap_or(0))
}

/// Another window with the same jobs, which has the focus then.
async fn open_beside(stage: &Stage) -> Outcome<WindowHandle> {
    let window = stage.page.client().new_window(false).await?.handle;
    stage.page.client().switch_to_window(window.clone()).await?;
    stage.page.open(TABS).await?;
    Ok(window)
}
