//! Random sequences.
//!
//! Choices are boxed: what chooses among values keeps all that could have been chosen, and moving
//! that about took four fifths of the time.

use jobwatch::ErrorKind;
use jobwatch::engine::Unseen;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::hesitant::{Step, What};
use super::turn::{Kind, Reply, Settings, Turn};

/// A turn, and the value of chance in it.
pub(super) type Moment = (Turn, f64);

/// A day and a bit, in milliseconds.
const LONG: u64 = 100_000_000;

/// What happens to one poller.
pub(super) fn of_one() -> impl Strategy<Value = Vec<Moment>> {
    let beginning = prop_oneof![
        4 => Just(vec![(Turn::Job(0, Kind::Start), 0.5)]),
        1 => Just(Vec::new()),
    ];
    sequence(beginning, turn_of_one(), 40)
}

/// What happens to a page of them, with a budget or without.
pub(super) fn of_many() -> impl Strategy<Value = Vec<Moment>> {
    sequence(page(), turn_of_many(), 60)
}

/// What happens while a driver does nothing, mostly.
pub(super) fn with_hesitation() -> impl Strategy<Value = Vec<Step>> {
    let what = prop_oneof![
        4 => kind_of_job().prop_map(What::Input),
        2 => kind_of_page().prop_map(What::Input),
        1 => Just(What::Fire),
        2 => reply().prop_map(What::Answer),
    ];
    let step = (any_index(), what, 0..3_000_u64, any::<bool>());
    let step = step.prop_map(|(who, what, pause, takes)| Step {
        who,
        what,
        pause,
        takes,
    });
    vec(step, 1..60)
}

fn sequence(
    beginning: impl Strategy<Value = Vec<Moment>>,
    turn: impl Strategy<Value = Turn>,
    length: usize,
) -> impl Strategy<Value = Vec<Moment>> {
    let turns = vec((turn, 0.0..=1.0), 1..length);
    (beginning, turns).prop_map(|(mut all, turns)| {
        all.extend(turns);
        all
    })
}

/// A page with one to nine jobs.
fn page() -> impl Strategy<Value = Vec<Moment>> {
    let jobs = vec((settings(), 0.0..=1.0), 1..10);
    (option::weighted(0.3, set_budget()), jobs).prop_map(|(budget, jobs)| {
        let mut all: Vec<_> = budget.map(|turn| (turn, 0.5)).into_iter().collect();
        all.extend(jobs.iter().map(|(it, chance)| (Turn::Add(*it), *chance)));
        all.push((Turn::Page(Kind::Start), 0.5));
        all
    })
}

fn turn_of_one() -> BoxedStrategy<Turn> {
    prop_oneof![
        8 => time(),
        7 => answer(),
        1 => late_answer(),
        6 => kind_of_job().prop_map(|kind| Turn::Job(0, kind)),
        3 => kind_of_page().prop_map(Turn::Page),
    ]
    .boxed()
}

fn turn_of_many() -> BoxedStrategy<Turn> {
    prop_oneof![
        10 => time(),
        14 => answer(),
        2 => late_answer(),
        7 => (any_index(), kind_of_job()).prop_map(|(who, kind)| Turn::Job(who, kind)),
        3 => kind_of_page().prop_map(Turn::Page),
        1 => kind_of_job().prop_map(Turn::Page),
        1 => settings().prop_map(Turn::Add),
        1 => any_index().prop_map(Turn::Remove),
        1 => set_budget(),
    ]
    .boxed()
}

fn time() -> BoxedStrategy<Turn> {
    prop_oneof![
        6 => (0..12_000_u64).prop_map(Turn::Pass),
        4 => (0..400_u64).prop_map(Turn::Pass),
        1 => (0..400_000_u64).prop_map(Turn::Pass),
        4 => Just(Turn::Fire),
        2 => (0..100_000_u64).prop_map(Turn::Skip),
        1 => (0..LONG).prop_map(Turn::Skip),
        1 => (0..LONG).prop_map(Turn::SetBack),
        1 => (-(LONG as i64)..LONG as i64).prop_map(Turn::SetCalendar),
    ]
    .boxed()
}

fn answer() -> impl Strategy<Value = Turn> {
    (any_index(), reply()).prop_map(|(which, reply)| Turn::Answer(which, reply))
}

