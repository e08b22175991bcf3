//! Whatever happens in whatever order, every rule holds at every step.
//!
//! A failure is kept in `tests/proptest-regressions`, and played again from then on.

mod crowd;
mod hesitant;
mod shown;
mod stand;
mod strategy;
mod subject;
mod turn;
mod watch;
mod work;

use proptest::prelude::*;

use self::hesitant::{Hesitant, Step};
use self::stand::Stand;
use self::strategy::Moment;

/// How many sequences a property is tried with; `PROPTEST_CASES` overrules it.
fn sequences(count: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = count;
    }
    config
}

fn play(mut stand: Stand, sequence: Vec<Moment>) {
    for moment in sequence {
        stand.play(moment);
    }
    stand.recover();
}

proptest! {
    #![proptest_config(sequences(80_000))]

    #[test]
    fn poller_keeps_every_rule_in_every_sequence_and_recovers(sequence in strategy::of_one()) {
        play(Stand::of_one(), sequence);
    }
}

proptest! {
    #![proptest_config(sequences(25_000))]

    #[test]
    fn scheduler_keeps_every_rule_in_every_sequence_and_recovers(sequence in strategy::of_many()) {
        play(Stand::of_many(), sequence);
    }
}

fn hesitate(mut driver: Hesitant, steps: Vec<Step>) {
    for step in steps {
        driver.play(step);
    }
    driver.recover();
}

proptest! {
    #![proptest_config(sequences(1_000))]

    #[test]
    fn poller_stands_a_driver_that_takes_its_actions_late(steps in strategy::with_hesitation()) {
        hesitate(Hesitant::of_one(), steps);
    }

    #[test]
    fn scheduler_stands_a_driver_that_takes_its_actions_late(
        steps in strategy::with_hesitation(),
    ) {
        hesitate(Hesitant::of_many(), steps);
    }
}
