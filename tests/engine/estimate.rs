//! How much longer a job will take.

use std::collections::BTreeSet;
use std::time::Duration;

use jobwatch::Progress;
use jobwatch::engine::Estimator;
use proptest::prelude::*;

/// When the first answer came.
const BEGIN: i64 = 1_442_458_800_000;

/// An answer, in seconds after the first, and what it reported in percent.
type Answer = (i64, f64);

fn at(seconds: i64) -> i64 {
    BEGIN + seconds * 1_000
}

fn after(answers: &[Answer]) -> Estimator {
    let mut estimator = Estimator::default();
    for &(seconds, percent) in answers {
        estimator.observe(at(seconds), Progress::from_percent(percent));
    }
    estimator
}

/// What is left after these answers, in seconds, at the last of them.
fn left(answers: &[Answer]) -> Option<u64> {
    left_at(answers, answers.last().unwrap().0)
}

fn left_at(answers: &[Answer], seconds: i64) -> Option<u64> {
    let remaining = after(answers).estimate()?.remaining(at(seconds))?;
    Some(remaining.as_secs())
}

/// A job that moves by so many percent every two seconds.
fn steady(percent: f64) -> Vec<Answer> {
    let answers = (0..12_i32).map(|turn| (i64::from(turn) * 2, f64::from(turn) * percent));
    answers.collect()
}

// Evidence.

#[test]
fn steady_job_ends_when_its_rate_says() {
    // 3 % in two seconds, 33 % done.
    assert_eq!(left(&steady(3.0)), Some(50));
}

#[test]
fn two_answers_are_no_evidence_however_far_apart() {
    assert_eq!(left(&[(0, 10.0), (600, 60.0)]), None);
    assert_eq!(left(&[(0, 10.0), (300, 35.0), (600, 60.0)]), Some(480));
}

#[test]
fn less_than_ten_seconds_are_no_evidence() {
    assert_eq!(left(&[(0, 10.0), (4, 20.0), (9, 30.0)]), None);
    assert_eq!(left(&[(0, 10.0), (4, 20.0), (10, 30.0)]), Some(40));
}

#[test]
fn less_than_five_percent_are_no_evidence() {
    assert_eq!(left(&[(0, 10.0), (30, 12.0), (60, 14.9)]), None);
    assert_eq!(left(&[(0, 10.0), (30, 12.0), (60, 15.0)]), Some(1_200));
}

#[test]
fn answers_that_repeat_themselves_are_no_evidence() {
    assert_eq!(left(&[(0, 10.0), (10, 10.0), (20, 10.4), (30, 30.0)]), None);
}

// The recent rate.

#[test]
fn rate_is_the_recent_one() {
    // A slow first half hour, and then 1 % a second.
    let answers = [
        (0, 0.0),
        (900, 10.0),
        (1_800, 20.0),
        (1_805, 25.0),
        (1_810, 30.0),
    ];
    assert_eq!(left(&answers), Some(120));
}

#[test]
fn job_that_slows_down_is_not_judged_by_its_fast_beginning() {
    let mut answers = steady(3.0);
    // From 1.5 % a second to 0.1 %.
    for turn in 1..=4_i32 {
        answers.push((22 + i64::from(turn) * 20, 33.0 + f64::from(turn) * 2.0));
        let left = left(&answers);
        assert!(left.is_none_or(|left| left >= 500), "{left:?}");
    }
    assert!(left(&answers).is_some());
}

// When nothing comes.

#[test]
fn time_left_runs_down_between_two_answers() {
    let answers = steady(1.0);
    let last = answers.last().unwrap().0;
    let told: Vec<_> = [0, 4, 9]
        .map(|later| left_at(&answers, last + later))
        .to_vec();
    assert_eq!(told, [Some(180), Some(180), Some(180)]);

    let answers = steady(4.0);
    let told: Vec<_> = [0, 4, 9]
        .map(|later| left_at(&answers, last + later))
        .to_vec();
    assert_eq!(told, [Some(30), Some(30), Some(20)]);
}

#[test]
fn stalled_job_has_no_time_left_to_tell() {
    let answers = steady(1.0);
    let last = answers.last().unwrap().0;
    assert_eq!(left_at(&answers, last + 9), Some(180));
    assert_eq!(left_at(&answers, last + 10), None);
    assert_eq!(left_at(&answers, last + 3_600), None);
}

#[test]
fn job_that_stalled_has_to_prove_itself_anew() {
    let mut answers = steady(3.0);
    answers.push((322, 40.0));
    assert_eq!(left(&answers), None);
    answers.push((324, 44.0));
    answers.push((330, 50.0));
    // From 33 % at 22 s: the stall is part of it.
    assert!(left(&answers).unwrap() > 600);
    answers.push((340, 60.0));
    assert_eq!(left(&answers), Some(40));
}

#[test]
fn job_that_outlasts_its_estimate_says_nothing() {
    let answers = [(0, 0.0), (50, 45.0), (100, 90.0)];
    assert_eq!(left_at(&answers, 110), Some(10));
    assert_eq!(left_at(&answers, 112), None);
}

// What breaks the evidence.

#[test]
fn regress_ends_what_was_known() {
    let mut answers = steady(3.0);
    answers.push((24, 20.0));
    assert_eq!(left(&answers), None);
    answers.extend([(30, 25.0), (36, 30.0)]);
    assert!(left(&answers).is_some());
}

#[test]
fn answer_without_progress_ends_what_was_known() {
    let mut estimator = after(&steady(3.0));
    estimator.observe(at(24), None);
    assert_eq!(estimator.estimate(), None);
}

