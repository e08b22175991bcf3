//! A browser that can be steered: its WebDriver server, and how to start what starts it.

use std::path::{Path, PathBuf};
use std::process::Command;

use nix::unistd::Uid;

use super::browser::Browser;

/// A virtual screen large enough for a wide page.
const SCREEN: &str = "-screen 0 1600x1200x24";

/// The driver of a browser that is ready to run.
#[derive(Debug, Clone)]
pub(crate) struct Driver {
    browser: Browser,
    program: PathBuf,
}

impl Driver {
    pub(super) fn new(browser: Browser, program: PathBuf) -> Self {
        Self { browser, program }
    }

    /// The browser that it steers.
    pub(crate) fn browser(&self) -> Browser {
        self.browser
    }

    /// The driver's program.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    /// `command`, which runs wasm-bindgen-test-runner, with the variables by which that takes a
    /// driver and its arguments, and with a screen for the browser that needs one.
    pub(crate) fn for_wasm_bindgen(&self, mut command: Command) -> Command {
        let variable = match self.browser {
            Browser::Chromium => "CHROMEDRIVER",
            Browser::Firefox => "GECKODRIVER",
            // The runner speaks to every WebKit as it speaks to Safari.
            Browser::WebKit => "SAFARIDRIVER",
        };
        command.env(variable, &self.program);
        if self.browser == Browser::Firefox {
            // Any free port: the default one is the same for every geckodriver.
            command.env("GECKODRIVER_ARGS", "--websocket-port=0");
        }
        self.prepare(&mut command);
        match self.browser {
            Browser::Chromium | Browser::Firefox => command,
            Browser::WebKit => on_virtual_screen(&command),
        }
    }

    /// The variables that the browser needs wherever it starts.
    pub(crate) fn prepare(&self, command: &mut Command) {
        if self.browser != Browser::WebKit {
            return;
        }
        // A virtual screen has no graphics card.
        command.env("LIBGL_ALWAYS_SOFTWARE", "1");
        if Uid::effective().is_root() {
            // WebKit's sandbox refuses to start as root, where containers and CI run.
            command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
        }
    }
}

fn on_virtual_screen(command: &Command) -> Command {
    let mut wrapped = Command::new("xvfb-run");
    wrapped.args(["--auto-servernum", "--server-args", SCREEN]);
    wrapped.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => wrapped.env(name, value),
            None => wrapped.env_remove(name),
        };
    }
    if let Some(folder) = command.get_current_dir() {
        wrapped.current_dir(folder);
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;

    use super::*;

    #[test]
    fn virtual_screen_keeps_program_arguments_and_variables() {
        let mut command = Command::new("cargo");
        command
            .arg("test")
            .env("SAFARIDRIVER", "/bin/driver")
            .current_dir("/tmp");
        let wrapped = on_virtual_screen(&command);
        assert_eq!(wrapped.get_program(), "xvfb-run");
        let end: Vec<_> = wrapped.get_args().skip(3).collect();
        assert_eq!(end, ["cargo", "test"]);
        let value = Some(OsStr::new("/bin/driver"));
        assert!(
            wrapped
                .get_envs()
                .any(|env| env == (OsStr::new("SAFARIDRIVER"), value))
        );
        assert_eq!(wrapped.get_current_dir(), Some(Path::new("/tmp")));
    }
}
