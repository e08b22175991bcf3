//! Many viewers of one job.

use std::time::{Duration, Instant};

use futures_util::future::try_join_all;
use jobwatch_e2e::Outcome;
use tokio::time::{Instant as Moment, interval_at};

use super::client::Viewer;
use super::{JobFront, play};

const VIEWERS: u32 = 200;

/// As often as the widget asks at first.
const INTERVAL: Duration = Duration::from_secs(2);

/// How often each of them asks: six seconds, with the two in which they begin.
const TIMES: u32 = 3;

/// What a crowd has met.
#[derive(Debug, Default)]
struct Met {
    answers: u32,
    slowest: Duration,
}

/// A viewer who begins at its own time, as people do.
async fn watch(url: &str, number: u32) -> Outcome<Met> {
    let viewer = Viewer::new();
    let mut met = Met::default();
    let begin = Moment::now() + INTERVAL * number / VIEWERS;
    let mut beat = interval_at(begin, INTERVAL);
    for _ in 0..TIMES {
        beat.tick().await;
        let asked = Instant::now();
        assert_eq!(viewer.get(url).await?.status, 200);
        met.answers += 1;
        met.slowest = met.slowest.max(asked.elapsed());
    }
    Ok(met)
}

/// All of them at once; also how long it took.
async fn crowd(front: &JobFront) -> Outcome<(Met, Duration)> {
    let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
    let begin = Instant::now();
    let all = try_join_all((0..VIEWERS).map(|number| watch(&url, number))).await?;
    let met = Met {
        answers: all.iter().map(|met| met.answers).sum(),
        slowest: all.iter().map(|met| met.slowest).max().unwrap_or_default(),
    };
    Ok((met, begin.elapsed()))
}

async fn report(name: &str, front: &JobFront, met: &Met, elapsed: Duration) -> Outcome<u64> {
    let requests = front.api.requests("import-image").await?;
    let seconds = elapsed.as_secs_f64();
    let rate = |count: f64| count / seconds;
    println!(
        "{VIEWERS} viewers of a job, {name}: {} answers in {seconds:.1} s ({:.0} a second), \
         {requests} requests to the API ({:.1} a second), slowest answer {} ms",
        met.answers,
        rate(met.answers.into()),
        rate(requests as f64),
        met.slowest.as_millis()
    );
    Ok(requests)
}

#[test]
fn viewers_of_a_job_cost_the_api_one_request_a_second() -> Outcome {
    play(async |setup| {
        let without = JobFront::start(&setup, &[("proxy_cache jobs;", "proxy_cache off;")]).await?;
        let with = JobFront::start(&setup, &[]).await?;
        let (each, shared) = tokio::try_join!(crowd(&without), crowd(&with))?;
        let each_requests = report("without the cache", &without, &each.0, each.1).await?;
        let requests = report("with it", &with, &shared.0, shared.1).await?;
        assert_eq!(each_requests, u64::from(each.0.answers));
        // The second in which it began, and those that began meanwhile.
        let seconds = shared.1.as_secs() + 2;
        assert!(requests <= seconds, "{requests} requests in {seconds} s");
        assert!(requests * 2 >= shared.1.as_secs(), "only {requests}");
        Ok(())
    })
}
