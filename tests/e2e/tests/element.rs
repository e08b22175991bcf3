//! The `<job-watch>` element, from the package as it ships, on pages of plain JavaScript.
#![allow(clippy::indexing_slicing, reason = "a test may panic")]

use jobwatch_e2e::{Engine, Outcome, Speed, run};
use serde_json::{Value, json};

const IMPORT: &str = "jobwatch.define(); window.it = add({id: 'it', 'project-id': 'p', 'job-id': 'import-image', label: 'Import'});";

#[test]
fn plain_page_shows_its_jobs_to_their_end() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.visit("plain/").await?;
        stage
            .page
            .until_true(
                "the first job has succeeded",
                "document.getElementById('import').job?.status === 'SUCCESS'",
            )
            .await?;
        stage
            .page
            .until_true(
                "the second one has failed",
                "document.getElementById('fails').job?.status === 'FAIL'",
            )
            .await
    })
}

#[test]
fn element_tells_of_changes_and_once_of_the_end() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run(IMPORT).await?;
        stage
            .page
            .until_true(
                "the job has settled",
                "heard.some(({type}) => type === 'job-settled')",
            )
            .await?;
        stage
            .page
            .until_true(
                "the link has finished",
                "it.snapshot.connection.state === 'finished'",
            )
            .await?;
        let types = stage.page.value("heard.map(({type}) => type)").await?;
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
        let settled = stage
            .page
            .value("heard.find(({type}) => type === 'job-settled').detail")
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
        stage.page.open_element_page().await?;
        stage.page.run(IMPORT).await?;
        // Engines without CustomStateSet do not know the selector, and say so by throwing.
        let known = stage
            .page
            .value("CSS.supports('selector(:state(running))')")
            .await?;
        if known != true {
            println!("this engine has no :state()");
            return Ok(());
        }
        stage
            .page
            .until_true("it is running", "it.matches(':state(running)')")
            .await?;
        stage.page.run("it.pause()").await?;
        stage
            .page
            .until_true("it is paused", "it.matches(':state(paused):state(stale)')")
            .await?;
        stage.page.run("it.resume()").await?;
        stage
            .page
            .until_true("it goes on", "!it.matches(':state(paused)')")
            .await
    })
}

/// A place without its beginning, where that is in the space around it: the line above the
/// connection is inside of one and outside of the other.
const ENDS: &str = "window.ends = (place, open) => place && open ? [place[0], place[1] + place[3], place[2]] : place;";

/// What is painted before the module is there has the same place and size afterwards.
#[test]
fn nothing_moves_when_the_module_takes_over() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        // A server that never answers: what is shown is what the module shows at first.
        stage.server.break_all("hang").await?;
        let places = "[...['.card','.job-watch-card'], ...['.l','.job-watch-title'], ...['.g','.job-watch-badge'], ...['.k','.job-watch-bar'], ...['.f','.job-watch-connection']].map((it) => ends(place(window.it, it), /f|connection/.test(it)))";
        let before = stage
            .page
            .run(&format!(
                "document.body.style.setProperty('inline-size', '500px'); {ENDS} {IMPORT} return {places}"
            ))
            .await?;
        stage
            .page
            .until_true(
                "the module has taken over",
                "!!place(it, '.job-watch-card')",
            )
            .await?;
        let after = stage.page.value(places).await?;
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
        stage.page.open_element_page().await?;
        stage.page.run("jobwatch.define()").await?;
        assert_eq!(stage.page.value("loaded()").await?, 0);
        stage
            .page
            .run("for (let i = 0; i < 20; i++) add({'project-id': 'p', 'job-id': 'import-image'})")
            .await?;
        stage
            .page
            .until_true(
                "all of them show the job",
                "[...document.querySelectorAll('job-watch')].every((it) => it.job)",
            )
            .await?;
        assert_eq!(stage.page.value("loaded()").await?, 1);
        Ok(())
    })
}

