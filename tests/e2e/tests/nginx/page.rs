//! The page beside the jobs.

use std::fs;

use hyper::Method;
use jobwatch_e2e::{Engine, Nginx, Outcome, Setup, Speed, run, until};

use super::client::Viewer;
use super::{open_console, play, site};

const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Files, their types, and how long browsers may keep them.
const FILES: [(&str, &str, &str); 7] = [
    ("index.html", "text/html; charset=utf-8", "no-cache"),
    ("page.css", "text/css; charset=utf-8", "no-cache"),
    (
        "jobwatch/jobwatch-core.js",
        "text/javascript; charset=utf-8",
        "no-cache",
    ),
    (
        "jobwatch/jobwatch-core_bg.wasm",
        "application/wasm",
        "no-cache",
    ),
    (
        "demo-0123456789abcdef_bg.wasm",
        "application/wasm",
        FOR_EVER,
    ),
    ("icon-0123456789abcdef.svg", "image/svg+xml", FOR_EVER),
    (
        "react/assets/index-CvAjkpqT.js",
        "text/javascript; charset=utf-8",
        FOR_EVER,
    ),
];

#[test]
fn files_have_their_types_and_say_how_long_they_hold() -> Outcome {
    play(async |_| {
        let page = tempfile::tempdir()?;
        for (file, _, _) in FILES {
            let file = page.path().join(file);
            fs::create_dir_all(file.parent().unwrap())?;
            fs::write(file, "plain")?;
        }
        let compressed = page.path().join("jobwatch/jobwatch-core_bg.wasm.gz");
        fs::write(compressed, "as if compressed")?;
        let console = open_console().await?;
        let mut site = site("http://127.0.0.1:9", &console);
        site.page = page.path().into();
        let nginx = Nginx::start(&site).await?;
        let viewer = Viewer::new();
        for (file, media_type, cache_control) in FILES {
            let answer = viewer.get(&format!("{}/{file}", nginx.url())).await?;
            assert_eq!(answer.status, 200, "{file}");
            assert_eq!(answer.header("Content-Type"), media_type, "{file}");
            assert_eq!(answer.header("Cache-Control"), cache_control, "{file}");
            assert_eq!(answer.header("X-Content-Type-Options"), "nosniff");
            let policy = answer.header("Content-Security-Policy");
            assert!(policy.contains("'wasm-unsafe-eval'"), "{policy}");
            assert!(!policy.contains("unsafe-inline"), "{policy}");
        }
        let missing = format!("{}/gone-0123456789abcdef.js", nginx.url());
        let missing = viewer.get(&missing).await?;
        assert_eq!(missing.status, 404);
        assert_eq!(missing.header("Cache-Control"), "no-store");

        let module = format!("{}/jobwatch/jobwatch-core_bg.wasm", nginx.url());
        assert_eq!(viewer.get(&module).await?.body, "plain");
        let gzip = [("Accept-Encoding", "gzip, br")];
        let answer = viewer.send(Method::GET, &module, &gzip).await?;
        assert_eq!(answer.body, "as if compressed");
        assert_eq!(answer.header("Content-Encoding"), "gzip");
        assert_eq!(answer.header("Content-Type"), "application/wasm");
        assert_eq!(answer.header("Vary"), "Accept-Encoding");
        Ok(())
    })
}

#[test]
fn plain_page_shows_its_jobs_to_their_end_through_nginx() -> Outcome {
    let setup = Setup::from_env()?;
    if setup.engine != Engine::Chromium {
        println!("nginx is tested beside Chromium only");
        return Ok(());
    }
    run(Speed::Fast, async |stage| {
        let console = open_console().await?;
        let mut site = site(stage.server.url(), &console);
        site.page = setup.dist;
        let nginx = Nginx::start(&site).await?;
        let page = format!("{}/plain/", nginx.url());
        stage.page.visit_url(&page).await?;
        until("the jobs have ended", async || {
            let ended = "return document.getElementById('import').job?.status === 'SUCCESS'
                && document.getElementById('fails').job?.status === 'FAIL'";
            Ok((stage.page.run(ended).await? == true).then_some(()))
        })
        .await?;
        assert!(stage.server.requests("import-image").await? > 1);
        Ok(())
    })
}
