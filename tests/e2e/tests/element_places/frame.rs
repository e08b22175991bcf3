//! In frames and other documents.

use jobwatch_e2e::{ELEMENT_PAGE, Outcome, until};
use serde_json::json;

use super::{at_home, two_beats, until_shown};

#[test]
fn frame_that_is_removed_asks_no_more() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run(&format!("openFrame('/{ELEMENT_PAGE}')")).await?;
        page.until_true(
            "the frame is there",
            "!!window.frame?.contentWindow.jobwatch",
        )
        .await?;
        page.run(
            "frame.contentWindow.jobwatch.define(); jobwatch.define();
             frame.contentWindow.add({'project-id': 'p', 'job-id': 'framed'});
             window.it = add({'project-id': 'p', 'job-id': 'around'})",
        )
        .await?;
        two_beats(home, "framed").await?;
        until_shown(page, "it").await?;
        page.run("frame.remove()").await?;
        // What was on its way has arrived with the first beat.
        two_beats(home, "around").await?;
        let before = home.heard("framed").len();
        two_beats(home, "around").await?;
        assert_eq!(home.heard("framed").len(), before);
        Ok(())
    })
}

/// Its state goes with it: the same card and the same poller. So does its look, though another
/// document takes no style sheet of this one (CSSOM, "adoptedStyleSheets").
#[test]
fn element_that_is_moved_to_another_parent_or_document_is_the_same() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run("jobwatch.define(); window.it = add({'project-id': 'p', 'job-id': 'moved'})")
            .await?;
        until_shown(page, "it").await?;
        page.run(
            "window.card = roots.get(it).querySelector('.job-watch');
             document.body.appendChild(document.createElement('section')).append(it)",
        )
        .await?;
        two_beats(home, "moved").await?;
        assert_eq!(page.value("card.isConnected").await?, json!(true));
        assert_eq!(page.value("looks(it)").await?, json!("solid"));

        page.run("openFrame()").await?;
        page.until_true(
            "the frame is there",
            "!!window.frame?.contentDocument?.body",
        )
        .await?;
        page.run("frame.contentDocument.body.append(it)").await?;
        two_beats(home, "moved").await?;
        assert_eq!(page.value("card.isConnected").await?, json!(true));
        assert_eq!(page.value("looks(it)").await?, json!("solid"));

        page.run("document.body.append(it)").await?;
        two_beats(home, "moved").await?;
        assert_eq!(page.value("card.isConnected").await?, json!(true));
        assert_eq!(page.value("looks(it)").await?, json!("solid"));

        // WebKit shows it anew then.
        page.run("passThroughTemplate(it)").await?;
        two_beats(home, "moved").await?;
        assert_eq!(page.value("looks(it)").await?, json!("solid"));
        page.run("it.remove()").await?;
        page.until_true(
            "it is taken away",
            "!roots.get(it).querySelector('.job-watch')",
        )
        .await
    })
}

#[test]
fn element_in_a_frame_that_is_removed_asks_no_more() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run(
            "jobwatch.define(); openFrame();
             window.it = add({'project-id': 'p', 'job-id': 'around'});
             window.other = add({'project-id': 'p', 'job-id': 'adopted'})",
        )
        .await?;
        page.until_true(
            "the frame is there",
            "!!window.frame?.contentDocument?.body",
        )
        .await?;
        page.run("frame.contentDocument.body.append(other)").await?;
        two_beats(home, "adopted").await?;
        page.run("frame.remove()").await?;
        two_beats(home, "around").await?;
        let before = home.heard("adopted").len();
        two_beats(home, "around").await?;
        two_beats(home, "around").await?;
        assert_eq!(home.heard("adopted").len(), before);
        until("it is taken away", async || {
            let left = page.value("roots.get(other).querySelector('.job-watch')");
            Ok(left.await?.is_null().then_some(()))
        })
        .await
    })
}
