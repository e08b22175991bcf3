//! All that this page asks for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::origin::origin_of;
use super::page::{self, PageWatch};
use super::server::Server;
use super::target::Target;
use crate::engine::{Budget, Input};

thread_local! {
    static POOL: Pool = Pool::default();
}

/// The servers that the page has asked, and the page's state, of which all of them are told.
///
/// A server is kept when nobody watches its jobs any more: what it allows and what it has served
/// count for who comes next. A page asks a handful of servers in its life.
#[derive(Default)]
struct Pool {
    /// By their origins.
    servers: RefCell<Vec<(String, Rc<Server>)>>,
    budget: Cell<Option<Budget>>,
    watch: RefCell<Option<PageWatch>>,
    attending: Cell<usize>,
}

/// Keeps the pool informed about the page, until the last of these is dropped.
pub(super) struct Attendance(());

/// One more takes part.
pub(super) fn attend() -> Attendance {
    POOL.with(|pool| {
        pool.attending.set(pool.attending.get() + 1);
        if pool.attending.get() == 1 {
            *pool.watch.borrow_mut() = PageWatch::new(tell_page);
            // What happened while nobody listened.
            page::current().into_iter().for_each(tell_page);
        }
    });
    Attendance(())
}

impl Drop for Attendance {
    fn drop(&mut self) {
        // The last widgets may go with the page's thread, when the pool is gone already.
        let _ = POOL.try_with(|pool| {
            pool.attending.set(pool.attending.get() - 1);
            if pool.attending.get() == 0 {
                pool.watch.take();
            }
        });
    }
}

/// Limits how many requests this page sends to each server in any window of time; `None`, as at
/// first, limits nothing beforehand.
///
/// The API's documents allow a whole tenant 200 requests in 5 minutes. A console that knows how
/// many of its pages are open at a time gives each a part of that.
///
/// ```
/// use std::num::NonZeroU32;
/// use std::time::Duration;
/// use jobwatch::effect::set_budget;
/// use jobwatch::engine::Budget;
///
/// fn limit(requests: NonZeroU32) {
///     set_budget(Some(Budget::new(requests, Duration::from_secs(300))));
/// }
/// ```
pub fn set_budget(budget: Option<Budget>) {
    POOL.with(|pool| pool.budget.set(budget));
    for server in servers() {
        server.set_budget(budget);
    }
}

/// Where the target's job is asked for: browsers and servers count requests by origin.
pub(super) fn server_of(target: &Target) -> Rc<Server> {
    let origin = origin_of(&target.url).unwrap_or_default();
    let known = POOL.with(|pool| {
        let servers = pool.servers.borrow();
        let known = servers.iter().find(|known| known.0 == origin);
        known.map(|(_, server)| server.clone())
    });
    known.unwrap_or_else(|| {
        let server = Server::new(POOL.with(|pool| pool.budget.get()));
        for input in page::current() {
            server.tell_page(input);
        }
        POOL.with(|pool| pool.servers.borrow_mut().push((origin, server.clone())));
        server
    })
}

fn tell_page(input: Input) {
    for server in servers() {
        server.tell_page(input.clone());
    }
}

/// Not borrowed while they act, as those who are told may come and go.
fn servers() -> Vec<Rc<Server>> {
    POOL.with(|pool| {
        let servers = pool.servers.borrow();
        servers.iter().map(|(_, server)| server.clone()).collect()
    })
}
