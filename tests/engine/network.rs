//! What the browser says about the network.

use jobwatch::engine::{Input, Jitter};
use jobwatch::{ApiError, Connection, ErrorKind};

use super::bench::{Bench, error, ms, running};

#[test]
fn offline_browser_sends_no_request() {
    let mut bench = Bench::live();
    bench.send(Input::Offline);
    assert_eq!(bench.connection(), Connection::Offline);
    bench.assert_silent();
    assert_eq!(bench.percent(), Some(20));
}

#[test]
fn request_in_flight_is_aborted_when_the_network_goes() {
    let mut bench = Bench::started();
    bench.send(Input::Offline);
    assert_eq!(bench.aborted.len(), 1);
    assert_eq!(bench.connection(), Connection::Offline);
}

#[test]
fn network_that_comes_back_brings_one_request_within_two_seconds() {
    for (jitter, delay) in [(0.0, 0), (0.25, 500), (1.0, 2_000)] {
        let mut bench = Bench::live();
        bench.send(Input::Offline);
        bench.pass(60_000);
        let back = bench.now;
        bench.jitter = Jitter::new(jitter);
        bench.send(Input::Online);
        bench.send(Input::Online);
        bench.pass(5_000);
        assert_eq!(bench.requests.len(), 2);
        assert_eq!(bench.requests[1].1, back + delay);
    }
}

#[test]
fn link_is_not_called_live_again_before_an_answer() {
    let mut bench = Bench::live();
    bench.send(Input::Offline);
    bench.send(Input::Online);
    assert_eq!(bench.connection(), Connection::Connecting);
    bench.fire();
    bench.answer(running(20.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn network_that_comes_back_starts_the_backoff_anew() {
    let mut bench = Bench::failing(7);
    bench.send(Input::Offline);
    bench.send(Input::Online);
    bench.fire();
    bench.answer(error(ErrorKind::Network));
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 1, .. }
    ));
}

#[test]
fn online_while_online_changes_nothing() {
    let mut bench = Bench::live();
    bench.send(Input::Online);
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(bench.delay(), Some(ms(2_000)));
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn offline_at_the_start_still_tries_once() {
    let mut bench = Bench::new();
    bench.send(Input::Offline);
    bench.send(Input::Start);
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.published, [], "no link is lost that was never there");
    bench.answer(error(ErrorKind::Network));
    assert_eq!(bench.connection(), Connection::Offline);
    bench.assert_silent();
    bench.send(Input::Online);
    bench.fire();
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn offline_at_the_start_of_a_hidden_page_tries_once_when_shown() {
    let mut bench = Bench::new();
    bench.send(Input::Offline);
    bench.send(Input::PageHidden);
    bench.send(Input::Start);
    bench.assert_silent();
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn hung_try_at_an_offline_start_ends_offline() {
    let mut bench = Bench::new();
    bench.send(Input::Offline);
    bench.send(Input::Start);
    bench.fire();
    assert_eq!(bench.aborted.len(), 1);
    assert_eq!(bench.connection(), Connection::Offline);
}

#[test]
fn answer_proves_a_browser_that_calls_itself_offline_wrong() {
    let mut refusal = ApiError::new(ErrorKind::ServerError);
    refusal.http_status = Some(502);
    let mut slow = ApiError::new(ErrorKind::Timeout);
    slow.http_status = Some(408);
    for outcome in [running(20.0), Err(refusal), Err(slow)] {
        let mut bench = Bench::new();
        bench.send(Input::Offline);
        bench.send(Input::Start);
        bench.answer(outcome);
        bench.fire();
        bench.answer(error(ErrorKind::Network));
        assert!(matches!(bench.connection(), Connection::Retrying { .. }));
    }
}

#[test]
fn someone_who_insists_makes_an_offline_poller_try_once() {
    let mut bench = Bench::live();
    bench.send(Input::Offline);
    bench.pass(1_000);
    bench.send(Input::Refresh);
    assert_eq!(bench.requests.len(), 2);
    bench.answer(error(ErrorKind::Network));
    assert_eq!(bench.connection(), Connection::Offline);
    bench.assert_silent();
}

#[test]
fn network_that_comes_back_to_a_hidden_page_changes_nothing_until_it_is_shown() {
    let mut bench = Bench::live();
    bench.send(Input::Offline);
    bench.send(Input::PageHidden);
    bench.send(Input::Online);
    bench.assert_silent();
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn new_start_and_new_job_try_once_though_offline() {
    for inputs in [vec![Input::Stop, Input::Start], vec![Input::Retarget]] {
        let mut bench = Bench::live();
        bench.send(Input::Offline);
        bench.pass(1_000);
        for input in inputs {
            bench.send(input);
        }
        assert_eq!(bench.requests.len(), 2);
        bench.answer(error(ErrorKind::Network));
        assert_eq!(bench.connection(), Connection::Offline);
        bench.assert_silent();
    }
}
