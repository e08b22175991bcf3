//! What a server answers.

use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStream, ReadableStreamDefaultController, Response, ResponseInit};

/// A job under way.
pub fn running(percent: u32) -> Response {
    ok(&running_body(percent))
}

pub fn running_body(percent: u32) -> String {
    format!(
        r#"{{"job_id": "a", "job_type": "imsExportImageJob", "status": "RUNNING",
            "entities": {{"process_percent": {}}}}}"#,
        f64::from(percent) / 100.0
    )
}

/// A job that has ended well.
pub fn success() -> Response {
    ok(SUCCESS_BODY)
}

pub const SUCCESS_BODY: &str =
    r#"{"job_id": "a", "job_type": "imsExportImageJob", "status": "SUCCESS"}"#;

pub fn ok(body: &str) -> Response {
    with_status(200, body)
}

pub fn with_status(status: u16, body: &str) -> Response {
    let init = ResponseInit::new();
    init.set_status(status);
    Response::new_with_opt_str_and_init(Some(body), &init).unwrap()
}

/// A status with one header.
pub fn with_header(status: u16, name: &str, value: &str) -> Response {
    let response = with_status(status, "{}");
    response.headers().set(name, value).unwrap();
    response
}

pub fn of_bytes(bytes: &[u8]) -> Response {
    of_body(&Uint8Array::from(bytes))
}

pub fn of_stream(stream: &ReadableStream) -> Response {
    of_body(stream)
}

/// A `Response` over any body that JavaScript takes.
fn of_body(body: &JsValue) -> Response {
    let class = Reflect::get(&js_sys::global(), &"Response".into()).unwrap();
    let arguments = js_sys::Array::of1(body);
    Reflect::construct(class.unchecked_ref::<js_sys::Function>(), &arguments)
        .unwrap()
        .unchecked_into()
}

/// What `fetch` makes of a redirect that it was told not to follow (Fetch standard,
/// "opaque-redirect filtered response"). Only a real redirect gives one, so this looks like it.
pub fn opaque_redirect() -> Response {
    let response = Response::error();
    let kind = Object::new();
    Reflect::set(&kind, &"value".into(), &"opaqueredirect".into()).unwrap();
    Object::define_property(&response, &"type".into(), &kind);
    response
}

/// A body that comes in pieces.
pub struct Stream {
    pub stream: ReadableStream,
    source: Object,
}

impl Stream {
    /// One that brings the same piece again and again, as long as someone reads it.
    pub fn endless(piece: Uint8Array) -> Self {
        Self::new(move |controller| controller.enqueue_with_chunk(&piece).unwrap())
    }

    /// One that brings these pieces and ends.
    pub fn whole(pieces: Vec<Uint8Array>) -> Self {
        Self::of(pieces, |controller| controller.close().unwrap())
    }

    /// One that brings this piece and then nothing, without an end.
    pub fn stalling(piece: Uint8Array) -> Self {
        Self::of(vec![piece], |_| ())
    }

    /// One that breaks after this piece.
    pub fn breaking(piece: Uint8Array) -> Self {
        Self::of(vec![piece], |controller| {
            controller.error_with_e(&"reset".into());
        })
    }

    fn of(pieces: Vec<Uint8Array>, end: fn(&ReadableStreamDefaultController)) -> Self {
        let mut pieces = pieces.into_iter();
        Self::new(move |controller| match pieces.next() {
            Some(piece) => controller.enqueue_with_chunk(&piece).unwrap(),
            None => end(&controller),
        })
    }

    fn new(pull: impl FnMut(ReadableStreamDefaultController) + 'static) -> Self {
        let source = Object::new();
        let pull = Closure::<dyn FnMut(_)>::new(pull);
        Reflect::set(&source, &"pull".into(), &pull.into_js_value()).unwrap();
        let note = {
            let source = source.clone();
            Closure::<dyn FnMut()>::new(move || {
                Reflect::set(&source, &"canceled".into(), &true.into()).unwrap();
            })
        };
        Reflect::set(&source, &"cancel".into(), &note.into_js_value()).unwrap();
        Self {
            stream: ReadableStream::new_with_underlying_source(&source).unwrap(),
            source,
        }
    }

    /// Whether the reader said that it wants no more.
    pub fn is_canceled(&self) -> bool {
        Reflect::get(&self.source, &"canceled".into())
            .unwrap()
            .is_truthy()
    }
}
