//! What the widget makes of what has been entered.

use jobwatch::effect::{monotonic, parse_json, unix_millis};
use jobwatch::engine::{Action, Input, Jitter, Now, Poller};
use jobwatch::mapping::presets;
use jobwatch::{
    ApiError, Endpoint, Job, Json, Mapping, PollConfig, Response, Snapshot, decode, decode_mapped,
};
use serde::Serialize;
use wasm_bindgen::JsValue;

use super::draft::{Draft, Reader};

/// The project that samples and code name.
pub(super) const SAMPLE_PROJECT: &str = "ac234de2";

/// Blanks of an indent of JSON, as `JSON.stringify` takes them.
const INDENT: u8 = 2;

/// What the widget would know after this answer; or what is wrong with the mapping.
pub(super) fn read(draft: &Draft, no_json: &str) -> Result<Snapshot, String> {
    let mapping = mapping(draft, no_json)?;
    // As the widget does: an address that it cannot fill is not asked.
    Endpoint::new(draft.src.as_str())
        .url(SAMPLE_PROJECT, &draft.job_id)
        .map_err(|error| error.to_string())?;
    let response = Response {
        http_status: draft.http_status,
        body: &draft.body,
        received_at: unix_millis(),
        ..Response::default()
    };
    let asked = Some(draft.job_id.trim()).filter(|id| !id.is_empty());
    Ok(after(match mapping {
        Some(mapping) => decode_mapped(&response, asked, &mapping, parse_json),
        None => decode(&response, asked, parse_json),
    }))
}

fn mapping(draft: &Draft, no_json: &str) -> Result<Option<Mapping>, String> {
    match draft.reader {
        Reader::BuiltIn => Ok(None),
        Reader::Preset(name) => Ok(presets::named(name)),
        Reader::Own => {
            let object = parse_json(&draft.mapping).ok_or(no_json)?;
            let mapping = Mapping::from_json(object).map_err(|error| error.to_string())?;
            Ok(Some(mapping))
        }
    }
}

/// What a poller knows when its first request has brought this.
fn after(result: Result<Job, ApiError>) -> Snapshot {
    let now = Now {
        at: monotonic(),
        unix_millis: unix_millis(),
        jitter: Jitter::new(1.0),
    };
    let mut poller = Poller::new(PollConfig::default());
    poller.handle(now, Input::Start);
    if let Some(Action::Fetch { request }) = poller.poll_action() {
        let answer = Input::Answer {
            request,
            result: result.map(Into::into),
            wait: None,
        };
        poller.handle(now, answer);
    }
    poller.snapshot().clone()
}

/// The job as pages and servers get it.
pub(super) fn job_text(snapshot: &Snapshot) -> Option<String> {
    snapshot.job.as_deref().map(pretty)
}

/// A value as JSON with indents.
pub(super) fn pretty(value: &impl Serialize) -> String {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let value = value.serialize(&serializer).unwrap_or(JsValue::NULL);
    let indent = JsValue::from(INDENT);
    js_sys::JSON::stringify_with_replacer_and_space(&value, &JsValue::NULL, &indent)
        .map(String::from)
        .unwrap_or_default()
}

/// Whether a text is JSON.
pub(super) fn is_json(text: &str) -> bool {
    parse_json(text).is_some_and(|value| value != Json::Null)
}
