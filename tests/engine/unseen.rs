//! Polling that nobody can see: on hidden pages and off the screen.

use jobwatch::engine::{Input, Jitter, Unseen};
use jobwatch::{Connection, ErrorKind, PausedBy, PollConfig};

use super::bench::{Bench, error, every, ms, running, told_to_wait};

fn live(config: PollConfig) -> Bench {
    let mut bench = Bench::with(config);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    bench
}

fn background(policy: Unseen) -> Bench {
    live(PollConfig::default().with_background(policy))
}

fn offscreen(policy: Unseen) -> Bench {
    live(PollConfig::default().with_offscreen(policy))
}

#[test]
fn hidden_page_is_silent_unless_told_otherwise() {
    assert_eq!(PollConfig::default().background(), Unseen::Pause);
    let mut bench = background(Unseen::Pause);
    bench.send(Input::PageHidden);
    bench.assert_silent();
}

#[test]
fn kept_page_goes_on_hidden_as_if_it_were_shown() {
    let mut bench = background(Unseen::Keep);
    bench.pass(500);
    bench.send(Input::PageHidden);
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(bench.fire(), ms(1_500));
    bench.send(Input::PageShown);
    bench.send(Input::PageHidden);
    assert_eq!(bench.aborted, []);
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(2_000)));
}

#[test]
fn slow_page_asks_once_a_minute_while_hidden() {
    let mut bench = background(Unseen::Slow);
    bench.pass(500);
    bench.send(Input::PageHidden);
    assert_eq!(bench.fire(), ms(59_500));
    bench.answer(running(30.0));
    assert_eq!(bench.delay(), Some(ms(60_000)));
}

#[test]
fn slow_page_asks_no_more_often_than_its_longest_interval() {
    let mut bench = live(every(250.0, 120_000.0).with_background(Unseen::Slow));
    bench.send(Input::PageHidden);
    assert_eq!(bench.delay(), Some(ms(120_000)));
}

#[test]
fn slow_page_that_is_shown_is_back_at_its_cadence() {
    let mut bench = background(Unseen::Slow);
    bench.send(Input::PageHidden);
    bench.pass(1_000);
    bench.send(Input::PageShown);
    assert_eq!(bench.delay(), Some(ms(1_000)));
    bench.send(Input::PageHidden);
    bench.pass(10_000);
    bench.send(Input::PageShown);
    assert_eq!(bench.requests.len(), 2, "it was overdue");
}

#[test]
fn job_off_the_screen_is_asked_for_at_its_longest_interval() {
    let mut bench = Bench::live();
    bench.pass(500);
    bench.send(Input::OffScreen);
    assert_eq!(bench.connection(), Connection::Live);
    assert_eq!(bench.fire(), ms(9_500));
    bench.answer(running(20.0));
    assert_eq!(bench.delay(), Some(ms(10_000)));
}

#[test]
fn job_that_comes_on_screen_is_asked_for_sooner() {
    let mut bench = Bench::live();
    bench.send(Input::OffScreen);
    bench.pass(1_500);
    bench.send(Input::OnScreen);
    assert_eq!(bench.delay(), Some(ms(500)));
    bench.send(Input::OffScreen);
    bench.pass(5_000);
    bench.send(Input::OnScreen);
    assert_eq!(bench.requests.len(), 2, "it was overdue");
}

#[test]
fn job_that_is_off_screen_at_the_start_is_asked_for_once_at_once() {
    let mut bench = Bench::new();
    bench.send(Input::OffScreen);
    bench.send(Input::Start);
    assert_eq!(bench.requests.len(), 1);
    bench.answer(running(20.0));
    assert_eq!(bench.delay(), Some(ms(10_000)));
}

#[test]
fn job_that_scrolls_by_again_and_again_is_asked_for_no_more_often() {
    let mut bench = Bench::live();
    for turn in 0..1_000_u32 {
        bench.jitter = Jitter::new(f64::from(turn) / 1_000.0);
        bench.send(Input::OffScreen);
        bench.send(Input::OnScreen);
        bench.pass(10);
        if bench.in_flight.is_some() {
            bench.answer(running(20.0));
        }
    }
    let count = bench.requests.len();
    assert!((5..=7).contains(&count), "{count} requests in 10 s");
}

