//! The library with no features brings no crate that only a browser can run.

use anyhow::{Result, ensure};

use crate::process;
use crate::tools::Toolbox;

/// The crates that no server should have to build.
const OF_BROWSERS: [&str; 4] = ["yew", "web-sys", "js-sys", "wasm-bindgen"];

/// Asks cargo for the tree.
///
/// # Errors
/// With the crates that should not be in it.
pub(super) fn check(toolbox: &Toolbox) -> Result<()> {
    let mut cargo = toolbox.cargo();
    cargo.args(["tree", "--package", "jobwatch", "--no-default-features"]);
    cargo.args(["--edges", "no-dev", "--prefix", "none"]);
    let tree = process::output(&mut cargo)?;
    let found = of_browsers(&tree);
    ensure!(
        found.is_empty(),
        "the types alone bring {}",
        found.join(", ")
    );
    Ok(())
}

/// The browser crates among the lines of a tree, each `name v1.2.3 …`.
fn of_browsers(tree: &str) -> Vec<&str> {
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    names.filter(|name| OF_BROWSERS.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browser_crates_are_found_by_their_whole_name() {
        let tree = "jobwatch v0.1.0 (/repo)\nserde v1.0.229\nyew-like v0.1.0\n";
        assert!(of_browsers(tree).is_empty());
        let tree = "jobwatch v0.1.0 (/repo)\nweb-sys v0.3.80\n";
        assert_eq!(of_browsers(tree), ["web-sys"]);
    }
}
