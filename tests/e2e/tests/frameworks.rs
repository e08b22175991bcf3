//! The element in consoles of other frameworks, built from the packed package.

use std::time::Duration;

use jobwatch_e2e::{Outcome, Speed, Stage, run, until};

/// Longer than the time between two requests at first, 2 s.
const QUIET: Duration = Duration::from_secs(3);

async fn until_true(stage: &Stage, what: &str, script: &str) -> Outcome {
    let script = format!("return {script}");
    until(what, async || {
        Ok((stage.page.run(&script).await? == true).then_some(()))
    })
    .await
}

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

#[test]
fn react_shows_jobs_to_their_end_and_takes_them_away() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.visit("react/").await?;
        let jobs = "document.querySelectorAll('job-watch').length === 3";
        until_true(stage, "all jobs are there", jobs).await?;
        // Strict mode mounts each component twice, and the element is one all the same.
        until_true(
            stage,
            "the first has ended",
            &ended("import-image: SUCCESS"),
        )
        .await?;
        until_true(stage, "the second has failed", &ended("import-fails: FAIL")).await?;
        until_true(stage, "there is one module", ONE_MODULE).await?;
        press(stage, "Remove import-image").await?;
        let jobs = "document.querySelectorAll('job-watch').length === 2";
        until_true(stage, "one is gone", jobs).await
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
        until_true(stage, "the first is shown", &shows("import-image")).await?;
        stage
            .page
            .run("window.first = document.querySelector('job-watch')")
            .await?;
        press(stage, "Show create-server").await?;
        until_true(stage, "the other is shown", &shows("create-server")).await?;
        assert_eq!(requests(stage, "import-image", QUIET).await?, 0);
        press(stage, "Show import-image").await?;
        until_true(stage, "the first is shown again", &shows("import-image")).await?;
        let same = "document.querySelector('job-watch') === window.first";
        until_true(stage, "it is the same element", same).await?;
        until_true(
            stage,
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
        until_true(stage, "it has ended", &ended("import-image: SUCCESS")).await?;
        until_true(stage, "there is one module", ONE_MODULE).await
    })
}

#[test]
fn svelte_shows_jobs_to_their_end_and_takes_them_away() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.visit("svelte/").await?;
        until_true(
            stage,
            "the first has ended",
            &ended("import-image: SUCCESS"),
        )
        .await?;
        until_true(stage, "the second has failed", &ended("import-fails: FAIL")).await?;
        until_true(stage, "there is one module", ONE_MODULE).await?;
        press(stage, "Remove import-fails").await?;
        let jobs = "document.querySelectorAll('job-watch').length === 2";
        until_true(stage, "one is gone", jobs).await
    })
}
