//! The element in consoles of other frameworks, built from the packed package.

use std::time::Duration;

use jobwatch_e2e::{Outcome, Speed, Stage, run, until};

/// Longer than the time between two requests at first, 2 s.
const QUIET: Duration = Duration::from_secs(3);

/// Presses the button with this text.
async fn press(stage: &Stage, text: &str) -> Outcome {
    let script = format!(
        "const named = (button) => button.textContent.trim() === '{text}';
         [...document.querySelectorAll('button')].find(named).click()"
    );
    stage.page.run(&script).await.map(drop)
}

/// Whether the page lists this among what has ended, once.
fn ended(line: &str) -> String {
    format!(
        "[...document.querySelectorAll('#ended li')]
            .filter(({{textContent}}) => textContent.trim() === '{line}').length === 1"
    )
}

const ONE_MODULE: &str = "performance.getEntriesByType('resource')
    .filter(({name}) => name.endsWith('.wasm')).length === 1";

/// A console with three jobs shows them to their end, and takes one away when it is told to.
async fn shows_jobs_to_their_end(stage: &Stage, path: &str) -> Outcome {
    let page = &stage.page;
    page.visit(path).await?;
    let count = "document.querySelectorAll('job-watch').length";
    page.until_true("all jobs are there", &format!("{count} === 3"))
        .await?;
    page.until_true("the first has ended", &ended("import-image: SUCCESS"))
        .await?;
    page.until_true("the second has failed", &ended("import-fails: FAIL"))
        .await?;
    page.until_true("there is one module", ONE_MODULE).await?;
    press(stage, "Remove import-image").await?;
    page.until_true("one is gone", &format!("{count} === 2"))
        .await
}

/// Strict mode mounts each component twice, and the element is one all the same.
#[test]
fn react_shows_jobs_to_their_end_and_takes_them_away() -> Outcome {
    run(Speed::Fast, async |stage| {
        shows_jobs_to_their_end(stage, "react/").await
    })
}

#[test]
fn vue_keeps_what_it_does_not_show_without_requests() -> Outcome {
    run(Speed::Still, async |stage| {
        stage.page.visit("vue/").await?;
        let shows = |job: &str| {
            format!(
                "document.querySelector('job-watch')?.jobId === '{job}' &&
                 document.querySelector('job-watch').job?.status === 'RUNNING'"
            )
        };
        stage
            .page
            .until_true("the first is shown", &shows("import-image"))
            .await?;
        stage
            .page
            .run("window.first = document.querySelector('job-watch')")
            .await?;
        press(stage, "Show create-server").await?;
        stage
            .page
            .until_true("the other is shown", &shows("create-server"))
            .await?;
        assert_eq!(requests(stage, "import-image", QUIET).await?, 0);
        press(stage, "Show import-image").await?;
        stage
            .page
            .until_true("the first is shown again", &shows("import-image"))
            .await?;
        let same = "document.querySelector('job-watch') === window.first";
        stage
            .page
            .until_true("it is the same element", same)
            .await?;
        stage
            .page
            .until_true(
                "it asks again",
                "window.first.snapshot.connection.state === 'live'",
            )
            .await
    })
}

/// How many requests go out for a job within some time.
async fn requests(stage: &Stage, job: &str, time: Duration) -> Outcome<u64> {
    let count = format!(
        "return performance.getEntriesByType('resource')
            .filter(({{name}}) => name.endsWith('/{job}')).length"
    );
    // What is on its way already.
    until("requests are answered", async || {
        let before = stage.page.run(&count).await?;
        tokio::time::sleep(time / 10).await;
        Ok((stage.page.run(&count).await? == before).then_some(()))
    })
    .await?;
    let before = stage.page.run(&count).await?.as_u64().unwrap_or_default();
    tokio::time::sleep(time).await;
    let after = stage.page.run(&count).await?.as_u64().unwrap_or_default();
    Ok(after - before)
}

#[test]
fn vue_hears_of_the_end() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.visit("vue/").await?;
        stage
            .page
            .until_true("it has ended", &ended("import-image: SUCCESS"))
            .await?;
        stage
            .page
            .until_true("there is one module", ONE_MODULE)
            .await
    })
}

#[test]
fn svelte_shows_jobs_to_their_end_and_takes_them_away() -> Outcome {
    run(Speed::Fast, async |stage| {
        shows_jobs_to_their_end(stage, "svelte/").await
    })
}
