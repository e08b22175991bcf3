//! Machines that sleep and wake.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig, PollMillis};

use super::bench::{Bench, Outcome, error, job, ms, running, told_to_wait};

const HOUR: u64 = 60 * 60 * 1_000;

/// Sleeps for an hour in which the clock goes on.
fn sleep(bench: &mut Bench) {
    bench.now += HOUR;
}

/// Sleeps for an hour in which the clock stands still, as it does in some browsers.
fn sleep_with_the_clock(bench: &mut Bench) {
    bench.ahead += i64::try_from(HOUR).unwrap();
}

const SLEEPS: [fn(&mut Bench); 2] = [sleep, sleep_with_the_clock];

#[test]
fn request_that_slept_is_replaced_by_one_and_has_not_failed() {
    for sleep in SLEEPS {
        let mut bench = Bench::live();
        bench.fire();
        bench.pass(1_000);
        sleep(&mut bench);
        bench.send(Input::Timeout);
        assert_eq!(bench.aborted, [bench.requests[1].0]);
        assert_eq!(bench.requests.len(), 3);
        assert_eq!(bench.requests[2].1, bench.now);
        assert_eq!(bench.connection(), Connection::Live);
        assert_eq!(bench.delay(), Some(ms(15_000)));
    }
}

#[test]
fn wait_that_slept_is_over_at_once_and_once() {
    for sleep in SLEEPS {
        for mut bench in [Bench::live(), Bench::failing(8)] {
            let before = bench.requests.len();
            bench.now += 1_000;
            sleep(&mut bench);
            bench.send(Input::Timeout);
            bench.send(Input::Timeout);
            bench.send(Input::Online);
            assert_eq!(bench.requests.len(), before + 1);
            bench.pass(10_000);
            assert_eq!(bench.requests.len(), before + 1, "one chain");
        }
    }
}

#[test]
fn every_input_can_be_the_first_after_a_sleep() {
    for input in [
        Input::PageShown,
        Input::Online,
        Input::Refresh,
        Input::CredentialsChanged,
        Input::Configure(PollConfig::default()),
    ] {
        let mut bench = Bench::live();
        bench.fire();
        sleep(&mut bench);
        bench.send(input);
        assert_eq!(bench.aborted.len(), 1);
        assert_eq!(bench.requests.len(), 3);
    }
}

#[test]
fn page_that_wakes_up_hidden_or_paused_stays_silent() {
    for input in [Input::PageHidden, Input::Pause, Input::Offline, Input::Stop] {
        let mut bench = Bench::live();
        bench.fire();
        sleep(&mut bench);
        bench.send(input);
        assert_eq!(bench.aborted.len(), 1);
        bench.assert_silent();
    }
}

/// What a request brings that is settled first thing after a sleep.
fn woken_by(outcome: Outcome) -> Bench {
    let mut bench = Bench::live();
    bench.fire();
    sleep(&mut bench);
    bench.answer(outcome);
    bench
}

#[test]
fn answer_that_slept_is_shown_and_asked_for_again_at_once() {
    let bench = woken_by(running(40.0));
    assert_eq!(bench.percent(), Some(40));
    assert!(bench.in_flight.is_some());
    assert_eq!(bench.requests.len(), 3);
    assert_eq!(bench.aborted, []);
}

#[test]
fn end_that_slept_is_an_end() {
    let mut bench = woken_by(Ok(job(JobStatus::Success, 20.0)));
    assert_eq!(bench.connection(), Connection::Finished);
    bench.assert_silent();
}

#[test]
fn request_that_sleep_cut_off_has_not_failed() {
    let bench = woken_by(error(ErrorKind::Network));
    assert_eq!(bench.connection(), Connection::Live);
    assert!(bench.in_flight.is_some());
}

