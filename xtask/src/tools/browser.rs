//! The browsers that the tests run in.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use super::apt::{self, Distribution};
use crate::console::say;

/// A browser engine that people use, in the browser of it that runs on Linux.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browser {
    /// Blink: Chrome, Edge.
    Chromium,
    /// Gecko.
    Firefox,
    /// WebKit: Safari. Here it is WebKitGTK's test browser, on a virtual screen.
    WebKit,
}

impl Browser {
    /// Every one of them.
    pub(crate) const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The name by which the command line calls it.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Its WebDriver server on the search path `path`, under one of the names that it goes by.
    pub(crate) fn driver(self, path: &OsStr) -> Option<PathBuf> {
        let names: &[&str] = match self {
            Self::Chromium => &["chromedriver", "chromium.chromedriver"],
            Self::Firefox => &["geckodriver"],
            Self::WebKit => &["WebKitWebDriver"],
        };
        first_found(names, path)
    }

    /// Makes sure that the machine has what apt brings of it: all but Firefox's driver.
    ///
    /// # Errors
    /// With what to type, when something is missing and cannot be installed here.
    pub(crate) fn ensure(self, path: &OsStr) -> Result<()> {
        if self.is_installed(path) {
            return Ok(());
        }
        match (Distribution::find(), self) {
            (Distribution::Debian, _) | (Distribution::Ubuntu, Self::WebKit) => self.install(path),
            (Distribution::Ubuntu, _) => bail!("{}", self.on_ubuntu()),
            (Distribution::Other, _) => bail!("{}", self.elsewhere()),
        }
    }

    fn install(self, path: &OsStr) -> Result<()> {
        say(format!(
            "{}: installing it, to run the tests in it (about 1 min)",
            self.name()
        ));
        apt::install(self.packages())?;
        self.is_installed(path)
            .then_some(())
            .with_context(|| self.elsewhere())
    }

    fn is_installed(self, path: &OsStr) -> bool {
        self.programs()
            .iter()
            .all(|names| first_found(names, path).is_some())
    }

    /// The programs that it takes, each under the names that it goes by.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Chromium => &[
                &[
                    "chromium",
                    "chromium-browser",
                    "google-chrome",
                    "google-chrome-stable",
                ],
                &["chromedriver", "chromium.chromedriver"],
            ],
            Self::Firefox => &[&["firefox", "firefox-esr"]],
            Self::WebKit => &[&["WebKitWebDriver"], &["Xvfb"], &["xvfb-run"], &["xauth"]],
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb", "xauth"],
        }
    }

    /// Ubuntu's packages of these two install snaps, which is for the machine's owner to want.
    fn on_ubuntu(self) -> String {
        let name = self.name();
        format!(
            "{name} is not installed, and Ubuntu has it as a snap; type: sudo snap install {name}"
        )
    }

    fn elsewhere(self) -> String {
        let programs: Vec<String> = self
            .programs()
            .iter()
            .map(|names| names.join(" or "))
            .collect();
        format!(
            "{} needs these programs on PATH: {}. On Debian: {}",
            self.name(),
            programs.join(", "),
            apt::as_typed(self.packages())
        )
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|browser| browser.name() == name);
        let names = Self::ALL.map(|browser| browser.name()).join(", ");
        found.with_context(|| format!("the browsers are {names}"))
    }
}

fn first_found(names: &[&str], path: &OsStr) -> Option<PathBuf> {
    names
        .iter()
        .find_map(|name| which::which_in_global(name, Some(path)).ok()?.next())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn name_is_read_back() {
        for browser in Browser::ALL {
            assert_eq!(browser.name().parse::<Browser>().unwrap(), browser);
        }
        assert!("safari".parse::<Browser>().is_err());
    }

    #[test]
    fn nothing_is_installed_on_an_empty_path() {
        for browser in Browser::ALL {
            assert!(!browser.is_installed(OsStr::new("")));
            assert_eq!(browser.driver(OsStr::new("")), None);
        }
    }

    #[test]
    fn whoever_must_install_by_hand_reads_what_to_type() {
        assert!(
            Browser::Firefox
                .on_ubuntu()
                .contains("sudo snap install firefox")
        );
        let text = Browser::WebKit.elsewhere();
        assert!(text.contains("apt-get install --no-install-recommends webkit2gtk-driver"));
    }
}
