//! Answers that would fill the page's memory.

use std::sync::Arc;

use jobwatch_e2e::{Heard, Outcome, Reply, Sent, until};
use serde_json::json;

use super::{attack, element};

const LENGTH: u64 = 50_000_000;

/// What goes out before a reader's refusal comes back: what is read, 1 MiB, and all the buffers
/// of the system and of the browser in between, which are some megabytes.
const AT_MOST: u64 = 8 << 20;

#[test]
fn body_of_fifty_megabytes_is_cut_and_its_connection_given_up() -> Outcome {
    let sent = Arc::<Sent>::default();
    let counter = sent.clone();
    let long = move |heard: &Heard| {
        heard
            .target
            .starts_with("/v1/")
            .then(|| Reply::blanks(LENGTH, &counter))
    };
    attack(long, async |stage, _, _| {
        let page = &stage.page;
        // Once: each time it is tried again, more would go out.
        page.run(&format!("jobwatch.define(); {}", element(&json!({}))))
            .await?;
        page.until_true(
            "it says that the answer is too long",
            "it.snapshot.connection.error?.message.includes('1 MiB')",
        )
        .await?;
        page.run("it.remove()").await?;
        until("the connection is given up", async || {
            Ok(sent.is_given_up().then_some(()))
        })
        .await?;
        let bytes = sent.bytes();
        println!(
            "{}: {bytes} of {LENGTH} bytes were taken before the connection ended",
            stage.engine.name()
        );
        assert!(bytes < AT_MOST, "{bytes}");
        Ok(())
    })
}
