//! Takes the pictures of the README: `cargo xtask screenshots`.
//!
//! The folder to write to is the only argument.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jobwatch_e2e::{Outcome, Page, Speed, run, until};

/// A picture of the page.
struct Picture {
    name: &'static str,
    query: &'static str,
    width: u32,
    /// The picture ends after the last row of cards that is whole above this line.
    height: u32,
}

/// Between the last row of cards and the edge of the picture: less than the gap between rows, so
/// that nothing of the next one is in it.
const MARGIN: u32 = 16;

const PICTURES: [Picture; 5] = [
    Picture {
        name: "live-light.png",
        query: "view=live&lang=en&theme=light",
        width: 1280,
        height: 1400,
    },
    Picture {
        name: "live-dark.png",
        query: "view=live&lang=en&theme=dark",
        width: 1280,
        height: 1400,
    },
    Picture {
        name: "live-zh-CN.png",
        query: "view=live&lang=zh-CN&theme=light",
        width: 1280,
        height: 1400,
    },
    Picture {
        name: "gallery-light.png",
        query: "view=gallery&lang=en&theme=light",
        width: 1280,
        height: 2400,
    },
    Picture {
        name: "gallery-dark.png",
        query: "view=gallery&lang=en&theme=dark",
        width: 1280,
        height: 2400,
    },
];

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: screenshots FOLDER, by way of `cargo xtask screenshots`");
        return ExitCode::from(2);
    };
    match take_all(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("screenshots: {error}");
            ExitCode::FAILURE
        }
    }
}

fn take_all(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)?;
    run(Speed::Normal, async |stage| {
        for picture in &PICTURES {
            let path = folder.join(picture.name);
            std::fs::write(&path, take(&stage.page, picture).await?)?;
            println!("{}", path.display());
        }
        Ok(())
    })
}

async fn take(page: &Page, picture: &Picture) -> Outcome<Vec<u8>> {
    let client = page.client();
    client
        .set_window_size(picture.width, picture.height)
        .await?;
    page.open(picture.query).await?;
    if picture.query.contains("view=live") {
        // Something of each kind.
        for state in ["success", "fail", "running"] {
            page.card_in_state(state).await?;
        }
    }
    come_to_rest(page).await?;
    // A page that is taller than its window has a scrollbar, which is no part of it.
    page.run("document.documentElement.style.scrollbarWidth = 'none'")
        .await?;
    let height = end_of_rows(page, picture.height).await? + MARGIN;
    client
        .set_window_size(picture.width, height + frame(page).await?)
        .await?;
    come_to_rest(page).await?;
    Ok(client.screenshot().await?)
}

async fn come_to_rest(page: &Page) -> Outcome {
    until("the bars have come to rest", async || {
        let moving = "return document.getAnimations()
            .some((animation) => animation instanceof CSSTransition)";
        Ok((page.run(moving).await? == false).then_some(()))
    })
    .await
}

/// Where the last row of cards ends that is whole above a line, from the top of the page.
async fn end_of_rows(page: &Page, line: u32) -> Outcome<u32> {
    let script = format!(
        "return Math.max(...[...document.querySelectorAll('.grid > *')]
             .map((cell) => Math.ceil(cell.getBoundingClientRect().bottom + scrollY))
             .filter((bottom) => bottom <= {line}))"
    );
    number(page, &script).await
}

/// How much taller the browser's window is than the page in it.
async fn frame(page: &Page) -> Outcome<u32> {
    number(page, "return outerHeight - innerHeight").await
}

async fn number(page: &Page, script: &str) -> Outcome<u32> {
    let number = page.run(script).await?.as_u64();
    let number = number.ok_or_else(|| format!("no number: {script}"))?;
    Ok(u32::try_from(number)?)
}
