//! Which of several tabs asks.

use std::collections::VecDeque;

/// One of the tabs of an origin that show the same job: it asks, or listens to the one that does.
///
/// A lock that one tab can hold at a time decides (Web Locks: first come, first served, and a tab
/// that closes or crashes lets go). The tab waits for it while it would ask, so the one that holds
/// it does. A tab that a person can see comes first: one that goes out of sight lets go, and waits
/// again behind the others if it is to go on asking.
///
/// A state machine like the [poller](super::Poller): a driver hands in what happens, and does
/// what [`poll_action`](Self::poll_action) wants. It begins as one that listens.
///
/// ```
/// use jobwatch::engine::{Tab, TabAction, TabInput};
///
/// let mut tab = Tab::default();
/// tab.handle(TabInput::Visible(true));
/// // Its poller would ask, so it waits for the lock.
/// tab.handle(TabInput::Ready(true));
/// assert_eq!(tab.poll_action(), Some(TabAction::Queue));
/// assert_eq!(tab.poll_action(), Some(TabAction::SayHello));
///
/// tab.handle(TabInput::Granted);
/// assert!(tab.is_leading());
/// assert_eq!(tab.poll_action(), Some(TabAction::Lead));
/// ```
#[derive(Debug, Default)]
pub struct Tab {
    role: Role,
    ready: bool,
    visible: bool,
    outbox: VecDeque<TabAction>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Role {
    /// Listens, and does not want to ask.
    #[default]
    Listening,
    /// Listens, and waits for the lock.
    Waiting,
    /// Holds the lock, and asks.
    Leading,
    /// Asks without a lock, as none can be had.
    Alone,
}

/// Something that happened, for [`Tab::handle`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabInput {
    /// Whether the poller [would ask](super::Scheduler::is_ready).
    Ready(bool),
    /// Whether a person can see the page.
    Visible(bool),
    /// The lock is this tab's.
    Granted,
    /// The lock was taken away.
    Lost,
    /// There are no locks here: each tab asks for itself.
    Unavailable,
    /// Another tab has come, has come into sight, or asks from now on though nobody sees it.
    Hello {
        /// Whether a person can see it.
        visible: bool,
    },
    /// A person wants to know now, in another tab.
    Refresh,
}

/// What the driver has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TabAction {
    /// Wait for the lock.
    Queue,
    /// Let go of the lock, or wait for it no longer.
    Leave,
    /// Let the poller [lead](super::Input::Lead).
    Lead,
    /// Let the poller [follow](super::Input::Follow).
    Follow,
    /// Greet the other tabs.
    SayHello,
    /// Tell the other tabs what the last request brought, if there was one.
    SayNews,
    /// Let the poller [refresh](super::Input::Refresh).
    Refresh,
}

impl Tab {
    /// Takes in what happened. Afterwards take all actions.
    pub fn handle(&mut self, input: TabInput) {
        match input {
            TabInput::Ready(ready) => self.become_ready(ready),
            TabInput::Visible(visible) => self.become_visible(visible),
            TabInput::Granted => self.be_granted(),
            TabInput::Lost => self.lose(),
            TabInput::Unavailable => self.go_alone(),
            TabInput::Hello { visible } => self.greet(visible),
            TabInput::Refresh if self.is_leading() => self.outbox.push_back(TabAction::Refresh),
            TabInput::Refresh => {}
        }
    }

    /// What to do next, until `None`.
    #[must_use = "an action that is dropped is never done"]
    pub fn poll_action(&mut self) -> Option<TabAction> {
        self.outbox.pop_front()
    }

    /// Whether this tab asks, and tells the others.
    #[must_use]
    pub fn is_leading(&self) -> bool {
        self.role == Role::Leading
    }

    /// Whether this tab listens to what others tell.
    #[must_use]
    pub fn is_listening(&self) -> bool {
        matches!(self.role, Role::Listening | Role::Waiting)
    }

    fn become_ready(&mut self, ready: bool) {
        if std::mem::replace(&mut self.ready, ready) == ready {
            return;
        }
        match (ready, self.role) {
            (true, Role::Listening) => {
                self.queue();
                self.outbox.push_back(TabAction::SayHello);
            }
            (false, Role::Waiting | Role::Leading) => self.leave(),
            _ => {}
        }
    }

    fn become_visible(&mut self, visible: bool) {
        if std::mem::replace(&mut self.visible, visible) == visible {
            return;
        }
        match (visible, self.role) {
            // A leader that nobody sees steps back.
            (true, Role::Waiting) => self.outbox.push_back(TabAction::SayHello),
            (false, Role::Leading) => self.step_back(),
            _ => {}
        }
    }

    fn be_granted(&mut self) {
        match self.role {
            Role::Waiting => {
                self.role = Role::Leading;
                self.outbox.push_back(TabAction::Lead);
                if !self.visible {
                    // Who is in sight and waits answers.
                    self.outbox.push_back(TabAction::SayHello);
                }
            }
            // It came too late.
            Role::Listening | Role::Alone => self.outbox.push_back(TabAction::Leave),
            Role::Leading => {}
        }
    }

    fn lose(&mut self) {
        if self.role == Role::Leading {
            self.outbox.push_back(TabAction::Follow);
            self.queue();
        }
    }

    fn go_alone(&mut self) {
        if self.is_listening() {
            self.role = Role::Alone;
            self.outbox.push_back(TabAction::Lead);
        }
    }

    fn greet(&mut self, visible: bool) {
        match self.role {
            Role::Leading => {
                self.outbox.push_back(TabAction::SayNews);
                if visible && !self.visible {
                    self.step_back();
                }
            }
            Role::Waiting if self.visible && !visible => {
                self.outbox.push_back(TabAction::SayHello);
            }
            _ => {}
        }
    }

    /// Lets others have the lock first.
    fn step_back(&mut self) {
        self.leave();
        if self.ready {
            self.queue();
        }
    }

    fn queue(&mut self) {
        self.role = Role::Waiting;
        self.outbox.push_back(TabAction::Queue);
    }

    fn leave(&mut self) {
        if self.is_leading() {
            self.outbox.push_back(TabAction::Follow);
        }
        self.role = Role::Listening;
        self.outbox.push_back(TabAction::Leave);
    }
}
