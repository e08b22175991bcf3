//! The tabs of one origin that show the same job.

mod channel;
mod lock;
mod news;

use std::time::Duration;

use web_sys::RequestCredentials;

pub(super) use channel::Message;
pub(super) use news::News;

use super::clock::monotonic;
use super::target::{Share, Target};
use crate::engine::{Tab, TabInput};
use channel::Channel;
use lock::Lock;

/// What connects a stream with those of other tabs.
pub(super) struct TabLink {
    pub(super) tab: Tab,
    name: String,
    channel: Channel,
    lock: Option<Lock>,
    /// What is known here is told under this name.
    me: String,
    told: u32,
    /// The last news of a job, and the last of all if that is none.
    news: [Option<News>; 2],
}

/// What a link tells of: what others said, and what became of the lock.
pub(super) enum TabEvent {
    Heard(Message),
    Lock(TabInput),
}

impl TabLink {
    /// A link for the target, if it is to be shared and the browser can.
    pub(super) fn open(target: &Target, tell: impl Fn(TabEvent) + Clone + 'static) -> Option<Self> {
        let name = name_of(target).filter(|_| lock::is_available())?;
        let channel = Channel::open(&name, move |message| tell(TabEvent::Heard(message)))?;
        Some(Self {
            tab: Tab::default(),
            name,
            channel,
            lock: None,
            me: random_name(),
            told: 0,
            news: [None, None],
        })
    }

    /// Whether the same link serves this target as well.
    pub(super) fn serves(&self, target: &Target) -> bool {
        name_of(target).as_ref() == Some(&self.name)
    }

    pub(super) fn queue(&mut self, tell: impl Fn(TabEvent) + Clone + 'static) {
        // The old one first, lest the new one waits for it.
        self.lock = None;
        self.lock = Lock::request(&self.name, move |input| tell(TabEvent::Lock(input)));
    }

    pub(super) fn leave(&mut self) {
        self.lock = None;
    }

    pub(super) fn say(&self, message: &Message) {
        self.channel.post(message);
    }

    /// Tells what is known to whoever has come.
    pub(super) fn say_news(&self) {
        let now = monotonic();
        for news in self.news.iter().flatten() {
            self.say(&Message::News(news.clone().at(now)));
        }
    }

    /// Tells what a request has brought.
    pub(super) fn tell(&mut self, outcome: news::Outcome, wait: Option<Duration>) {
        self.told = self.told.wrapping_add(1);
        let news = News::new(self.me.clone(), self.told, outcome, wait);
        self.say(&Message::News(news.clone()));
        self.keep(news);
    }

    /// Keeps what another tab has told. Returns whether it is new.
    pub(super) fn hear(&mut self, news: &News) -> bool {
        let known = self.news.iter().flatten().any(|known| known.is(news));
        if !known {
            self.keep(news.clone());
        }
        !known
    }

    fn keep(&mut self, news: News) {
        if news.is_of_a_job() {
            self.news = [Some(news), None];
        } else {
            self.news[1] = Some(news);
        }
    }
}

/// A name that no other tab has. A whole number, for to write another takes 4 KB of code.
fn random_name() -> String {
    /// 2^52: as many as the browser draws from.
    const NUMBERS: f64 = 4_503_599_627_370_496.0;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 0 to 2^52"
    )]
    let number = (js_sys::Math::random() * NUMBERS) as u64;
    number.to_string()
}

/// What all tabs call it that ask for the same job in the same way; `None` if they are not to
/// share it. Headers cannot be compared from tab to tab.
fn name_of(target: &Target) -> Option<String> {
    let Share::Tabs = target.share else {
        return None;
    };
    let credentials = match target.credentials {
        RequestCredentials::Omit => "omit",
        RequestCredentials::Include => "include",
        _ => "same-origin",
    };
    let headers = target.headers.as_ref().map_or("", |_| "+headers");
    // One that reads no mapping does not see where the server sends the requests on to.
    let mapping = target.mapping.as_ref().map_or("", |_| "+mapping");
    let (url, job_id) = (&target.url, &target.job_id);
    Some(format!(
        "jobwatch {credentials}{headers}{mapping} {url} {job_id}"
    ))
}