#[test]
fn nothing_new_about_the_screen_does_not_move_the_timer() {
    let mut bench = Bench::live();
    bench.send(Input::OffScreen);
    let due = bench.poller.poll_timeout();
    bench.jitter = Jitter::new(1.0);
    bench.send(Input::OffScreen);
    assert_eq!(bench.poller.poll_timeout(), due);
}

#[test]
fn job_off_the_screen_can_be_paused_or_kept() {
    let mut bench = offscreen(Unseen::Keep);
    bench.send(Input::OffScreen);
    assert_eq!(bench.delay(), Some(ms(2_000)));

    let mut bench = offscreen(Unseen::Pause);
    bench.fire();
    bench.send(Input::OffScreen);
    assert_eq!(bench.aborted.len(), 1);
    let by = PausedBy::OffScreen;
    assert_eq!(bench.connection(), Connection::Paused { by });
    bench.assert_silent();
    bench.send(Input::OnScreen);
    assert_eq!(bench.requests.len(), 3);
}

#[test]
fn failures_that_nobody_sees_are_tried_again_slowly() {
    let mut bench = Bench::live();
    bench.send(Input::OffScreen);
    bench.fire();
    bench.answer(error(ErrorKind::ServerError));
    assert_eq!(bench.delay(), Some(ms(10_000)));
    bench.send(Input::OnScreen);
    assert_eq!(bench.delay(), Some(ms(750)), "the failure's own wait");
    bench.send(Input::OffScreen);
    assert_eq!(bench.delay(), Some(ms(10_000)));
}

#[test]
fn longer_wait_after_failures_stays_off_the_screen_and_on_it() {
    let mut bench = Bench::failing(8);
    let delay = bench.delay();
    for input in [Input::OffScreen, Input::OnScreen] {
        bench.send(input);
        assert_eq!(bench.delay(), delay);
    }
}

#[test]
fn coming_on_screen_does_not_cut_short_what_the_server_asked_for() {
    let mut bench = Bench::live();
    bench.send(Input::OffScreen);
    bench.fire();
    bench.answer(told_to_wait(ErrorKind::Unavailable, ms(60_000)));
    let delay = bench.delay();
    bench.send(Input::OnScreen);
    assert_eq!(bench.delay(), delay);
}

#[test]
fn slow_waits_are_spread_too() {
    for (jitter, delay) in [(0.0, 54_000), (1.0, 66_000)] {
        let mut bench = background(Unseen::Slow);
        bench.jitter = Jitter::new(jitter);
        bench.send(Input::PageHidden);
        assert_eq!(bench.delay(), Some(ms(delay)));
    }
}

#[test]
fn hidden_page_counts_more_than_the_screen() {
    let config = PollConfig::default().with_offscreen(Unseen::Pause);
    for (background, by) in [
        (Unseen::Pause, PausedBy::HiddenPage),
        (Unseen::Keep, PausedBy::OffScreen),
    ] {
        let mut bench = live(config.with_background(background));
        bench.send(Input::OffScreen);
        bench.send(Input::PageHidden);
        assert_eq!(bench.connection(), Connection::Paused { by });
        bench.assert_silent();
    }
}

#[test]
fn other_policy_while_nobody_sees_counts_at_once() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    bench.pass(10_000);
    bench.send(Input::Configure(
        PollConfig::default().with_background(Unseen::Slow),
    ));
    assert_eq!(bench.requests.len(), 2);
    bench.answer(running(20.0));
    bench.send(Input::Configure(
        PollConfig::default().with_background(Unseen::Keep),
    ));
    assert_eq!(bench.delay(), Some(ms(2_000)));
    bench.send(Input::Configure(PollConfig::default()));
    bench.assert_silent();
}
