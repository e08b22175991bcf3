//! The announcer of this page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;

use super::announced_job::AnnouncedJob;
use super::notice::Name;
use super::policy::LINGER;
use super::speaker::Speaker;
use super::utterance::{Intl, Utterance, utterances};
use super::voice::Voice;
use crate::effect::{Alarm, is_visible, monotonic};
use crate::engine::{Millis, Snapshot};

thread_local! {
    static PAGE: RefCell<Page> = RefCell::default();
}

/// The announcer of this page: there from its first widget until its last has gone, and until what
/// was to be said has been said.
#[derive(Default)]
struct Page {
    speaker: Speaker,
    equipment: Option<Equipment>,
    alarm: Alarm,
    /// When the voice takes away what it has left behind.
    clear_at: Option<Millis>,
}

/// What it needs of the browser.
struct Equipment {
    voice: Rc<Voice>,
    _visibility: EventListener,
}

/// A widget that shows a job and wants it spoken of, until this is dropped.
pub(super) struct Following(AnnouncedJob);

impl Following {
    pub(super) fn start(job: AnnouncedJob) -> Self {
        change(|speaker, _| speaker.follow(&job));
        Self(job)
    }

    pub(super) fn job(&self) -> &AnnouncedJob {
        &self.0
    }

    /// The widget shows this of it.
    pub(super) fn observe(&self, name: Name, snapshot: &Snapshot) {
        change(|speaker, now| speaker.observe(now, &self.0.key, name, snapshot));
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        change(|speaker, _| speaker.unfollow(&self.0));
    }
}

fn look(speaker: &mut Speaker, now: Millis) {
    if is_visible() {
        speaker.show(now);
    } else {
        speaker.hide();
    }
}

fn ring() {
    PAGE.with_borrow_mut(|page| page.alarm.reset());
    change(|_, _| ());
}

/// Lets something happen, and says what there is to say then. Not borrowed while it is said: a
/// page may have put a function of its own in the place of the browser's.
fn change(happen: impl FnOnce(&mut Speaker, Millis)) {
    // The last widgets may go with the page's thread, when this is gone already.
    let said = PAGE.try_with(|page| {
        let page = &mut *page.borrow_mut();
        let now = monotonic();
        happen(&mut page.speaker, now);
        page.settle(now)
    });
    if let Ok(Some((voice, utterances))) = said {
        voice.say(&utterances);
    }
}

impl Page {
    /// Returns what is to be said, and by whom.
    fn settle(&mut self, now: Millis) -> Option<(Rc<Voice>, Vec<Utterance>)> {
        if self.clear_at.is_some_and(|at| at <= now) {
            self.clear();
        }
        self.equip(now);
        let voice = self.equipment.as_ref().map(|it| it.voice.clone());
        let said = voice.and_then(|voice| self.speak(now, voice));
        self.set_alarm();
        said
    }

    fn speak(&mut self, now: Millis, voice: Rc<Voice>) -> Option<(Rc<Voice>, Vec<Utterance>)> {
        let notices = self.speaker.poll_notices(now);
        if notices.is_empty() {
            return None;
        }
        self.clear_at = voice.leaves_text().then(|| now.after(LINGER));
        Some((voice, utterances(notices, &Intl)))
    }

    fn clear(&mut self) {
        self.clear_at = None;
        if let Some(equipment) = &self.equipment {
            equipment.voice.clear();
        }
    }

    /// Takes what it needs while it is needed.
    fn equip(&mut self, now: Millis) {
        if self.speaker.is_idle() && self.clear_at.is_none() {
            self.equipment = None;
        } else if self.equipment.is_none() {
            self.equipment = Equipment::find();
            look(&mut self.speaker, now);
        }
    }

    fn set_alarm(&mut self) {
        let due = self.speaker.poll_timeout().into_iter().chain(self.clear_at);
        // Without a voice nothing that is due would ever be over.
        let due = due.min().filter(|_| self.equipment.is_some());
        self.alarm.set(due, ring);
    }
}

impl Equipment {
    fn find() -> Option<Self> {
        let document = web_sys::window()?.document()?;
        Some(Self {
            voice: Rc::new(Voice::find()?),
            _visibility: EventListener::new(&document, "visibilitychange", |_| change(look)),
        })
    }
}
