//! The bytes that a page waits for.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;

/// What the whole package may weigh after brotli, in bytes: loader, module, glue and styles. A
/// ratchet: what has been reached, lowered with every saving, and raised by nothing but a feature
/// that is worth it.
const BUDGET: usize = 163_700;
/// What the loader may weigh, for which every page waits before it shows anything: 3 KiB.
const LOADER_BUDGET: usize = 3_072;
/// The loader's name in the package.
const LOADER: &str = "jobwatch.js";
/// What it is to come to: clearly below the console stack that it takes the place of.
const GOAL: usize = 90_000;
/// The strongest setting: what a server does once, ahead of time.
const QUALITY: i32 = 11;

/// A file as it is and as it travels.
#[derive(Debug, PartialEq, Eq)]
struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Prints what the module and the glue in `folder` weigh, and returns their bytes after brotli.
///
/// # Errors
/// When they cannot be read.
pub(crate) fn show(what: &str, folder: &Path) -> Result<usize> {
    let weights = weigh(folder)?;
    println!("\n{}", table(what, &weights));
    Ok(weights.iter().map(|weight| weight.brotli).sum())
}

/// Prints what the package in `folder` weighs, and holds it to the budgets.
///
/// # Errors
/// When it cannot be read, or weighs more.
pub(crate) fn check(folder: &Path) -> Result<()> {
    let total = show("package", folder)?;
    println!("{}", row("budget", "", &BUDGET.to_string()));
    println!("{}", row("goal", "", &GOAL.to_string()));
    within("the package", total, BUDGET)?;
    let loader = weigh_file(&folder.join(LOADER))?;
    within("the loader", loader.brotli, LOADER_BUDGET)
}

fn within(what: &str, bytes: usize, budget: usize) -> Result<()> {
    if bytes > budget {
        bail!("{what}: {bytes} bytes after brotli are more than the budget of {budget}");
    }
    Ok(())
}

fn weigh(page: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(page).with_context(|| format!("cannot read {}", page.display()))? {
        let path = entry?.path();
        if is_counted(&path) {
            weights.push(weigh_file(&path)?);
        }
    }
    weights.sort_by_key(|weight| Reverse(weight.brotli));
    if weights.is_empty() {
        bail!("{} has neither module nor glue", page.display());
    }
    Ok(weights)
}

/// What no page waits for: it is loaded when a widget names a mapping.
const ON_DEMAND: &str = "jobwatch-mappings.js";

fn is_counted(path: &Path) -> bool {
    if path.file_name().is_some_and(|name| name == ON_DEMAND) {
        return false;
    }
    path.extension()
        .is_some_and(|extension| extension == "wasm" || extension == "js")
}

fn weigh_file(path: &Path) -> Result<Weight> {
    let bytes = fs::read(path)?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(Weight {
        name,
        raw: bytes.len(),
        brotli: compressed(&bytes)?.len(),
    })
}

/// Puts a compressed copy beside each file below `folder`, for servers that look for one.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn compress_all(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            compress_all(&path)?;
        } else {
            let mut copy = path.clone().into_os_string();
            copy.push(".br");
            fs::write(copy, compressed(&fs::read(path)?)?)?;
        }
    }
    Ok(())
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: QUALITY,
        ..BrotliEncoderParams::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut output, &parameters)?;
    Ok(output)
}

fn table(what: &str, weights: &[Weight]) -> String {
    let mut lines = vec![row(what, "raw", "brotli 11")];
    for Weight { name, raw, brotli } in weights {
        lines.push(row(name, &raw.to_string(), &brotli.to_string()));
    }
    let raw: usize = weights.iter().map(|weight| weight.raw).sum();
    let brotli: usize = weights.iter().map(|weight| weight.brotli).sum();
    lines.push(row("together", &raw.to_string(), &brotli.to_string()));
    lines.join("\n")
}

fn row(name: &str, raw: &str, brotli: &str) -> String {
    format!("{name:<40} {raw:>10} {brotli:>10}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn module_and_glue_count_and_the_page_does_not() {
        assert!(is_counted(Path::new("demo-1a2b_bg.wasm")));
        assert!(is_counted(Path::new("demo-1a2b.js")));
        assert!(!is_counted(Path::new("index.html")));
    }

    #[test]
    fn repetition_weighs_next_to_nothing() {
        assert!(compressed(&[7; 10_000]).unwrap().len() < 100);
    }

    #[test]
    fn table_ends_with_the_sum() {
        let weight = |name: &str, raw, brotli| Weight {
            name: name.into(),
            raw,
            brotli,
        };
        let table = table(
            "page",
            &[weight("a.wasm", 900, 300), weight("a.js", 100, 20)],
        );
        let last = table.lines().last().unwrap();
        let words: Vec<&str> = last.split_whitespace().collect();
        assert_eq!(words, ["together", "1000", "320"]);
    }
}
