//! What a page gives to prove who asks, and to send requests.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::options::{warn, warn_unless_absent};
use super::shared::{Known, Shared};
use crate::effect::{Fetcher, HeaderList, HeaderSource};

thread_local! {
    static HEADERS: Known<HeaderSource> = RefCell::default();
    static FETCHERS: Known<Fetcher> = RefCell::default();
    /// Headers that were given as they are: equal ones are the same credentials.
    static FIXED: RefCell<Vec<(HeaderList, HeaderSource)>> = RefCell::default();
}

/// The credentials of one widget.
#[derive(Debug, Default)]
pub(super) struct Credentials {
    headers: Option<Rc<Shared<HeaderSource>>>,
    fetch: Option<Rc<Shared<Fetcher>>>,
}

impl Credentials {
    /// The source for the page's `headers`: a function that gives headers or a promise of them, or
    /// the headers themselves. They go to `origins`, too.
    pub(super) fn headers(&mut self, given: &JsValue, origins: &[String]) -> Option<HeaderSource> {
        let source = match given.dyn_ref::<Function>() {
            Some(function) => {
                let old = self.headers.take();
                let shared = HEADERS.with(|known| Shared::of(known, function, old, called));
                self.headers = Some(shared.clone());
                shared.made().clone()
            }
            None => match header_list(given) {
                Some(headers) => fixed(headers),
                None => {
                    // Not what it is: it may be a token.
                    warn_unless_absent(given, "headers: neither an object nor a function");
                    return None;
                }
            },
        };
        let with = |source: HeaderSource, origin: &String| source.also_to(origin);
        Some(origins.iter().fold(source, with))
    }

    /// The page's own `fetch`.
    pub(super) fn fetch(&mut self, given: &JsValue) -> Option<Fetcher> {
        let Some(function) = given.dyn_ref::<Function>() else {
            warn_unless_absent(given, "fetch: not a function");
            return None;
        };
        let old = self.fetch.take();
        let shared = FETCHERS.with(|known| Shared::of(known, function, old, fetched));
        self.fetch = Some(shared.clone());
        Some(shared.made().clone())
    }
}

fn called(shared: Weak<Shared<HeaderSource>>) -> HeaderSource {
    HeaderSource::new(move || {
        let function = shared.upgrade().map(|shared| shared.function());
        async move {
            match function {
                Some(function) => call(&function).await,
                None => HeaderList::new(),
            }
        }
    })
}

/// Without headers the server says 401, and the widget that the session has expired: what a page
/// that has none to give wants to be shown.
async fn call(function: &Function) -> HeaderList {
    let given = match function.call0(&JsValue::UNDEFINED) {
        Ok(given) => JsFuture::from(Promise::resolve(&given)).await,
        thrown => thrown,
    };
    match given {
        Ok(given) => header_list(&given).unwrap_or_default(),
        Err(_) => {
            // Not what was thrown: there may be a token in it.
            warn("headers: the function failed, and the request goes without them");
            HeaderList::new()
        }
    }
}

fn fetched(shared: Weak<Shared<Fetcher>>) -> Fetcher {
    Fetcher::new(move |request| {
        let shared = shared.upgrade().ok_or(JsValue::UNDEFINED)?;
        shared.function().call1(&JsValue::UNDEFINED, request)
    })
}

fn fixed(headers: HeaderList) -> HeaderSource {
    FIXED.with_borrow_mut(|fixed| {
        let known = fixed.iter().find(|(known, _)| *known == headers);
        if let Some((_, source)) = known {
            return source.clone();
        }
        let source = HeaderSource::new({
            let headers = headers.clone();
            move || std::future::ready(headers.clone())
        });
        fixed.push((headers, source.clone()));
        source
    })
}

/// Names and values of an object, of `Headers` or of a list of pairs.
fn header_list(given: &JsValue) -> Option<HeaderList> {
    let object = given.dyn_ref::<Object>()?;
    let pairs = match js_sys::try_iter(object) {
        Ok(Some(pairs)) => pairs.filter_map(Result::ok).collect::<Array>(),
        _ => Object::entries(object),
    };
    let text = |value: JsValue| value.as_string();
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((text(pair.get(0))?, text(pair.get(1))?))
    };
    Some(pairs.iter().filter_map(pair).collect())
}
