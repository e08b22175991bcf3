//! A thousand jobs on one page, for a day.

use std::collections::BTreeMap;

use jobwatch::engine::{Budget, Input, PollerKey};
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig};

use super::budget::{budget, most_in_a_window};
use super::rate::Quota;
use crate::bench::{Outcome, error, job, running};
use crate::fleet::Fleet;

const SECOND: u64 = 1_000;
const MINUTE: u64 = 60 * SECOND;
const HOUR: u64 = 60 * MINUTE;

const JOBS: usize = 1_000;

/// How long the jobs take, in turns.
const LENGTHS: [u64; 5] = [5 * SECOND, MINUTE, 10 * MINUTE, HOUR, 12 * HOUR];

/// How many of them fit on the screen.
const SCREEN: usize = 50;

/// The documented limit of the API.
const REQUESTS: u32 = 200;
const WINDOW: u64 = 5 * MINUTE;

/// How long a request is on its way.
const LATENCY: u64 = 120;

/// A service that allows so many requests in a while, and has its faults.
struct Service {
    quota: Quota,
    ends: BTreeMap<PollerKey, u64>,
    /// Requests so far, by which it is told which go wrong.
    served: u64,
}

impl Service {
    /// `None` for a request that is never answered.
    fn respond(&mut self, key: PollerKey, now: u64) -> Option<Outcome> {
        if !self.quota.allows(now) {
            return Some(error(ErrorKind::RateLimited));
        }
        self.served += 1;
        match self.served % 100 {
            7 => None,
            17 | 47 => Some(error(ErrorKind::ServerError)),
            37 => Some(error(ErrorKind::UnexpectedBody)),
            57 => Some(error(ErrorKind::Network)),
            77 => Some(error(ErrorKind::Unavailable)),
            _ if self.ends.get(&key).is_some_and(|end| *end <= now) => {
                Some(Ok(job(JobStatus::Success, 20.0)))
            }
            _ => Some(running(20.0)),
        }
    }
}

/// The page and its service.
struct Day {
    fleet: Fleet,
    service: Service,
    keys: Vec<PollerKey>,
    /// From when to when nobody was to be asked.
    silences: Vec<(u64, u64)>,
}

impl Day {
    fn new(limit: Option<Budget>) -> Self {
        let mut fleet = Fleet::new(limit);
        fleet.roll_dice();
        Self {
            fleet,
            service: Service {
                quota: Quota::new(REQUESTS as usize),
                ends: BTreeMap::new(),
                served: 0,
            },
            keys: Vec::new(),
            silences: Vec::new(),
        }
    }

    /// So many jobs begin, one after the other, all of them below the fold.
    fn begin(&mut self, count: usize) {
        for _ in 0..count {
            let key = self.fleet.start_off_screen(PollConfig::default());
            let length = LENGTHS[self.keys.len() % LENGTHS.len()];
            self.service.ends.insert(key, self.fleet.now + length);
            self.keys.push(key);
        }
    }

    fn pass(&mut self, millis: u64) {
        let service = &mut self.service;
        self.fleet
            .serve_or_hang(millis, LATENCY, |key, now| service.respond(key, now));
    }

    /// Someone scrolls to another part of the page.
    fn scroll(&mut self, screen: usize) {
        for (index, key) in self.keys.iter().enumerate() {
            let shown = index / SCREEN == screen % JOBS.div_ceil(SCREEN);
            let input = if shown {
                Input::OnScreen
            } else {
                Input::OffScreen
            };
            self.fleet.send(*key, input);
        }
    }

    /// The page is silent for a while.
    fn be_silent(&mut self, from: Input, to: Input, millis: u64) {
        self.fleet.send_page(from);
        let begin = self.fleet.now;
        self.pass(millis);
        self.silences.push((begin, self.fleet.now));
        self.fleet.send_page(to);
    }

    fn hour(&mut self, hour: usize) {
        self.begin(if hour < 10 { JOBS / 10 } else { 0 });
        self.pass(10 * MINUTE);
        self.scroll(hour);
        self.pass(20 * MINUTE);
        self.be_silent(Input::PageHidden, Input::PageShown, 10 * MINUTE);
        self.pass(5 * MINUTE);
        self.be_silent(Input::Offline, Input::Online, 2 * MINUTE);
        self.pass(8 * MINUTE);
        self.be_silent(Input::PageFrozen, Input::PageThawed, 5 * MINUTE);
    }

    /// The machine sleeps, and the clock goes on.
    fn sleep(&mut self, millis: u64) {
        let begin = self.fleet.now;
        self.fleet.now += millis;
        self.silences.push((begin, self.fleet.now - 1));
        self.fleet.timeout();
    }

    fn is_silent_at(&self, at: u64) -> bool {
        let mut silences = self.silences.iter();
        silences.any(|(begin, end)| (begin + 1..*end).contains(&at))
    }

    /// That the day went as it should, whatever limits it.
    fn check(&self) {
        assert_eq!(self.keys.len(), JOBS);
        let connections = self.keys.iter().map(|key| self.fleet.connection(*key));
        let ended = connections.filter(|it| *it == Connection::Finished).count();
        assert_eq!(ended, JOBS, "ends that were seen");
        let loud = self
            .fleet
            .requests
            .iter()
            .filter(|it| self.is_silent_at(it.2));
        assert_eq!(loud.count(), 0, "requests in a silence");
        assert_eq!(self.fleet.delay(), None, "nothing is left to do");
    }
}

fn a_day_with(limit: Option<Budget>) -> Day {
    let mut day = Day::new(limit);
    for hour in 0..23 {
        day.hour(hour);
        if hour == 11 {
            day.sleep(HOUR);
        }
    }
    println!(
        "{} requests, {} of them refused",
        day.fleet.requests.len(),
        day.service.quota.refused()
    );
    day
}

#[test]
fn every_end_of_a_thousand_jobs_is_seen_within_a_budget() {
    let day = a_day_with(Some(budget(REQUESTS, WINDOW)));
    day.check();
    assert_eq!(day.service.quota.refused(), 0);
    assert!(most_in_a_window(&day.fleet, WINDOW) <= REQUESTS as usize);
}

#[test]
fn every_end_of_a_thousand_jobs_is_seen_when_the_limit_has_to_be_found() {
    let day = a_day_with(None);
    day.check();
    let (refused, all) = (day.service.quota.refused(), day.fleet.requests.len());
    assert!(50 * refused < all, "{refused} of {all} refused");
}
