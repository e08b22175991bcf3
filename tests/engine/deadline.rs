//! Jobs that take longer than someone wants to wait.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig, PollMillis};

use super::bench::{Bench, START, error, job, ms, running};

const MINUTE: u64 = 60_000;

fn within(deadline: Option<f64>) -> PollConfig {
    let given = PollMillis {
        deadline,
        ..PollMillis::default()
    };
    PollConfig::from_millis(given).0
}

/// A live one that has a minute.
fn live() -> Bench {
    let mut bench = Bench::with(within(Some(60_000.0)));
    bench.send(Input::Start);
    bench.answer(running(20.0));
    bench
}

/// One whose minute is over.
fn timed_out() -> Bench {
    let mut bench = live();
    bench.serve(2 * MINUTE, 0, |_| running(20.0));
    assert_eq!(bench.connection(), Connection::TimedOut);
    bench
}

#[test]
fn job_is_asked_for_as_long_as_it_takes_without_a_deadline() {
    let mut bench = Bench::live();
    bench.serve(7 * 24 * 60 * MINUTE, 0, |_| running(20.0));
    assert_eq!(bench.connection(), Connection::Live);
}

#[test]
fn deadline_ends_the_asking_on_time_and_keeps_the_data() {
    let mut bench = live();
    while bench.connection() == Connection::Live {
        bench.fire();
        if bench.in_flight.is_some() {
            bench.answer(running(20.0));
        }
    }
    assert_eq!(bench.now, START + MINUTE);
    assert_eq!(bench.connection(), Connection::TimedOut);
    assert_eq!(bench.percent(), Some(20));
    let status = bench.poller.snapshot().job.as_ref().unwrap().status.clone();
    assert_eq!(status, JobStatus::Running, "it has not failed");
    bench.assert_silent();
}

#[test]
fn deadline_aborts_the_request_in_flight() {
    let mut bench = Bench::with(within(Some(5_000.0)));
    bench.send(Input::Start);
    assert_eq!(bench.fire(), ms(5_000));
    assert_eq!(bench.aborted.len(), 1);
    assert_eq!(bench.connection(), Connection::TimedOut);
    bench.assert_silent();
}

#[test]
fn deadline_counts_while_the_server_fails() {
    let mut bench = live();
    bench.serve(2 * MINUTE, 0, |_| error(ErrorKind::Network));
    assert_eq!(bench.connection(), Connection::TimedOut);
}

#[test]
fn answer_in_hand_counts_though_the_deadline_is_over() {
    for (outcome, shown) in [
        (
            Ok(job(JobStatus::Success, 100.0)),
            (Connection::Finished, Some(100)),
        ),
        (running(50.0), (Connection::TimedOut, Some(50))),
    ] {
        let mut bench = Bench::with(within(Some(5_000.0)));
        bench.send(Input::Start);
        bench.now += 6_000;
        bench.answer(outcome);
        assert_eq!((bench.connection(), bench.percent()), shown);
    }
}

#[test]
fn time_in_which_nothing_may_be_asked_does_not_count() {
    for (away, back) in [
        (Input::PageHidden, Input::PageShown),
        (Input::Pause, Input::Resume),
        (Input::Offline, Input::Online),
    ] {
        let mut bench = live();
        bench.serve(MINUTE / 2, 0, |_| running(20.0));
        bench.send(away);
        bench.pass(10 * MINUTE);
        bench.send(back);
        bench.serve(MINUTE / 2 - 1, 0, |_| running(20.0));
        assert_eq!(bench.connection(), Connection::Live);
        bench.serve(1, 0, |_| running(20.0));
        assert_eq!(bench.connection(), Connection::TimedOut);
    }
}

#[test]
fn deadline_that_was_over_before_the_page_hid_is_over() {
    let mut bench = live();
    bench.now += 80_000;
    bench.send(Input::PageHidden);
    assert_eq!(bench.connection(), Connection::TimedOut);
}

#[test]
fn refused_time_does_not_count() {
    let mut bench = live();
    bench.fire();
    bench.answer(error(ErrorKind::Unauthorized));
    bench.pass(10 * MINUTE);
    bench.send(Input::CredentialsChanged);
    bench.answer(running(30.0));
    assert_eq!(bench.connection(), Connection::Live);
    bench.serve(MINUTE - 2_000, 0, |_| running(30.0));
    assert_eq!(bench.connection(), Connection::TimedOut);
}

#[test]
fn whoever_wants_more_gets_a_new_deadline() {
    for inputs in [
        vec![Input::Refresh],
        vec![Input::Resume],
        vec![Input::Pause, Input::Resume],
        vec![Input::Stop, Input::Start],
        vec![Input::Retarget],
    ] {
        let mut bench = timed_out();
        for input in inputs {
            bench.send(input);
        }
        assert_eq!(bench.connection(), Connection::Connecting);
        assert_eq!(bench.requests.last().unwrap().1, bench.now);
        bench.serve(MINUTE - 1, 0, |_| running(30.0));
        assert_eq!(bench.connection(), Connection::Live);
        bench.serve(1, 0, |_| running(30.0));
        assert_eq!(bench.connection(), Connection::TimedOut);
    }
}

#[test]
fn new_start_and_new_job_have_the_whole_deadline() {
    for inputs in [vec![Input::Stop, Input::Start], vec![Input::Retarget]] {
        let mut bench = live();
        bench.serve(MINUTE - 1, 0, |_| running(20.0));
        for input in inputs {
            bench.send(input);
        }
        bench.serve(MINUTE - 1, 0, |_| running(20.0));
        assert_eq!(bench.connection(), Connection::Live);
    }
}

#[test]
fn nothing_else_goes_on_after_the_deadline() {
    let mut bench = timed_out();
    for input in [
        Input::Start,
        Input::PageHidden,
        Input::PageShown,
        Input::Offline,
        Input::Online,
        Input::CredentialsChanged,
        Input::Configure(within(Some(30_000.0))),
    ] {
        bench.send(input);
        assert_eq!(bench.connection(), Connection::TimedOut);
    }
    bench.assert_silent();
}

#[test]
fn longer_deadline_goes_on_where_the_shorter_one_ended() {
    for deadline in [None, Some(180_000.0)] {
        let mut bench = timed_out();
        bench.send(Input::Configure(within(deadline)));
        assert!(bench.in_flight.is_some());
        bench.answer(running(30.0));
        bench.serve(2 * MINUTE - 1, 0, |_| running(30.0));
        assert_eq!(bench.connection(), Connection::Live);
        bench.serve(1, 0, |_| running(30.0));
        assert_eq!(
            bench.connection() == Connection::TimedOut,
            deadline.is_some()
        );
    }
}

#[test]
fn deadline_is_told_once() {
    let bench = timed_out();
    let told = bench.published.iter();
    let told = told.filter(|it| it.connection == Connection::TimedOut);
    assert_eq!(told.count(), 1);
}

#[test]
fn refresh_that_wakes_a_poller_whose_deadline_has_passed_gives_it_another() {
    let seldom = PollMillis {
        interval: 3_600_000.0,
        deadline: Some(60_000.0),
        ..PollMillis::default()
    };
    let mut bench = Bench::with(PollConfig::from_millis(seldom).0);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    assert_eq!(
        bench.delay(),
        Some(ms(MINUTE)),
        "the deadline is what comes next"
    );
    bench.now += 60 * MINUTE;
    bench.send(Input::Refresh);
    assert!(bench.in_flight.is_some());
    assert_ne!(bench.connection(), Connection::TimedOut);
}
