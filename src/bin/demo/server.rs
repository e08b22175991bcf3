//! The development server, apart from its jobs, which the widget itself asks for.

use gloo_net::http::{Request, Response};
use jobwatch::effect::{Share, parse_json, unix_millis};
use jobwatch::{Json, Object, decode};
use js_sys::JSON;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;
use yew::AttrValue;

use crate::address::parameter;
use crate::preferences::Language;

/// The project that the page's jobs belong to: the query's `project`, or else one of its own. The
/// server starts a job when a project first asks for it, so that a new page has jobs under way.
pub(crate) fn project_id() -> AttrValue {
    thread_local! {
        static PROJECT_ID: AttrValue = AttrValue::from(
            parameter("project").unwrap_or_else(|| format!("demo-{}", unix_millis())),
        );
    }
    PROJECT_ID.with(Clone::clone)
}

/// With whom the page shares its requests: with other tabs if the query's `share` is `tabs`.
pub(crate) fn share() -> Share {
    match parameter("share").as_deref() {
        Some("tabs") => Share::Tabs,
        _ => Share::Page,
    }
}

/// How long the server may take to tell its scenarios, which it has at hand; so that one that
/// hangs is asked again.
const PATIENCE_MILLIS: u32 = 10_000;

/// A course of events that the server can play.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scenario {
    pub(crate) name: String,
    pub(crate) title: Title,
    /// The URL template of its jobs.
    pub(crate) src: String,
}

/// One line in each language of the page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Title {
    english: String,
    chinese: String,
    /// Not of every scenario that someone adds.
    arabic: Option<String>,
}

impl Title {
    pub(crate) fn in_language(&self, language: Language) -> &str {
        match language {
            Language::English => &self.english,
            Language::Chinese => &self.chinese,
            Language::Arabic => self.arabic.as_ref().unwrap_or(&self.english),
        }
    }
}

/// Why the server did not do what it was asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ServerError {
    /// No answer, or none of its own: a proxy before it says that it is not there.
    Absent,
    /// It refused, in its own words.
    Refused(String),
}

/// All scenarios, in the server's order.
pub(crate) async fn scenarios() -> Result<Vec<Scenario>, ServerError> {
    let response = Request::get("/scenarios")
        .abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE_MILLIS)))
        .send()
        .await
        .map_err(|_| ServerError::Absent)?;
    let body = read(response).await?;
    let entries = body.get("scenarios").and_then(Json::as_list);
    entries
        .and_then(|entries| entries.iter().map(scenario).collect())
        .ok_or(ServerError::Absent)
}

/// Starts a job of a scenario and tells its id.
pub(crate) async fn start(scenario: &str) -> Result<String, ServerError> {
    let response = Request::post(&format!("/v1/{}/jobs", project_id()))
        .header("Content-Type", "application/json")
        .body(format!(r#"{{"scenario":{}}}"#, quoted(scenario)))
        .map_err(|_| ServerError::Absent)?
        .send()
        .await
        .map_err(|_| ServerError::Absent)?;
    let body = read(response).await?;
    body.get("job_id")
        .and_then(Json::to_text)
        .ok_or(ServerError::Absent)
}

/// A string as JSON spells it.
fn quoted(text: &str) -> String {
    JSON::stringify(&JsValue::from(text))
        .map(String::from)
        .unwrap_or_default()
}

/// The members of a successful answer.
async fn read(response: Response) -> Result<Object, ServerError> {
    let text = response.text().await.map_err(|_| ServerError::Absent)?;
    match parse_json(&text) {
        Some(Json::Object(body)) if response.ok() => Ok(body),
        Some(_) => Err(refusal(&response, &text)),
        // Whatever is no JSON is not from this server.
        None => Err(ServerError::Absent),
    }
}

fn refusal(response: &Response, body: &str) -> ServerError {
    let answer = jobwatch::Response {
        http_status: response.status(),
        body,
        request_id: None,
        retry_after: None,
        date: None,
        received_at: unix_millis(),
    };
    let message = decode(&answer, None, parse_json)
        .err()
        .and_then(|error| error.message);
    message.map_or(ServerError::Absent, ServerError::Refused)
}

fn scenario(entry: &Json) -> Option<Scenario> {
    let entry = entry.as_object()?;
    let title = entry.get("title")?.as_object()?;
    Some(Scenario {
        name: entry.get("name")?.to_text()?,
        title: Title {
            english: title.get("en")?.to_text()?,
            chinese: title.get("zh-CN")?.to_text()?,
            arabic: title.get("ar").and_then(Json::to_text),
        },
        src: entry.get("src")?.to_text()?,
    })
}
