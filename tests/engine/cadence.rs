//! When the next request goes out after an answer.

use std::time::Duration;

use jobwatch::engine::{Input, Jitter};
use jobwatch::{Connection, JobStatus};

use super::bench::{Bench, START, every, extremes, job, ms, running};

#[test]
fn start_asks_at_once_and_once() {
    let mut bench = Bench::new();
    bench.assert_silent();
    bench.now = START;
    bench.send(Input::Start);
    bench.send(Input::Start);
    bench.send(Input::Timeout);
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.requests[0].1, START);
}

#[test]
fn slow_answer_keeps_one_request_in_flight() {
    let mut bench = Bench::started();
    for _ in 0..28 {
        bench.pass(500);
        bench.send(Input::Timeout);
    }
    assert_eq!(bench.requests.len(), 1);
}

#[test]
fn delay_starts_when_the_answer_comes() {
    let mut bench = Bench::started();
    bench.pass(7_000);
    bench.answer(running(20.0));
    assert_eq!(bench.fire(), ms(2_000));
    assert_eq!(bench.requests[1].1, START + 9_000);
}

#[test]
fn delay_grows_to_a_twentieth_of_the_age() {
    for (age, expected) in [
        (1_000, 2_000),
        (40_000, 2_000),
        (60_000, 3_000),
        (150_000, 7_500),
    ] {
        let mut bench = Bench::started();
        bench.send(Input::PageHidden);
        bench.pass(age);
        bench.send(Input::PageShown);
        bench.answer(running(20.0));
        assert_eq!(bench.delay(), Some(ms(expected)), "at age {age} ms");
    }
}

#[test]
fn delay_never_exceeds_max_interval() {
    let mut bench = Bench::live();
    bench.now += 7 * 24 * 60 * 60 * 1_000;
    bench.send(Input::Timeout);
    bench.answer(running(20.0));
    assert_eq!(bench.delay(), Some(ms(10_000)));
}

#[test]
fn one_hour_job_costs_about_390_requests() {
    let mut bench = Bench::started();
    bench.serve(60 * 60 * 1_000, 0, |_| running(20.0));
    let count = bench.requests.len();
    assert!((385..=400).contains(&count), "{count} requests");
}

#[test]
fn end_is_seen_within_five_percent_of_the_age() {
    for end in [40_000, 61_234, 100_000, 199_999] {
        let mut bench = Bench::started();
        bench.serve(300_000, 0, |now| Ok(job(status_at(now - START, end), 20.0)));
        assert_eq!(bench.connection(), Connection::Finished);
        let seen = bench.requests.last().unwrap().1 - START;
        assert!(seen - end <= seen / 20, "ended at {end}, seen at {seen}");
    }
}

fn status_at(age: u64, end: u64) -> JobStatus {
    if age < end {
        JobStatus::Running
    } else {
        JobStatus::Success
    }
}

#[test]
fn delay_varies_by_ten_percent_either_way() {
    let delays = extremes().map(|jitter| {
        let mut bench = Bench::started();
        bench.jitter = jitter;
        bench.answer(running(20.0));
        bench.delay().unwrap()
    });
    assert_eq!(delays, [ms(1_800), ms(2_200)]);
}

#[test]
fn chance_does_not_exceed_max_interval() {
    let delays = extremes().map(|jitter| {
        let mut bench = Bench::with(every(10_000.0, 10_000.0));
        bench.jitter = jitter;
        bench.send(Input::Start);
        bench.answer(running(20.0));
        bench.delay().unwrap()
    });
    assert_eq!(delays, [ms(9_000), ms(10_000)]);
}

#[test]
fn hundred_widgets_mounted_together_do_not_ask_together() {
    let mut delays: Vec<Duration> = (0..100)
        .map(|widget| {
            let mut bench = Bench::started();
            bench.jitter = Jitter::new(f64::from(widget) / 100.0);
            bench.answer(running(20.0));
            bench.delay().unwrap()
        })
        .collect();
    delays.dedup();
    assert_eq!(delays.len(), 100);
}

#[test]
fn equal_intervals_make_a_steady_beat() {
    let mut bench = Bench::with(every(5_000.0, 5_000.0));
    bench.send(Input::Start);
    for _ in 0..200 {
        bench.answer(running(20.0));
        assert_eq!(bench.fire(), ms(5_000));
    }
}

#[test]
fn jitter_does_not_bring_requests_closer_than_the_shortest_distance() {
    let mut bench = Bench::with(every(250.0, 250.0));
    bench.jitter = Jitter::new(0.0);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    assert_eq!(bench.delay(), Some(ms(250)));
}

#[test]
fn jitter_out_of_range_counts_as_the_nearest() {
    let given = [f64::NAN, f64::NEG_INFINITY, f64::INFINITY, -1.0, 2.0];
    let taken = [0.5, 0.0, 1.0, 0.0, 1.0];
    assert_eq!(given.map(Jitter::new), taken.map(Jitter::new));
}

#[test]
fn late_timer_asks_once() {
    let mut bench = Bench::live();
    bench.now += 60_000;
    bench.send(Input::Timeout);
    bench.send(Input::Timeout);
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn early_timer_does_no_harm() {
    let mut bench = Bench::live();
    for _ in 0..5 {
        bench.now += 100;
        bench.send(Input::Timeout);
    }
    assert_eq!(bench.requests.len(), 1);
    assert_eq!(bench.delay(), Some(ms(1_500)));
}

#[test]
fn stop_leaves_nothing_in_flight_and_start_makes_one_chain() {
    let mut bench = Bench::started();
    bench.send(Input::Stop);
    assert_eq!(bench.aborted.len(), 1);
    bench.assert_silent();

    let before = bench.requests.len();
    bench.send(Input::Start);
    bench.send(Input::Stop);
    bench.pass(1_000);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    bench.pass(1_999);
    assert_eq!(bench.requests.len(), before + 2);
}

#[test]
fn starts_and_stops_in_turns_keep_their_distance() {
    let mut bench = Bench::new();
    for _ in 0..1_000 {
        bench.send(Input::Start);
        bench.pass(1);
        bench.send(Input::Stop);
    }
    assert!(
        bench.requests.len() <= 5,
        "{} requests",
        bench.requests.len()
    );
}
