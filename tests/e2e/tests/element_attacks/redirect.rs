//! Answers that would lead elsewhere.

use std::sync::{Arc, OnceLock};

use hyper::StatusCode;
use jobwatch_e2e::{Outcome, Reply};
use serde_json::json;

use super::{SECRET, TOKEN, attack, element};

/// All that a browser would follow (Fetch standard, "redirect status").
const STATUSES: [u16; 5] = [301, 302, 303, 307, 308];

/// Named or not, the other host is not even asked.
#[test]
fn redirect_to_another_host_is_not_followed() -> Outcome {
    let target = Arc::<OnceLock<String>>::default();
    let to = target.clone();
    let redirect = move |heard: &jobwatch_e2e::Heard| {
        let status = heard.target.strip_prefix("/v1/p/jobs/")?.parse().ok()?;
        let location = to.get().cloned().unwrap_or_default();
        Some(Reply::redirect(
            StatusCode::from_u16(status).ok()?,
            location,
        ))
    };
    attack(redirect, async |stage, home, stranger| {
        let _ = target.set(stranger.url("taken"));
        let page = &stage.page;
        let origin = stranger.url("");
        page.run(&format!("proveBy('{TOKEN}', '{SECRET}', '{origin}')"))
            .await?;
        for status in STATUSES {
            page.run(&element(&json!({"job-id": status.to_string()})))
                .await?;
            page.until_true(
                "it says that the session has expired",
                "it.snapshot.connection.state === 'unauthorized'",
            )
            .await?;
        }
        assert_eq!(home.heard("/v1/").len(), STATUSES.len());
        assert!(stranger.heard("/").is_empty());
        Ok(())
    })
}
