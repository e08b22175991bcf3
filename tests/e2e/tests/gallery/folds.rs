//! Texts and lists that are folded.

use jobwatch_e2e::{Outcome, Page, until};

/// Opens all that are folded on the page.
pub(crate) async fn open_folds(page: &Page) -> Outcome {
    until("all folds are open", async || {
        let script = "const folded = document.querySelectorAll('[aria-expanded=false]');
            folded.forEach((button) => button.click());
            return folded.length === 0";
        Ok((page.run(script).await? == true).then_some(()))
    })
    .await
}
