//! What happens to the whole page.

use jobwatch::engine::{Input, Jitter, PollerKey, Unseen};
use jobwatch::{Connection, ErrorKind, PausedBy, PollConfig, PollMillis};

use crate::bench::{error, every, ms, running};
use crate::fleet::Fleet;

const HIDDEN: Connection = Connection::Paused {
    by: PausedBy::HiddenPage,
};

/// A page whose jobs have all been seen running.
fn live(count: usize) -> (Fleet, Vec<PollerKey>) {
    let (mut fleet, keys) = Fleet::of(count);
    fleet.serve(1_000, 10, |_, _| running(20.0));
    assert!(fleet.in_flight.is_empty());
    (fleet, keys)
}

#[test]
fn hidden_page_is_silent() {
    let (mut fleet, keys) = Fleet::of(20);
    fleet.send_page(Input::PageHidden);
    assert_eq!(fleet.aborted.len(), 6);
    assert!(keys.iter().all(|key| fleet.connection(*key) == HIDDEN));
    fleet.assert_silent();
}

#[test]
fn page_that_is_shown_again_asks_for_each_job_once() {
    let (mut fleet, keys) = live(20);
    fleet.send_page(Input::PageHidden);
    fleet.pass(60_000);
    fleet.send_page(Input::PageShown);
    let before = fleet.requests.len();
    fleet.serve(1_000, 10, |_, _| running(20.0));
    assert_eq!(fleet.requests.len(), before - 6 + 20);
    assert!(keys.iter().all(|key| fleet.count(*key) == 2));
}

#[test]
fn only_what_is_to_be_kept_goes_on_hidden() {
    let mut fleet = Fleet::new(None);
    fleet.start(PollConfig::default());
    let kept = fleet.start(PollConfig::default().with_background(Unseen::Keep));
    fleet.send_page(Input::PageHidden);
    assert_eq!(fleet.in_flight.keys().collect::<Vec<_>>(), [&kept]);
}

#[test]
fn poller_that_is_added_later_knows_the_page() {
    for (away, back) in [
        (Input::PageHidden, Input::PageShown),
        (Input::PageFrozen, Input::PageThawed),
    ] {
        let mut fleet = Fleet::new(None);
        fleet.send_page(away);
        let key = fleet.start(PollConfig::default());
        assert_eq!(fleet.connection(key), HIDDEN);
        fleet.assert_silent();
        fleet.send_page(back);
        assert_eq!(fleet.requests.len(), 1);
        fleet.start(PollConfig::default());
        assert_eq!(fleet.requests.len(), 2);
    }
}

#[test]
fn poller_that_is_added_offline_tries_once() {
    let mut fleet = Fleet::new(None);
    fleet.send_page(Input::Offline);
    let key = fleet.start(PollConfig::default());
    fleet.answer(key, error(ErrorKind::Network));
    assert_eq!(fleet.connection(key), Connection::Offline);
    fleet.assert_silent();
    fleet.send_page(Input::Online);
    let key = fleet.start(PollConfig::default());
    fleet.answer(key, error(ErrorKind::Network));
    assert!(matches!(fleet.connection(key), Connection::Retrying { .. }));
}

#[test]
fn network_that_comes_back_brings_the_requests_one_by_one() {
    let (mut fleet, _) = live(20);
    fleet.send_page(Input::Offline);
    fleet.pass(60_000);
    let (before, back) = (fleet.requests.len(), fleet.now);
    fleet.jitter = Jitter::new(0.3);
    fleet.send_page(Input::Online);
    fleet.serve(2_000, 10, |_, _| running(20.0));
    let mut times: Vec<u64> = fleet.requests[before..].iter().map(|it| it.2).collect();
    times.truncate(20);
    assert!(times.iter().all(|at| *at <= back + 2_000));
    times.dedup();
    assert!(times.len() >= 18, "{} moments", times.len());
    let gaps = times.windows(2).map(|pair| pair[1] - pair[0]);
    assert!(gaps.max() < Some(400), "evenly spread");
}

#[test]
fn page_wide_pause_and_refresh_reach_every_poller() {
    let (mut fleet, keys) = live(4);
    fleet.send_page(Input::Pause);
    fleet.assert_silent();
    fleet.send_page(Input::Resume);
    assert!(keys.iter().all(|key| fleet.count(*key) == 2));
    let key = fleet.start(PollConfig::default());
    assert_eq!(fleet.count(key), 1, "a pause is no state of the page");
}

#[test]
fn page_that_wakes_asks_for_each_job_once() {
    for (slept, ahead) in [(3_600_000, 0), (0, 3_600_000)] {
        let (mut fleet, keys) = live(20);
        fleet.pass(1_500);
        let in_flight = fleet.in_flight.len();
        fleet.now += slept;
        fleet.ahead += ahead;
        fleet.timeout();
        assert_eq!(fleet.aborted.len(), in_flight);
        let before = fleet.requests.len();
        fleet.serve(1_000, 10, |_, _| running(20.0));
        assert_eq!(fleet.requests.len(), before - 6 + 20);
        assert!(
            keys.iter()
                .all(|key| fleet.connection(*key) == Connection::Live)
        );
    }
}

#[test]
fn first_answer_after_a_sleep_is_heard_and_wakes_the_others() {
    let (mut fleet, keys) = Fleet::of(3);
    fleet.now += 3_600_000;
    fleet.answer(keys[1], running(40.0));
    assert_eq!(fleet.percent(keys[1]), Some(40));
    let aborted: Vec<_> = fleet.aborted.iter().map(|it| it.0).collect();
    assert_eq!(aborted, [keys[0], keys[2]]);
    assert!(keys.iter().all(|key| fleet.count(*key) == 2));
}

#[test]
fn queue_is_no_sleep() {
    let (mut fleet, keys) = Fleet::of(200);
    fleet.serve(600_000, 5_000, |_, _| running(20.0));
    assert_eq!(fleet.aborted, []);
    assert!(keys.iter().all(|key| fleet.count(*key) >= 2));
}

#[test]
fn long_wait_of_one_poller_ends_when_the_machine_wakes() {
    let mut fleet = Fleet::new(None);
    let often = fleet.start(PollConfig::default());
    let seldom = fleet.start(every(86_400_000.0, 86_400_000.0));
    for key in [often, seldom] {
        fleet.answer(key, running(20.0));
    }
    fleet.now += 3_600_000;
    fleet.timeout();
    assert_eq!(fleet.count(seldom), 2);
    assert_eq!(fleet.delay(), Some(ms(15_000)));
}

#[test]
fn deadline_that_a_page_gets_over_as_it_wakes_is_not_shown() {
    let patient = PollMillis {
        timeout: 3_600_000.0,
        deadline: Some(60_000.0),
        ..PollMillis::default()
    };
    let mut fleet = Fleet::new(None);
    fleet.start(PollConfig::from_millis(patient).0);
    fleet.now += 3_600_000;
    fleet.send_page(Input::Refresh);
    assert_eq!(fleet.requests.len(), 2);
    assert_eq!(fleet.published, [], "it was connecting, and is");
}
