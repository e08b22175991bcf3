//! The page for tests of the `<job-watch>` element.

use serde_json::Value;

use crate::{Outcome, Page, Site, until};

/// The page for tests of the element, on which nothing is defined yet.
pub const ELEMENT_PAGE: &str = "pages/element.html";

impl Page {
    /// Opens the page for tests of the element, as the job server serves it.
    ///
    /// # Errors
    ///
    /// If it does not load.
    pub async fn open_element_page(&self) -> Outcome {
        self.visit(ELEMENT_PAGE).await?;
        self.until_loader_is_there().await
    }

    /// The same, as a server of the tests' own serves it.
    ///
    /// # Errors
    ///
    /// If it does not load.
    pub async fn open_element_page_of(&self, site: &Site) -> Outcome {
        self.visit_url(&site.url(ELEMENT_PAGE)).await?;
        self.until_loader_is_there().await
    }

    async fn until_loader_is_there(&self) -> Outcome {
        self.until_true("the loader is there", "!!window.jobwatch")
            .await
    }

    /// Waits until an expression is true.
    ///
    /// # Errors
    ///
    /// If it throws, or never is: the error says `what` was waited for.
    pub async fn until_true(&self, what: &str, expression: &str) -> Outcome {
        let script = format!("return {expression}");
        until(what, async || {
            let given = self.run(&script).await?;
            Ok((given == true).then_some(()))
        })
        .await
    }

    /// The value of an expression.
    ///
    /// # Errors
    ///
    /// If it throws.
    pub async fn value(&self, expression: &str) -> Outcome<Value> {
        self.run(&format!("return {expression}")).await
    }
}
