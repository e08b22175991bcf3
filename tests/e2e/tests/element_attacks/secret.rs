//! What could give a secret away.

use hyper::StatusCode;
use jobwatch_e2e::{Heard, Outcome, Reply, until};
use serde_json::json;

use super::{SECRET, TOKEN, attack, job};

/// Ways that a request can end.
fn answer(heard: &Heard) -> Option<Reply> {
    let status = |code: StatusCode| {
        Reply::with_status(code, json!({"error_code": "E.1", "error_msg": "no"}))
    };
    Some(match heard.target.strip_prefix("/v1/p/jobs/")? {
        "live" => Reply::json(job(&json!({}))),
        "success" => Reply::json(job(&json!({"status": "SUCCESS"}))),
        "unauthorized" => status(StatusCode::UNAUTHORIZED),
        "forbidden" => status(StatusCode::FORBIDDEN),
        "rejected" => status(StatusCode::BAD_REQUEST),
        "broken" => status(StatusCode::INTERNAL_SERVER_ERROR),
        "redirect" => Reply::redirect(StatusCode::FOUND, "/login"),
        "garbage" => Reply::json("<html>"),
        _ => return None,
    })
}

const ENDINGS: [&str; 8] = [
    "live",
    "success",
    "unauthorized",
    "forbidden",
    "rejected",
    "broken",
    "redirect",
    "garbage",
];

/// However it is given and whatever becomes of the request, it is not to be read anywhere: not in
/// the document, not in shadow trees, events and snapshots, not on the console, not in other tabs.
#[test]
fn secret_is_to_be_read_nowhere() -> Outcome {
    attack(answer, async |stage, home, stranger| {
        let page = &stage.page;
        let mut sources: Vec<_> = ENDINGS
            .iter()
            .map(|ending| format!("/v1/p/jobs/{ending}#{{job_id}}"))
            .collect();
        sources.push(stranger.url("{job_id}"));
        page.run(&format!(
            "jobwatch.define(); giveSecret('{SECRET}', {})",
            json!(sources)
        ))
        .await?;
        page.until_true("all are answered", "connecting() === 0")
            .await?;
        // It was there to be given away.
        until("the page's own server got it", async || {
            let heard = home.heard("/v1/");
            let got = heard.iter().any(|it| it.header(TOKEN) == Some(SECRET));
            Ok(got.then_some(()))
        })
        .await?;
        let told = page.value("said.length > 0").await?;
        assert_eq!(told, json!(true), "failures were told on the console");
        let shared = page.value("posted.length > 0").await?;
        assert_eq!(shared, json!(true), "tabs were told something");
        let everything = page.value("everything()").await?;
        let everything = everything.as_str().unwrap_or_default();
        let at = everything.find(SECRET);
        let around = at.map(|at| &everything[at.saturating_sub(300)..]);
        assert_eq!(around, None);
        Ok(())
    })
}
