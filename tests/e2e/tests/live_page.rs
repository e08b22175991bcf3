//! A person on the demo page, with the real server behind it.

use std::collections::HashSet;

use fantoccini::Locator;
use fantoccini::key::Key;
use jobwatch_e2e::{Outcome, Page, Speed, run, until};

#[test]
fn started_job_is_watched_to_its_success() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.open("view=live&lang=en").await?;
        let card = stage.page.start_job("import-image").await?;
        until("the bar has a number", async || {
            let spoken = card.spoken_progress().await;
            Ok(spoken.ok().flatten().filter(|text| text.ends_with('%')))
        })
        .await?;
        card.shows("Succeeded").await?;
        card.shows("100%").await?;
        card.shows("Took").await?;
        card.shows("Finished").await
    })
}

#[test]
fn started_job_is_watched_to_its_failure() -> Outcome {
    run(Speed::Fast, async |stage| {
        stage.page.open("view=live&lang=en").await?;
        let card = stage.page.start_job("import-fails").await?;
        card.shows("Failed").await?;
        card.shows("Stopped at 62%").await?;
        card.shows("The image file is damaged").await?;
        card.shows("IMG.0162").await
    })
}

#[test]
fn lost_server_leaves_the_jobs_as_they_were_and_is_found_again() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("view=live&lang=en").await?;
        let card = stage.page.card_in_state("running").await?;
        card.shows("Up to date").await?;

        stage.server.kill().await?;
        card.shows("The server can't be reached.").await?;
        let text = card.text().await?;
        assert!(
            text.contains("Running"),
            "a dead link ended the job: {text}"
        );
        assert!(
            text.contains("Last answer at"),
            "no age of the data: {text}"
        );

        stage.server.restart().await?;
        card.shows("Up to date").await
    })
}

#[test]
fn updates_are_paused_and_resumed_by_keyboard() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("view=live&lang=en").await?;
        let card = stage.page.card_in_state("running").await?;
        let pause = card.part("button[aria-label='Pause updates']").await?;
        pause.send_keys(&Key::Enter.to_string()).await?;
        card.shows("Updates paused").await?;
        let resume = card.part("button[aria-label='Resume updates']").await?;
        resume.send_keys(" ").await?;
        card.shows("Up to date").await
    })
}

#[test]
fn page_speaks_chinese_when_asked() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("view=live&lang=zh-CN").await?;
        let card = stage.page.card_in_state("running").await?;
        card.shows("运行中").await?;
        let lang = stage
            .page
            .run("return document.documentElement.lang")
            .await?;
        assert_eq!(lang.as_str(), Some("zh-CN"));
        Ok(())
    })
}

/// Which part of the page is shown.
async fn part_shown(page: &Page, heading: &str) -> Outcome {
    until(&format!("the part {heading:?} is shown"), async || {
        Ok((page.text_of("h2").await? == heading).then_some(()))
    })
    .await
}

#[test]
fn way_back_leads_from_the_gallery_to_the_live_jobs() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("lang=en").await?;
        let link = Locator::Css("nav a[href='#gallery']");
        stage.page.client().find(link).await?.click().await?;
        part_shown(&stage.page, "All states").await?;
        stage.page.client().back().await?;
        part_shown(&stage.page, "Live jobs").await
    })
}

#[test]
fn skip_link_leads_to_the_content_and_leaves_the_address_alone() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("lang=en#gallery").await?;
        let link = stage.page.client().find(Locator::Css(".skip-link")).await?;
        link.send_keys(&Key::Enter.to_string()).await?;
        until("the content has the focus", async || {
            let focused = stage.page.run("return document.activeElement.id").await?;
            Ok((focused == "main").then_some(()))
        })
        .await?;
        let fragment = stage.page.run("return location.hash").await?;
        assert_eq!(fragment.as_str(), Some("#gallery"));
        Ok(())
    })
}

/// Requests for the scenarios get no answer from now on, and `waiting` counts those under way.
const HANG: &str = "
    const answer = window.fetch;
    window.answerAgain = () => { window.fetch = answer; };
    window.waiting = 0;
    window.mostWaiting = 0;
    window.fetch = (request) => {
        if (!request.url.endsWith('/scenarios')) {
            return answer(request);
        }
        window.waiting += 1;
        window.mostWaiting = Math.max(window.mostWaiting, window.waiting);
        return new Promise((_, reject) => {
            request.signal.addEventListener('abort', () => {
                window.waiting -= 1;
                reject(request.signal.reason);
            });
        });
    };";

#[test]
fn form_gives_up_a_server_that_hangs_and_asks_again() -> Outcome {
    run(Speed::Normal, async |stage| {
        let page = &stage.page;
        page.open("lang=en#gallery").await?;
        page.run(HANG).await?;
        let link = Locator::Css("nav a[href='#live']");
        page.client().find(link).await?.click().await?;
        until("the form says that nobody answers", async || {
            let text = page.text_of("main").await?;
            Ok(text
                .contains("The job server does not answer")
                .then_some(()))
        })
        .await?;
        until("the form asks again", async || {
            Ok((page.run("return window.waiting").await? == 1).then_some(()))
        })
        .await?;
        assert_eq!(page.run("return window.mostWaiting").await?, 1);

        page.run("window.answerAgain()").await?;
        page.start_job("import-image").await?;
        Ok(())
    })
}

#[test]
fn narrow_page_does_not_scroll_sideways() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.client().set_window_size(320, 800).await?;
        for view in ["live", "gallery", "skins", "playground"] {
            stage.page.open(&format!("view={view}&lang=en")).await?;
            let beyond = stage
                .page
                .run("const root = document.documentElement; return root.scrollWidth - root.clientWidth")
                .await?;
            assert_eq!(beyond.as_i64(), Some(0), "{view}");
        }
        Ok(())
    })
}

#[test]
fn gallery_tells_all_states_apart() -> Outcome {
    run(Speed::Normal, async |stage| {
        stage.page.open("view=gallery&lang=en").await?;
        let mut words = Vec::new();
        for state in [
            "loading",
            "init",
            "running",
            "success",
            "fail",
            "cancelled",
            "unknown",
        ] {
            let selector = format!(".job-watch-badge[data-state={state}]");
            words.push(stage.page.text_of(&selector).await?);
        }
        let distinct: HashSet<&String> = words.iter().filter(|word| !word.is_empty()).collect();
        assert_eq!(distinct.len(), words.len(), "{words:?}");
        Ok(())
    })
}
