//! When to stop.

use std::future::{Future, pending};
use std::{io, thread};

use tokio::sync::watch;

/// Tells that the server is to stop. Clones tell the same.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stop {
    /// For a server that is dropped instead of stopped.
    #[must_use]
    pub fn never() -> Self {
        Self(watch::channel(false).1)
    }

    /// On the signals by which a terminal or a supervisor ends a program; and, if asked for, when
    /// standard input closes, which it does with the process that opened it.
    ///
    /// # Errors
    ///
    /// If the signals cannot be listened to.
    pub(super) fn on_request(until_stdin_closes: bool) -> io::Result<Self> {
        let (sender, receiver) = watch::channel(false);
        let signal = signal()?;
        let by_signal = sender.clone();
        tokio::spawn(async move {
            let name = signal.await;
            tracing::info!(signal = name, "stopping");
            by_signal.send_replace(true);
        });
        if until_stdin_closes {
            // A thread, not a task: a blocked read would hold up the end of the runtime.
            thread::spawn(move || {
                let read = io::copy(&mut io::stdin().lock(), &mut io::sink());
                tracing::info!(?read, "standard input closed, stopping");
                sender.send_replace(true);
            });
        }
        Ok(Self(receiver))
    }

    /// Waits for the request to stop.
    pub(super) async fn requested(&self) {
        let mut receiver = self.0.clone();
        if receiver.wait_for(|stop| *stop).await.is_err() {
            // Nobody is left who could ask.
            pending().await
        }
    }
}

/// The next signal that ends a program.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = &'static str>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => "SIGINT",
            _ = terminate.recv() => "SIGTERM",
        }
    })
}

/// The next signal that ends a program.
#[cfg(not(unix))]
fn signal() -> io::Result<impl Future<Output = &'static str>> {
    Ok(async {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "Ctrl-C",
            Err(_) => pending().await,
        }
    })
}
