//! Jobs over HTTP, on a clock that the test moves.

use crate::server::Server;
use serde_json::{Value, json};

#[tokio::test]
async fn a_scenarios_name_starts_it_at_first_sight_and_it_moves_with_the_clock() {
    let server = Server::new();
    let path = "/v1/p1/jobs/import-image";

    let first = server.get(path).await.json();
    assert_eq!(first["status"], "INIT");
    assert_eq!(first["job_id"], "import-image");
    assert_eq!(first["begin_time"], "");

    server.advance(13);
    let running = server.get(path).await.json();
    assert_eq!(running["status"], "RUNNING");
    assert_eq!(running["entities"]["process_percent"], 0.62);
    assert_eq!(
        running["entities"]["current_task"],
        "ConvertImageFormatTask"
    );
    assert_eq!(running["begin_time"], "04-Nov-2025 09:30:01:000");
    assert_eq!(running["end_time"], "");

    server.advance(60);
    let ended = server.get(path).await.json();
    assert_eq!(ended["status"], "SUCCESS");
    assert_eq!(ended["entities"]["process_percent"], 1);
    assert_eq!(ended["end_time"], "04-Nov-2025 09:30:24:000");
}

#[tokio::test]
async fn a_job_of_one_project_is_not_that_of_another() {
    let server = Server::new();
    server.get("/v1/p1/jobs/cancelled").await;
    server.advance(3_600);
    assert_eq!(
        server.get("/v1/p1/jobs/cancelled").await.json()["status"],
        "CANCEL"
    );
    assert_eq!(
        server.get("/v1/p2/jobs/cancelled").await.json()["status"],
        "INIT"
    );
}

#[tokio::test]
async fn the_elb_form_has_neither_percent_nor_current_task() {
    let server = Server::new();
    server.get("/v1/p/jobs/import-image").await;
    server.advance(13);
    let elb = server.get("/v1.0/p/jobs/import-image").await.json();
    let ims = server.get("/v1/p/jobs/import-image").await.json();
    let names = |job: &Value| {
        let entities = job["entities"].as_object().unwrap();
        entities.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&elb), ["image_id", "image_name"]);
    assert_eq!(
        names(&ims),
        ["current_task", "image_id", "image_name", "process_percent"]
    );
}

#[tokio::test]
async fn both_samples_stand_still_on_both_uris() {
    let server = Server::new();
    for name in ["ims-seed", "elb-seed"] {
        let before = server.get(&format!("/v1/p/jobs/{name}")).await;
        server.advance(86_400);
        let after = server.get(&format!("/v1.0/p/jobs/{name}")).await;
        assert_eq!(before.text, after.text);
    }
    let ims = server.get("/v1/p/jobs/ims-seed").await;
    assert!(ims.text.contains("0.20"), "not as written: {}", ims.text);
}