#[test]
fn clock_that_is_set_back_ends_what_was_known() {
    let mut answers = steady(3.0);
    let told = after(&answers).estimate().unwrap();
    assert_eq!(told.remaining(at(-3_600)), None);
    answers.push((-3_600, 36.0));
    assert_eq!(left(&answers), None);
}

#[test]
fn full_job_has_no_time_left() {
    assert_eq!(left(&[(0, 80.0), (10, 90.0), (20, 100.0)]), None);
}

// Words that a person would use.

#[test]
fn time_left_is_told_in_steps_that_grow_with_it() {
    for (percent_a_minute, seconds) in [
        (90.0, 50),
        (40.0, 3 * 60),
        (7.0, 15 * 60),
        (0.8, (60 + 50) * 60),
        (0.125, 12 * 3_600),
    ] {
        // A tenth done, and then some evidence.
        let minutes = (6.0_f64 / percent_a_minute).max(0.2);
        #[expect(clippy::cast_possible_truncation, reason = "a few hours")]
        let answer = |share: f64| {
            let seconds = (minutes * 60.0 * share).round();
            (seconds as i64, 10.0 + percent_a_minute * seconds / 60.0)
        };
        let told = left(&[answer(0.0), answer(0.5), answer(1.0)]);
        assert_eq!(told, Some(seconds), "at {percent_a_minute} % a minute");
    }
}

// Whatever the server reports and the clocks do.

fn any_answer() -> impl Strategy<Value = (i64, Option<Progress>)> {
    let time = prop_oneof![8 => -2_000..60_000_i64, 1 => any::<i64>()];
    let percent = prop_oneof![8 => 0.0..=100.0, 1 => Just(-1.0), 1 => Just(100.0)];
    (time, percent).prop_map(|(time, percent)| (time, Progress::from_percent(percent)))
}

/// Progress that mostly grows, at times that mostly do.
fn any_course() -> impl Strategy<Value = Vec<(i64, Option<Progress>)>> {
    let step = (
        prop_oneof![9 => 0..20_000_i64, 1 => -5_000..5_000_i64],
        prop_oneof![9 => 0.0..8.0, 1 => -20.0..0.0],
    );
    prop::collection::vec(step, 0..40).prop_map(|steps| {
        let (mut time, mut percent) = (BEGIN, 0.0_f64);
        let course = steps.into_iter().map(|(later, more): (i64, f64)| {
            time += later;
            percent = (percent + more).clamp(0.0, 100.0);
            (time, Progress::from_percent(percent))
        });
        course.collect()
    })
}

fn seen(answers: &[(i64, Option<Progress>)]) -> Estimator {
    let mut estimator = Estimator::default();
    for &(at, reported) in answers {
        estimator.observe(at, reported);
    }
    estimator
}

/// The answers since the last one that took something back.
fn unbroken(answers: &[(i64, Option<Progress>)]) -> &[(i64, Option<Progress>)] {
    let percent = |answer: &(i64, Option<Progress>)| answer.1.map(Progress::percent);
    let breaks = answers
        .windows(2)
        .rposition(|pair| percent(&pair[1]) < percent(&pair[0]));
    &answers[breaks.map_or(0, |place| place + 1)..]
}

proptest! {
    #[test]
    fn nothing_makes_it_fail_or_tell_no_time_at_all(
        answers in prop::collection::vec(any_answer(), 0..30),
        now in any::<i64>(),
    ) {
        let mut estimator = Estimator::default();
        for (at, reported) in answers {
            estimator.observe(at, reported);
            if let Some(estimate) = estimator.estimate() {
                for now in [now, at, at.saturating_add(5_000)] {
                    prop_assert_ne!(estimate.remaining(now), Some(Duration::ZERO));
                }
            }
        }
    }

    #[test]
    fn nothing_is_told_before_the_evidence(answers in any_course()) {
        if seen(&answers).estimate().is_some() {
            let evidence = unbroken(&answers);
            let times = || evidence.iter().map(|(at, _)| *at);
            let percents = || evidence.iter().map(|(_, reported)| reported.unwrap().percent());
            prop_assert!(percents().collect::<BTreeSet<_>>().len() >= 3);
            prop_assert!(times().max().unwrap() - times().min().unwrap() >= 10_000);
            prop_assert!(percents().max().unwrap() - percents().min().unwrap() >= 5);
        }
    }

    #[test]
    fn regress_hides_it(answers in any_course(), later in 0..60_000_i64, back in 1.0..50.0) {
        let mut estimator = seen(&answers);
        if let Some((at, Some(last))) = answers.last().copied() {
            let back = Progress::from_percent(f64::from(last.percent()) - back);
            estimator.observe(at + later, back);
            prop_assert_eq!(estimator.estimate(), None);
        }
    }

    #[test]
    fn standstill_hides_it_and_time_only_shortens_it(answers in any_course()) {
        let Some(estimate) = seen(&answers).estimate() else { return Ok(()) };
        let (first, last) = (answers[0].0, answers[answers.len() - 1].0);
        // As long as everything before took: the evidence took no longer.
        let standstill = last + (last - first).max(60_000 * 40);
        prop_assert_eq!(estimate.remaining(standstill), None);
        let told: Vec<_> = (0..60).map_while(|later| estimate.remaining(last + later * 1_000)).collect();
        prop_assert!(told.is_sorted_by(|earlier, later| later <= earlier), "{:?}", told);
    }
}
