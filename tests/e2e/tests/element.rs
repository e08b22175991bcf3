//! The `<job-watch>` element, from the package as it ships, on pages of plain JavaScript.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use jobwatch_e2e::{Outcome, Speed, Stage, run, until};
use serde_json::{Value, json};

/// Opens the page for tests of the element, on which nothing is defined yet.
async fn open(stage: &Stage) -> Outcome {
    stage.page.visit("pages/element.html").await?;
    until("the loader is there", async || {
        let there = stage.page.run("return !!window.jobwatch").await?;
        Ok((there == true).then_some(()))
    })
    .await
}

/// Waits until a script gives true.
async fn until_true(stage: &Stage, what: &str, script: &str) -> Outcome {
    let script = format!("return {script}");
    until(what, async || {
        let given = stage.page.run(&script).await?;
        Ok((given == true).then_some(()))
    })
    .await
}

async fn value(stage: &Stage, script: &str) -> Outcome<Value> {
    stage.page.run(&format!("return {script}")).await
}

const IMPORT: &str = "jobwatch.define(); window.it = add({id: 'it', 'project-id': 'p', 'job-id': 'import-image', label: 'Import'});";

#[test]
fn plain_page_shows_its_jobs_to_their_end() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.visit("plain/").await?;
        until_true(
            stage,
            "the first job has succeeded",
            "document.getElementById('import').job?.status === 'SUCCESS'",
        )
        .await?;
        until_true(
            stage,
            "the second one has failed",
            "document.getElementById('fails').job?.status === 'FAIL'",
        )
        .await
    })
}

#[test]
fn element_tells_of_changes_and_once_of_the_end() -> Outcome {
    run(Speed::Fast, async |stage| {
        open(stage).await?;
        stage.page.run(IMPORT).await?;
        until_true(
            stage,
            "the job has settled",
            "heard.some(({type}) => type === 'job-settled')",
        )
        .await?;
        until_true(
            stage,
            "the link has finished",
            "it.snapshot.connection.state === 'finished'",
        )
        .await?;
        let types = value(stage, "heard.map(({type}) => type)").await?;
        let count = |name: &str| {
            types
                .as_array()
                .into_iter()
                .flatten()
                .filter(|it| *it == name)
                .count()
        };
        assert_eq!(count("job-settled"), 1);
        assert!(count("job-change") > 2, "{types}");
        let settled = value(
            stage,
            "heard.find(({type}) => type === 'job-settled').detail",
        )
        .await?;
        let told = |path| settled.pointer(path).cloned();
        assert_eq!(told("/job/status"), Some(json!("SUCCESS")));
        assert_eq!(told("/progress").and_then(|it| it.as_f64()), Some(1.0));
        assert_eq!(told("/connection/state"), Some(json!("finished")));
        Ok(())
    })
}

#[test]
fn element_has_the_states_of_its_job() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run(IMPORT).await?;
        // Engines without CustomStateSet do not know the selector, and say so by throwing.
        let known = value(stage, "CSS.supports('selector(:state(running))')").await?;
        if known != true {
            println!("this engine has no :state()");
            return Ok(());
        }
        until_true(stage, "it is running", "it.matches(':state(running)')").await?;
        stage.page.run("it.pause()").await?;
        until_true(
            stage,
            "it is paused",
            "it.matches(':state(paused):state(stale)')",
        )
        .await?;
        stage.page.run("it.resume()").await?;
        until_true(stage, "it goes on", "!it.matches(':state(paused)')").await
    })
}

/// What is painted before the module is there has the same place and size afterwards.
#[test]
fn nothing_moves_when_the_module_takes_over() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        // A server that never answers: what is shown is what the module shows at first.
        stage.server.break_all("hang").await?;
        let places = "[...['.card','.job-watch-card'], ...['.l','.job-watch-title'], ...['.g','.job-watch-badge'], ...['.k','.job-watch-bar'], ...['.f','.job-watch-connection']].map((it) => place(window.it, it))";
        let before = stage
            .page
            .run(&format!(
                "document.body.style.setProperty('inline-size', '500px'); {IMPORT} return {places}"
            ))
            .await?;
        until_true(
            stage,
            "the module has taken over",
            "!!place(it, '.job-watch-card')",
        )
        .await?;
        let after = value(stage, places).await?;
        let pairs = |places: &Value, first: usize| -> Vec<Value> {
            places
                .as_array()
                .into_iter()
                .flatten()
                .skip(first)
                .step_by(2)
                .cloned()
                .collect()
        };
        assert_eq!(pairs(&before, 0), pairs(&after, 1));
        assert!(pairs(&before, 0).iter().all(Value::is_array), "{before}");
        Ok(())
    })
}

#[test]
fn module_is_loaded_with_the_first_element_and_once() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run("jobwatch.define()").await?;
        assert_eq!(value(stage, "loaded()").await?, 0);
        stage
            .page
            .run("for (let i = 0; i < 20; i++) add({'project-id': 'p', 'job-id': 'import-image'})")
            .await?;
        until_true(
            stage,
            "all of them show the job",
            "[...document.querySelectorAll('job-watch')].every((it) => it.job)",
        )
        .await?;
        assert_eq!(value(stage, "loaded()").await?, 1);
        Ok(())
    })
}

#[test]
fn properties_that_were_set_before_the_upgrade_are_kept() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage
            .page
            .run("window.it = add({}); it.projectId = 'p'; it.jobId = 'import-image'; it.headers = {'X-Auth-Token': 't'}; it.label = 'Mine'; jobwatch.define()")
            .await?;
        until_true(stage, "the job is shown", "!!it.job").await?;
        assert_eq!(
            value(stage, "it.getAttribute('job-id')").await?,
            "import-image"
        );
        assert_eq!(value(stage, "it.headers['X-Auth-Token']").await?, "t");
        until_true(stage, "its label is shown", "read(it).includes('Mine')").await
    })
}

