//! Whose turn it is.

use jobwatch::engine::{Input, PollerKey};
use jobwatch::{Connection, PollConfig};

use crate::bench::{every, running};
use crate::fleet::{Fleet, IN_FLIGHT};

/// A page whose six places are taken by others.
fn full() -> (Fleet, Vec<PollerKey>) {
    Fleet::of(IN_FLIGHT)
}

/// Frees the places one by one, and returns who takes them.
fn turns(fleet: &mut Fleet, count: usize) -> Vec<PollerKey> {
    let before = fleet.requests.len();
    while fleet.requests.len() < before + count {
        let (key, _) = fleet.in_flight.first_key_value().expect("someone");
        let key = *key;
        fleet.remove(key);
    }
    fleet.asked()[before..].to_vec()
}

#[test]
fn what_is_on_screen_comes_first() {
    let (mut fleet, _) = full();
    let unseen = fleet.start_off_screen(PollConfig::default());
    fleet.now += 10;
    let seen = fleet.start(PollConfig::default());
    assert_eq!(turns(&mut fleet, 2), [seen, unseen]);
}

#[test]
fn what_comes_on_screen_while_it_waits_moves_up() {
    let (mut fleet, _) = full();
    let unseen = fleet.start_off_screen(PollConfig::default());
    let scrolled = fleet.start_off_screen(PollConfig::default());
    fleet.send(scrolled, Input::OnScreen);
    assert_eq!(turns(&mut fleet, 2), [scrolled, unseen]);
}

#[test]
fn what_someone_insists_on_comes_before_all() {
    let (mut fleet, _) = full();
    let seen = fleet.start(PollConfig::default());
    let unseen = fleet.start_off_screen(PollConfig::default());
    fleet.now += 10;
    fleet.send(unseen, Input::Refresh);
    assert_eq!(turns(&mut fleet, 2), [unseen, seen]);
}

#[test]
fn insisting_counts_for_one_request() {
    let mut fleet = Fleet::new(None);
    let eager = fleet.start_off_screen(every(250.0, 250.0));
    fleet.answer(eager, running(20.0));
    fleet.now += 260;
    fleet.send(eager, Input::Refresh);
    fleet.send(eager, Input::Refresh);
    fleet.answer(eager, running(20.0));
    for _ in 0..IN_FLIGHT {
        fleet.start(PollConfig::default());
    }
    let seen = fleet.start(PollConfig::default());
    fleet.now += 300;
    fleet.timeout();
    assert_eq!(turns(&mut fleet, 2), [seen, eager]);
}

#[test]
fn those_of_equal_rank_take_turns() {
    let mut fleet = Fleet::new(None);
    let keys: Vec<_> = (0..60).map(|_| fleet.start(every(250.0, 250.0))).collect();
    fleet.serve(60_000, 500, |_, _| running(20.0));
    let counts: Vec<_> = keys.iter().map(|key| fleet.count(*key)).collect();
    let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
    assert!(most - least <= 1, "{least} to {most} requests");
}

#[test]
fn one_turn_in_four_is_that_of_who_has_waited_longest() {
    let (mut fleet, _) = full();
    let unseen = fleet.start_off_screen(PollConfig::default());
    fleet.now += 10;
    let seen: Vec<_> = (0..8).map(|_| fleet.start(PollConfig::default())).collect();
    let turns = turns(&mut fleet, 4);
    assert!(turns.contains(&unseen));
    assert!(seen.iter().filter(|key| turns.contains(key)).count() == 3);
}

#[test]
fn nobody_starves_though_the_screen_wants_all() {
    let mut fleet = Fleet::new(None);
    let seen: Vec<_> = (0..40).map(|_| fleet.start(every(250.0, 250.0))).collect();
    let unseen: Vec<_> = (0..40)
        .map(|_| fleet.start_off_screen(every(250.0, 250.0)))
        .collect();
    fleet.serve(120_000, 500, |_, _| running(20.0));
    let total = |keys: &[PollerKey]| keys.iter().map(|key| fleet.count(*key)).sum::<usize>();
    let (on, off) = (total(&seen), total(&unseen));
    assert!(on > 2 * off, "{on} on screen, {off} off");
    assert!(unseen.iter().all(|key| fleet.count(*key) >= 5));
    assert!(
        unseen
            .iter()
            .all(|key| fleet.connection(*key) == Connection::Live)
    );
}

#[test]
fn insisting_again_and_again_does_not_starve_the_others() {
    let mut fleet = Fleet::new(None);
    let loud: Vec<_> = (0..40).map(|_| fleet.start(every(250.0, 250.0))).collect();
    let quiet = fleet.start_off_screen(every(250.0, 250.0));
    for _ in 0..400 {
        for key in &loud {
            fleet.send(*key, Input::Refresh);
        }
        fleet.serve(100, 500, |_, _| running(20.0));
    }
    assert!(fleet.count(quiet) >= 3, "{} requests", fleet.count(quiet));
}
