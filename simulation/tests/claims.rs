//! What the report says of jobwatch.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use jobwatch_simulation::{Client, Measure, Report, Scenario};

const MINUTE: u64 = 60_000;
const HOUR: u64 = 60 * MINUTE;

fn play(client: Client, length: u64, count: usize, limited: bool) -> Measure {
    client.play(&Scenario {
        length,
        count,
        limited,
    })
}

fn peers() -> impl Iterator<Item = Client> {
    Client::ALL.into_iter().filter(|client| !client.is_ours())
}

#[test]
fn job_of_an_hour_costs_400_requests_at_most_and_its_end_is_seen_within_ten_seconds() {
    let measure = Client::Jobwatch.play(&Scenario::ONE_HOUR);
    assert!(measure.requests() <= 400, "{} requests", measure.requests());
    assert_eq!((measure.unseen(), measure.jobs()), (0, 100));
    // Ten seconds, and the time that an answer takes.
    assert!(measure.worst() <= Some(10_120), "{:?}", measure.worst());
}

#[test]
fn hundred_jobs_within_a_budget_meet_no_429() {
    for length in [MINUTE, 10 * MINUTE, HOUR] {
        let measure = play(Client::JobwatchWithBudget, length, 100, true);
        assert_eq!((measure.refused(), measure.unseen()), (0, 0));
        assert!(measure.worst() < Some(5 * MINUTE));
    }
}

#[test]
fn hundred_jobs_find_the_limit_with_few_429s() {
    for length in [MINUTE, 10 * MINUTE, HOUR] {
        let measure = play(Client::Jobwatch, length, 100, true);
        assert_eq!(measure.unseen(), 0);
        assert!(measure.refused() <= 10, "{} refused", measure.refused());
    }
}

#[test]
fn thousand_jobs_are_all_seen_to_end_under_the_limit() {
    for client in [Client::Jobwatch, Client::JobwatchWithBudget] {
        let measure = play(client, HOUR, 1_000, true);
        assert_eq!(measure.unseen(), 0);
        assert!(measure.worst() < Some(HOUR), "{:?}", measure.worst());
    }
}

#[test]
fn peer_that_sees_the_end_as_soon_sends_more_requests() {
    for (length, count) in [(MINUTE, 20), (10 * MINUTE, 20), (HOUR, 1)] {
        let ours = play(Client::Jobwatch, length, count, false);
        // A steady loop as long as our longest wait is the cheapest for a job that is old.
        for peer in peers().filter(|peer| *peer != Client::HuaweiIms) {
            let theirs = play(peer, length, count, false);
            let dearer = theirs.requests() > ours.requests();
            assert!(dearer || !theirs.is_as_soon_as(&ours), "{}", peer.name());
        }
    }
}

#[test]
fn no_peer_sends_as_few_requests_under_the_limit_and_sees_every_end() {
    let ours = play(Client::Jobwatch, HOUR, 100, true);
    for peer in peers() {
        let theirs = play(peer, HOUR, 100, true);
        let sees_all = theirs.unseen() == 0;
        assert!(
            !sees_all || theirs.requests() > ours.requests(),
            "{}",
            peer.name()
        );
    }
}

#[test]
fn report_is_what_the_command_writes_now() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/simulation.md");
    let text = std::fs::read_to_string(path).unwrap();
    let all = Scenario::all().into_iter();
    let quick = all.filter(|it| it.count <= 20 && it.length <= 10 * MINUTE);
    let report = Report::of(&quick.collect::<Vec<_>>());
    for line in report.lines() {
        assert!(text.contains(&line), "run cargo xtask simulate: {line}");
    }
}

#[test]
fn same_comes_out_each_time() {
    let scenario = Scenario {
        length: MINUTE,
        count: 20,
        limited: true,
    };
    let lines = || Report::of(&[scenario]).lines().collect::<Vec<_>>();
    assert_eq!(lines(), lines());
}
