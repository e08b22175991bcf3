//! The log: structured, on standard error, so that standard output stays readable by programs.

use std::io;

use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry, fmt};

use crate::cli::LogFormat;

/// Starts to log what `filter` lets through.
///
/// # Errors
///
/// If something logs already.
pub fn start(filter: Targets, format: LogFormat) -> Result<(), impl std::error::Error> {
    let layer = fmt::layer().with_writer(io::stderr);
    let layer = match format {
        LogFormat::Text => layer.boxed(),
        LogFormat::Json => layer.json().boxed(),
    };
    tracing::subscriber::set_global_default(Registry::default().with(layer.with_filter(filter)))
}
