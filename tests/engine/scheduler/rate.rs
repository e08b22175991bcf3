//! A page that was told that it asks too often.

use std::collections::VecDeque;

use jobwatch::engine::{Input, Jitter, PollerKey};
use jobwatch::{Connection, ErrorKind, Millis, PollConfig};

use crate::bench::{Outcome, error, every, ms, running, told_to_wait};
use crate::fleet::Fleet;

/// A page of busy jobs that has been served for a minute at about ten requests a second, with
/// nothing in flight.
fn busy() -> (Fleet, Vec<PollerKey>) {
    let mut fleet = Fleet::new(None);
    fleet.jitter = Jitter::new(0.0);
    let keys = (0..10).map(|_| fleet.start(every(1_000.0, 1_000.0)));
    let keys: Vec<_> = keys.collect();
    fleet.serve(60_000, 0, |_, _| running(20.0));
    while fleet.in_flight.is_empty() {
        fleet.fire();
    }
    for key in keys.iter().skip(1) {
        if fleet.in_flight.contains_key(key) {
            fleet.answer(*key, running(20.0));
        }
    }
    (fleet, keys)
}

/// The same, with one request that is answered with this.
fn busy_until(outcome: Outcome) -> Fleet {
    let (mut fleet, _) = busy();
    if fleet.in_flight.is_empty() {
        fleet.fire();
    }
    while fleet.in_flight.len() > 1 {
        let key = *fleet.in_flight.keys().next().unwrap();
        fleet.answer(key, running(20.0));
    }
    let key = *fleet.in_flight.keys().next().unwrap();
    fleet.answer(key, outcome);
    fleet
}

fn refused() -> Outcome {
    error(ErrorKind::RateLimited)
}

/// How many requests go out in the next so many milliseconds, all of them answered well.
fn requests_in(fleet: &mut Fleet, millis: u64) -> usize {
    let before = fleet.requests.len();
    fleet.serve(millis, 0, |_, _| running(20.0));
    fleet.requests.len() - before
}

#[test]
fn too_many_requests_hold_the_whole_page() {
    let mut fleet = busy_until(refused());
    assert!(fleet.in_flight.is_empty());
    assert_eq!(requests_in(&mut fleet, 4_999), 0);
    assert!(requests_in(&mut fleet, 1) == 1, "one goes out to see");
}

#[test]
fn retry_after_of_one_holds_the_whole_page() {
    let mut fleet = busy_until(told_to_wait(ErrorKind::RateLimited, ms(20_000)));
    assert_eq!(requests_in(&mut fleet, 19_999), 0);
    assert_eq!(requests_in(&mut fleet, 1), 1);
}

#[test]
fn unavailable_concerns_its_own_poller_only() {
    let mut fleet = busy_until(told_to_wait(ErrorKind::Unavailable, ms(60_000)));
    let count = requests_in(&mut fleet, 10_000);
    assert!(count > 80, "{count} requests");
}

#[test]
fn refused_poller_tells_when_the_page_goes_on() {
    let (mut fleet, keys) = Fleet::of(2);
    fleet.answer(keys[0], refused());
    let until = Millis(fleet.now).after(ms(5_250));
    assert!(matches!(fleet.connection(keys[0]), Connection::Retrying { at, .. } if at == until));
}

#[test]
fn held_page_sends_one_request_to_see() {
    let mut fleet = busy_until(refused());
    fleet.pass(5_000);
    assert_eq!(fleet.in_flight.len(), 1);
    fleet.pass(10_000);
    assert_eq!(fleet.in_flight.len(), 1, "and waits for what it brings");
}

#[test]
fn silence_grows_with_each_further_refusal() {
    let mut fleet = busy_until(refused());
    // The quota of the last minutes is whole again after 305 s; then it must be another.
    for hold in [5_000, 20_000, 80_000, 200_000, 300_000, 300_000] {
        assert_eq!(fleet.until_request(), ms(hold));
        let key = *fleet.in_flight.keys().next().unwrap();
        fleet.answer(key, refused());
    }
}

