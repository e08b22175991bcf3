//! A strict Content-Security-Policy.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use jobwatch::JobStatus;
use jobwatch::view::JobCard;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{EventTarget, SecurityPolicyViolationEvent};

use super::samples::{card, connections, failed, job, running, running_over, snapshot};
use super::web_support::clock::wait_until;
use super::web_support::stage::{Stage, document};

const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

/// The page under the strict policy, from now until it is left: a policy cannot be lifted, and
/// the other tests need not notice.
struct Policy {
    violations: Rc<RefCell<Vec<Violation>>>,
    _listener: EventListener,
}

/// What was violated, by what, and in which element.
struct Violation {
    directive: String,
    blocked: String,
    target: Option<EventTarget>,
}

impl Violation {
    /// Browsers ask for the icon of a page that names none, some of them late.
    fn is_by_the_browser(&self) -> bool {
        self.directive == "img-src" && self.blocked.ends_with("/favicon.ico")
    }

    fn in_words(&self) -> String {
        format!("{}: {}", self.directive, self.blocked)
    }
}

impl Policy {
    fn enforce() -> Self {
        let meta = document().create_element("meta").unwrap();
        meta.set_attribute("http-equiv", "Content-Security-Policy")
            .unwrap();
        meta.set_attribute("content", STRICT).unwrap();
        document().head().unwrap().append_child(&meta).unwrap();

        let violations = Rc::<RefCell<Vec<Violation>>>::default();
        let note = violations.clone();
        let listener = EventListener::new(&document(), "securitypolicyviolation", move |event| {
            let event: &SecurityPolicyViolationEvent = event.unchecked_ref();
            note.borrow_mut().push(Violation {
                directive: event.violated_directive(),
                blocked: event.blocked_uri(),
                target: event.target(),
            });
        });
        Self {
            violations,
            _listener: listener,
        }
    }

    /// What was violated before this call. Violations are told later, but in their order: one that
    /// is provoked marks the end of those before it, and shows that the policy is in force.
    async fn violations(&self) -> Vec<String> {
        let scratch = document().create_element("p").unwrap();
        document().body().unwrap().append_child(&scratch).unwrap();
        scratch.set_attribute("style", "color: red").unwrap();
        let target = Some(EventTarget::from(scratch.clone()));
        let provoked = |violation: &Violation| violation.target == target;
        wait_until("the policy forbids a style attribute", || {
            self.violations.borrow().iter().any(provoked)
        })
        .await;
        scratch.remove();
        let mut violations = self.violations.take();
        violations.retain(|violation| !(provoked(violation) || violation.is_by_the_browser()));
        violations.iter().map(Violation::in_words).collect()
    }
}

/// So that the test below can fail.
async fn assert_that_one_violation_is_noticed(policy: &Policy) {
    let stage = Stage::<JobCard>::show(card(snapshot(running(40.0)))).await;
    let track = stage.one(".job-watch-track");
    track.set_attribute("style", "color: red").unwrap();
    assert_eq!(policy.violations().await, ["style-src-attr: inline"]);
}

#[wasm_bindgen_test]
async fn strict_policy_has_nothing_to_forbid() {
    let policy = Policy::enforce();
    assert_that_one_violation_is_noticed(&policy).await;
    let of_jobs = [
        running(40.0),
        job(JobStatus::Init),
        job(JobStatus::Success),
        failed("E.1", &"long ".repeat(100)),
    ];
    let of_connections = connections().into_iter().map(running_over);
    for snapshot in of_jobs.map(snapshot).into_iter().chain(of_connections) {
        let stage = Stage::<JobCard>::show(card(snapshot)).await;
        for button in stage.all("button[aria-expanded]") {
            button.click();
        }
        yew::scheduler::flush().await;
    }
    assert_eq!(policy.violations().await, [""; 0]);
}
