//! Attributes that would lead elsewhere.

use jobwatch_e2e::{Outcome, Site, until};
use serde_json::json;

use super::{SECRET, TOKEN, attack, element, jobs};

/// Headers go to the page's own origin and to those that are named. The stranger would take them:
/// it answers every preflight with yes.
#[test]
fn stranger_gets_no_headers_until_it_is_named() -> Outcome {
    attack(jobs, async |stage, home, stranger| {
        let page = &stage.page;
        page.run(&format!("proveBy('{TOKEN}', '{SECRET}')")).await?;
        // Ways to write it: whole, without scheme, with what parsers take for a slash or skip.
        let host = stranger.host();
        let sources = [
            format!("http://{host}/whole/{{job_id}}"),
            format!("//{host}/relative/{{job_id}}"),
            format!("/\\{host}/backslash/{{job_id}}"),
            format!(" /\t/{host}/blanks/{{job_id}}"),
        ];
        for src in &sources {
            page.run(&element(&json!({"src": src}))).await?;
        }
        page.run(&element(&json!({}))).await?;
        for path in ["whole", "relative", "backslash", "blanks"] {
            heard(stranger, path).await?;
        }
        heard(home, "/v1/").await?;
        let told = |site: &Site, path| -> Vec<_> {
            let heard = site.heard(path).into_iter();
            heard
                .map(|it| it.header(TOKEN).map(str::to_owned))
                .collect()
        };
        assert!(told(home, "/v1/").contains(&Some(SECRET.to_owned())));
        assert!(told(stranger, "/").iter().all(Option::is_none));
        // Not even asked whether it would take them.
        let asked = stranger.heard("/");
        let asked = asked
            .iter()
            .find_map(|it| it.header("access-control-request-headers"));
        assert!(!asked.unwrap_or_default().contains(TOKEN), "{asked:?}");

        let origin = stranger.url("");
        page.run(&format!("proveBy('{TOKEN}', '{SECRET}', '{origin}')"))
            .await?;
        let src = format!("http://{host}/named/{{job_id}}");
        page.run(&element(&json!({"src": src}))).await?;
        until("the named one gets them", async || {
            let named = told(stranger, "named");
            Ok(named.contains(&Some(SECRET.to_owned())).then_some(()))
        })
        .await
    })
}

/// A name and a password in an address are no way to another host either.
#[test]
fn address_with_a_name_in_it_is_not_asked() -> Outcome {
    attack(jobs, async |stage, home, stranger| {
        let page = &stage.page;
        page.run(&format!("proveBy('{TOKEN}', '{SECRET}')")).await?;
        let src = format!("http://{}@{}/{{job_id}}", home.host(), stranger.host());
        page.run(&element(&json!({"src": src}))).await?;
        page.until_true("it says so", "it.snapshot.connection.error !== null")
            .await?;
        assert!(stranger.heard("/").is_empty());
        Ok(())
    })
}

/// Each id, and the segment that it must leave as.
const IDS: [(&str, &str); 9] = [
    ("../../x?y#z", "..%2F..%2Fx%3Fy%23z"),
    ("..\\..\\x", "..%5C..%5Cx"),
    ("%2e%2e", "%252e%252e"),
    ("a/b;c", "a%2Fb%3Bc"),
    ("//elsewhere.example", "%2F%2Felsewhere.example"),
    ("{project_id}", "%7Bproject_id%7D"),
    ("a\r\nX-Evil: 1", "a%0D%0AX-Evil%3A%201"),
    ("@:&=+$,", "%40%3A%26%3D%2B%24%2C"),
    ("任务", "%E4%BB%BB%E5%8A%A1"),
];

#[test]
fn id_leaves_as_one_segment_of_the_path() -> Outcome {
    attack(jobs, async |stage, home, _| {
        stage.page.run("jobwatch.define()").await?;
        for (id, segment) in IDS {
            stage.page.run(&element(&json!({"job-id": id}))).await?;
            heard_exactly(home, &format!("/v1/p/jobs/{segment}")).await?;
            stage
                .page
                .run(&element(&json!({"project-id": id, "job-id": "j"})))
                .await?;
            heard_exactly(home, &format!("/v1/{segment}/jobs/j")).await?;
        }
        Ok(())
    })
}

/// Every parser of URLs resolves these, encoded or not, so they are not asked for at all.
#[test]
fn id_of_dots_alone_is_refused_in_words() -> Outcome {
    attack(jobs, async |stage, home, _| {
        stage.page.run("jobwatch.define()").await?;
        for id in ["..", ".", " .. "] {
            stage.page.run(&element(&json!({"job-id": id}))).await?;
            stage
                .page
                .until_true("it says so", "read(it).includes('job_id is')")
                .await?;
        }
        assert!(home.heard("/v1/").is_empty());
        Ok(())
    })
}

/// Addresses that are programs or bring their own answer are asked for nothing, and run nothing.
#[test]
fn address_that_is_a_program_runs_nothing() -> Outcome {
    attack(jobs, async |stage, home, stranger| {
        let page = &stage.page;
        page.run(&format!("proveBy('{TOKEN}', '{SECRET}')")).await?;
        for src in [
            "javascript:pwned('src')//{job_id}",
            " jAvAsCrIpT:pwned('src')//{job_id}",
            "java\nscript:pwned('src')//{job_id}",
            "vbscript:pwned('src')//{job_id}",
            "file:///etc/{job_id}",
            "about:{job_id}",
        ] {
            page.run(&element(&json!({"src": src}))).await?;
            page.until_true(
                "it says that there is no answer",
                "it.snapshot.connection.error !== null",
            )
            .await
            .map_err(|error| format!("{src}: {error}"))?;
            assert_eq!(page.value("it.job").await?, json!(null), "{src}");
        }
        assert!(home.heard("/v1/").is_empty());
        assert!(stranger.heard("/").is_empty());
        Ok(())
    })
}

async fn heard(site: &Site, path: &str) -> Outcome {
    until(&format!("{path} is asked for"), async || {
        Ok((!site.heard(path).is_empty()).then_some(()))
    })
    .await
}

async fn heard_exactly(site: &Site, target: &str) -> Outcome {
    until(&format!("{target} is asked for"), async || {
        let all = site.heard("/v1/");
        Ok(all.iter().any(|it| it.target == target).then_some(()))
    })
    .await
}
