//! Pollers that come, ask together and go.

use jobwatch::engine::Input;
use jobwatch::{Connection, ErrorKind, JobStatus, PollConfig};

use crate::bench::{error, every, job, ms, running};
use crate::fleet::{Fleet, IN_FLIGHT};

#[test]
fn six_requests_are_in_flight_at_most() {
    let (mut fleet, keys) = Fleet::of(10);
    assert_eq!(fleet.asked(), keys[..IN_FLIGHT]);
    fleet.answer(keys[2], running(20.0));
    assert_eq!(fleet.asked()[IN_FLIGHT..], [keys[6]]);
}

#[test]
fn every_way_in_which_a_request_ends_makes_room_for_the_next() {
    let endings: [fn(&mut Fleet); 5] = [
        |fleet| fleet.answer(fleet.requests[0].0, error(ErrorKind::Network)),
        |fleet| fleet.send(fleet.requests[0].0, Input::Pause),
        |fleet| fleet.send(fleet.requests[0].0, Input::Stop),
        |fleet| fleet.remove(fleet.requests[0].0),
        |fleet| {
            fleet.fire();
        },
    ];
    for end in endings {
        let (mut fleet, keys) = Fleet::of(7);
        end(&mut fleet);
        assert_eq!(fleet.asked()[IN_FLIGHT], keys[6]);
    }
}

#[test]
fn waiting_for_its_turn_does_not_use_up_a_request_s_time() {
    let (mut fleet, keys) = Fleet::of(7);
    fleet.pass(14_000);
    fleet.answer(keys[0], running(20.0));
    fleet.pass(14_999);
    assert!(fleet.in_flight.contains_key(&keys[6]));
    fleet.pass(1);
    assert!(!fleet.in_flight.contains_key(&keys[6]));
}

#[test]
fn poller_that_gives_up_its_turn_is_not_asked() {
    let (mut fleet, keys) = Fleet::of(8);
    fleet.send(keys[6], Input::Pause);
    fleet.answer(keys[0], running(20.0));
    assert_eq!(fleet.asked()[IN_FLIGHT..], [keys[7]]);
    fleet.answer(keys[1], running(20.0));
    assert_eq!(fleet.requests.len(), 7);
}

#[test]
fn page_with_one_widget_is_a_poller() {
    let (mut fleet, keys) = Fleet::of(1);
    assert_eq!(fleet.requests.len(), 1);
    fleet.answer(keys[0], running(20.0));
    assert_eq!(fleet.connection(keys[0]), Connection::Live);
    assert_eq!(fleet.published, [keys[0]]);
    assert_eq!(fleet.fire(), ms(2_000));
    assert_eq!(fleet.delay(), Some(ms(15_000)));
    fleet.answer(keys[0], Ok(job(JobStatus::Success, 20.0)));
    assert_eq!(fleet.percent(keys[0]), Some(100));
    fleet.assert_silent();
}

#[test]
fn each_poller_has_its_own_job_and_its_own_settings() {
    let mut fleet = Fleet::new(None);
    let one = fleet.start(PollConfig::default());
    let other = fleet.start(every(5_000.0, 5_000.0));
    fleet.answer(one, running(20.0));
    fleet.answer(other, error(ErrorKind::Unauthorized));
    assert_eq!(fleet.percent(one), Some(20));
    assert!(matches!(
        fleet.connection(other),
        Connection::Unauthorized(_)
    ));
    fleet.fire();
    assert_eq!(fleet.in_flight.keys().collect::<Vec<_>>(), [&one]);
    fleet.send(other, Input::CredentialsChanged);
    fleet.answer(other, running(30.0));
    fleet.answer(one, Ok(job(JobStatus::Success, 20.0)));
    assert_eq!(fleet.fire(), ms(5_000));
}

