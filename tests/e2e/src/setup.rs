//! What to test with: browser, driver, page and server.

use std::fmt;
use std::path::PathBuf;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
    /// Firefox with geckodriver.
    Firefox,
    /// WebKitGTK with WebKitWebDriver.
    WebKit,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.name() == name)
    }

    /// The word for it in the environment.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }
}

/// What to test with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// `JOBWATCH_E2E_BROWSER`: `chromium`, `firefox` or `webkit`.
    pub engine: Engine,
    /// `JOBWATCH_E2E_DRIVER`: the path of the engine's WebDriver.
    pub driver: PathBuf,
    /// `JOBWATCH_E2E_DIST`: the folder with the built page.
    pub dist: PathBuf,
    /// `JOBWATCH_JOBSERVER`: the path of the job server.
    pub jobserver: PathBuf,
}

impl Setup {
    /// Reads the setup from the environment.
    ///
    /// # Errors
    ///
    /// [`SetupError`] if a variable is missing or names no engine.
    pub fn from_env() -> Result<Self, SetupError> {
        let engine = variable("JOBWATCH_E2E_BROWSER")?;
        Ok(Self {
            engine: Engine::parse(&engine).ok_or(SetupError("JOBWATCH_E2E_BROWSER"))?,
            driver: variable("JOBWATCH_E2E_DRIVER")?.into(),
            dist: variable("JOBWATCH_E2E_DIST")?.into(),
            jobserver: variable("JOBWATCH_JOBSERVER")?.into(),
        })
    }

    /// `JOBWATCH_E2E_AXE`: the path of axe-core's script, which only tests in Chromium need.
    ///
    /// # Errors
    ///
    /// [`SetupError`] if it is missing.
    pub fn axe_core() -> Result<PathBuf, SetupError> {
        Ok(variable("JOBWATCH_E2E_AXE")?.into())
    }

    /// `JOBWATCH_CONSOLE_SERVER`: the path of the example console's server.
    ///
    /// # Errors
    ///
    /// [`SetupError`] if it is missing.
    pub fn console_server() -> Result<PathBuf, SetupError> {
        Ok(variable("JOBWATCH_CONSOLE_SERVER")?.into())
    }

    /// `JOBWATCH_E2E_NGINX`: the path of nginx, which only tests in Chromium need.
    ///
    /// # Errors
    ///
    /// [`SetupError`] if it is missing.
    pub fn nginx() -> Result<PathBuf, SetupError> {
        Ok(variable("JOBWATCH_E2E_NGINX")?.into())
    }
}

fn variable(name: &'static str) -> Result<String, SetupError> {
    std::env::var(name).map_err(|_| SetupError(name))
}

/// A variable that is missing or makes no sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetupError(&'static str);

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} is not set, or not to something known: run these tests with `cargo xtask test --only e2e`",
            self.0
        )
    }
}

impl std::error::Error for SetupError {}
