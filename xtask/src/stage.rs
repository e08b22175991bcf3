//! What the end-to-end tests play on, in the variables that they read it from.

use std::path::Path;
use std::process::Command;

use crate::examples;
use crate::tools::Driver;
use crate::workspace::Workspace;

/// Tells `command` the browser's driver, the built page and the compiled servers.
pub(crate) fn set(command: &mut Command, workspace: &Workspace, driver: &Driver, page: &Path) {
    command
        .env("JOBWATCH_E2E_BROWSER", driver.browser().name())
        .env("JOBWATCH_E2E_DRIVER", driver.program())
        .env("JOBWATCH_E2E_DIST", page)
        .env("JOBWATCH_JOBSERVER", workspace.program("jobserver"))
        .env(
            "JOBWATCH_CONSOLE_SERVER",
            workspace.program(examples::SERVER),
        );
    driver.prepare(command);
}
