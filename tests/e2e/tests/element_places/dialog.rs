//! In a `<dialog>`.

use jobwatch_e2e::Outcome;
use serde_json::json;

use super::{at_home, two_beats, until_shown};

/// A closed dialog is out of sight, which slows the element down and no more.
#[test]
fn element_in_a_dialog_is_the_same_when_the_dialog_is_reopened() -> Outcome {
    at_home(async |stage, home| {
        let page = &stage.page;
        page.run("inDialog()").await?;
        page.run("dialog.showModal()").await?;
        until_shown(page, "it").await?;
        page.run("window.card = roots.get(it).querySelector('.job-watch')")
            .await?;
        let drawn = "card.getBoundingClientRect().height > 0";
        page.until_true("it is drawn", drawn).await?;
        two_beats(home, "import-image").await?;

        page.run("dialog.close()").await?;
        page.until_true("it is drawn no more", &format!("!({drawn})"))
            .await?;
        page.run("dialog.showModal()").await?;
        page.until_true("it is drawn again", drawn).await?;
        assert_eq!(page.value("card.isConnected").await?, json!(true));
        two_beats(home, "import-image").await?;

        // The top layer, and what is inert below it, leave its buttons to be pressed.
        page.run("press(it, 'Pause updates')").await?;
        page.until_true("it is paused", "it.snapshot.connection.state === 'paused'")
            .await?;
        page.run("dialog.remove()").await?;
        page.until_true(
            "it is taken away",
            "!roots.get(it).querySelector('.job-watch')",
        )
        .await
    })
}
