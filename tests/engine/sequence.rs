//! Whatever happens in whatever order.

use jobwatch::engine::{Input, Jitter};
use jobwatch::{Connection, ErrorKind, JobStatus, Millis, PollConfig, PollMillis};
use proptest::prelude::*;

use super::bench::{Bench, Outcome, error, job, running, told_to_wait};
use super::rules::Rules;

/// One turn of a random sequence.
#[derive(Clone, Debug)]
pub(crate) enum Turn {
    /// Time passes, and the timer fires when it is due.
    Pass(u64),
    /// Time passes, and the timer does not fire: a throttled tab.
    Sleep(u64),
    /// The clock is set back.
    SetBack(u64),
    /// The server answers the request in flight, if there is one.
    Answer(Reply),
    /// An answer comes for a request of the past, counted from the newest.
    LateAnswer(usize, Reply),
    /// Something else happens.
    Input(Kind),
}

/// An outcome, in a form that can be printed and shrunk.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reply {
    Running(u8),
    Ended,
    Fails(ErrorKind),
    Waits(ErrorKind, u64),
}

/// An input without its payload, likewise.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Start,
    Stop,
    Timeout,
    PageHidden,
    PageShown,
    Offline,
    Online,
    Pause,
    Resume,
    Refresh,
    Retarget,
    CredentialsChanged,
    Configure(f64, f64, f64),
}

impl Reply {
    pub(crate) fn outcome(self) -> Outcome {
        match self {
            Self::Running(percent) => running(f64::from(percent)),
            Self::Ended => Ok(job(JobStatus::Success, 20.0)),
            Self::Fails(kind) => error(kind),
            Self::Waits(kind, millis) => told_to_wait(kind, super::bench::ms(millis)),
        }
    }
}

impl Kind {
    pub(crate) fn input(self) -> Input {
        match self {
            Self::Start => Input::Start,
            Self::Stop => Input::Stop,
            Self::Timeout => Input::Timeout,
            Self::PageHidden => Input::PageHidden,
            Self::PageShown => Input::PageShown,
            Self::Offline => Input::Offline,
            Self::Online => Input::Online,
            Self::Pause => Input::Pause,
            Self::Resume => Input::Resume,
            Self::Refresh => Input::Refresh,
            Self::Retarget => Input::Retarget,
            Self::CredentialsChanged => Input::CredentialsChanged,
            Self::Configure(interval, max_interval, timeout) => {
                Input::Configure(config(interval, max_interval, timeout))
            }
        }
    }
}

pub(crate) fn config(interval: f64, max_interval: f64, timeout: f64) -> PollConfig {
    let given = PollMillis {
        interval,
        max_interval,
        timeout,
        ..PollMillis::default()
    };
    PollConfig::from_millis(given).0
}

fn any_kind_of_error() -> impl Strategy<Value = ErrorKind> {
    prop_oneof![
        Just(ErrorKind::BadRequest),
        Just(ErrorKind::Unauthorized),
        Just(ErrorKind::Forbidden),
        Just(ErrorKind::NotFound),
        any_passing_error(),
    ]
}

fn any_passing_error() -> impl Strategy<Value = ErrorKind> {
    prop_oneof![
        Just(ErrorKind::RateLimited),
        Just(ErrorKind::ServerError),
        Just(ErrorKind::Unavailable),
        Just(ErrorKind::UnexpectedBody),
        Just(ErrorKind::Network),
        Just(ErrorKind::Timeout),
    ]
}

fn any_reply() -> impl Strategy<Value = Reply> {
    prop_oneof![
        12 => (0..=100_u8).prop_map(Reply::Running),
        1 => Just(Reply::Ended),
        4 => any_passing_error().prop_map(Reply::Fails),
        2 => any_kind_of_error().prop_map(Reply::Fails),
        2 => (any_kind_of_error(), 0..1_000_000_u64)
            .prop_map(|(kind, millis)| Reply::Waits(kind, millis)),
    ]
}

fn any_setting() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => 0.0..30_000.0,
        1 => Just(f64::NAN),
        1 => Just(f64::INFINITY),
        1 => Just(-1.0),
        1 => any::<f64>(),
    ]
}

fn any_input() -> impl Strategy<Value = Kind> {
    prop_oneof![
        2 => Just(Kind::Start),
        1 => Just(Kind::Stop),
        3 => Just(Kind::Timeout),
        2 => Just(Kind::PageHidden),
        4 => Just(Kind::PageShown),
        2 => Just(Kind::Offline),
        4 => Just(Kind::Online),
        2 => Just(Kind::Pause),
        4 => Just(Kind::Resume),
        3 => Just(Kind::Refresh),
        2 => Just(Kind::Retarget),
        3 => Just(Kind::CredentialsChanged),
        2 => (any_setting(), any_setting(), any_setting())
            .prop_map(|(interval, max, timeout)| Kind::Configure(interval, max, timeout)),
    ]
}

fn any_turn() -> impl Strategy<Value = Turn> {
    prop_oneof![
        4 => (0..20_000_u64).prop_map(Turn::Pass),
        2 => (0..400_u64).prop_map(Turn::Pass),
        1 => (0..100_000_000_u64).prop_map(Turn::Sleep),
        1 => (0..100_000_000_u64).prop_map(Turn::SetBack),
        8 => any_reply().prop_map(Turn::Answer),
        2 => (0..5_usize, any_reply()).prop_map(|(index, reply)| Turn::LateAnswer(index, reply)),
        8 => any_input().prop_map(Turn::Input),
    ]
}

/// Turns, each with a value of chance; three in four sequences begin with a start.
fn any_sequence() -> impl Strategy<Value = Vec<(Turn, f64)>> {
    let turns = proptest::collection::vec((any_turn(), 0.0..=1.0), 1..80);
    (turns, 0..4_u8).prop_map(|(mut turns, start)| {
        if start > 0 {
            turns.insert(0, (Turn::Input(Kind::Start), 0.5));
        }
        turns
    })
}

// As many sequences as proptest plays by itself; `PROPTEST_CASES=20000` plays more.
proptest! {
    #[test]
    fn every_rule_holds_in_every_sequence_and_the_poller_recovers(sequence in any_sequence()) {
        let mut rules = Rules::new();
        for (turn, jitter) in sequence {
            rules.bench.jitter = Jitter::new(jitter);
            rules.play(turn);
        }
        recover(rules.bench);
    }

    #[test]
    fn driver_that_takes_its_actions_late_has_one_request_in_flight(
        sequence in proptest::collection::vec((any_input(), 0..3_000_u64, any::<bool>()), 1..60),
    ) {
        let mut bench = Bench::new();
        for (kind, pause, takes) in sequence {
            bench.now += pause;
            bench.hand_in(kind.input());
            if takes {
                prop_assert!(bench.take_actions() <= 3);
            }
        }
        bench.take_actions();
        recover(bench);
    }
}

/// When all that stood in the way is gone, a job that ends is seen to end.
fn recover(mut bench: Bench) {
    for kind in [
        Kind::Resume,
        Kind::PageShown,
        Kind::Online,
        Kind::Start,
        Kind::Refresh,
    ] {
        bench.send(kind.input());
    }
    for _ in 0..4 {
        if bench.in_flight.is_some() {
            bench.answer(Reply::Ended.outcome());
        }
        if bench.delay().is_some() {
            bench.fire();
        }
    }
    assert_eq!(bench.connection(), Connection::Finished);
    assert_eq!(bench.poller.poll_timeout(), None::<Millis>);
}
