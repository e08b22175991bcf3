//! Pages that are frozen, or wait in the back/forward cache.

use jobwatch::engine::{Input, Unseen};
use jobwatch::{Connection, PausedBy, PollConfig};

use super::bench::{Bench, running};

const FROZEN: Connection = Connection::Paused {
    by: PausedBy::HiddenPage,
};

#[test]
fn frozen_page_has_nothing_in_flight_whatever_its_settings() {
    for background in [Unseen::Pause, Unseen::Slow, Unseen::Keep] {
        let mut bench = Bench::with(PollConfig::default().with_background(background));
        bench.send(Input::Start);
        bench.send(Input::PageFrozen);
        assert_eq!(bench.aborted.len(), 1);
        assert_eq!(bench.connection(), FROZEN);
        bench.assert_silent();
    }
}

#[test]
fn thawed_page_asks_once_at_once() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    bench.send(Input::PageFrozen);
    bench.now += 3_600_000;
    for input in [Input::PageThawed, Input::PageShown, Input::PageThawed] {
        bench.send(input);
    }
    assert_eq!(bench.requests.len(), 2);
    assert_eq!(bench.requests[1].1, bench.now);
    bench.answer(running(30.0));
    bench.pass(9_000);
    assert_eq!(bench.requests.len(), 2, "one chain");
}

#[test]
fn page_that_thaws_hidden_waits_until_it_is_shown() {
    let mut bench = Bench::live();
    bench.send(Input::PageHidden);
    bench.send(Input::PageFrozen);
    bench.send(Input::PageThawed);
    bench.assert_silent();
}

#[test]
fn page_that_is_shown_frozen_waits_until_it_thaws() {
    let mut bench = Bench::live();
    bench.send(Input::PageFrozen);
    bench.send(Input::PageHidden);
    bench.send(Input::PageShown);
    bench.send(Input::Refresh);
    bench.assert_silent();
    bench.send(Input::PageThawed);
    assert_eq!(bench.requests.len(), 2);
}

#[test]
fn thaw_of_a_page_that_was_not_frozen_changes_nothing() {
    let mut bench = Bench::live();
    bench.fire();
    bench.pass(1_000);
    bench.send(Input::PageThawed);
    assert_eq!(bench.aborted, []);
    assert_eq!(bench.requests.len(), 2);
}
