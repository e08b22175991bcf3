//! Whether requests may go out at all.

use std::time::Duration;

use super::policy::HIDDEN_INTERVAL;
use super::{Connection, PausedBy, PollConfig, Unseen};

/// What must hold for a request to go out, apart from its time having come.
#[derive(Debug, Default)]
pub(super) struct Gate {
    pub(super) started: bool,
    pub(super) paused: bool,
    pub(super) hidden: bool,
    pub(super) frozen: bool,
    pub(super) off_screen: bool,
    /// Whether another tab asks. The gate is open then: this one keeps the same time, and is
    /// ready to take over.
    pub(super) following: bool,
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
    pub(super) fn is_open(&self, config: &PollConfig) -> bool {
        self.started && self.as_connection(config).is_none()
    }

    /// What a closed gate shows as; a person's own pause first.
    pub(super) fn as_connection(&self, config: &PollConfig) -> Option<Connection> {
        let by = |by| Some(Connection::Paused { by });
        if self.paused {
            by(PausedBy::Person)
        } else if self.frozen || self.is_hidden_and(config, Unseen::Pause) {
            by(PausedBy::HiddenPage)
        } else if self.is_off_screen_and(config, Unseen::Pause) {
            by(PausedBy::OffScreen)
        } else if self.network == Network::Offline {
            Some(Connection::Offline)
        } else {
            None
        }
    }

    /// The shortest time from an outcome to the next request that is due to nobody's looking.
    pub(super) fn least_wait(&self, config: &PollConfig) -> Duration {
        if self.is_hidden_and(config, Unseen::Slow) {
            config.max_interval().max(HIDDEN_INTERVAL)
        } else if self.is_off_screen_and(config, Unseen::Slow) {
            config.max_interval()
        } else {
            Duration::ZERO
        }
    }

    fn is_hidden_and(&self, config: &PollConfig, policy: Unseen) -> bool {
        self.hidden && config.background() == policy
    }

    fn is_off_screen_and(&self, config: &PollConfig, policy: Unseen) -> bool {
        self.off_screen && config.offscreen() == policy
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