#[test]
fn silence_is_spread_by_chance() {
    let (mut fleet, keys) = Fleet::of(1);
    fleet.jitter = Jitter::new(1.0);
    fleet.answer(keys[0], refused());
    assert_eq!(fleet.delay(), Some(ms(5_500)));
}

#[test]
fn rate_is_halved() {
    let mut fleet = busy_until(refused());
    fleet.serve(5_000, 0, |_, _| running(20.0));
    let count = requests_in(&mut fleet, 20_000);
    assert!(
        (95..=115).contains(&count),
        "{count} instead of 200 requests"
    );
}

#[test]
fn each_refusal_halves_the_rate_again() {
    let mut fleet = busy_until(refused());
    fleet.serve(15_000, 0, |_, _| running(20.0));
    while fleet.in_flight.is_empty() {
        fleet.fire();
    }
    let key = *fleet.in_flight.keys().next().unwrap();
    fleet.answer(key, refused());
    fleet.serve(5_000, 0, |_, _| running(20.0));
    let count = requests_in(&mut fleet, 20_000);
    assert!(
        (45..=58).contains(&count),
        "{count} instead of 100 requests"
    );
}

#[test]
fn refusals_of_requests_that_were_on_their_way_are_one() {
    let (mut fleet, _) = busy();
    fleet.pass(3_000);
    let keys: Vec<_> = fleet.in_flight.keys().copied().collect();
    assert_eq!(keys.len(), 6);
    for key in keys {
        fleet.answer(key, refused());
    }
    assert_eq!(fleet.fire(), ms(5_000));
    let key = *fleet.in_flight.keys().next().unwrap();
    fleet.answer(key, running(20.0));
    let count = requests_in(&mut fleet, 20_000);
    assert!((90..=115).contains(&count), "{count} requests");
}

#[test]
fn answer_that_was_on_its_way_does_not_end_the_silence() {
    let (mut fleet, _) = busy();
    fleet.pass(3_000);
    let keys: Vec<_> = fleet.in_flight.keys().copied().collect();
    fleet.answer(keys[0], refused());
    for key in &keys[1..] {
        fleet.answer(*key, running(20.0));
    }
    assert_eq!(requests_in(&mut fleet, 4_999), 0);
}

#[test]
fn longer_wish_that_comes_later_counts() {
    let (mut fleet, _) = busy();
    fleet.pass(3_000);
    let keys: Vec<_> = fleet.in_flight.keys().copied().collect();
    fleet.answer(keys[0], refused());
    fleet.answer(keys[1], told_to_wait(ErrorKind::RateLimited, ms(60_000)));
    for key in &keys[2..] {
        fleet.answer(*key, refused());
    }
    assert_eq!(requests_in(&mut fleet, 59_999), 0);
    assert_eq!(requests_in(&mut fleet, 1), 1);
}

#[test]
fn rate_recovers_step_by_step() {
    let mut fleet = busy_until(refused());
    fleet.serve(5_000, 0, |_, _| running(20.0));
    let counts: Vec<_> = (0..5)
        .map(|_| {
            let count = requests_in(&mut fleet, 60_000);
            fleet.serve(300_000, 0, |_, _| running(20.0));
            count
        })
        .collect();
    assert!(
        counts.windows(2).all(|pair| pair[0] < pair[1]),
        "{counts:?}"
    );
    fleet.serve(30 * 60_000, 0, |_, _| running(20.0));
    let count = requests_in(&mut fleet, 60_000);
    assert!(count > 590, "{count} requests in the end");
}