#[test]
fn refusal_that_slept_is_a_refusal() {
    let mut bench = woken_by(error(ErrorKind::Forbidden));
    assert!(matches!(bench.connection(), Connection::Forbidden(_)));
    bench.assert_silent();
    let bench = woken_by(told_to_wait(ErrorKind::Unavailable, ms(20_000)));
    assert_eq!(bench.delay(), Some(ms(21_000)));
    let bench = woken_by(error(ErrorKind::ServerError));
    assert_eq!(bench.delay(), Some(ms(750)), "its own wait");
}

#[test]
fn late_answer_after_a_sleep_is_still_ignored() {
    let mut bench = Bench::live();
    bench.fire();
    sleep(&mut bench);
    bench.answer_to(bench.requests[0].0, running(90.0));
    assert_eq!(bench.percent(), Some(20));
    assert_eq!(bench.aborted, [bench.requests[1].0]);
    assert_eq!(bench.requests.len(), 3);
}

#[test]
fn server_that_wants_to_be_left_alone_is_so_after_a_sleep() {
    let mut bench = Bench::live();
    bench.fire();
    bench.answer(told_to_wait(ErrorKind::Unavailable, ms(200_000)));
    sleep_with_the_clock(&mut bench);
    bench.send(Input::Timeout);
    assert_eq!(bench.in_flight, None);
    assert_eq!(bench.delay(), Some(ms(210_000)));
}

#[test]
fn refused_and_finished_pollers_sleep_on() {
    for outcome in [
        error(ErrorKind::Unauthorized),
        Ok(job(JobStatus::Fail, 20.0)),
    ] {
        for sleep in SLEEPS {
            let mut bench = Bench::started();
            bench.answer(outcome.clone());
            sleep(&mut bench);
            bench.assert_silent();
        }
    }
}

#[test]
fn timer_of_a_throttled_page_is_no_sleep() {
    let mut bench = Bench::failing(8);
    bench.fire();
    bench.now += 89_999 + 15_000;
    bench.send(Input::Timeout);
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 9, .. }
    ));
}

#[test]
fn sleep_begins_at_ninety_seconds() {
    let mut bench = Bench::failing(8);
    bench.fire();
    bench.now += 90_000 + 15_000;
    bench.send(Input::Timeout);
    assert!(matches!(
        bench.connection(),
        Connection::Retrying { attempt: 8, .. }
    ));
    assert!(bench.in_flight.is_some());
}

#[test]
fn long_wait_that_is_over_in_time_is_no_sleep() {
    let mut bench = Bench::with(super::bench::every(3_600_000.0, 3_600_000.0));
    bench.send(Input::Start);
    bench.answer(running(20.0));
    bench.now += 3_000_000;
    bench.send(Input::Online);
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.delay(), Some(ms(600_000)));
}

#[test]
fn calendar_that_is_set_costs_one_request_at_most() {
    for ahead in [-86_400_000, -1, 89_999, 90_000, 86_400_000] {
        let mut bench = Bench::live();
        bench.ahead = ahead;
        bench.pass(1_000);
        for _ in 0..3 {
            bench.send(Input::Timeout);
        }
        let expected = if ahead < 90_000 { 1 } else { 2 };
        assert_eq!(bench.requests.len(), expected, "{ahead} ms ahead");
    }
}

#[test]
fn sleep_does_not_count_to_the_deadline() {
    let (config, _) = PollConfig::from_millis(PollMillis {
        deadline: Some(60_000.0),
        ..PollMillis::default()
    });
    let mut bench = Bench::with(config);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    bench.pass(1_000);
    sleep(&mut bench);
    bench.send(Input::Timeout);
    assert!(bench.in_flight.is_some());
    bench.serve(60_000 - 2_001, 0, |_| running(20.0));
    assert_eq!(bench.connection(), Connection::Live);
    bench.serve(1, 0, |_| running(20.0));
    assert_eq!(
        bench.connection(),
        Connection::TimedOut,
        "slept from 2 s on"
    );
}
