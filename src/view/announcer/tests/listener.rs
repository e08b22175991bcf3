//! Someone who hears all that a page says, on a clock that a test moves.

use std::rc::Rc;
use std::time::Duration;

use yew::AttrValue;

use super::super::announced_job::AnnouncedJob;
use super::super::followed::JobKey;
use super::super::notice::Name;
use super::super::speaker::Speaker;
use super::super::utterance::{Numbers, utterances};
use crate::engine::{Connection, Millis, Snapshot};
use crate::model::{ApiError, ErrorKind, Job, JobStatus, Progress, ShownProgress};
use crate::view::Locale;
use crate::view::messages::Messages;

/// English and Chinese numbers.
struct Plain;

impl Numbers for Plain {
    fn plural_category(&self, count: usize, tag: &str) -> String {
        let one = count == 1 && tag == "en";
        (if one { "one" } else { "other" }).to_owned()
    }

    fn count(&self, count: usize, _: &str) -> String {
        count.to_string()
    }

    fn percent(&self, percent: Progress, _: &str) -> String {
        format!("{}%", percent.percent())
    }
}

/// A widget on the page, as its job's number and title.
#[derive(Clone, Copy)]
pub(super) struct Widget {
    pub(super) job: u32,
    pub(super) title: &'static str,
    pub(super) lang: &'static str,
    pub(super) milestones: bool,
}

/// A widget that shows the first job under this title.
pub(super) const fn widget(job: u32, title: &'static str) -> Widget {
    Widget {
        job,
        title,
        lang: "en",
        milestones: false,
    }
}

impl Widget {
    pub(super) const fn with_milestones(self) -> Self {
        Self {
            milestones: true,
            ..self
        }
    }

    pub(super) const fn in_language(self, lang: &'static str) -> Self {
        Self { lang, ..self }
    }

    fn announced(self) -> AnnouncedJob {
        AnnouncedJob {
            key: JobKey {
                url: format!("/v1/p/jobs/{}", self.job),
                id: self.job.to_string(),
            },
            milestones: self.milestones,
        }
    }

    fn name(self) -> Name {
        Name {
            title: AttrValue::Static(self.title),
            locale: Locale {
                tag: AttrValue::Static(self.lang),
                messages: Messages::for_tag(self.lang),
            },
        }
    }
}

/// A page, and someone who hears all that it says.
#[derive(Default)]
pub(super) struct Listener {
    speaker: Speaker,
    now: Millis,
    heard: Vec<(Millis, String)>,
}

impl Listener {
    /// Widgets appear, each with a job under way.
    pub(super) fn before(widgets: &[Widget]) -> Self {
        let mut listener = Self::default();
        for widget in widgets {
            listener.appear(*widget);
            listener.see(*widget, Connection::Connecting);
            listener.answer(*widget, running(0.0));
        }
        listener
    }

    pub(super) fn appear(&mut self, widget: Widget) {
        self.speaker.follow(&widget.announced());
    }

    pub(super) fn disappear(&mut self, widget: Widget) {
        self.speaker.unfollow(&widget.announced());
        self.listen();
    }

    pub(super) fn hide(&mut self) {
        self.speaker.hide();
        self.listen();
    }

    pub(super) fn show(&mut self) {
        self.speaker.show(self.now);
        self.listen();
    }

    /// The widget shows a job that has been answered.
    pub(super) fn answer(&mut self, widget: Widget, job: Job) {
        let connection = if job.status.is_terminal() {
            Connection::Finished
        } else {
            Connection::Live
        };
        let snapshot = Snapshot {
            progress: ShownProgress::default().next(&job),
            job: Some(Rc::new(job)),
            connection,
            ..Snapshot::default()
        };
        self.observe(widget, &snapshot);
    }

    /// The widget shows a link in this state, and no more of the job than before.
    pub(super) fn see(&mut self, widget: Widget, connection: Connection) {
        let snapshot = Snapshot {
            connection,
            ..Snapshot::default()
        };
        self.observe(widget, &snapshot);
    }

    fn observe(&mut self, widget: Widget, snapshot: &Snapshot) {
        let (key, name) = (widget.announced().key, widget.name());
        self.speaker.observe(self.now, &key, name, snapshot);
        self.listen();
    }

    /// Lets time pass.
    pub(super) fn wait(&mut self, seconds: f64) {
        let end = self.now.after(Duration::from_secs_f64(seconds));
        while let Some(due) = self.speaker.poll_timeout().filter(|due| *due <= end) {
            self.now = self.now.max(due);
            let heard = self.heard.len();
            self.listen();
            assert!(self.heard.len() > heard, "woken for nothing at {due:?}");
        }
        self.now = end;
    }

    fn listen(&mut self) {
        let notices = self.speaker.poll_notices(self.now);
        let texts = utterances(notices, &Plain).into_iter().map(|it| it.text);
        self.heard.extend(texts.map(|text| (self.now, text)));
    }

    /// All that has been said since the last call, when nothing else happens any more.
    pub(super) fn heard(&mut self) -> Vec<String> {
        self.wait(600.0);
        self.heard.drain(..).map(|(_, text)| text).collect()
    }

    /// The same, each with when it was said, in seconds.
    pub(super) fn heard_at(&mut self) -> Vec<(u64, String)> {
        self.wait(600.0);
        let seconds = |at: Millis| at.0 / 1_000;
        let heard = self.heard.drain(..);
        heard.map(|(at, text)| (seconds(at), text)).collect()
    }

    pub(super) fn is_idle(&self) -> bool {
        self.speaker.is_idle()
    }
}

pub(super) fn running(percent: f64) -> Job {
    Job {
        progress: Progress::from_percent(percent),
        ..job(JobStatus::Running)
    }
}

pub(super) fn job(status: JobStatus) -> Job {
    Job::new("j-1", "imsExportImageJob", status)
}

pub(super) fn failed(reason: &str) -> Job {
    Job {
        fail_reason: Some(reason.to_owned()),
        ..job(JobStatus::Fail)
    }
}

pub(super) fn retrying(attempt: u32) -> Connection {
    Connection::Retrying {
        attempt,
        at: Millis(0),
        error: ApiError::new(ErrorKind::Network),
    }
}

pub(super) fn expired(request: &str) -> Connection {
    Connection::Unauthorized(ApiError {
        request_id: Some(request.to_owned()),
        ..ApiError::new(ErrorKind::Unauthorized)
    })
}
