//! What answers cost the page, and widgets the server.

use std::time::{Duration, Instant};

use jobwatch_e2e::{Outcome, Stage};

use super::main_thread::MainThread;
use super::mounting::mount;
use super::visit::{Visit, ask, pass};
use super::{INTERVAL, WIDGETS, hidden, weight};
use crate::figure::Figure;
use crate::peer::Peer;
use crate::results::Notes;

/// Until the first answers have come and code is compiled.
const WARM_UP: Duration = Duration::from_millis(1_500);
/// Long enough for eight answers to each widget.
const STRETCH: Duration = Duration::from_millis(4_000);
/// How long each answer of the moving job brings another percent.
const MOVES: Duration = Duration::from_secs(40);
/// Jobs that many widgets share.
const SHARED_JOBS: u32 = 20;

const MICROSECONDS: f64 = 1e6;

/// What happened in a stretch of time.
struct Stretch {
    time: Duration,
    requests: u64,
    main_thread: MainThread,
}

impl Stretch {
    async fn watch(stage: &Stage) -> Outcome<Self> {
        pass(WARM_UP).await;
        let (begin, requests) = (Instant::now(), all_requests(stage).await?);
        let before = MainThread::now(&stage.page).await?;
        pass(STRETCH).await;
        let main_thread = MainThread::now(&stage.page).await? - before;
        Ok(Self {
            requests: all_requests(stage).await? - requests,
            time: begin.elapsed(),
            main_thread,
        })
    }

    /// Requests for each job in an interval.
    fn requests_of_job(&self, jobs: u32) -> f64 {
        let intervals =
            self.time.as_secs_f64() / Duration::from_millis(INTERVAL.into()).as_secs_f64();
        self.requests as f64 / f64::from(jobs) / intervals
    }

    /// Microseconds of `seconds` for each update of a widget.
    fn an_update(&self, seconds: f64, jobs: u32, peer: Peer) -> f64 {
        let widgets = if peer.shares_answers() {
            f64::from(WIDGETS) / f64::from(jobs)
        } else {
            1.0
        };
        seconds * MICROSECONDS / (self.requests as f64 * widgets)
    }
}

/// All requests so far.
pub(super) async fn all_requests(stage: &Stage) -> Outcome<u64> {
    Ok(stage.server.requests_of_projects().await?.values().sum())
}

/// Each answer is a step that is seen.
pub(super) async fn moving(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let begin = Instant::now();
    Visit::to("steady-percent", WIDGETS)
        .open(&stage.page, peer)
        .await?;
    MainThread::watch(&stage.page).await?;
    let mounted = mount(&stage.page, WIDGETS).await?;
    let stretch = Stretch::watch(stage).await?;
    check_moving(begin)?;
    let update = |seconds| stretch.an_update(seconds, WIDGETS, peer);
    let main_thread = stretch.main_thread;
    Ok(vec![
        (Figure::MountedBadges, mounted.badges),
        (Figure::MountedStatus, mounted.told),
        (Figure::LongestTask, mounted.longest_task),
        (Figure::Update, update(main_thread.task)),
        (Figure::UpdateScript, update(main_thread.script)),
        (Figure::UpdateStyle, update(main_thread.style)),
        (Figure::UpdateLayout, update(main_thread.layout)),
    ])
}

/// Several widgets have one job.
pub(super) async fn shared(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let begin = Instant::now();
    Visit::to("steady-percent", SHARED_JOBS)
        .open(&stage.page, peer)
        .await?;
    MainThread::watch(&stage.page).await?;
    mount(&stage.page, WIDGETS).await?;
    let stretch = Stretch::watch(stage).await?;
    check_moving(begin)?;
    let update = stretch.an_update(stretch.main_thread.task, SHARED_JOBS, peer);
    Ok(vec![
        (Figure::SharedRequests, stretch.requests_of_job(SHARED_JOBS)),
        (Figure::SharedUpdate, update),
    ])
}

/// No answer brings anything new.
pub(super) async fn standstill(stage: &Stage, peer: Peer) -> Outcome<Notes> {
    let page = &stage.page;
    Visit::to("standstill", WIDGETS).open(page, peer).await?;
    MainThread::watch(page).await?;
    let mut notes = weight::of_cards(page).await?;
    let stretch = Stretch::watch(stage).await?;
    let unchanged = stretch.an_update(stretch.main_thread.task, WIDGETS, peer);
    notes.extend([
        (Figure::Unchanged, unchanged),
        (Figure::Mutations, mutations(stage).await?),
        (Figure::HiddenRequests, hidden::requests(stage).await?),
    ]);
    Ok(notes)
}

/// DOM mutations for each answer, counted after the main thread was: who watches them slows them.
async fn mutations(stage: &Stage) -> Outcome<f64> {
    let page = &stage.page;
    page.run("probe.countMutations()").await?;
    let before = all_requests(stage).await?;
    pass(WARM_UP).await;
    let answers = all_requests(stage).await? - before;
    let counted = ask(page, "probe.countedMutations()").await?;
    let counted = counted.as_f64().ok_or("mutations were not counted")?;
    Ok(counted / answers as f64)
}

/// A job that stands is no job that moves: on a machine that is busy with something else.
fn check_moving(begin: Instant) -> Outcome {
    if begin.elapsed() > MOVES {
        return Err(
            format!("the measurement took longer than {MOVES:?}, for which the job moves").into(),
        );
    }
    Ok(())
}
