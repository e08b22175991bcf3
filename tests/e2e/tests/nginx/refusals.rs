//! What goes wrong is told as it is, and is not kept.

use futures_util::future::join_all;
use jobwatch_e2e::{Outcome, until};
use serde_json::Value;

use super::client::Viewer;
use super::{JobFront, play};

#[test]
fn refusals_of_the_api_are_passed_on_and_not_kept() -> Outcome {
    play(async |setup| {
        let front = JobFront::start(&setup, &[]).await?;
        let viewer = Viewer::new();
        for (fault, status, retry_after) in [
            ("status=429;retry-after=7", 429, "7"),
            ("status=503;retry-after=120abc", 503, "120abc"),
            ("status=401", 401, ""),
            ("status=403", 403, ""),
            ("status=404", 404, ""),
            ("status=500", 500, ""),
            ("redirect=302", 302, ""),
        ] {
            // A project of its own, so that no fault finds the job in the cache.
            let url = format!("{}/v1/p{status}/jobs/import-image", front.nginx.url());
            front.api.break_requests("import-image", fault, 1).await?;
            let refused = viewer.get(&url).await?;
            assert_eq!(refused.status, status, "{fault}");
            assert_eq!(refused.header("Retry-After"), retry_after, "{fault}");
            assert_eq!(refused.header("Cache-Control"), "no-store", "{fault}");
            assert!(!refused.body.contains("CONSOLE"), "{fault}: {refused:?}");
            assert_eq!(viewer.get(&url).await?.status, 200, "{fault} was kept");
        }
        Ok(())
    })
}

/// A date is read by the clock that wrote it.
#[test]
fn clock_of_the_api_is_passed_on() -> Outcome {
    play(async |setup| {
        let front = JobFront::start(&setup, &[]).await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        front.api.break_all("status=429;skew=86400").await?;
        let answer = Viewer::new().get(&url).await?;
        let date = httpdate::parse_http_date(answer.header("Date"))?;
        let ahead = date.duration_since(std::time::SystemTime::now())?;
        assert!(ahead.as_secs() > 80_000, "{ahead:?}");
        Ok(())
    })
}

#[test]
fn api_that_is_gone_is_said_and_no_old_status_shown() -> Outcome {
    play(async |setup| {
        let mut front = JobFront::start(&setup, &[]).await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        let viewer = Viewer::new();
        assert_eq!(viewer.get(&url).await?.status, 200);
        front.api.kill().await?;
        let mut old = 0;
        let gone = until("it is said", async || {
            let answer = viewer.get(&url).await?;
            old += u32::from(answer.status == 200);
            Ok((answer.status != 200).then_some(answer))
        })
        .await?;
        // Those of its last second, 50 ms apart.
        assert!(old <= 20, "{old} answers of an API that is gone");
        assert_eq!(gone.status, 502);
        assert_eq!(gone.header("Content-Type"), "application/json");
        assert_eq!(gone.header("Cache-Control"), "no-store");
        let body: Value = serde_json::from_str(&gone.body)?;
        assert_eq!(body["error_code"], "CONSOLE.0502");
        assert_eq!(body["error_msg"], "The job API does not answer.");
        assert_eq!(viewer.get(&url).await?.status, 502);
        front.api.restart().await?;
        assert_eq!(viewer.get(&url).await?.status, 200);
        Ok(())
    })
}

/// With the usual `proxy_cache_use_stale updating`, all but one would see the old status for as
/// long as the API hangs.
#[test]
fn api_that_hangs_shows_nobody_an_old_status() -> Outcome {
    play(async |setup| {
        let sooner = ("proxy_read_timeout 10s", "proxy_read_timeout 1s");
        let front = JobFront::start(&setup, &[sooner]).await?;
        let url = format!("{}/v1/p/jobs/import-image", front.nginx.url());
        let viewer = Viewer::new();
        assert_eq!(viewer.get(&url).await?.status, 200);
        front.api.break_all("hang").await?;
        until("its last second is over", async || {
            Ok((viewer.get(&url).await?.status == 504).then_some(()))
        })
        .await?;
        for answer in join_all((0..4).map(|_| viewer.get(&url))).await {
            let answer = answer?;
            assert_eq!(answer.status, 504);
            assert!(answer.body.contains("in time"), "{answer:?}");
        }
        Ok(())
    })
}
