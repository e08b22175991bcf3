//! What is kept, and for whom.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use hyper::{Method, Response};
use jobwatch_e2e::{Outcome, until};

use super::client::Viewer;
use super::{Front, JobFront, play};

/// Long enough to cross several seconds of the cache.
const WATCHED: Duration = Duration::from_secs(3);

/// A second of the cache, and what a busy machine may add.
const AS_OLD_AS_IT_MAY_BE: Duration = Duration::from_millis(1_500);

#[test]
fn status_is_never_older_than_its_second() -> Outcome {
    play(async |_| {
        let begin = Instant::now();
        let answers = Arc::new(AtomicU64::new(0));
        let counter = Arc::clone(&answers);
        // An API that says when it was asked, in ways that would freeze it in other caches.
        let front = Front::of(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
            Response::builder()
                .header("Cache-Control", "public, max-age=3600")
                .header("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
                .header("Vary", "*")
                .body(begin.elapsed().as_millis().to_string())
                .unwrap()
        })
        .await?;
        let url = format!("{}/v1/p/jobs/a", front.nginx.url());
        let viewer = Viewer::new();
        let mut asked = 0_u64;
        while begin.elapsed() < WATCHED {
            let sent = begin.elapsed();
            let answer = viewer.get(&url).await?;
            asked += 1;
            let age = sent.saturating_sub(Duration::from_millis(answer.body.parse()?));
            assert!(age < AS_OLD_AS_IT_MAY_BE, "{age:?} old");
            assert_eq!(answer.header("Cache-Control"), "private, no-cache");
            assert_eq!((answer.header("Expires"), answer.header("Vary")), ("", ""));
        }
        let answers = answers.load(Ordering::Relaxed);
        assert!(
            answers * 3 < asked,
            "{answers} answers for {asked} requests"
        );
        Ok(())
    })
}

#[test]
fn those_who_ask_at_once_wait_for_one_answer() -> Outcome {
    play(async |setup| {
        let front = JobFront::start(&setup, &[]).await?;
        front.api.break_all("delay=300").await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        let viewer = Viewer::new();
        let all = (0..50).map(|_| viewer.get(&url));
        for answer in futures_util::future::join_all(all).await {
            assert_eq!(answer?.status, 200);
        }
        let requests = front.api.requests("import-image").await?;
        // Two, if a new second began while they were sent.
        assert!(requests <= 2, "{requests} requests");
        Ok(())
    })
}

#[test]
fn each_job_of_each_project_in_each_form_is_kept_apart() -> Outcome {
    play(async |_| {
        let front = Front::of(|head| Response::new(head.uri().path().into())).await?;
        let viewer = Viewer::new();
        let paths = [
            "/v1/p/jobs/a",
            "/v1/p/jobs/b",
            "/v1/q/jobs/a",
            "/v1.0/p/jobs/a",
        ];
        for path in paths.repeat(20) {
            let answer = viewer.get(&format!("{}{path}", front.nginx.url())).await?;
            assert_eq!(answer.body, path);
        }
        let requests = front.api.heard().len();
        assert!(requests < 40, "{requests} requests for 80: nothing is kept");
        Ok(())
    })
}

#[test]
fn conditional_request_is_answered_without_the_body() -> Outcome {
    play(async |setup| {
        let front = JobFront::start(&setup, &[]).await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        let viewer = Viewer::new();
        let first = viewer.get(&url).await?;
        let tag = first.header("ETag");
        assert!(tag.starts_with('"'), "{first:?}");
        let known = [("If-None-Match", tag)];
        let second = viewer.send(Method::GET, &url, &known).await?;
        assert_eq!(second.status, 304);
        assert_eq!((second.body.as_str(), second.header("ETag")), ("", tag));
        assert_eq!(second.header("Cache-Control"), "private, no-cache");
        let old = [("If-None-Match", "\"old\"")];
        let third = viewer.send(Method::GET, &url, &old).await?;
        assert_eq!((third.status.as_u16(), &third.body), (200, &first.body));
        Ok(())
    })
}

#[test]
fn browser_cannot_go_around_the_cache() -> Outcome {
    play(async |setup| {
        let front = JobFront::start(&setup, &[]).await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        let viewer = Viewer::new();
        let reload = [
            ("Cache-Control", "no-cache, no-store, max-age=0"),
            ("Pragma", "no-cache"),
            ("If-None-Match", "*"),
            ("X-Fault", "status=500"),
        ];
        let mut asked = 0;
        until("the cache answers", async || {
            viewer.send(Method::GET, &url, &reload).await?;
            asked += 1;
            let requests = front.api.requests("import-image").await?;
            Ok((requests < asked).then_some(()))
        })
        .await?;
        assert_eq!(viewer.get(&url).await?.status, 200);
        Ok(())
    })
}