#[test]
fn removed_poller_is_not_heard_of_again() {
    let (mut fleet, keys) = Fleet::of(2);
    let request = fleet.in_flight[&keys[0]];
    fleet.remove(keys[0]);
    assert_eq!(fleet.aborted, [(keys[0], request)]);
    assert!(fleet.scheduler.snapshot(keys[0]).is_none());
    for input in [Input::Start, Input::Refresh, Input::Timeout] {
        fleet.send(keys[0], input);
    }
    fleet.answer_to(keys[0], request, running(90.0));
    fleet.remove(keys[0]);
    assert!(!fleet.published.contains(&keys[0]));
    fleet.answer(keys[1], Ok(job(JobStatus::Success, 20.0)));
    fleet.assert_silent();
}

#[test]
fn removed_poller_leaves_the_queue() {
    let (mut fleet, keys) = Fleet::of(8);
    fleet.remove(keys[6]);
    fleet.answer(keys[0], running(20.0));
    assert_eq!(fleet.asked()[IN_FLIGHT..], [keys[7]]);
}

#[test]
fn keys_are_not_used_twice() {
    let mut fleet = Fleet::new(None);
    let first = fleet.add(PollConfig::default());
    fleet.remove(first);
    assert_ne!(fleet.add(PollConfig::default()), first);
}

#[test]
fn hundred_pollers_drift_apart() {
    let (mut fleet, _) = Fleet::of(100);
    fleet.roll_dice();
    fleet.serve(60_000, 5, |_, _| running(20.0));
    let late: Vec<u64> = fleet
        .requests
        .iter()
        .rev()
        .take(100)
        .map(|it| it.2)
        .collect();
    let mut distinct = late.clone();
    distinct.dedup();
    assert!(distinct.len() > 80, "{} moments", distinct.len());
}

#[test]
fn job_with_a_deadline_gives_up_its_turn_when_that_passes() {
    let (mut fleet, keys) = Fleet::of(6);
    let (config, _) = PollConfig::from_millis(jobwatch::PollMillis {
        deadline: Some(5_000.0),
        ..jobwatch::PollMillis::default()
    });
    let seventh = fleet.start(config);
    assert_eq!(fleet.fire(), ms(5_000));
    assert_eq!(fleet.connection(seventh), Connection::TimedOut);
    fleet.answer(keys[0], running(20.0));
    assert_eq!(fleet.requests.len(), IN_FLIGHT);
}

#[test]
fn times_that_are_shown_follow_a_clock_that_is_set_back() {
    let (mut fleet, keys) = Fleet::of(2);
    fleet.answer(keys[0], error(ErrorKind::ServerError));
    let Connection::Retrying { at, .. } = fleet.connection(keys[0]) else {
        panic!("not retrying");
    };
    fleet.now -= 3_000;
    fleet.answer(keys[1], running(20.0));
    let told = jobwatch::Millis(at.0 - 3_000);
    assert!(matches!(fleet.connection(keys[0]), Connection::Retrying { at, .. } if at == told));
    assert!(fleet.published.ends_with(&[keys[0], keys[1]]) || fleet.published.contains(&keys[0]));
    assert_eq!(fleet.scheduler.poll_timeout(), Some(told));
}

#[test]
fn fork_begins_with_what_is_known_and_asks_for_itself() {
    let (mut fleet, keys) = Fleet::of(1);
    fleet.answer(keys[0], running(40.0));
    let fork = fleet
        .scheduler
        .fork(fleet.moment(), keys[0], PollConfig::default());
    assert_eq!(fleet.percent(fork), Some(40));
    fleet.send(fork, Input::Start);
    assert_eq!(fleet.asked()[1..], [fork]);
    fleet.remove(keys[0]);
    assert!(
        fleet.in_flight.contains_key(&fork),
        "each has its own requests"
    );
}

#[test]
fn fork_of_a_finished_poller_is_finished() {
    let (mut fleet, keys) = Fleet::of(1);
    fleet.answer(keys[0], Ok(job(JobStatus::Success, 100.0)));
    let fork = fleet
        .scheduler
        .fork(fleet.moment(), keys[0], PollConfig::default());
    fleet.send(fork, Input::Start);
    assert_eq!(fleet.connection(fork), Connection::Finished);
    fleet.assert_silent();
}
