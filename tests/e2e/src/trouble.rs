//! What must not happen on a page, whatever the network does.

use serde_json::Value;

use crate::{Outcome, Page};

/// Collects what nobody catches and what the policy blocks. In the capture phase, so that nothing
/// on the page can keep it away.
const LISTEN: &str = r"
    const trouble = (window.jobwatchTrouble = []);
    const listen = (type, tell) =>
        window.addEventListener(type, (event) => trouble.push(`${type}: ${tell(event)}`), true);
    listen('error', (event) => event.message ?? event.target?.outerHTML);
    listen('unhandledrejection', (event) => String(event.reason));
    listen('securitypolicyviolation', (event) =>
        `${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
";

impl Page {
    /// Listens for trouble from now on.
    pub(crate) async fn listen(&self) -> Outcome {
        self.run(LISTEN).await?;
        Ok(())
    }

    /// What has gone wrong since the page was opened: errors and rejections that nobody caught,
    /// violations of the Content-Security-Policy.
    ///
    /// # Errors
    ///
    /// If the browser does not answer.
    pub async fn trouble(&self) -> Outcome<Vec<String>> {
        let found = self.run("return window.jobwatchTrouble ?? []").await?;
        let found = found.as_array().cloned().unwrap_or_default();
        Ok(found
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }

    /// Fails if there was any.
    pub(crate) async fn check_trouble(&self) -> Outcome {
        let trouble = self.trouble().await?;
        if trouble.is_empty() {
            return Ok(());
        }
        Err(format!("trouble on the page: {trouble:#?}").into())
    }
}
