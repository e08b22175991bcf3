//! Who may see a job: the console is asked about each request, whatever is in the cache.

use hyper::header::COOKIE;
use hyper::{Method, Response, StatusCode};
use jobwatch_e2e::{Head, Nginx, Outcome, Upstream};
use serde_json::Value;

use super::client::Viewer;
use super::{play, site};

/// A console with one person who may see the jobs of project `p`, and all else signed in who may not.
fn may_see(head: &Head) -> Response<String> {
    let cookie = head.headers().get(COOKIE).map(|it| it.to_str().unwrap());
    let path = head.headers()["X-Original-URI"].to_str().unwrap();
    let status = match cookie {
        Some("session=ada") if path.starts_with("/v1/p/jobs/") => StatusCode::NO_CONTENT,
        Some(_) => StatusCode::FORBIDDEN,
        None => StatusCode::UNAUTHORIZED,
    };
    Response::builder()
        .status(status)
        .body(String::new())
        .unwrap()
}

#[test]
fn answer_in_the_cache_is_not_for_those_who_may_not_see_it() -> Outcome {
    play(async |_| {
        let api = Upstream::start(|_| Response::new("{}".to_owned())).await?;
        let console = Upstream::start(may_see).await?;
        let nginx = Nginx::start(&site(api.url(), &console)).await?;
        let viewer = Viewer::new();
        let ask = async |cookie: &[(&str, &str)], project: &str| {
            let url = format!("{}/v1/{project}/jobs/a", nginx.url());
            viewer.send(Method::GET, &url, cookie).await
        };
        let mut rounds = 0;
        // Until Ada's answer was there already: then it was for the others, too.
        loop {
            rounds += 1;
            assert_eq!(ask(&[("Cookie", "session=ada")], "p").await?.status, 200);
            let other = ask(&[("Cookie", "session=bob")], "p").await?;
            assert_eq!(other.status, 403);
            let nobody = ask(&[], "p").await?;
            assert_eq!(nobody.status, 401);
            assert_eq!(nobody.header("Cache-Control"), "no-store");
            let body: Value = serde_json::from_str(&nobody.body)?;
            assert_eq!(body["error_msg"], "You are not signed in.");
            if api.heard().len() < rounds {
                break;
            }
        }
        let elsewhere = ask(&[("Cookie", "session=ada")], "q").await?;
        assert_eq!(elsewhere.status, 403);
        let heard = api.heard();
        assert!(heard.iter().all(|head| head.uri() == "/v1/p/jobs/a"));
        Ok(())
    })
}

#[test]
fn nobody_sees_a_job_while_the_console_cannot_be_asked() -> Outcome {
    play(async |_| {
        let api = Upstream::start(|_| Response::new("{}".to_owned())).await?;
        let console = Upstream::start(|_| Response::new(String::new())).await?;
        let nginx = Nginx::start(&site(api.url(), &console)).await?;
        drop(console);
        let url = format!("{}/v1/p/jobs/a", nginx.url());
        let answer = Viewer::new().get(&url).await?;
        assert_eq!(answer.status, 500);
        let body: Value = serde_json::from_str(&answer.body)?;
        assert_eq!(body["error_msg"], "The console's server cannot answer.");
        assert!(api.heard().is_empty());
        Ok(())
    })
}