#[test]
fn properties_that_were_set_before_the_upgrade_are_kept() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage
            .page
            .run("window.it = add({}); it.projectId = 'p'; it.jobId = 'import-image'; it.headers = {'X-Auth-Token': 't'}; it.label = 'Mine'; jobwatch.define()")
            .await?;
        stage
            .page
            .until_true("the job is shown", "!!it.job")
            .await?;
        assert_eq!(
            stage.page.value("it.getAttribute('job-id')").await?,
            "import-image"
        );
        assert_eq!(stage.page.value("it.headers['X-Auth-Token']").await?, "t");
        stage
            .page
            .until_true("its label is shown", "read(it).includes('Mine')")
            .await
    })
}

#[test]
fn element_that_is_moved_goes_on_and_one_that_is_removed_ends() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run(IMPORT).await?;
        stage
            .page
            .until_true("the job is shown", "!!it.job")
            .await?;
        stage
            .page
            .run("window.card = roots.get(it).querySelector('.job-watch'); const place = document.createElement('section'); document.body.append(place); place.append(it)")
            .await?;
        stage
            .page
            .run("return new Promise((done) => setTimeout(done))")
            .await?;
        assert_eq!(
            stage.page.value("card.isConnected").await?,
            true,
            "it was shown anew"
        );
        stage.page.run("it.remove()").await?;
        stage
            .page
            .until_true(
                "it is taken away",
                "!roots.get(it).querySelector('.job-watch')",
            )
            .await?;
        assert_eq!(
            stage.page.value("it.snapshot.connection.state").await?,
            "connecting"
        );
        stage.page.run("document.body.append(it)").await?;
        stage.page.until_true("it is shown again", "!!it.job").await
    })
}

#[test]
fn another_job_is_shown_when_the_attribute_says_so() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run(IMPORT).await?;
        stage
            .page
            .until_true("the job is shown", "it.job?.job_id === 'import-image'")
            .await?;
        stage.page.run("it.jobId = 'create-server'").await?;
        stage
            .page
            .until_true(
                "the other one is shown",
                "it.job?.job_id === 'create-server'",
            )
            .await
    })
}

#[test]
fn tag_that_is_taken_is_refused_and_a_second_definition_is_not() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage
            .page
            .run("customElements.define('my-job', class extends HTMLElement {})")
            .await?;
        let told = stage.page.value("(() => { try { jobwatch.define('my-job') } catch (error) { return error.message } })()").await?;
        assert!(
            told.as_str().unwrap_or_default().contains("is taken"),
            "{told}"
        );
        assert_eq!(
            stage
                .page
                .value("jobwatch.define() === jobwatch.define()")
                .await?,
            true
        );
        assert_eq!(
            stage
                .page
                .value("jobwatch.define('other-job') !== jobwatch.define()")
                .await?,
            true
        );
        Ok(())
    })
}

#[test]
fn job_is_mounted_in_an_element_of_any_kind() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage
            .page
            .run("window.cell = document.body.appendChild(document.createElement('p')); window.handle = jobwatch.mount(cell, {projectId: 'p', jobId: 'import-image', appearance: 'inline'})")
            .await?;
        stage
            .page
            .until_true(
                "the job is shown",
                "handle.snapshot.job?.job_id === 'import-image'",
            )
            .await?;
        stage
            .page
            .run("handle.update({jobId: 'create-server'})")
            .await?;
        stage
            .page
            .until_true(
                "the other one is shown",
                "handle.snapshot.job?.job_id === 'create-server'",
            )
            .await?;
        stage.page.run("handle.unmount()").await?;
        assert_eq!(stage.page.value("cell.childElementCount").await?, 0);
        Ok(())
    })
}

#[test]
fn job_is_watched_without_being_shown() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.open_element_page().await?;
        stage
            .page
            .run("window.told = []; jobwatch.watch({projectId: 'p', jobId: 'import-image'}, (snapshot) => told.push(snapshot)).then((it) => (window.watching = it))")
            .await?;
        stage
            .page
            .until_true(
                "the end is told",
                "told.at(-1)?.connection.state === 'finished'",
            )
            .await?;
        assert_eq!(stage.page.value("told.at(-1).job.status").await?, "SUCCESS");
        stage.page.run("watching.stop()").await?;
        Ok(())
    })
}

