//! When there is something to show, and actions that wait to be taken.

use jobwatch::engine::{Action, Input, Jitter, Now, Poller};
use jobwatch::{JobStatus, Millis, PollConfig, Progress, Snapshot};

use super::bench::{Bench, job, running};

#[test]
fn unchanged_answer_is_no_news_but_moves_the_time_of_the_answer() {
    let mut bench = Bench::live();
    let published = bench.published.len();
    for _ in 0..10 {
        bench.fire();
        bench.answer(running(20.0));
        assert_eq!(
            bench.poller.snapshot().answered_at,
            Some(bench.unix_millis())
        );
    }
    assert_eq!(bench.published.len(), published);
}

#[test]
fn changed_answer_is_published_once() {
    let mut bench = Bench::live();
    let published = bench.published.len();
    bench.fire();
    let mut changed = job(JobStatus::Running, 20.0);
    changed.current_task = Some("CreateImage".into());
    bench.answer(Ok(changed));
    assert_eq!(bench.published.len(), published + 1);
}

#[test]
fn bar_never_runs_backwards_and_the_raw_value_stays_readable() {
    let mut bench = Bench::live();
    for (reported, shown) in [(60.0, 60), (10.0, 60), (61.0, 61), (0.0, 61)] {
        bench.fire();
        bench.answer(running(reported));
        assert_eq!(bench.percent(), Some(shown));
        let raw = bench.poller.snapshot().job.as_ref().unwrap().progress;
        assert_eq!(raw, Progress::from_percent(reported));
    }
}

#[test]
fn nothing_is_published_before_there_is_news() {
    let bench = Bench::started();
    assert_eq!(bench.published, []);
    assert_eq!(*bench.poller.snapshot(), Snapshot::default());
}

#[test]
fn request_that_was_not_yet_taken_is_withdrawn() {
    let mut poller = Poller::new(PollConfig::default());
    for input in [Input::Start, Input::PageHidden] {
        poller.handle(at(0), input);
    }
    assert_eq!(poller.poll_action(), Some(Action::Publish));
    assert_eq!(poller.poll_action(), None);
}

#[test]
fn abort_is_taken_before_the_next_request() {
    let mut poller = Poller::new(PollConfig::default());
    poller.handle(at(0), Input::Start);
    let Some(Action::Fetch { request: first }) = poller.poll_action() else {
        panic!("a start asks");
    };
    poller.handle(at(300), Input::Retarget);
    assert_eq!(poller.poll_action(), Some(Action::Abort { request: first }));
    assert!(matches!(poller.poll_action(), Some(Action::Fetch { request }) if request != first));
    assert_eq!(poller.poll_action(), Some(Action::Publish));
    assert_eq!(poller.poll_action(), None);
}

fn at(millis: u64) -> Now {
    Now {
        at: Millis(millis),
        unix_millis: 0,
        jitter: Jitter::MIDDLE,
    }
}