fn late_answer() -> impl Strategy<Value = Turn> {
    (any_index(), reply()).prop_map(|(which, reply)| Turn::LateAnswer(which, reply))
}

fn any_index() -> impl Strategy<Value = usize> {
    0..12_usize
}

fn reply() -> BoxedStrategy<Reply> {
    prop_oneof![
        12 => (0..=100_u8).prop_map(Reply::Running),
        1 => (0..=100_u8).prop_map(Reply::Ended),
        5 => passing_error().prop_map(Reply::Fails),
        2 => error_kind().prop_map(Reply::Fails),
        2 => (error_kind(), wait()).prop_map(|(kind, millis)| Reply::Waits(kind, millis)),
    ]
    .boxed()
}

/// `Retry-After`, from none at all to one that nobody can have meant.
fn wait() -> BoxedStrategy<u64> {
    prop_oneof![
        Just(0),
        0..1_000_u64,
        0..100_000_u64,
        0..1_000_000_u64,
        Just(u64::MAX / 1_000),
    ]
    .boxed()
}

fn error_kind() -> BoxedStrategy<ErrorKind> {
    prop_oneof![
        1 => Just(ErrorKind::BadRequest),
        1 => Just(ErrorKind::Unauthorized),
        1 => Just(ErrorKind::Forbidden),
        2 => Just(ErrorKind::NotFound),
        3 => Just(ErrorKind::RateLimited),
        2 => Just(ErrorKind::Unavailable),
        1 => passing_error(),
    ]
    .boxed()
}

fn passing_error() -> BoxedStrategy<ErrorKind> {
    prop_oneof![
        3 => Just(ErrorKind::RateLimited),
        1 => Just(ErrorKind::ServerError),
        1 => Just(ErrorKind::Unavailable),
        1 => Just(ErrorKind::UnexpectedBody),
        2 => Just(ErrorKind::Network),
        1 => Just(ErrorKind::Timeout),
    ]
    .boxed()
}

fn kind_of_job() -> BoxedStrategy<Kind> {
    prop_oneof![
        2 => Just(Kind::Start),
        1 => Just(Kind::Stop),
        1 => Just(Kind::Pause),
        2 => Just(Kind::Resume),
        2 => Just(Kind::OffScreen),
        2 => Just(Kind::OnScreen),
        3 => Just(Kind::Refresh),
        2 => Just(Kind::Retarget),
        2 => Just(Kind::CredentialsChanged),
        2 => settings().prop_map(Kind::Configure),
        1 => Just(Kind::Follow),
        1 => Just(Kind::Lead),
        2 => reply().prop_map(Kind::Overheard),
    ]
    .boxed()
}

/// What ends comes more often than what begins, so that most of the time something happens.
fn kind_of_page() -> BoxedStrategy<Kind> {
    prop_oneof![
        2 => Just(Kind::PageHidden),
        3 => Just(Kind::PageShown),
        1 => Just(Kind::PageFrozen),
        2 => Just(Kind::PageThawed),
        2 => Just(Kind::Offline),
        3 => Just(Kind::Online),
    ]
    .boxed()
}

fn settings() -> BoxedStrategy<Settings> {
    let times = (setting(), setting(), setting());
    let deadline = option::weighted(0.3, prop_oneof![3 => 0.0..100_000.0, 1 => any::<f64>()]);
    (times, deadline, unseen(), unseen())
        .prop_map(
            |((interval, max_interval, timeout), deadline, background, offscreen)| Settings {
                interval,
                max_interval,
                timeout,
                deadline,
                background,
                offscreen,
            },
        )
        .boxed()
}

fn setting() -> BoxedStrategy<f64> {
    prop_oneof![
        5 => 0.0..20_000.0,
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), any::<f64>()],
    ]
    .boxed()
}

fn unseen() -> impl Strategy<Value = Unseen> {
    prop_oneof![Just(Unseen::Pause), Just(Unseen::Slow), Just(Unseen::Keep)]
}

fn set_budget() -> impl Strategy<Value = Turn> {
    let window = prop_oneof![3 => 0..60_000_u64, 1 => 0..LONG];
    (0..12_u32, window).prop_map(|(requests, window)| Turn::SetBudget(requests, window))
}