#[test]
fn missing_id_is_said_in_words() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage
            .page
            .run("jobwatch.define(); window.it = add({'project-id': 'p'})")
            .await?;
        stage
            .page
            .until_true("it says what is missing", "read(it).includes('job_id')")
            .await?;
        // And told to the page, and on the console.
        let told = "heard.find(({type}) => type === 'job-connection').detail";
        assert_eq!(
            stage.page.value(&format!("{told}.state")).await?,
            "rejected"
        );
        assert_eq!(
            stage.page.value("it.snapshot.connection.state").await?,
            "rejected"
        );
        let message = stage.page.value(&format!("{told}.error.message")).await?;
        assert!(message.to_string().contains("job_id"), "{message}");
        let said = stage.page.value("said.join()").await?;
        assert!(said.to_string().contains("job_id"), "{said}");
        Ok(())
    })
}

#[test]
fn refused_module_is_said_in_words() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run("refuseWebAssembly()").await?;
        stage.page.run(IMPORT).await?;
        stage
            .page
            .until_true("it says so", r#"read(it).includes("Not shown")"#)
            .await?;
        stage
            .page
            .until_true("it still has its title", "read(it).includes('Import')")
            .await?;
        let loads = stage.page.value("read(it).includes('Loading')").await?;
        assert_eq!(loads, false);
        Ok(())
    })
}

#[test]
fn hidden_element_takes_no_place_in_any_appearance() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open_element_page().await?;
        page.run("jobwatch.define()").await?;
        for appearance in ["card", "inline", "badge"] {
            page.run(&format!(
                "window.it = add({{'project-id': 'p', 'job-id': 'import-image', appearance: '{appearance}', hidden: ''}})"
            ))
            .await?;
            let width = page.value("it.getBoundingClientRect().width").await?;
            assert_eq!(width, json!(0), "{appearance}");
        }
        Ok(())
    })
}

#[test]
fn settings_that_make_no_sense_are_said_and_the_others_count() -> Outcome {
    run(Speed::Still, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run(IMPORT).await?;
        stage.page.run("misconfigure(it); misname()").await?;
        stage
            .page
            .until_true("the good text is shown", "read(it).includes('Under way')")
            .await?;
        for said in [
            "\"nope\"",
            "headers: neither an object nor a function",
            "fetch: not a function",
            "origins: \"api.example.com\" is none",
        ] {
            let told = format!("said.some((text) => text.includes('{said}'))");
            stage.page.until_true(said, &told).await?;
        }
        for unsaid in ["a secret", "\"https://api.example.com\" is none"] {
            let told = format!("said.some((text) => text.includes('{unsaid}'))");
            assert_eq!(stage.page.value(&told).await?, false, "{unsaid}");
        }
        Ok(())
    })
}

#[test]
fn callback_that_throws_is_said_and_called_again() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open_element_page().await?;
        stage.page.run("watchAndThrow()").await?;
        stage
            .page
            .until_true("it is called again and again", "thrown > 2")
            .await?;
        let said = "said.some((text) => text.includes('thrown by the page'))";
        assert_eq!(stage.page.value(said).await?, true);
        Ok(())
    })
}

/// A browser collects what nobody holds, when it likes; Chromium's debugger has it do so now.
#[test]
fn watch_that_nobody_holds_goes_on() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open_element_page().await?;
        page.run("watchAndForget()").await?;
        page.until_true("it is told of the job", "told > 0").await?;
        if stage.engine == Engine::Chromium {
            page.memory().await?;
        } else {
            println!("this engine is not told to collect what nobody holds");
        }
        page.run("window.before = told").await?;
        page.until_true("it is told again", "told > before + 1")
            .await
    })
}
