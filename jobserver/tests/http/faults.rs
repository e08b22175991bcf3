//! Faults by header, by switch and by scenario.

use std::time::Duration;

use crate::server::{Answer, Server};
use serde_json::json;
use tokio::time::{Instant, timeout};

const JOB: &str = "/v1/p/jobs/import-image";

async fn with_fault(server: &Server, fault: &str) -> Answer {
    server.get_with(JOB, ("x-fault", fault)).await
}

#[tokio::test]
async fn a_header_breaks_one_request_only() {
    let server = Server::new();
    let (code, _) = with_fault(&server, "status=503").await.error(503);
    assert_eq!(code, "serviceUnavailable");
    assert_eq!(server.get(JOB).await.status, 200);
}

#[tokio::test]
async fn a_status_comes_with_the_gateways_code() {
    let server = Server::new();
    for (status, expected) in [
        (400, "badRequest"),
        (401, "APIGW.0301"),
        (403, "APIGW.0302"),
        (404, "JOB.0404"),
        (429, "APIGW.0308"),
        (500, "authFault"),
        (502, "authFault"),
    ] {
        let answer = with_fault(&server, &format!("status={status}")).await;
        assert_eq!(answer.error(status).0, expected);
        assert_eq!(answer.header("retry-after"), None);
    }
}

#[tokio::test]
async fn every_error_status_can_be_asked_for() {
    let server = Server::new();
    for status in 400..600 {
        with_fault(&server, &format!("status={status}"))
            .await
            .error(status);
    }
}

#[tokio::test]
async fn retry_after_is_sent_as_it_is_written() {
    let server = Server::new();
    for value in [
        "3",
        "0",
        "-1",
        "120abc",
        "999999999",
        "Wed, 21 Oct 2015 07:28:00 GMT",
    ] {
        let answer = with_fault(&server, &format!("status=429;retry-after={value}")).await;
        answer.error(429);
        assert_eq!(answer.header("retry-after"), Some(value));
    }
}

#[tokio::test]
async fn html_is_a_success_without_a_job() {
    let answer = with_fault(&Server::new(), "html").await;
    assert_eq!(answer.status, 200);
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    assert!(answer.text.starts_with("<!DOCTYPE html>"));
    assert_eq!(answer.header("etag"), None);
}

#[tokio::test]
async fn an_answer_can_be_empty_in_three_ways() {
    let server = Server::new();
    for (fault, status, content_type) in [
        ("empty", 200, Some("application/json")),
        ("no-content", 204, None),
        ("not-modified", 304, None),
    ] {
        let answer = with_fault(&server, fault).await;
        assert_eq!(answer.status, status, "{fault}");
        assert_eq!(answer.text, "", "{fault}");
        assert_eq!(answer.header("content-type"), content_type, "{fault}");
        assert_eq!(answer.header("etag"), None, "{fault}");
    }
}

#[tokio::test]
async fn a_redirect_leads_to_a_login_page_or_elsewhere() {
    let server = Server::new();
    for status in [301, 302, 303, 307, 308] {
        let answer = with_fault(&server, &format!("redirect={status}")).await;
        assert_eq!(answer.status, status);
        let login = server.get(answer.header("location").unwrap()).await;
        assert!(login.text.contains("Sign in"), "{}", login.text);
    }
    let elsewhere = "http://login.example/?back=job";
    let answer = with_fault(&server, &format!("redirect=302;location={elsewhere}")).await;
    assert_eq!(answer.header("location"), Some(elsewhere));
}

#[tokio::test]
async fn a_charset_is_named_that_is_not_the_bodys() {
    let server = Server::new();
    let whole = server.get(JOB).await.text;
    let answer = with_fault(&server, "charset=gbk").await;
    assert_eq!(
        answer.header("content-type"),
        Some("application/json; charset=gbk")
    );
    assert_eq!(answer.text, whole);
}

#[tokio::test]
async fn a_skewed_clock_moves_the_date_and_the_jobs_times_alike() {
    let server = Server::new();
    server.get(JOB).await;
    server.advance(13);
    let right = server.get(JOB).await.json();
    for (fault, date, begin) in [
        (
            "skew=7200",
            "Tue, 04 Nov 2025 11:30:13 GMT",
            "04-Nov-2025 11:30:01:000",
        ),
        (
            "skew=-7200",
            "Tue, 04 Nov 2025 07:30:13 GMT",
            "04-Nov-2025 07:30:01:000",
        ),
    ] {
        let answer = with_fault(&server, fault).await;
        assert_eq!(answer.header("date"), Some(date));
        let job = answer.json();
        assert_eq!(job["begin_time"], begin);
        assert_eq!(job["entities"], right["entities"]);
    }
}

#[tokio::test]
async fn a_refusal_is_dated_by_the_skewed_clock_too() {
    let answer = with_fault(&Server::new(), "skew=7200;status=503").await;
    answer.error(503);
    assert_eq!(answer.header("date"), Some("Tue, 04 Nov 2025 11:30:00 GMT"));
}

#[tokio::test]
async fn a_condition_does_not_spare_the_body_that_is_to_be_broken() {
    let server = Server::new();
    let tag = server.get(JOB).await.header("etag").unwrap().to_owned();
    let body = r#"{"fault": "charset=gbk"}"#;
    server.put("/faults", body).await;
    let answer = server.get_with(JOB, ("if-none-match", &tag)).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test(start_paused = true)]
