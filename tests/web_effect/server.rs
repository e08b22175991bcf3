//! Stands in for `window.fetch`: a test sees each request and answers it when it likes.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use jobwatch::Endpoint;
use jobwatch::effect::Target;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Request, Response, Window};

use super::web_support::clock::{turn, wait_until};

thread_local! {
    static REAL_FETCH: JsValue = Reflect::get(&window(), &"fetch".into()).unwrap();
    static SERVERS: Cell<u32> = const { Cell::new(0) };
}

fn window() -> Window {
    web_sys::window().unwrap()
}

/// All requests of the page go here until this is dropped.
///
/// Each server has a path of its own. What an earlier test has left running does not reach it.
pub struct Server {
    path: String,
    waiting: Rc<RefCell<VecDeque<Exchange>>>,
    asked: Rc<Cell<usize>>,
    _fetch: Closure<dyn FnMut(Request) -> Promise>,
}

impl Server {
    pub fn start() -> Self {
        let number = SERVERS.with(|servers| servers.replace(servers.get() + 1));
        let path = format!("/server-{number}");
        let waiting = Rc::<RefCell<VecDeque<Exchange>>>::default();
        let asked = Rc::<Cell<usize>>::default();
        let fetch = {
            let (path, waiting, asked) = (path.clone(), waiting.clone(), asked.clone());
            Closure::new(move |request: Request| {
                if !request.url().contains(&path) {
                    return Promise::new(&mut |_, _| {});
                }
                asked.set(asked.get() + 1);
                Promise::new(&mut |resolve, reject| {
                    let exchange = Exchange::new(Clone::clone(&request), resolve, reject);
                    waiting.borrow_mut().push_back(exchange);
                })
            })
        };
        REAL_FETCH.with(|_| ());
        set_fetch(fetch.as_ref());
        Self {
            path,
            waiting,
            asked,
            _fetch: fetch,
        }
    }

    /// The URL of a job, on the page's own origin.
    pub fn url(&self, job_id: &str) -> String {
        format!("{}/p/jobs/{job_id}", self.path)
    }

    pub fn target(&self, job_id: &str) -> Target {
        Target::new(self.url(job_id), job_id)
    }

    /// The same, on another origin.
    pub fn target_elsewhere(&self, job_id: &str) -> Target {
        self.target_at("https://ims.example", job_id)
    }

    /// The same, on this origin.
    pub fn target_at(&self, origin: &str, job_id: &str) -> Target {
        Target::new(format!("{origin}{}", self.url(job_id)), job_id)
    }

    pub fn endpoint(&self) -> Endpoint {
        Endpoint::new(format!("{}/{{project_id}}/jobs/{{job_id}}", self.path))
    }

    /// The next request, as soon as it comes.
    pub async fn request(&self) -> Exchange {
        wait_until("a request comes", || !self.waiting.borrow().is_empty()).await;
        self.waiting.borrow_mut().pop_front().unwrap()
    }

    /// Lets a request that was looked at be the next one again.
    pub fn put_back(&self, request: Exchange) {
        self.waiting.borrow_mut().push_front(request);
    }

    /// How many requests have come so far.
    pub fn asked(&self) -> usize {
        self.asked.get()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        REAL_FETCH.with(set_fetch);
    }
}

/// A page that wraps `fetch` in something of its own.
pub struct Interceptor(());

impl Interceptor {
    /// Calls this JavaScript instead of `fetch`.
    pub fn install(fetch: &Function) -> Self {
        REAL_FETCH.with(|_| ());
        set_fetch(fetch);
        Self(())
    }
}

impl Drop for Interceptor {
    fn drop(&mut self) {
        REAL_FETCH.with(set_fetch);
    }
}

fn set_fetch(fetch: &JsValue) {
    Reflect::set(&window(), &"fetch".into(), fetch).unwrap();
}

/// A request that waits for its answer.
pub struct Exchange {
    pub request: Request,
    resolve: Function,
    reject: Function,
}

impl Exchange {
    /// Rejects by itself when it is aborted, as `fetch` does.
    fn new(request: Request, resolve: Function, reject: Function) -> Self {
        request.signal().set_onabort(Some(&reject));
        Self {
            request,
            resolve,
            reject,
        }
    }

    /// Answers, and lets the page digest it.
    pub async fn answer(self, response: &Response) {
        self.settle(&self.resolve, response).await;
    }

    /// Fails, as `fetch` does when there is no connection, or in any other way.
    pub async fn reject(self, reason: &JsValue) {
        self.settle(&self.reject, reason).await;
    }

    async fn settle(&self, outcome: &Function, value: &JsValue) {
        outcome.call1(&JsValue::UNDEFINED, value).unwrap();
        turn().await;
    }

    pub fn is_aborted(&self) -> bool {
        self.request.signal().aborted()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.request.headers().get(name).unwrap()
    }

    /// Whether it is for the job with this id.
    pub fn asks_for(&self, job_id: &str) -> bool {
        self.request.url().ends_with(&format!("/jobs/{job_id}"))
    }
}
