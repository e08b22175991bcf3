//! The whole widget: a card with a poller behind it.

use std::rc::Rc;

use web_sys::RequestCredentials;
use yew::prelude::*;

use super::effect::use_while;
use super::use_job::{JobControls, UseJobHandle, use_job_of};
use super::{Announce, AnnouncedJob, Appearance, Direction, JobCard, Slots, Words};
use crate::effect::{Fetcher, HeaderSource, Share, Target};
use crate::engine::{Connection, PollConfig, Snapshot};
use crate::model::{ApiError, Endpoint, ErrorKind, Job, Mapping};

/// Properties of [`JobWatch`].
#[derive(Properties, PartialEq)]
pub struct JobWatchProps {
    /// Where jobs are asked for: by default as the IMS document has it, on the page's own origin.
    #[prop_or_default]
    pub endpoint: Endpoint,
    /// The id of the project that the job belongs to, where the endpoint asks for one.
    #[prop_or_default]
    pub project_id: AttrValue,
    /// The id of the job.
    pub job_id: AttrValue,
    /// The title. Without it the job's type serves, in the reader's language where it is known.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The language, as a tag of BCP 47 (see [`use_locale`](super::use_locale)).
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// The words, where the page brings its own: another [`Messages`](super::Messages) or some texts of it.
    #[prop_or_default]
    pub messages: Option<Words>,
    /// Which way lines run, where that is not the way of the language.
    #[prop_or_default]
    pub dir: Option<Direction>,
    /// How much of the job is shown.
    #[prop_or_default]
    pub appearance: Appearance,
    /// What the page adds to the card.
    #[prop_or_default]
    pub slots: Slots,
    /// How often to ask.
    #[prop_or_default]
    pub config: PollConfig,
    /// Brings the headers that prove who asks. Keep one source for the life of the page (a
    /// `use_memo` will do): a new one means new credentials.
    #[prop_or_default]
    pub headers: Option<HeaderSource>,
    /// Whether cookies are sent: by default to the page's own origin only.
    #[prop_or(RequestCredentials::SameOrigin)]
    pub credentials: RequestCredentials,
    /// Whether the tabs of the browser share the requests for the job, too.
    #[prop_or_default]
    pub share: Share,
    /// How much of the job the page says to those who use a screen reader. Widgets that show the
    /// same job have it said once.
    #[prop_or_default]
    pub announce: Announce,
    /// What sends the requests, where that is not the page's own `fetch`. Keep one for the life of
    /// the page, like the headers.
    #[prop_or_default]
    pub fetch: Option<Fetcher>,
    /// How answers are read, where the API is of another shape than the documents': one of the
    /// [presets](crate::mapping::presets), or a [`Mapping`] of one's own.
    #[prop_or_default]
    pub mapping: Option<Rc<Mapping>>,
    /// Called once, with what can be done: for buttons outside the widget.
    #[prop_or_default]
    pub on_ready: Callback<JobControls>,
    /// Called with what is known: nothing at first, and whenever something has changed.
    #[prop_or_default]
    pub on_change: Callback<Snapshot>,
    /// Called once, when the job has ended.
    #[prop_or_default]
    pub on_settled: Callback<Rc<Job>>,
}

/// Watches a job and shows it.
///
/// Asks from when it appears until the job has ended or it goes.
///
/// ```
/// use jobwatch::Endpoint;
/// use jobwatch::view::{Appearance, JobWatch};
/// use yew::prelude::*;
///
/// /// A row for each job of a list.
/// #[component]
/// fn Listeners() -> Html {
///     let row = |job_id: &'static str| html! {
///         <JobWatch
///             endpoint={Endpoint::elb()}
///             project_id="ac234de2"
///             {job_id}
///             appearance={Appearance::Inline}
///         />
///     };
///     html! { <div>{ for ["ff808081", "ff808082"].map(row) }</div> }
/// }
/// ```
#[component]
pub fn JobWatch(props: &JobWatchProps) -> Html {
    let target = target(props);
    let handle = use_job_of(target.as_ref().ok().cloned(), props.config);
    let refresh = use_action(&handle, UseJobHandle::refresh);
    let pause = use_action(&handle, UseJobHandle::pause);
    let resume = use_action(&handle, UseJobHandle::resume);
    let on_sight = {
        let handle = handle.clone();
        use_callback((), move |on_screen, ()| handle.set_on_screen(on_screen))
    };
    use_while(handle.controls().clone(), {
        let on_ready = props.on_ready.clone();
        move |controls: &JobControls| on_ready.emit(controls.clone())
    });
    let asks = target.is_ok();
    use_while(target.as_ref().err().cloned(), |why: &Option<String>| {
        if let Some(why) = why {
            web_sys::console::warn_1(&format!("jobwatch: {why}").into());
        }
    });
    let (snapshot, announced) = match target {
        Ok(target) => {
            let announced = AnnouncedJob::new(&target, props.announce);
            (handle.snapshot().clone(), announced)
        }
        Err(why) => (refused(why), None),
    };
    use_report(&snapshot, &props.on_change, &props.on_settled);
    html! {
        <JobCard
            {snapshot}
            label={props.label.clone()}
            lang={props.lang.clone()}
            {announced}
            messages={props.messages}
            dir={props.dir}
            appearance={props.appearance}
            slots={props.slots.clone()}
            on_refresh={asks.then_some(refresh)}
            on_pause={asks.then_some(pause)}
            on_resume={asks.then_some(resume)}
            on_sight={asks.then_some(on_sight)}
        />
    }
}

/// Whom to ask for the job, and how; or, in words, why nobody can be asked.
pub(crate) fn target(props: &JobWatchProps) -> Result<Target, String> {
    let url = props.endpoint.url(&props.project_id, &props.job_id);
    let url = url.map_err(|error| error.to_string())?;
    if let Some(mapping) = &props.mapping {
        mapping.check().map_err(|error| error.to_string())?;
    }
    let mut target = Target::new(url, &props.job_id);
    target.headers = props.headers.clone();
    target.credentials = props.credentials;
    target.share = props.share;
    target.fetch = props.fetch.clone();
    target.mapping = props.mapping.clone();
    Ok(target)
}

/// What is shown instead of asking.
fn refused(why: String) -> Snapshot {
    let error = ApiError::new(ErrorKind::BadRequest).with_message(why);
    Snapshot {
        connection: Connection::Rejected(error),
        ..Snapshot::default()
    }
}

/// A callback that stays equal from one rendering to the next, so that buttons stay as they are.
#[hook]
fn use_action(handle: &UseJobHandle, act: fn(&UseJobHandle)) -> Callback<()> {
    let handle = handle.clone();
    use_callback((), move |(), ()| act(&handle))
}

/// Tells of changes, and once of the end.
#[hook]
fn use_report(snapshot: &Snapshot, on_change: &Callback<Snapshot>, on_settled: &Callback<Rc<Job>>) {
    let (on_change, on_settled) = (on_change.clone(), on_settled.clone());
    // The job that has been told of as ended, by its number.
    let settled = use_mut_ref(|| None);
    use_while(snapshot.clone(), move |snapshot| {
        on_change.emit(snapshot.clone());
        if let (Connection::Finished, Some(job)) = (&snapshot.connection, &snapshot.job)
            && settled.replace(Some(snapshot.generation)) != Some(snapshot.generation)
        {
            on_settled.emit(job.clone());
        }
    });
}
