//! From the command line to a server that listens, until it is asked to stop.

use std::fmt;
use std::future::IntoFuture;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::net::TcpListener;

use super::app::App;
use super::line::{Lines, WriteEnd};
use super::page;
use super::router::router;
use super::stop::Stop;
use crate::cli::ServeArgs;
use crate::scenario::{Catalog, CatalogError};

/// How long a stopping server waits for answers that are under way: a supervisor's patience is
/// commonly 10 s (`docker stop`).
const GRACE: Duration = Duration::from_secs(5);

/// Why a server could not run.
#[derive(Debug)]
pub enum ServeError {
    /// The scenarios could not be loaded.
    Scenarios(CatalogError),
    /// The folder of the page has no page in it.
    NoPage(PathBuf),
    /// The address cannot be listened on.
    Bind(SocketAddr, io::Error),
    /// Anything else of the operating system.
    Io(io::Error),
}

/// Serves until asked to stop.
///
/// # Errors
///
/// If the scenarios cannot be loaded or the address cannot be listened on.
pub fn run(args: &ServeArgs) -> Result<(), ServeError> {
    let catalog = load(args)?;
    // One thread is plenty: an answer takes microseconds, and faults wait without a thread.
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(serve(args, catalog))
}

fn load(args: &ServeArgs) -> Result<Catalog, ServeError> {
    let mut catalog = Catalog::built_in()?;
    if let Some(folder) = &args.scenarios {
        catalog.add_folder(folder)?;
    }
    Ok(catalog)
}

async fn serve(args: &ServeArgs, catalog: Catalog) -> Result<(), ServeError> {
    let stop = Stop::on_request(args.until_stdin_closes)?;
    let listener = listen(SocketAddr::new(args.host, args.port)).await?;
    let app = App::new(catalog, args.speed, Box::new(unix_millis), stop.clone());
    let mut routes = router(Arc::new(app));
    if let Some(folder) = &args.page {
        routes = page::add(routes, folder)?;
    }
    announce(listener.local_addr()?)?;
    let asked = stop.clone();
    let service = routes.into_make_service_with_connect_info::<WriteEnd>();
    let server = axum::serve(Lines(listener), service)
        .with_graceful_shutdown(async move { asked.requested().await });
    tokio::select! {
        ended = server.into_future() => ended?,
        () = out_of_grace(&stop) => tracing::warn!("stopped with answers still under way"),
    }
    tracing::info!("stopped");
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, ServeError> {
    if !address.ip().is_loopback() {
        tracing::warn!(%address, "listening beyond this machine: anyone who reaches it can start jobs and faults");
    }
    let bound = TcpListener::bind(address).await;
    bound.map_err(|error| ServeError::Bind(address, error))
}

/// Tells the process that started this one where to connect; it waits for this line.
fn announce(address: SocketAddr) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "listening on http://{address}")?;
    stdout.flush()?;
    tracing::info!(%address, "listening");
    Ok(())
}

async fn out_of_grace(stop: &Stop) {
    stop.requested().await;
    tokio::time::sleep(GRACE).await;
}

fn unix_millis() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

impl From<CatalogError> for ServeError {
    fn from(error: CatalogError) -> Self {
        Self::Scenarios(error)
    }
}

impl From<io::Error> for ServeError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl fmt::Display for ServeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scenarios(error) => error.fmt(f),
            Self::Io(error) => error.fmt(f),
            Self::NoPage(folder) => write!(
                f,
                "there is no index.html in {}: give --page the folder that `trunk build` has written",
                folder.display()
            ),
            Self::Bind(address, error) if error.kind() == io::ErrorKind::AddrInUse => write!(
                f,
                "port {} is in use: choose another with --port, or --port 0 for any free one",
                address.port()
            ),
            Self::Bind(address, error) => write!(
                f,
                "cannot listen on {address}: {error}; choose another --port or --host"
            ),
        }
    }
}

impl std::error::Error for ServeError {}
