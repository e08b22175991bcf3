//! The playground of the demo page: what is entered is what the widget shows and the code says.

use std::fs;

use fantoccini::Locator;
use jobwatch_e2e::{Engine, Outcome, Page, Setup, Speed, run, until};
use serde_json::json;

/// What examines the gallery.
const AXE: &str = include_str!("gallery/axe.js");

async fn until_shown(page: &Page, selector: &str, text: &str) -> Outcome {
    until(&format!("{selector} shows {text}"), async || {
        let shown = page.text_of(selector).await?;
        Ok(shown.contains(text).then_some(()))
    })
    .await
}

#[test]
fn body_and_mapping_that_are_entered_are_shown_in_every_appearance() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open("view=playground&lang=en&mapping=kubernetes")
            .await?;
        until_shown(page, ".output-widgets", "25%").await?;
        assert_eq!(
            page.run("return document.querySelectorAll('.output .job-watch').length")
                .await?,
            json!(3)
        );
        until_shown(
            page,
            ".output section:last-child pre",
            "mapping=\"kubernetes\"",
        )
        .await?;

        let body = page.client().find(Locator::Css("#body")).await?;
        body.clear().await?;
        body.send_keys(r#"{"status": {"conditions": [{"type": "Failed", "status": "True", "message": "out of room"}]}}"#)
            .await?;
        until_shown(page, ".output-widgets", "out of room").await?;
        assert_eq!(page.trouble().await?, [""; 0]);
        Ok(())
    })
}

#[test]
fn mapping_of_ones_own_is_used_as_it_is_written_and_says_what_is_wrong() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open("view=playground&lang=en").await?;
        until_shown(page, ".output-widgets", "35%").await?;
        let mapping = page.client().find(Locator::Css("#mapping")).await?;
        mapping.send_keys(r#"{"status": "/status","#).await?;
        until_shown(page, ".output > [role=status]", "The mapping is not JSON.").await?;
        mapping.send_keys(r#""id": "job_id"}"#).await?;
        until_shown(
            page,
            ".output > [role=status]",
            "mapping.id: \"job_id\" is no JSON Pointer",
        )
        .await?;
        mapping.clear().await?;
        mapping
            .send_keys(r#"{"status": {"at": "/status", "is": {"RUNNING": "SUCCESS"}}}"#)
            .await?;
        until_shown(page, ".output-widgets", "Succeeded").await?;
        until_shown(
            page,
            ".output section:last-child pre",
            "\"RUNNING\": \"SUCCESS\"",
        )
        .await?;
        Ok(())
    })
}

#[test]
fn axe_finds_nothing_on_the_playground() -> Outcome {
    if Setup::from_env()?.engine != Engine::Chromium {
        println!("axe-core examines pages in Chromium only");
        return Ok(());
    }
    let script = fs::read_to_string(Setup::axe_core()?)?;
    run(Speed::Still, async |stage| {
        for query in [
            "lang=en&theme=light",
            "lang=zh-CN&theme=dark&mapping=cce",
            "lang=ar&theme=light&mapping=*",
        ] {
            let page = &stage.page;
            page.open(&format!("view=playground&{query}")).await?;
            page.run(&script).await?;
            let found = page.client().execute_async(AXE, Vec::new()).await?;
            assert_eq!(found.get("faults"), Some(&json!([])), "{query}");
        }
        Ok(())
    })
}
