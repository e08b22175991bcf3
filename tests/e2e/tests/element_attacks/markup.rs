//! Texts that would become elements or programs.

use hyper::StatusCode;
use jobwatch_e2e::{Heard, Outcome, Page, Reply};
use serde_json::{Value, json};

use super::{attack, element};

/// Markup that ends what it may stand in and runs in every way that markup can, with a name to
/// find it by.
fn hostile(name: &str) -> String {
    format!(
        "{name}\"'></bdi></style></script></title><script>pwned('{name}')</script>\
         <img src=x onerror=\"pwned('{name}')\"><svg onload=\"pwned('{name}')\"></svg>\
         <iframe srcdoc=\"<script>parent.pwned('{name}')</script>\"></iframe>\
         <style>*{{display:none}}</style><a href=\"javascript:pwned('{name}')\">a</a>{{{{{name}}}}}"
    )
}

/// The part of it by which a text on the page is known to be whole.
fn witness(name: &str) -> String {
    format!("<img src=x onerror=\"pwned('{name}')\">")
}

/// A job that has it in every member.
fn hostile_job(job: &str, status: &str) -> Value {
    let text = |name: &str| hostile(&format!("{job}-{name}"));
    let mut entities = json!({
        "image_name": text("entity"),
        "error_code": text("entity-code"),
        "current_task": text("task"),
        "sub_jobs": [{
            "status": status,
            "job_id": text("sub-id"),
            "job_type": text("sub-type"),
            "error_code": text("sub-code"),
            "fail_reason": text("sub-reason"),
            "begin_time": text("sub-begin"),
            "entities": {"subnet_id": text("sub-entity")},
        }],
        "results": [{"status": text("result-status"), "id": text("result-id"), "ret_status": text("ret")}],
    });
    entities[text("key")] = json!("value of a hostile key");
    json!({
        "status": status,
        "job_id": text("id"),
        "job_type": text("type"),
        "begin_time": text("begin"),
        "end_time": text("end"),
        "error_code": text("code"),
        "fail_reason": text("reason"),
        // Where a URL would be a link.
        "result": format!("javascript:pwned('{job}-result')//{}", text("result")),
        "entities": entities,
    })
}

fn answer(heard: &Heard) -> Option<Reply> {
    let name = heard.target.strip_prefix("/v1/p/jobs/")?;
    let error = json!({
        "error_code": hostile("error-code"),
        "error_msg": hostile("error-message"),
        "request_id": hostile("request-id"),
    });
    let html = format!("<html><body>{}</body></html>", hostile("html"));
    Some(match name {
        "running" => Reply::json(hostile_job(name, "RUNNING")),
        "fail" => Reply::json(hostile_job(name, "FAIL")),
        "success" => Reply::json(hostile_job(name, "SUCCESS")),
        "other" => Reply::json(hostile_job(name, &hostile("status"))),
        "refused" => Reply::with_status(StatusCode::BAD_REQUEST, error),
        "html" => Reply::with_status(StatusCode::BAD_REQUEST, html)
            .and("content-type", "text/html")
            .and("x-request-id", "<img src=x onerror=pwned('header')>"),
        _ => return None,
    })
}

const JOBS: [&str; 6] = ["running", "fail", "success", "other", "refused", "html"];

/// Those that a widget shows, which proves that the attack has reached it.
const SHOWN: [&str; 10] = [
    "running-type",
    "running-entity",
    "running-key",
    "running-sub-type",
    "fail-code",
    "fail-reason",
    "success-entity",
    "status",
    "error-code",
    "error-message",
];

#[test]
fn markup_of_the_server_is_shown_as_text() -> Outcome {
    attack(answer, async |stage, _, _| {
        let page = &stage.page;
        page.run("jobwatch.define()").await?;
        for job in JOBS {
            for appearance in ["card", "inline", "badge"] {
                page.run(&element(&json!({"job-id": job, "appearance": appearance})))
                    .await?;
            }
        }
        page.until_true("all are answered", "connecting() === 0")
            .await?;
        for name in SHOWN {
            shows(page, name).await?;
        }
        nothing_foreign(page).await
    })
}

/// All attributes that take a text, and those that take a word.
const ATTRIBUTES: [&str; 14] = [
    "label",
    "lang",
    "dir",
    "appearance",
    "interval",
    "max-interval",
    "timeout",
    "deadline",
    "background",
    "offscreen",
    "share",
    "announce",
    "credentials",
    "src",
];

#[test]
fn markup_in_attributes_is_shown_as_text() -> Outcome {
    attack(answer, async |stage, _, _| {
        let page = &stage.page;
        // Before the module is there, too.
        page.run("jobwatch.define()").await?;
        for name in ATTRIBUTES {
            let attribute = json!({"job-id": "running", name: hostile(name)});
            page.run(&element(&attribute)).await?;
        }
        nothing_foreign(page).await?;
        shows(page, "label").await?;
        page.until_true(
            "all that have an address are answered",
            "[...document.querySelectorAll('job-watch:not([src])')].every((it) => it.job)",
        )
        .await?;
        shows(page, "label").await?;
        shows(page, "src").await?;
        nothing_foreign(page).await
    })
}

/// Some widget shows a text whole.
async fn shows(page: &Page, name: &str) -> Outcome {
    let witness = json!(witness(name));
    let shown = format!(
        "[...document.querySelectorAll('job-watch')]
            .some((it) => roots.get(it).textContent.includes({witness}))"
    );
    page.until_true(&format!("{name} is shown"), &shown).await
}

async fn nothing_foreign(page: &Page) -> Outcome {
    assert_eq!(page.value("foreign()").await?, json!([]));
    // Nor outside: what is said aloud has a place of its own on the page.
    let outside = "document.querySelectorAll('body img, body iframe, body style, body svg, body a, body script').length";
    assert_eq!(page.value(outside).await?, json!(0));
    Ok(())
}
