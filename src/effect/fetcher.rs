//! What sends requests.

use std::fmt;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Request;

#[wasm_bindgen]
extern "C" {
    /// `fetch` as the page has it. Pages wrap it, and a wrapper may throw or give something that
    /// is no promise, neither of which web-sys reckons with.
    #[wasm_bindgen(catch, js_name = fetch)]
    fn page_fetch(request: &Request) -> Result<JsValue, JsValue>;
}

type Send = dyn Fn(&Request) -> Result<JsValue, JsValue>;

/// Sends requests in the place of the page's own `fetch`: one that signs them, for example, or
/// that goes through the console's own client. Two are equal if one is a clone of the other.
///
/// ```
/// use jobwatch::effect::Fetcher;
///
/// /// Tells the console's own log of each request.
/// fn logged() -> Fetcher {
///     Fetcher::new(|request| {
///         web_sys::console::log_1(&request.url().into());
///         let window = web_sys::window().ok_or("no window")?;
///         Ok(window.fetch_with_request(request).into())
///     })
/// }
/// # fn main() {}
/// ```
#[derive(Clone)]
pub struct Fetcher(Rc<Send>);

impl Fetcher {
    /// Takes what is called with each request: it gives a promise of a response, as `fetch` does,
    /// and honours the request's `signal` and `redirect`.
    pub fn new(send: impl Fn(&Request) -> Result<JsValue, JsValue> + 'static) -> Self {
        Self(Rc::new(send))
    }
}

impl PartialEq for Fetcher {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").finish_non_exhaustive()
    }
}

/// Sends a request, by the page's own `fetch` if by nothing else.
pub(super) fn send(fetcher: Option<&Fetcher>, request: &Request) -> Result<JsValue, JsValue> {
    match fetcher {
        Some(Fetcher(send)) => send(request),
        None => page_fetch(request),
    }
}
