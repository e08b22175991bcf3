//! What tabs say to each other, over a `BroadcastChannel`.

use std::time::Duration;

use gloo_events::EventListener;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

use super::news::News;
use crate::effect::answer::Answer;
use crate::model::{ApiError, ErrorKind};

/// What one tab says to all others.
#[derive(Clone, Debug)]
pub(in crate::effect) enum Message {
    /// It is there, and whether a person can see it.
    Hello { visible: bool },
    /// A person wants to know now.
    Refresh,
    /// A request has brought something.
    News(News),
}

/// The other tabs, for as long as this is kept.
pub(super) struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// `None` if the browser has no such thing.
    pub(super) fn open(name: &str, hear: impl Fn(Message) + 'static) -> Option<Self> {
        if !has_channels() {
            return None;
        }
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.unchecked_ref::<MessageEvent>().data();
            // Another version of this software may say what this one does not understand.
            if let Some(message) = read(&data) {
                hear(message);
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }

    pub(super) fn post(&self, message: &Message) {
        // Fails for no object of texts, numbers and truth values.
        let _ = self.channel.post_message(&write(message));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

fn has_channels() -> bool {
    Reflect::has(&js_sys::global(), &"BroadcastChannel".into()).unwrap_or(false)
}

fn write(message: &Message) -> Object {
    let object = Object::new();
    match message {
        Message::Hello { visible } => {
            set(&object, "kind", "hello");
            set(&object, "visible", *visible);
        }
        Message::Refresh => set(&object, "kind", "refresh"),
        Message::News(news) => write_news(&object, news),
    }
    object
}

fn write_news(object: &Object, news: &News) {
    set(object, "kind", "news");
    set(object, "from", news.from.as_str());
    set(object, "number", news.number);
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    set(object, "unixMillis", news.unix_millis as f64);
    if let Some(wait) = news.wait() {
        set(object, "wait", wait.as_secs_f64());
    }
    match &news.outcome {
        Ok(answer) => write_answer(object, answer),
        Err(error) => {
            set(object, "error", error.kind.as_str());
            set_text(object, "message", error.message.as_deref());
        }
    }
}

fn write_answer(object: &Object, answer: &Answer) {
    set(object, "status", answer.http_status);
    set(object, "body", answer.body.as_str());
    set_text(object, "requestId", answer.request_id.as_deref());
    set_text(object, "retryAfter", answer.retry_after.as_deref());
    set_text(object, "date", answer.date.as_deref());
    set_text(object, "location", answer.location.as_deref());
}

fn read(data: &JsValue) -> Option<Message> {
    match text(data, "kind")?.as_str() {
        "hello" => Some(Message::Hello {
            visible: get(data, "visible").is_truthy(),
        }),
        "refresh" => Some(Message::Refresh),
        "news" => read_news(data).map(Message::News),
        _ => None,
    }
}

fn read_news(data: &JsValue) -> Option<News> {
    let unix_millis = whole(data, "unixMillis")?;
    let outcome = match text(data, "error") {
        Some(kind) => Err(read_error(data, &kind)?),
        None => Ok(read_answer(data, unix_millis)?),
    };
    let wait = get(data, "wait").as_f64();
    let wait = wait.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    let number = u32::try_from(whole(data, "number")?).ok()?;
    let mut news = News::new(text(data, "from")?, number, outcome, wait);
    news.unix_millis = unix_millis;
    Some(news)
}

fn read_answer(data: &JsValue, unix_millis: i64) -> Option<Answer> {
    Some(Answer {
        http_status: u16::try_from(whole(data, "status")?).ok()?,
        body: text(data, "body")?,
        request_id: text(data, "requestId"),
        retry_after: text(data, "retryAfter"),
        date: text(data, "date"),
        location: text(data, "location"),
        received_at: unix_millis,
    })
}

fn read_error(data: &JsValue, kind: &str) -> Option<ApiError> {
    let kind = ErrorKind::from_name(kind)?;
    let message = text(data, "message");
    Some(ApiError {
        message,
        ..ApiError::new(kind)
    })
}

fn set(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Fails for no object of one's own.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

fn set_text(object: &Object, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        set(object, name, value);
    }
}

fn get(data: &JsValue, name: &str) -> JsValue {
    Reflect::get(data, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(data: &JsValue, name: &str) -> Option<String> {
    get(data, name).as_string()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what does not fit is another number"
)]
fn whole(data: &JsValue, name: &str) -> Option<i64> {
    get(data, name).as_f64().map(|number| number as i64)
}
