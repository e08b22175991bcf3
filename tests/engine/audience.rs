//! Several subscribers of one poller.

use jobwatch::engine::{Audience, Demand, Input, Unseen};
use jobwatch::{PollConfig, PollMillis};

use super::bench::{Bench, every, ms, running};

fn wanting(config: PollConfig) -> Demand {
    Demand {
        config,
        on_screen: true,
        paused: false,
    }
}

fn off_screen(config: PollConfig) -> Demand {
    Demand {
        on_screen: false,
        ..wanting(config)
    }
}

fn paused(config: PollConfig) -> Demand {
    Demand {
        paused: true,
        ..wanting(config)
    }
}

fn of(demands: &[Demand]) -> Audience {
    let mut audience = Audience::default();
    for demand in demands {
        audience.join(*demand);
    }
    audience
}

fn together(demands: &[Demand]) -> Demand {
    of(demands).demand().unwrap()
}

/// Whatever the order in which they come.
#[track_caller]
fn assert_together(demands: [Demand; 2], expected: Demand) {
    assert_eq!(together(&demands), expected);
    assert_eq!(together(&[demands[1], demands[0]]), expected);
}

fn given(timeout: f64, deadline: Option<f64>) -> PollConfig {
    let given = PollMillis {
        timeout,
        deadline,
        ..PollMillis::default()
    };
    PollConfig::from_millis(given).0
}

#[test]
fn nobody_wants_nothing() {
    let mut audience = Audience::default();
    assert_eq!(audience.demand(), None);
    assert!(audience.inputs().is_empty());
    assert!(audience.is_empty());
}

#[test]
fn one_alone_gets_what_it_wants() {
    let config = every(3_000.0, 30_000.0).with_background(Unseen::Slow);
    for demand in [wanting(config), off_screen(config), paused(config)] {
        assert_eq!(together(&[demand]), demand);
    }
}

#[test]
fn shortest_interval_counts() {
    assert_together(
        [
            wanting(every(3_000.0, 30_000.0)),
            wanting(every(5_000.0, 6_000.0)),
        ],
        wanting(every(3_000.0, 6_000.0)),
    );
}

#[test]
fn longest_timeout_and_longest_deadline_count() {
    assert_together(
        [
            wanting(given(4_000.0, Some(60_000.0))),
            wanting(given(9_000.0, Some(30_000.0))),
        ],
        wanting(given(9_000.0, Some(60_000.0))),
    );
}

#[test]
fn who_has_no_deadline_is_not_given_up() {
    assert_together(
        [
            wanting(given(9_000.0, Some(60_000.0))),
            wanting(given(9_000.0, None)),
        ],
        wanting(given(9_000.0, None)),
    );
}

#[test]
fn most_eager_policy_counts() {
    let default = PollConfig::default();
    assert_together(
        [
            wanting(
                default
                    .with_background(Unseen::Keep)
                    .with_offscreen(Unseen::Pause),
            ),
            wanting(
                default
                    .with_background(Unseen::Slow)
                    .with_offscreen(Unseen::Slow),
            ),
        ],
        wanting(default.with_background(Unseen::Keep)),
    );
}

#[test]
fn one_on_screen_is_enough_and_sets_the_pace() {
    assert_together(
        [
            off_screen(every(250.0, 250.0)),
            wanting(every(5_000.0, 9_000.0)),
        ],
        wanting(every(5_000.0, 9_000.0)),
    );
}

#[test]
fn deadline_of_who_sees_does_not_end_it_for_who_does_not() {
    assert_together(
        [
            off_screen(given(15_000.0, None)),
            wanting(given(15_000.0, Some(60_000.0))),
        ],
        wanting(given(15_000.0, None)),
    );
}

#[test]
fn who_is_to_be_kept_off_the_screen_counts_as_seen() {
    let kept = every(1_000.0, 9_000.0).with_offscreen(Unseen::Keep);
    assert_together(
        [off_screen(every(250.0, 250.0)), off_screen(kept)],
        off_screen(kept),
    );
    assert_together(
        [wanting(every(5_000.0, 5_000.0)), off_screen(kept)],
        wanting(every(1_000.0, 5_000.0).with_offscreen(Unseen::Keep)),
    );
}

#[test]
fn poller_is_paused_when_all_are() {
    let config = PollConfig::default();
    assert!(together(&[paused(config), paused(config)]).paused);
    assert!(!together(&[paused(config), wanting(config)]).paused);
}

#[test]
fn wishes_of_the_paused_do_not_count() {
    assert_together(
        [
            paused(every(250.0, 250.0)),
            off_screen(every(5_000.0, 5_000.0)),
        ],
        off_screen(every(5_000.0, 5_000.0)),
    );
}

#[test]
fn one_who_leaves_does_not_stop_the_other() {
    let mut audience = Audience::default();
    let eager = audience.join(wanting(every(250.0, 250.0)));
    let calm = audience.join(wanting(every(5_000.0, 5_000.0)));
    assert_ne!(eager, calm);
    audience.leave(eager);
    assert_eq!((audience.len(), audience.is_empty()), (1, false));
    assert_eq!(
        audience.demand(),
        Some(wanting(every(5_000.0, 5_000.0))),
        "and takes its wishes along"
    );
    audience.leave(eager);
    audience.leave(calm);
    assert!(audience.is_empty());
}

#[test]
fn who_has_left_does_not_come_back_by_a_change() {
    let mut audience = Audience::default();
    let id = audience.join(wanting(PollConfig::default()));
    audience.leave(id);
    audience.change(id, wanting(PollConfig::default()));
    assert!(audience.is_empty());
    assert_ne!(audience.join(wanting(PollConfig::default())), id);
}

#[test]
fn poller_is_told_what_changed_and_no_more() {
    let config = PollConfig::default();
    let other = every(5_000.0, 5_000.0);
    let mut audience = Audience::default();
    let id = audience.join(off_screen(config));
    let first = audience.inputs();
    assert!(
        matches!(first[..], [Input::Configure(it), Input::OffScreen, Input::Resume] if it == config)
    );
    assert!(audience.inputs().is_empty());

    audience.change(id, wanting(config));
    assert!(matches!(audience.inputs()[..], [Input::OnScreen]));
    audience.change(id, paused(config));
    assert!(matches!(audience.inputs()[..], [Input::Pause]));
    audience.change(id, wanting(config));
    assert!(matches!(audience.inputs()[..], [Input::Resume]));
    audience.change(id, wanting(other));
    assert!(matches!(audience.inputs()[..], [Input::Configure(it)] if it == other));
    audience.change(id, off_screen(other));
    assert!(matches!(audience.inputs()[..], [Input::OffScreen]));

    audience.join(off_screen(other));
    assert!(audience.inputs().is_empty(), "one more who wants the same");
}

#[test]
fn poller_follows_its_audience() {
    let mut audience = Audience::default();
    let mut bench = Bench::new();
    let tell = |bench: &mut Bench, audience: &mut Audience| {
        for input in audience.inputs() {
            bench.send(input);
        }
    };
    let seen = audience.join(wanting(PollConfig::default()));
    tell(&mut bench, &mut audience);
    bench.send(Input::Start);
    bench.answer(running(20.0));
    audience.join(off_screen(every(250.0, 20_000.0)));
    tell(&mut bench, &mut audience);
    assert_eq!(bench.delay(), Some(ms(2_000)));
    audience.leave(seen);
    tell(&mut bench, &mut audience);
    assert_eq!(bench.delay(), Some(ms(20_000)));
}
