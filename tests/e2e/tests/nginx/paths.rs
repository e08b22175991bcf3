//! What can be asked for: jobs, one segment for the project and one for the job, and only read.

use hyper::{Method, Response};
use jobwatch_e2e::Outcome;
use serde_json::Value;

use super::client::Viewer;
use super::{Front, play};

const REFUSED: [&str; 24] = [
    "/v1/p/jobs",
    "/v1/p/jobs/",
    "/v1/p/jobs/a/",
    "/v1/p/jobs/a/b",
    "/v1/p/jobs/a?x=1",
    "/v1/p/jobs/a?",
    "/v1/p/jobs/a/../../x",
    "/v1/p/jobs/a/../b",
    "/v1/p/jobs/.",
    "/v1/p/jobs/..",
    "/v1/p/jobs/%2e%2e",
    "/v1/p/jobs/a%2Fb",
    "/v1/p/jobs/a%2F..%2Fb",
    "/v1/p/jobs/%2Fa",
    "/v1/p%2Fq/jobs/a",
    "/v1/p%2Fjobs%2Fa",
    "/v1/p/jobs/a%3Fb",
    "/v1/p/jobs/%61",
    "/v1/p/jobs/a;b",
    "/v1//p/jobs/a",
    "//v1/p/jobs/a",
    "/x/../v1/p/jobs/a",
    "/v1.1/p/jobs/a",
    "/v1x0/p/jobs/a",
];

#[test]
fn no_other_path_reaches_the_api() -> Outcome {
    play(async |_| {
        let front = Front::of(|_| Response::new("{}".to_owned())).await?;
        let viewer = Viewer::new();
        for path in REFUSED {
            let answer = viewer.get(&format!("{}{path}", front.nginx.url())).await?;
            assert_eq!(answer.status, 404, "{path}");
        }
        assert!(front.api.heard().is_empty(), "{:?}", front.api.heard());
        assert!(front.console.heard().is_empty(), "not worth a question");
        for path in ["/v1/p/jobs/a", "/v1.0/p-1/jobs/A_b-9"] {
            let answer = viewer.get(&format!("{}{path}", front.nginx.url())).await?;
            assert_eq!(answer.status, 200, "{path}");
        }
        let heard = front.api.heard();
        let paths: Vec<_> = heard.iter().map(|head| head.uri().to_string()).collect();
        assert_eq!(paths, ["/v1/p/jobs/a", "/v1.0/p-1/jobs/A_b-9"]);
        Ok(())
    })
}

#[test]
fn jobs_can_only_be_read() -> Outcome {
    play(async |_| {
        let front = Front::of(|_| Response::new("{}".to_owned())).await?;
        let url = format!("{}/v1/p/jobs/a", front.nginx.url());
        let viewer = Viewer::new();
        for method in [
            Method::POST,
            Method::PUT,
            Method::PATCH,
            Method::DELETE,
            Method::HEAD,
            Method::OPTIONS,
            Method::TRACE,
        ] {
            let answer = viewer.send(method.clone(), &url, &[]).await?;
            assert_eq!(answer.status, 405, "{method}");
        }
        let answer = viewer.send(Method::POST, &url, &[]).await?;
        assert_eq!(answer.header("Allow"), "GET");
        let body: Value = serde_json::from_str(&answer.body)?;
        assert_eq!(body["error_msg"], "Jobs can only be read.");
        // On a path that is none, no method does anything either.
        let jobs = format!("{}/v1/p/jobs", front.nginx.url());
        let answer = viewer.send(Method::POST, &jobs, &[]).await?;
        assert_eq!(answer.status, 404);
        assert!(front.api.heard().is_empty(), "{:?}", front.api.heard());
        Ok(())
    })
}