async fn a_delay_precedes_the_answer() {
    let server = Server::new();
    let began = Instant::now();
    assert_eq!(with_fault(&server, "delay=2500").await.status, 200);
    assert_eq!(began.elapsed().as_millis(), 2_500);
    with_fault(&server, "delay=500;status=500").await.error(500);
    assert_eq!(began.elapsed().as_millis(), 3_000);
}

#[tokio::test(start_paused = true)]
async fn a_hanging_request_is_never_answered() {
    let server = Server::new();
    let answer = timeout(Duration::from_secs(86_400), with_fault(&server, "hang")).await;
    assert!(answer.is_err(), "{answer:?}");
}

#[tokio::test]
async fn a_malformed_fault_is_a_bad_request_that_tells_the_grammar() {
    let server = Server::new();
    let (_, message) = with_fault(&server, "explode").await.error(400);
    assert!(message.contains("`explode`"), "{message}");
    assert!(message.contains("status=400..599"), "{message}");
    let (_, message) = server
        .put("/faults", r#"{"fault": "status=99"}"#)
        .await
        .error(400);
    assert!(message.contains("`99`"), "{message}");
    let (_, message) = server.put("/faults", "status=503").await.error(400);
    assert!(message.contains(r#"{"fault": "status=503""#), "{message}");
}

#[tokio::test]
async fn a_fault_switched_on_for_a_job_spares_the_others() {
    let server = Server::new();
    let body = r#"{"fault": "status=500", "job_id": "import-image"}"#;
    assert_eq!(server.put("/faults", body).await.status, 204);
    server.get(JOB).await.error(500);
    assert_eq!(server.get("/v1/p/jobs/cancelled").await.status, 200);
    assert_eq!(server.delete("/faults/import-image").await.status, 204);
    assert_eq!(server.get(JOB).await.status, 200);
}

#[tokio::test]
async fn a_fault_switched_on_for_everything_lasts_until_it_is_switched_off() {
    let server = Server::new();
    server.put("/faults", r#"{"fault": "status=503"}"#).await;
    server.get(JOB).await.error(503);
    server.get("/v1.0/p/jobs/unknown").await.error(503);
    server
        .post("/v1/p/jobs", r#"{"scenario": "cancelled"}"#)
        .await
        .error(503);
    assert_eq!(
        server.get("/faults").await.json(),
        json!({"everything": {"fault": "status=503", "requests": null}, "jobs": {}})
    );
    assert_eq!(server.delete("/faults").await.status, 204);
    assert_eq!(server.get(JOB).await.status, 200);
}

#[tokio::test]
async fn a_fault_for_some_requests_is_over_after_them() {
    let server = Server::new();
    let body = r#"{"fault": "status=500", "job_id": "import-image", "requests": 2}"#;
    server.put("/faults", body).await;
    server.get(JOB).await.error(500);
    assert_eq!(
        server.get("/faults").await.json()["jobs"],
        json!({"import-image": {"fault": "status=500", "requests": 1}})
    );
    server.get(JOB).await.error(500);
    assert_eq!(server.get(JOB).await.status, 200);
    assert_eq!(server.get("/faults").await.json()["jobs"], json!({}));

    server
        .put("/faults", r#"{"fault": "status=502", "requests": 1}"#)
        .await;
    server.get("/v1/p/jobs/cancelled").await.error(502);
    assert_eq!(server.get("/v1/p/jobs/cancelled").await.status, 200);
    assert_eq!(
        server.get("/faults").await.json()["everything"],
        json!(null)
    );
    let never = r#"{"fault": "status=502", "requests": 0}"#;
    server.put("/faults", never).await.error(400);
}

#[tokio::test]
async fn the_nearest_fault_counts() {
    let server = Server::new();
    server.get("/v1/p/jobs/outage").await;
    server.advance(8);
    server.get("/v1/p/jobs/outage").await.error(503);
    server.put("/faults", r#"{"fault": "status=502"}"#).await;
    server.get("/v1/p/jobs/outage").await.error(502);
    server
        .put("/faults", r#"{"fault": "status=500", "job_id": "outage"}"#)
        .await;
    server.get("/v1/p/jobs/outage").await.error(500);
    let by_header = ("x-fault", "status=401");
    server
        .get_with("/v1/p/jobs/outage", by_header)
        .await
        .error(401);
}

#[tokio::test]
async fn a_job_goes_on_while_its_scenario_is_out_of_service() {
    let server = Server::new();
    let path = "/v1/p/jobs/outage";
    assert_eq!(server.get(path).await.status, 200);
    server.advance(6);
    server.get(path).await.error(503);
    server.advance(9);
    server.get(path).await.error(503);
    server.advance(1);
    let job = server.get(path).await.json();
    assert_eq!(job["entities"]["process_percent"], 0.57);
}

#[tokio::test]
async fn a_scenarios_fault_without_an_end_stays() {
    let server = Server::new();
    let path = "/v1/p/jobs/login-expired";
    assert_eq!(server.get(path).await.status, 200);
    server.advance(1_000_000);
    server.get(path).await.error(401);
}