#[test]
fn network_that_fails_meanwhile_proves_nothing() {
    let mut fleet = busy_until(refused());
    fleet.until_request();
    let key = *fleet.in_flight.keys().next().unwrap();
    fleet.answer(key, error(ErrorKind::Network));
    fleet.pass(10_000);
    assert_eq!(fleet.in_flight.len(), 1, "still one at a time");
    let key = *fleet.in_flight.keys().next().unwrap();
    fleet.answer(key, refused());
    assert_eq!(fleet.until_request(), ms(20_000), "still the same run");
}

#[test]
fn someone_who_insists_may_try_in_spite_of_the_silence() {
    let mut fleet = busy_until(told_to_wait(ErrorKind::RateLimited, ms(60_000)));
    fleet.now += 2_000;
    let key = fleet.requests[0].0;
    fleet.send(key, Input::Refresh);
    assert_eq!(fleet.in_flight.keys().collect::<Vec<_>>(), [&key]);
    fleet.answer(key, running(20.0));
    let count = requests_in(&mut fleet, 1_000);
    assert!(
        count >= 4,
        "what was served ends the silence, {count} requests"
    );
}

#[test]
fn insisting_in_a_loop_does_not_break_the_silence_more_than_once_a_second() {
    let mut fleet = busy_until(told_to_wait(ErrorKind::RateLimited, ms(60_000)));
    let before = fleet.requests.len();
    for _ in 0..1_000 {
        fleet.send_page(Input::Refresh);
        fleet.serve(10, 0, |_, _| refused());
    }
    let count = fleet.requests.len() - before;
    assert!((5..=10).contains(&count), "{count} requests in 10 s");
}

#[test]
fn page_that_is_refused_from_the_first_request_on_goes_on_slowly() {
    let (mut fleet, keys) = Fleet::of(20);
    fleet.serve(600_000, 10, |_, _| refused());
    let count = fleet.requests.len();
    assert!((9..=14).contains(&count), "{count} requests");
    fleet.serve(600_000, 10, |_, _| running(20.0));
    assert!(
        keys.iter()
            .all(|key| fleet.connection(*key) == Connection::Live)
    );
}

/// A server that allows so many requests in five minutes, in the way of the API: it counts those
/// that it refuses not.
pub(super) struct Quota {
    limit: usize,
    served: VecDeque<u64>,
    refused: usize,
}

impl Quota {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            served: VecDeque::new(),
            refused: 0,
        }
    }

    pub(super) fn allows(&mut self, now: u64) -> bool {
        while self.served.front().is_some_and(|at| at + 300_000 <= now) {
            self.served.pop_front();
        }
        let allowed = self.served.len() < self.limit;
        if allowed {
            self.served.push_back(now);
        } else {
            self.refused += 1;
        }
        allowed
    }

    pub(super) fn refused(&self) -> usize {
        self.refused
    }
}

#[test]
fn limit_that_nobody_told_is_found_with_few_refusals() {
    let (mut fleet, keys) = Fleet::of(100);
    let mut quota = Quota::new(200);
    fleet.serve(3_600_000, 100, |_, now| {
        if quota.allows(now) {
            running(20.0)
        } else {
            refused()
        }
    });
    let served = fleet.requests.len() - quota.refused();
    println!("{} refusals, {served} served in an hour", quota.refused());
    assert!(quota.refused() <= 15, "{} refusals", quota.refused());
    assert!(served > 1_200, "{served} of 2,400");
    let least = keys.iter().map(|key| fleet.count(*key)).min();
    assert!(least > Some(8), "{least:?} of a job");
}

#[test]
fn limit_by_the_second_costs_little() {
    let mut fleet = Fleet::new(None);
    for _ in 0..20 {
        fleet.start(PollConfig::default());
    }
    let mut refusals = 0;
    fleet.serve(600_000, 100, |_, now| {
        if now < 5_200 {
            refusals += 1;
            return refused();
        }
        running(20.0)
    });
    assert!(refusals <= 6);
    let count = fleet.requests.len();
    assert!(count > 300, "{count} requests");
}
