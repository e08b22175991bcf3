//! Reads the body of an answer, and no more of it than a job can have.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, Response, ResponseType};

use crate::model::{ApiError, ErrorKind};

/// Bytes of a body that are read. A job with a thousand sub-jobs has some 300 KB; what is longer
/// is no job, and reading it on would only use up the page's memory.
const MAX_BODY_BYTES: usize = 1 << 20;

/// The body as text. Bytes that are not UTF-8 become U+FFFD, as in `Response.text()`.
pub(super) async fn read_text(response: &Response) -> Result<String, ApiError> {
    let Some(stream) = response.body() else {
        return Ok(String::new());
    };
    // A stream has one reader for good: asking for a second one throws.
    if response.body_used() || stream.locked() {
        return Err(unexpected(
            "Something on this page has read the answer already.",
        ));
    }
    if is_short(response) {
        let text = response.text().map_err(|_| broken())?;
        let text = JsFuture::from(text).await.map_err(|_| broken())?;
        return Ok(text.as_string().unwrap_or_default());
    }
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    while let Some(chunk) = next_chunk(&reader).await? {
        if bytes.len() + chunk.length() as usize > MAX_BODY_BYTES {
            // The rest is not wanted: this closes the connection. Nobody waits for it to end.
            let _ = reader.cancel();
            return Err(unexpected("The answer is longer than 1 MiB."));
        }
        bytes.extend(chunk.to_vec());
    }
    Ok(String::from_utf8_lossy(without_bom(&bytes)).into_owned())
}

/// The next bytes; `None` at the end. A connection that breaks before the end is an error.
async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, ApiError> {
    let step = JsFuture::from(reader.read()).await.map_err(|_| broken())?;
    let done = member(&step, "done").is_truthy();
    Ok((!done).then(|| Uint8Array::new(&member(&step, "value"))))
}

/// Whether the head of an answer promises a body that is not too long, so that the browser may read
/// it at once, which is quicker. Only of an answer of the page's own origin: of others it does not tell
/// how they are compressed, and what is short then may become long.
fn is_short(response: &Response) -> bool {
    let header = |name: &str| response.headers().get(name).ok().flatten();
    let length = || header("Content-Length")?.parse().ok();
    response.type_() == ResponseType::Basic
        && header("Content-Encoding").is_none()
        && length().is_some_and(|length: i64| length <= MAX_BODY_BYTES as i64)
}

/// The connection broke.
fn broken() -> ApiError {
    ApiError::new(ErrorKind::Network)
}

fn unexpected(message: &str) -> ApiError {
    ApiError::new(ErrorKind::UnexpectedBody).with_message(message)
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// `JSON.parse` refuses a byte order mark, which some servers send.
fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}
