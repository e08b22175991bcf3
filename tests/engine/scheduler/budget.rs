//! No more requests than a page may send.

use std::num::NonZeroU32;

use jobwatch::PollConfig;
use jobwatch::engine::{Budget, Input};

use crate::bench::{every, ms, running};
use crate::fleet::{Fleet, IN_FLIGHT};

pub(super) fn budget(requests: u32, window: u64) -> Budget {
    Budget::new(NonZeroU32::new(requests).unwrap(), ms(window))
}

/// A page that wants more than anyone allows.
fn greedy(limit: Budget) -> Fleet {
    let mut fleet = Fleet::new(Some(limit));
    for _ in 0..50 {
        fleet.start(every(250.0, 250.0));
    }
    fleet
}

pub(super) fn most_in_a_window(fleet: &Fleet, window: u64) -> usize {
    let times: Vec<u64> = fleet.requests.iter().map(|it| it.2).collect();
    let ends = times.iter().enumerate();
    ends.map(|(index, start)| {
        let end = times.partition_point(|at| *at <= start + window);
        end - index
    })
    .max()
    .unwrap_or(0)
}

#[test]
fn budget_is_kept_in_every_window_and_used_to_three_quarters() {
    for (requests, window) in [
        (200, 300_000),
        (1, 10_000),
        (2, 1_000),
        (7, 60_000),
        (1_000, 1_000),
    ] {
        let mut fleet = greedy(budget(requests, window));
        fleet.serve(10 * window.max(1_000), 10, |_, _| running(20.0));
        let most = most_in_a_window(&fleet, window);
        assert!(most <= requests as usize, "{most} of {requests}");
        let all = fleet.requests.len();
        let possible = 10 * requests as usize;
        assert!(
            window < 10_000 || 4 * all >= 3 * possible,
            "{all} of {possible} in ten windows"
        );
    }
}

#[test]
fn quarter_of_the_budget_goes_out_at_once_and_the_rest_evenly() {
    let mut fleet = greedy(budget(200, 300_000));
    fleet.serve(1_000, 10, |_, _| running(20.0));
    assert_eq!(fleet.requests.len(), 50);
    fleet.serve(299_000, 10, |_, _| running(20.0));
    let gaps = fleet.requests[50..].windows(2);
    assert!(
        gaps.clone()
            .all(|pair| (1_990..=2_000).contains(&(pair[1].2 - pair[0].2)))
    );
    assert!(gaps.count() > 140);
}

#[test]
fn budget_that_is_not_used_up_delays_nothing() {
    let mut fleet = Fleet::new(Some(budget(200, 300_000)));
    let key = fleet.start(PollConfig::default());
    fleet.answer(key, running(20.0));
    assert_eq!(fleet.fire(), ms(2_000));
}

#[test]
fn insisting_does_not_exceed_the_budget() {
    let mut fleet = Fleet::new(Some(budget(4, 60_000)));
    let keys: Vec<_> = (0..4).map(|_| fleet.start(PollConfig::default())).collect();
    for _ in 0..100 {
        for key in &keys {
            fleet.send(*key, Input::Refresh);
        }
        fleet.serve(1_000, 10, |_, _| running(20.0));
    }
    assert!(most_in_a_window(&fleet, 60_000) <= 4);
}

#[test]
fn aborted_requests_count() {
    let mut fleet = Fleet::new(Some(budget(4, 60_000)));
    fleet.start(PollConfig::default());
    for _ in 0..100 {
        fleet.send_page(Input::PageHidden);
        fleet.pass(300);
        fleet.send_page(Input::PageShown);
    }
    assert!(most_in_a_window(&fleet, 60_000) <= 4);
}

#[test]
fn new_budget_counts_from_now_on_and_begins_without_a_burst() {
    let mut fleet = Fleet::new(None);
    for _ in 0..50 {
        fleet.start(every(250.0, 250.0));
    }
    fleet.serve(1_000, 10, |_, _| running(20.0));
    let before = fleet.requests.len();
    assert!(before > 100);
    fleet.set_budget(Some(budget(200, 300_000)));
    fleet.serve(300_000, 10, |_, _| running(20.0));
    let spent = fleet.requests.len() - before;
    assert!((145..=151).contains(&spent), "{spent}");
}

#[test]
fn same_budget_again_changes_nothing() {
    let mut fleet = greedy(budget(200, 300_000));
    for _ in 0..20 {
        fleet.set_budget(Some(budget(200, 300_000)));
    }
    fleet.serve(1_000, 10, |_, _| running(20.0));
    assert_eq!(fleet.requests.len(), 50);
}

#[test]
fn budget_that_is_lifted_lets_everyone_ask_at_once() {
    let mut fleet = greedy(budget(4, 300_000));
    assert_eq!(fleet.requests.len(), 1);
    fleet.set_budget(None);
    assert_eq!(fleet.requests.len(), IN_FLIGHT);
}

#[test]
fn window_is_a_day_at_most() {
    let limit = Budget::new(NonZeroU32::MAX, std::time::Duration::MAX);
    assert_eq!(limit.window(), ms(24 * 60 * 60 * 1_000));
    assert_eq!(limit.requests(), u32::MAX);
    greedy(limit);
}

/// Most requests of so many jobs in any five minutes of their first hour, and in the last five.
fn in_five_minutes(jobs: usize) -> (usize, usize) {
    const WINDOW: u64 = 300_000;
    const HOUR: u64 = 3_600_000;
    let (mut fleet, _) = Fleet::of(jobs);
    fleet.roll_dice();
    fleet.serve(HOUR, 100, |_, _| running(20.0));
    let old = fleet.requests.iter().filter(|it| it.2 >= HOUR - WINDOW);
    (most_in_a_window(&fleet, WINDOW), old.count())
}

/// What `docs/limits.md` says.
#[test]
fn three_young_jobs_or_six_old_ones_stay_within_the_api_s_limit() {
    const LIMIT: usize = 200;
    let (young, old) = in_five_minutes(1);
    assert!((60..=65).contains(&young), "{young} of a young job");
    assert!((28..=32).contains(&old), "{old} of an old job");
    assert!(in_five_minutes(3).0 <= LIMIT && in_five_minutes(4).0 > LIMIT);
    assert!(in_five_minutes(6).1 <= LIMIT && in_five_minutes(7).1 > LIMIT);
}

/// Likewise.
#[test]
fn job_has_its_share_of_three_quarters_of_the_budget() {
    for (jobs, requests) in [(20, 200), (20, 66), (100, 200)] {
        let window = 300_000;
        let mut fleet = Fleet::new(Some(budget(requests, window)));
        let keys: Vec<_> = (0..jobs)
            .map(|_| fleet.start(PollConfig::default()))
            .collect();
        let hours = 4 * 3_600_000;
        fleet.serve(hours, 100, |_, _| running(20.0));
        let share = jobs * window * 4 / (u64::from(requests) * 3);
        for key in keys {
            let count = fleet.count(key) as u64;
            let expected = hours / share;
            assert!(
                count.abs_diff(expected) <= 2 + expected / 10,
                "{count} of a job, not {expected}, with {jobs} jobs and {requests} requests"
            );
        }
    }
}
