//! Whether requests may go out at all.

use super::{Connection, PausedBy};

/// What must hold for a request to go out, apart from its time having come.
#[derive(Debug, Default)]
pub(super) struct Gate {
    pub(super) started: bool,
    pub(super) paused: bool,
    pub(super) hidden: bool,
    network: Network,
}

/// What is known of the network. Browsers tell "offline" wrongly on some machines with virtual
/// network adapters, so their word is put to the test when the poller starts or someone insists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Network {
    #[default]
    Online,
    /// The browser says that there is none, but one request may try.
    Doubtful,
    Offline,
}

impl Gate {
    pub(super) fn is_open(&self) -> bool {
        self.started && !self.paused && !self.hidden && self.network != Network::Offline
    }

    /// What a closed gate shows as; a person's own pause first.
    pub(super) fn as_connection(&self) -> Option<Connection> {
        let by = |by| Some(Connection::Paused { by });
        if self.paused {
            by(PausedBy::Person)
        } else if self.hidden {
            by(PausedBy::HiddenPage)
        } else if self.network == Network::Offline {
            Some(Connection::Offline)
        } else {
            None
        }
    }

    /// The browser says that the network is gone.
    pub(super) fn lose_network(&mut self) {
        if self.network == Network::Online {
            self.network = if self.started {
                Network::Offline
            } else {
                Network::Doubtful
            };
        }
    }

    /// The network is there, as the browser says or an answer shows. Whether it was believed gone.
    pub(super) fn find_network(&mut self) -> bool {
        std::mem::take(&mut self.network) == Network::Offline
    }

    /// A request found no network: the browser was right.
    pub(super) fn miss_network(&mut self) {
        if self.network == Network::Doubtful {
            self.network = Network::Offline;
        }
    }

    /// Lets one request try in spite of the browser's word.
    pub(super) fn doubt_offline(&mut self) {
        if self.network == Network::Offline {
            self.network = Network::Doubtful;
        }
    }
}