#[tokio::test]
async fn a_post_starts_a_job_of_its_own() {
    let server = Server::new();
    for version in ["v1", "v1.0"] {
        let jobs = format!("/{version}/p/jobs");
        let first = server.start(&jobs, r#"{"scenario": "import-image"}"#).await;
        server.advance(20);
        let second = server.start(&jobs, r#"{"scenario": "import-image"}"#).await;
        assert_eq!(first.len(), 32);
        assert_ne!(first, second);
        let status =
            async |id: &str| server.get(&format!("{jobs}/{id}")).await.json()["status"].clone();
        assert_eq!(status(&first).await, "RUNNING");
        assert_eq!(status(&second).await, "INIT");
    }
}

#[tokio::test]
async fn a_post_tells_where_the_job_is() {
    let server = Server::new();
    let answer = server
        .post(
            "/v1.0/a%2Fb/jobs",
            r#"{"scenario": "delete-load-balancer"}"#,
        )
        .await;
    let location = answer.header("location").unwrap();
    assert!(location.starts_with("/v1.0/a%2Fb/jobs/"));
    assert_eq!(server.get(location).await.json()["job_type"], "deleteELB");
}

#[tokio::test]
async fn a_restarted_server_goes_on_with_the_jobs_of_its_predecessor() {
    let body = r#"{"scenario": "import-image", "speed": 2}"#;
    let job = Server::new().start("/v1/p/jobs", body).await;
    let restarted = Server::new();
    restarted.advance(6);
    let path = format!("/v1/p/jobs/{job}");
    let running = restarted.get(&path).await.json();
    assert_eq!(running["job_id"], job);
    assert_eq!(running["entities"]["process_percent"], 0.56);
    assert_eq!(running["begin_time"], "04-Nov-2025 09:30:00:500");
}

#[tokio::test]
async fn a_job_can_be_started_at_its_own_speed() {
    let server = Server::at_speed(2.0.try_into().unwrap());
    let usual = server
        .start("/v1/p/jobs", r#"{"scenario": "import-image"}"#)
        .await;
    let fast = server
        .start("/v1/p/jobs", r#"{"scenario": "import-image", "speed": 50}"#)
        .await;
    server.advance(1);
    let usual = server.get(&format!("/v1/p/jobs/{usual}")).await.json();
    let fast = server.get(&format!("/v1/p/jobs/{fast}")).await.json();
    assert_eq!(usual["status"], "RUNNING");
    assert_eq!(fast["status"], "SUCCESS");
    assert_eq!(fast["end_time"], "04-Nov-2025 09:30:00:480");
}

#[tokio::test]
async fn an_unknown_job_is_not_found() {
    let answer = Server::new().get("/v1/p/jobs/0123").await;
    let (code, message) = answer.error(404);
    assert_eq!(code, "JOB.0404");
    assert_eq!(message, "The job 0123 does not exist.");
}

#[tokio::test]
async fn an_unknown_scenario_is_answered_with_the_names() {
    let answer = Server::new()
        .post("/v1/p/jobs", r#"{"scenario": "nope"}"#)
        .await;
    let (_, message) = answer.error(400);
    assert!(message.contains("\"nope\""), "{message}");
    assert!(message.contains("import-image, ims-seed"), "{message}");
}

#[tokio::test]
async fn a_post_that_makes_no_sense_is_told_what_to_send() {
    let server = Server::new();
    for body in [
        "",
        "[]",
        "{}",
        "{\"scenario\": 7}",
        "not json",
        r#"{"scenario": "import-image", "speed": 0}"#,
        r#"{"scenario": "import-image", "colour": "red"}"#,
    ] {
        let (code, message) = server.post("/v1/p/jobs", body).await.error(400);
        assert_eq!(code, "JOB.0400");
        assert!(
            message.contains(r#"{"scenario": "import-image"}"#),
            "{message}"
        );
    }
}

#[tokio::test]
async fn a_path_that_is_not_served_names_those_that_are() {
    let (_, message) = Server::new().get("/v2/p/jobs/x").await.error(404);
    assert!(
        message.contains("/v1/{project_id}/jobs/{job_id}"),
        "{message}"
    );
    let answer = Server::new().delete("/v1/p/jobs/import-image").await;
    answer.error(405);
    assert_eq!(answer.header("allow"), Some("GET,HEAD"));
}

#[tokio::test]
async fn a_path_that_is_no_utf8_is_a_bad_request() {
    let (_, message) = Server::new().get("/v1/p/jobs/%ff").await.error(400);
    assert!(message.starts_with("The path cannot be read"), "{message}");
}

#[tokio::test]
async fn an_unchanged_job_is_not_sent_again() {
    let server = Server::new();
    let path = "/v1/p/jobs/very-long";
    server.get(path).await;
    server.advance(10);
    let first = server.get(path).await;
    let tag = first.header("etag").unwrap().to_owned();
    assert!(tag.starts_with('"'), "weak or malformed: {tag}");

    server.advance(1);
    for known in [
        tag.clone(),
        format!("W/{tag}"),
        format!("\"x\", {tag}"),
        "*".to_owned(),
    ] {
        let answer = server.get_with(path, ("if-none-match", &known)).await;
        assert_eq!(answer.status, 304, "{known}");
        assert_eq!(answer.text, "");
        assert_eq!(answer.header("etag"), Some(tag.as_str()));
    }

    server.advance(600);
    let changed = server.get_with(path, ("if-none-match", &tag)).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), Some(tag.as_str()));
}

#[tokio::test]
async fn each_half_second_of_the_steady_job_brings_another_percent() {
    let server = Server::at_speed("0.5".parse().unwrap());
    let mut before = Value::Null;
    for _ in 0..80 {
        let answer = server.get("/v1/p/jobs/steady-percent").await;
        let now = answer.json()["entities"]["process_percent"].clone();
        assert_ne!(now, before);
        before = now;
        server.advance(1);
    }
    let last = server.get("/v1/p/jobs/steady-percent").await.json();
    assert_eq!(last["entities"]["process_percent"], 1);
    assert_eq!(last["status"], "RUNNING");
}

#[tokio::test]
async fn the_answers_of_the_standstill_are_all_the_same() {
    let server = Server::new();
    let path = "/v1/p/jobs/standstill";
    let first = server.get(path).await;
    server.advance(86_400);
    let last = server.get(path).await;
    assert_eq!(last.text, first.text);
    assert_eq!(last.json()["status"], "RUNNING");
    assert_eq!(last.json()["begin_time"], "");
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own_and_no_cache_may_keep_it() {
    let server = Server::new();
    let mut ids = Vec::new();
    for path in [
        "/v1/p/jobs/ims-seed",
        "/v1/p/jobs/x",
        "/scenarios",
        "/nowhere",
    ] {
        let answer = server.get(path).await;
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
        ids.push(answer.header("x-request-id").unwrap().to_owned());
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 4);
}

#[tokio::test]
async fn scenarios_are_listed_with_what_a_form_needs() {
    let list = Server::new().get("/scenarios").await.json();
    let scenarios = list["scenarios"].as_array().unwrap();
    let find = |name: &str| scenarios.iter().find(|s| s["name"] == name).unwrap();
    assert_eq!(
        *find("delete-load-balancer"),
        json!({
            "name": "delete-load-balancer",
            "title": {
                "en": "Delete a load balancer: ELB reports no percent",
                "zh-CN": "删除负载均衡器：ELB 不报告进度",
                "ar": "حذف موازن تحميل: لا ترسل خدمة ELB نسبة مئوية",
            },
            "api": "elb",
            "src": "/v1.0/{project_id}/jobs/{job_id}",
            "outcome": "SUCCESS",
            "duration": 10.0,
        })
    );
    for scenario in scenarios {
        assert!(scenario["title"]["ar"].is_string(), "{scenario}");
    }
    assert_eq!(find("elb-seed")["outcome"], "RUNNING");
    let outcomes = ["SUCCESS", "FAIL", "CANCEL"];
    for outcome in outcomes {
        assert!(
            scenarios.iter().any(|s| s["outcome"] == outcome),
            "{outcome}"
        );
    }
    let moving = scenarios
        .iter()
        .filter(|s| s["duration"].as_f64().unwrap() > 0.0);
    assert!(moving.count() >= 10);
}

#[tokio::test]
async fn requests_are_counted_for_each_job() {
    let server = Server::new();
    for path in [
        "/v1/p/jobs/ims-seed",
        "/v1.0/p/jobs/ims-seed",
        "/v1/p/jobs/x",
    ] {
        server.get(path).await;
    }
    assert_eq!(
        server.get("/requests").await.json(),
        json!({"requests": [
            {"project_id": "p", "job_id": "ims-seed", "count": 2},
            {"project_id": "p", "job_id": "x", "count": 1},
        ]})
    );
    assert_eq!(server.delete("/requests").await.status, 204);
    assert_eq!(
        server.get("/requests").await.json(),
        json!({"requests": []})
    );
}