#[test]
fn element_that_is_moved_goes_on_and_one_that_is_removed_ends() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run(IMPORT).await?;
        until_true(stage, "the job is shown", "!!it.job").await?;
        stage
            .page
            .run("window.card = roots.get(it).querySelector('.job-watch'); const place = document.createElement('section'); document.body.append(place); place.append(it)")
            .await?;
        stage
            .page
            .run("return new Promise((done) => setTimeout(done))")
            .await?;
        assert_eq!(
            value(stage, "card.isConnected").await?,
            true,
            "it was shown anew"
        );
        stage.page.run("it.remove()").await?;
        until_true(
            stage,
            "it is taken away",
            "!roots.get(it).querySelector('.job-watch')",
        )
        .await?;
        assert_eq!(
            value(stage, "it.snapshot.connection.state").await?,
            "connecting"
        );
        stage.page.run("document.body.append(it)").await?;
        until_true(stage, "it is shown again", "!!it.job").await
    })
}

#[test]
fn another_job_is_shown_when_the_attribute_says_so() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run(IMPORT).await?;
        until_true(
            stage,
            "the job is shown",
            "it.job?.job_id === 'import-image'",
        )
        .await?;
        stage.page.run("it.jobId = 'create-server'").await?;
        until_true(
            stage,
            "the other one is shown",
            "it.job?.job_id === 'create-server'",
        )
        .await
    })
}

#[test]
fn tag_that_is_taken_is_refused_and_a_second_definition_is_not() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage
            .page
            .run("customElements.define('my-job', class extends HTMLElement {})")
            .await?;
        let told = value(stage, "(() => { try { jobwatch.define('my-job') } catch (error) { return error.message } })()").await?;
        assert!(
            told.as_str().unwrap_or_default().contains("something else"),
            "{told}"
        );
        assert_eq!(
            value(stage, "jobwatch.define() === jobwatch.define()").await?,
            true
        );
        assert_eq!(
            value(stage, "jobwatch.define('other-job') !== jobwatch.define()").await?,
            true
        );
        Ok(())
    })
}

#[test]
fn job_is_mounted_in_an_element_of_any_kind() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage
            .page
            .run("window.cell = document.body.appendChild(document.createElement('p')); window.handle = jobwatch.mount(cell, {projectId: 'p', jobId: 'import-image', appearance: 'inline'})")
            .await?;
        until_true(
            stage,
            "the job is shown",
            "handle.snapshot.job?.job_id === 'import-image'",
        )
        .await?;
        stage
            .page
            .run("handle.update({jobId: 'create-server'})")
            .await?;
        until_true(
            stage,
            "the other one is shown",
            "handle.snapshot.job?.job_id === 'create-server'",
        )
        .await?;
        stage.page.run("handle.unmount()").await?;
        assert_eq!(value(stage, "cell.childElementCount").await?, 0);
        Ok(())
    })
}

#[test]
fn job_is_watched_without_being_shown() -> Outcome {
    run(Speed::Fast, async |stage| {
        open(stage).await?;
        stage
            .page
            .run("window.told = []; jobwatch.watch({projectId: 'p', jobId: 'import-image'}, (snapshot) => told.push(snapshot)).then((it) => (window.watching = it))")
            .await?;
        until_true(
            stage,
            "the end is told",
            "told.at(-1)?.connection.state === 'finished'",
        )
        .await?;
        assert_eq!(value(stage, "told.at(-1).job.status").await?, "SUCCESS");
        stage.page.run("watching.stop()").await?;
        Ok(())
    })
}

#[test]
fn missing_id_is_said_in_words() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage
            .page
            .run("jobwatch.define(); window.it = add({'project-id': 'p'})")
            .await?;
        until_true(
            stage,
            "it says what is missing",
            "read(it).includes('job_id')",
        )
        .await?;
        assert_eq!(
            value(stage, "it.snapshot.connection.state").await?,
            "connecting"
        );
        Ok(())
    })
}

/// Each attack, and the requests that it may not lead to.
#[test]
fn ids_and_addresses_cannot_lead_elsewhere() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run("askElsewhere(jobwatch)").await?;
        until_true(
            stage,
            "the first two have been asked for",
            "asked.length >= 2",
        )
        .await?;
        let asked = value(stage, "asked").await?;
        let of = |part: &str| {
            asked
                .as_array()
                .into_iter()
                .flatten()
                .find(|it| it[0].as_str().unwrap_or_default().contains(part))
                .cloned()
        };
        let here = of("/v1/p/jobs/..%2F..%2Fx%3Fy%23z");
        assert_eq!(
            here.map(|it| it[1].clone()),
            Some(json!("secret")),
            "{asked}"
        );
        let elsewhere = of("elsewhere.example");
        assert_eq!(
            elsewhere.map(|it| it[1].clone()),
            Some(Value::Null),
            "{asked}"
        );
        assert!(of("alert").is_none_or(|it| it[1].is_null()), "{asked}");
        Ok(())
    })
}

#[test]
fn refused_module_is_said_in_words() -> Outcome {
    run(Speed::Normal, async |stage| {
        open(stage).await?;
        stage.page.run("refuseWebAssembly()").await?;
        stage.page.run(IMPORT).await?;
        until_true(
            stage,
            "it says so",
            r#"read(it).includes("This status can't be shown")"#,
        )
        .await?;
        until_true(
            stage,
            "it still has its title",
            "read(it).includes('Import')",
        )
        .await
    })
}
