//! Jobs of APIs of other shapes, read by the package as it ships.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use hyper::StatusCode;
use jobwatch_e2e::{Heard, Outcome, Reply, Setup, Site, Speed, Stage, run, until};
use serde_json::{Value, json};

/// The file that has the presets.
const PRESETS: &str = "jobwatch-mappings.js";

/// A page on a server that answers as the test says, and a server that is none of its business.
fn with_api(
    answer: impl Fn(&Heard) -> Option<Reply> + Clone + Send + 'static,
    test: impl AsyncFnOnce(&Stage, &Site, &Site) -> Outcome,
) -> Outcome {
    run(Speed::Normal, async |stage| {
        let setup = Setup::from_env()?;
        let home = Site::start(&setup, answer).await?;
        let stranger = Site::start(&setup, |_| Some(Reply::json(task("ok")))).await?;
        stage.page.open_element_page_of(&home).await?;
        stage.page.run("jobwatch.define()").await?;
        test(stage, &home, &stranger).await
    })
}

fn task(phase: &str) -> Value {
    json!({"task": {"phase": phase, "kind": "reindex", "report": "https://reports.example/1"}})
}

/// A run that has ended, as GitHub tells of it, and a task in a shape of its own.
fn github_and_tasks(heard: &Heard) -> Option<Reply> {
    match heard.target.split('/').nth(1)? {
        "runs" => Some(Reply::json(json!({
            "id": 7, "display_title": "Mend the gutter", "status": "completed",
            "conclusion": "success", "html_url": "https://git.example/runs/7",
        }))),
        "tasks" => Some(Reply::json(task("busy"))),
        _ => None,
    }
}

/// A script that puts an element on the page.
fn element(attributes: &Value) -> String {
    format!("window.it = add({attributes})")
}

/// A script that gives the element a mapping.
fn give(mapping: &Value) -> String {
    format!("map(it, {})", json!(mapping.to_string()))
}

#[test]
fn preset_is_loaded_by_its_name_and_shows_what_the_job_has_brought() -> Outcome {
    with_api(github_and_tasks, async |stage, home, _| {
        let page = &stage.page;
        page.run(&element(
            &json!({"src": "/runs/{job_id}", "job-id": "7", "mapping": "github"}),
        ))
        .await?;
        page.until_true("it has succeeded", "it.job?.status === 'SUCCESS'")
            .await?;
        page.until_true("its title is shown", "read(it).includes('Mend the gutter')")
            .await?;
        let link = "roots.get(it).querySelector('a')?.getAttribute('href')";
        assert_eq!(page.value(link).await?, "https://git.example/runs/7");
        assert_eq!(home.heard(PRESETS).len(), 1);
        Ok(())
    })
}

#[test]
fn page_without_a_preset_does_not_load_them() -> Outcome {
    with_api(github_and_tasks, async |stage, home, _| {
        let page = &stage.page;
        page.run(&element(&json!({"src": "/tasks/{job_id}", "job-id": "1"})))
            .await?;
        page.until_true(
            "the answer is no job",
            "it.snapshot.connection.error?.kind === 'unexpected_body'",
        )
        .await?;
        let mapping = json!({
            "job": "/task",
            "status": {"at": "/phase", "is": {"busy": "RUNNING"}},
            "jobType": "/kind",
        });
        page.run(&give(&mapping)).await?;
        page.until_true("the task is read", "it.job?.status === 'RUNNING'")
            .await?;
        assert!(home.heard(PRESETS).is_empty());
        Ok(())
    })
}

#[test]
fn mapping_that_is_wrong_says_so_in_its_place_and_on_the_console() -> Outcome {
    with_api(github_and_tasks, async |stage, home, _| {
        let page = &stage.page;
        let wrong = json!({"src": "/runs/{job_id}", "job-id": "7", "mapping": "githab"});
        page.run(&element(&wrong)).await?;
        for says in ["read(it)", "said.join()"] {
            page.until_true(
                "it is no preset",
                &format!("{says}.includes('\"githab\" is no preset')"),
            )
            .await?;
        }
        page.run(&give(
            &json!({"status": "/status", "progress": {"percent": "x"}}),
        ))
        .await?;
        page.until_true(
            "the field is named",
            "read(it).includes('mapping.progress.percent: \"x\" is no JSON Pointer')",
        )
        .await?;
        assert!(home.heard("/runs/").is_empty());
        page.run("it.mapping = 'github'").await?;
        page.until_true("it is read now", "it.job?.status === 'SUCCESS'")
            .await
    })
}

#[test]
fn watch_without_a_view_knows_presets_too() -> Outcome {
    with_api(github_and_tasks, async |stage, _, _| {
        let page = &stage.page;
        page.run("watchRun({ src: '/runs/{job_id}', jobId: '7', mapping: 'github' })")
            .await?;
        page.until_true(
            "it has succeeded",
            "window.watched?.job?.status === 'SUCCESS'",
        )
        .await
    })
}

/// 202 with the address to ask, as Azure does, until what is there has a state.
#[test]
fn requests_go_on_to_where_the_server_sends_them() -> Outcome {
    let answer = |heard: &Heard| match heard.target.as_str() {
        "/begun/1" => Some(
            Reply::with_status(StatusCode::ACCEPTED, "").and("operation-location", "../monitor/9"),
        ),
        "/monitor/9" => Some(Reply::json(
            json!({"id": "9", "status": "Succeeded", "resourceLocation": "/things/9"}),
        )),
        _ => None,
    };
    with_api(answer, async |stage, home, _| {
        let page = &stage.page;
        page.run(&element(&json!({
            "src": "/begun/{job_id}", "job-id": "1", "mapping": "azure",
            "interval": "250", "max-interval": "250",
        })))
        .await?;
        page.until_true("it has succeeded", "it.job?.status === 'SUCCESS'")
            .await?;
        page.until_true("a path is a text", "read(it).includes('/things/9')")
            .await?;
        assert_eq!(home.heard("/begun/").len(), 1);
        let first = "heard.find(({type}) => type === 'job-change').detail.job.status";
        assert_eq!(page.value(first).await?, "RUNNING");
        Ok(())
    })
}

/// Whoever answers must not choose where a token goes.
#[test]
fn requests_do_not_go_on_to_a_stranger() -> Outcome {
    run(Speed::Normal, async |stage| {
        let setup = Setup::from_env()?;
        let stranger = Site::start(&setup, |_| Some(Reply::json(task("ok")))).await?;
        let there = stranger.url("monitor/9");
        let home = Site::start(&setup, move |heard: &Heard| {
            let accepted = || Reply::with_status(StatusCode::ACCEPTED, "").and("location", &there);
            heard.target.starts_with("/begun/").then(accepted)
        })
        .await?;
        let page = &stage.page;
        page.open_element_page_of(&home).await?;
        page.run("jobwatch.define()").await?;
        page.run(&element(
            &json!({"src": "/begun/{job_id}", "job-id": "1", "mapping": "azure"}),
        ))
        .await?;
        page.until_true(
            "it says so",
            "read(it).includes('not among the origins that may be asked')",
        )
        .await?;
        assert!(stranger.heard("/").is_empty());

        // Until the page names it.
        let origin = stranger.url("");
        page.run(&format!("proveBy('X-Auth-Token', 'x', '{origin}')"))
            .await?;
        page.run(&element(
            &json!({"src": "/begun/{job_id}", "job-id": "2", "mapping": "azure"}),
        ))
        .await?;
        until("it is asked", async || {
            Ok((!stranger.heard("/monitor/").is_empty()).then_some(()))
        })
        .await
    })
}
