//! Streams that are shared with other tabs.

use super::State;
use crate::effect::answer::Answer;
use crate::effect::clock::monotonic;
use crate::effect::page;
use crate::effect::tabs::{Message, News, TabEvent, TabLink};
use crate::engine::{Connection, Input, PollerKey, TabAction, TabInput};
use crate::model::{ApiError, ErrorKind};

impl State {
    /// Connects a stream with those of other tabs, as its target wants it.
    pub(super) fn connect(&mut self, key: PollerKey) {
        let tell = self.teller(key);
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        let target = &stream.target;
        if stream.link.as_ref().is_some_and(|link| link.serves(target)) {
            return;
        }
        let had_link = stream.link.take().is_some();
        stream.link = TabLink::open(target, tell);
        if self.is_shared(key) {
            self.feed(key, Input::Follow);
            self.tell_tab(key, TabInput::Visible(page::is_visible()));
        } else if had_link {
            self.feed(key, Input::Lead);
        }
    }

    fn is_shared(&self, key: PollerKey) -> bool {
        let stream = self.streams.get(key);
        stream.is_some_and(|stream| stream.link.is_some())
    }

    /// Something has changed that may concern other tabs.
    pub(super) fn unsettle(&mut self, key: PollerKey) {
        if self.is_shared(key) && !self.unsettled.contains(&key) {
            self.unsettled.push(key);
        }
    }

    pub(super) fn unsettle_all(&mut self) {
        for key in self.shared() {
            self.unsettle(key);
        }
    }

    /// Lets the tab know whether its poller would ask.
    pub(super) fn settle_with_tabs(&mut self, key: PollerKey) {
        let ready = self.scheduler.is_ready(key);
        self.tell_tab(key, TabInput::Ready(ready));
    }

    pub(super) fn tell_tabs(&mut self, input: TabInput) {
        for key in self.shared() {
            self.tell_tab(key, input);
        }
    }

    fn shared(&self) -> Vec<PollerKey> {
        let shared = self.streams.iter().filter(|(_, it)| it.link.is_some());
        shared.map(|(key, _)| key).collect()
    }

    fn tell_tab(&mut self, key: PollerKey, input: TabInput) {
        if let Some(link) = self.link(key) {
            link.tab.handle(input);
        }
        while let Some(action) = self.link(key).and_then(|link| link.tab.poll_action()) {
            self.act_as_tab(key, action);
        }
    }

    fn act_as_tab(&mut self, key: PollerKey, action: TabAction) {
        match action {
            TabAction::Lead => self.feed(key, Input::Lead),
            TabAction::Follow => self.feed(key, Input::Follow),
            TabAction::Refresh => self.feed(key, Input::Refresh),
            TabAction::Queue => self.queue(key),
            TabAction::Leave => self.with_link(key, TabLink::leave),
            TabAction::SayNews => self.with_link(key, |link| link.say_news()),
            TabAction::SayHello => self.with_link(key, |link| {
                let visible = page::is_visible();
                link.say(&Message::Hello { visible });
            }),
        }
    }

    fn queue(&mut self, key: PollerKey) {
        let tell = self.teller(key);
        self.with_link(key, |link| link.queue(tell));
    }

    // What others say.

    pub(super) fn hear(&mut self, key: PollerKey, event: TabEvent) {
        match event {
            TabEvent::Lock(input) => self.tell_tab(key, input),
            TabEvent::Heard(Message::Hello { visible }) => {
                self.tell_tab(key, TabInput::Hello { visible });
            }
            TabEvent::Heard(Message::Refresh) => self.tell_tab(key, TabInput::Refresh),
            TabEvent::Heard(Message::News(news)) => self.overhear(key, &news),
        }
    }

    fn overhear(&mut self, key: PollerKey, news: &News) {
        let Some(stream) = self.streams.get_mut(key) else {
            return;
        };
        let Some(link) = &mut stream.link else {
            return;
        };
        if !link.tab.is_listening() || !link.hear(news) {
            return;
        }
        let result = match news.outcome() {
            Ok(answer) => stream.read(answer),
            Err(error) => Err(error.clone()),
        };
        let input = Input::Overheard {
            result,
            unix_millis: news.unix_millis,
            wait: news.wait(),
        };
        self.feed(key, input);
    }

    // What others are told.

    pub(super) fn ask_others_to_refresh(&mut self, key: PollerKey) {
        self.with_link(key, |link| {
            if link.tab.is_listening() {
                link.say(&Message::Refresh);
            }
        });
    }

    /// What a request has brought is told by the tab that leads.
    pub(super) fn tell_other_tabs(&mut self, key: PollerKey, outcome: &Result<Answer, ApiError>) {
        let wait = match self.known(key).connection {
            Connection::Retrying { at, .. } => Some(at.since(monotonic())),
            _ => None,
        };
        self.with_link(key, |link| {
            if link.tab.is_leading() {
                link.tell(outcome.clone(), wait);
            }
        });
    }

    /// So is that it has brought nothing in time: the poller says so itself.
    pub(super) fn tell_other_tabs_of_timeout(&mut self, key: PollerKey) {
        if let Connection::Retrying { error, .. } = self.known(key).connection
            && error.kind == ErrorKind::Timeout
            && error.http_status.is_none()
        {
            self.tell_other_tabs(key, &Err(error));
        }
    }

    // Ways to them.

    fn link(&mut self, key: PollerKey) -> Option<&mut TabLink> {
        self.streams.get_mut(key)?.link.as_mut()
    }

    fn with_link(&mut self, key: PollerKey, act: impl FnOnce(&mut TabLink)) {
        if let Some(link) = self.link(key) {
            act(link);
        }
    }

    fn teller(&self, key: PollerKey) -> impl Fn(TabEvent) + Clone + use<> {
        let server = self.server.clone();
        move |event| {
            if let Some(server) = server.upgrade() {
                server.hear(key, event);
            }
        }
    }
}
