//! The example console in Rust: a yew page with the component, an axum server with the same types.

use std::process::Stdio;

use fantoccini::Locator;
use jobwatch_e2e::{Outcome, Setup, Speed, Stage, run, until};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// The example's own server, with its page. Dropping it ends it.
struct Server {
    url: String,
    _process: Child,
}

impl Server {
    async fn start() -> Outcome<Self> {
        let setup = Setup::from_env()?;
        let mut process = Command::new(Setup::console_server()?)
            .arg(setup.dist.join("console"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = process.stdout.take().ok_or("it has no output")?;
        let line = BufReader::new(stdout).lines().next_line().await?;
        let url = line
            .as_deref()
            .and_then(|line| line.strip_prefix("listening on "))
            .ok_or("the console's server does not listen")?
            .to_owned();
        Ok(Self {
            url,
            _process: process,
        })
    }
}

async fn create(stage: &Stage, name: &str) -> Outcome {
    let client = stage.page.client();
    let input = client.find(Locator::Css("input")).await?;
    input.clear().await?;
    input.send_keys(name).await?;
    Ok(client.find(Locator::Css("button")).await?.click().await?)
}

async fn until_shown(stage: &Stage, texts: &[&str]) -> Outcome {
    until(&format!("the page shows {texts:?}"), async || {
        let shown = stage.page.run("return document.body.innerText").await?;
        let shown = shown.as_str().unwrap_or_default();
        Ok(texts.iter().all(|text| shown.contains(text)).then_some(()))
    })
    .await
}

#[test]
fn images_are_created_and_watched_to_their_end() -> Outcome {
    run(Speed::Still, async |stage| {
        let server = Server::start().await?;
        stage.page.client().goto(&server.url).await?;
        until("the page is there", async || {
            Ok(stage.page.client().find(Locator::Css("form")).await.ok())
        })
        .await?;
        create(stage, "web").await?;
        until_shown(stage, &["web", "Running"]).await?;
        create(stage, "taken").await?;
        until_shown(
            stage,
            &["Succeeded", "Failed", "An image of this name", "2 ended"],
        )
        .await
    })
}
