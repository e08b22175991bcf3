//! Chromium's debugger, for what WebDriver has no command for.

use fantoccini::wd::WebDriverCompatibleCommand;
use hyper::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

use crate::{Outcome, Page};

impl Page {
    /// Runs a command of the Chrome DevTools Protocol. Only in Chromium.
    ///
    /// # Errors
    ///
    /// If the browser has no such debugger, or the debugger no such command.
    pub async fn debug(&self, method: &'static str, parameters: Value) -> Outcome<Value> {
        let command = DebuggerCommand { method, parameters };
        Ok(self.client().issue_cmd(command).await?)
    }
}

/// A command, by way of chromedriver.
#[derive(Debug)]
struct DebuggerCommand {
    method: &'static str,
    parameters: Value,
}

impl WebDriverCompatibleCommand for DebuggerCommand {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        let body = json!({"cmd": self.method, "params": self.parameters});
        (Method::POST, Some(body.to_string()))
    }
}
