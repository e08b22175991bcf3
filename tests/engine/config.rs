//! Settings, and settings that change.

use std::time::Duration;

use jobwatch::engine::{Input, Jitter};
use jobwatch::{PollConfig, PollMillis};

use super::bench::{Bench, every, ms, running};

const DAY: u64 = 24 * 60 * 60 * 1_000;

#[test]
fn settings_out_of_range_become_the_nearest_in_range_and_are_told() {
    for (given, used) in [
        (0.0, 250),
        (-0.0, 250),
        (-5.0, 250),
        (249.9, 250),
        (f64::NEG_INFINITY, 250),
        (f64::MIN_POSITIVE, 250),
        (86_400_000.5, DAY),
        (2_147_483_648.0, DAY),
        (f64::MAX, DAY),
        (f64::INFINITY, DAY),
    ] {
        let (config, clamped) = PollConfig::from_millis(PollMillis {
            interval: given,
            max_interval: given,
            timeout: given,
            deadline: Some(given),
        });
        for value in [config.interval(), config.max_interval(), config.timeout()] {
            assert_eq!(value, ms(used), "{given}");
        }
        assert_eq!(config.deadline(), Some(ms(used)), "{given}");
        let told: Vec<_> = clamped.iter().map(|it| (it.setting, it.used)).collect();
        let names = ["interval", "max-interval", "timeout", "deadline"];
        assert_eq!(told, names.map(|name| (name, Some(ms(used)))), "{given}");
    }
}

#[test]
fn settings_that_are_no_number_become_the_default() {
    let (config, clamped) = PollConfig::from_millis(PollMillis {
        interval: f64::NAN,
        max_interval: f64::NAN,
        timeout: f64::NAN,
        deadline: Some(f64::NAN),
    });
    assert_eq!(config, PollConfig::default());
    assert_eq!(clamped.len(), 4);
    assert_eq!(
        clamped[0].to_string(),
        "interval: NaN ms is out of range, using 2000 ms"
    );
    assert_eq!(
        clamped[3].to_string(),
        "deadline: NaN ms is out of range, using none"
    );
}

#[test]
fn settings_in_range_are_taken_as_they_are() {
    for given in [250.0, 1_234.5, 86_400_000.0] {
        let (config, clamped) = PollConfig::from_millis(PollMillis {
            interval: given,
            max_interval: given,
            timeout: given,
            deadline: Some(given),
        });
        let taken = Duration::from_secs_f64(given / 1_000.0);
        assert_eq!((config.interval(), config.timeout()), (taken, taken));
        assert_eq!(config.deadline(), Some(taken));
        assert_eq!(clamped, []);
    }
}

#[test]
fn defaults_are_the_same_in_both_forms() {
    let (config, clamped) = PollConfig::from_millis(PollMillis::default());
    assert_eq!(config, PollConfig::default());
    assert_eq!(clamped, []);
}

#[test]
fn max_interval_below_the_interval_counts_as_equal() {
    let config = every(20_000.0, 10_000.0);
    assert_eq!(config.max_interval(), ms(20_000));
}

#[test]
fn interval_changed_while_waiting_counts_from_the_last_answer() {
    let mut bench = Bench::live();
    bench.pass(500);
    bench.send(Input::Configure(every(5_000.0, 5_000.0)));
    assert_eq!(bench.delay(), Some(ms(4_500)));
    bench.send(Input::Configure(every(1_000.0, 5_000.0)));
    assert_eq!(bench.delay(), Some(ms(500)));
}

#[test]
fn interval_changed_to_one_that_is_over_asks_at_once_and_once() {
    let mut bench = Bench::live();
    bench.pass(1_500);
    bench.send(Input::Configure(every(1_000.0, 1_000.0)));
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
}

#[test]
fn interval_changed_in_flight_applies_once_after_the_answer() {
    let mut bench = Bench::started();
    bench.send(Input::Configure(every(5_000.0, 5_000.0)));
    assert_eq!(bench.delay(), Some(ms(15_000)), "the request goes on");
    bench.answer(running(20.0));
    assert_eq!(bench.fire(), ms(5_000));
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn timeout_changed_in_flight_applies_to_the_next_request() {
    let (config, _) = PollConfig::from_millis(PollMillis {
        timeout: 1_000.0,
        ..PollMillis::default()
    });
    let mut bench = Bench::started();
    bench.send(Input::Configure(config));
    assert_eq!(bench.delay(), Some(ms(15_000)));
    bench.answer(running(20.0));
    bench.fire();
    assert_eq!(bench.delay(), Some(ms(1_000)));
}

#[test]
fn same_settings_at_every_turn_do_not_reset_the_timer() {
    let mut bench = Bench::live();
    for turn in 0..40 {
        bench.jitter = Jitter::new(f64::from(turn) / 40.0);
        let due = bench.poller.poll_timeout();
        bench.send(Input::Configure(PollConfig::default()));
        assert_eq!(bench.poller.poll_timeout(), due);
        bench.pass(100);
    }
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn other_settings_at_every_turn_do_not_put_the_request_off() {
    let mut bench = Bench::live();
    for turn in 0..40 {
        bench.send(Input::Configure(every(2_000.0 + f64::from(turn), 10_000.0)));
        bench.pass(100);
    }
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn settings_before_the_start_do_not_start() {
    let mut bench = Bench::new();
    bench.send(Input::Configure(every(250.0, 250.0)));
    bench.assert_silent();
}
