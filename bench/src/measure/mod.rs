//! The measurements: each opens a page in a browser that has never seen it, on a server of its own.

mod coming_and_going;
mod first_seen;
mod hidden;
mod main_thread;
mod mounting;
mod polling;
mod visit;
mod weight;

use std::collections::BTreeMap;
use std::iter;

use jobwatch_e2e::{Outcome, Stage};

use crate::figure::{Figure, Place};
use crate::peer::Peer;
use crate::results::{Notes, Results};
use visit::on_stage;

/// Widgets on a page.
const WIDGETS: u32 = 200;
/// Milliseconds from an answer to the next request.
const INTERVAL: u32 = 500;

/// A thing to measure of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measurement {
    FirstSeen(Place),
    /// 200 are mounted, and each answer is a step that is seen.
    Moving,
    /// 200 show the same as before; what they weigh; and on a hidden page.
    Standstill,
    /// What jobwatch's rows weigh.
    Rows,
    /// 200 on 20 jobs.
    Shared,
    Thousand,
    ComingAndGoing,
    /// Of jobwatch once: it takes a minute.
    TenThousandComingAndGoing,
}

impl Measurement {
    const ALL: [Self; 9] = [
        Self::FirstSeen(Place::Here),
        Self::FirstSeen(Place::Slow),
        Self::Moving,
        Self::Standstill,
        Self::Rows,
        Self::Shared,
        Self::Thousand,
        Self::ComingAndGoing,
        Self::TenThousandComingAndGoing,
    ];

    fn is_of(self, peer: Peer, pass: u32) -> bool {
        match self {
            Self::Rows => peer == Peer::Jobwatch,
            Self::TenThousandComingAndGoing => peer == Peer::Jobwatch && pass == 1,
            _ => true,
        }
    }

    /// How often in a pass: what happens once on a page has no average of its own.
    fn times(self) -> usize {
        match self {
            Self::FirstSeen(_) => 3,
            _ => 1,
        }
    }

    async fn take(self, stage: &Stage, peer: Peer) -> Outcome<Notes> {
        match self {
            Self::FirstSeen(place) => first_seen::measure(stage, peer, place).await,
            Self::Moving => polling::moving(stage, peer).await,
            Self::Standstill => polling::standstill(stage, peer).await,
            Self::Rows => weight::of_rows(stage, peer).await,
            Self::Shared => polling::shared(stage, peer).await,
            Self::Thousand => mounting::thousand(stage, peer).await,
            Self::ComingAndGoing => coming_and_going::few(stage, peer).await,
            Self::TenThousandComingAndGoing => coming_and_going::many(stage, peer).await,
        }
    }
}

/// Measures everything of all pages so many times. One page comes after the other, for a machine is
/// not the same a minute later, and with each pass another one comes first.
///
/// # Errors
///
/// If a page cannot be measured, twice.
pub(crate) fn all(passes: u32) -> Outcome<Results> {
    let mut results = Results::new(visit::browser()?, cores(), passes);
    let mut peers = Peer::ALL;
    for pass in 1..=passes {
        println!("pass {pass} of {passes}");
        for (peer, mut notes) in once(peers, pass)? {
            notes.extend(above_unchanged(&notes));
            results.note(peer, notes);
        }
        peers.rotate_left(1);
    }
    Ok(results)
}

fn once(peers: [Peer; 5], pass: u32) -> Outcome<BTreeMap<Peer, Notes>> {
    let mut notes = BTreeMap::<_, Notes>::new();
    for measurement in Measurement::ALL {
        println!("  {measurement:?}");
        let peers = peers.into_iter();
        let peers = peers.filter(|peer| measurement.is_of(*peer, pass));
        for peer in iter::repeat_n(peers, measurement.times()).flatten() {
            let taken = twice_at_most(measurement, peer)?;
            notes.entry(peer).or_default().extend(taken);
        }
    }
    Ok(notes)
}

/// What a change costs beside the question for it.
fn above_unchanged(notes: &Notes) -> Option<(Figure, f64)> {
    let of = |wanted| notes.iter().find(|(figure, _)| *figure == wanted);
    let ((_, update), (_, unchanged)) = (of(Figure::Update)?, of(Figure::Unchanged)?);
    Some((Figure::UpdateAboveUnchanged, update - unchanged))
}

/// A browser that does not start, or a page that does not answer, is given another chance: a run
/// takes minutes.
fn twice_at_most(measurement: Measurement, peer: Peer) -> Outcome<Notes> {
    let take = || on_stage(async |stage| measurement.take(stage, peer).await);
    take().or_else(|error| {
        let error = error.to_string();
        let reason = error.lines().next().unwrap_or_default();
        println!("    {}, once more: {reason}", peer.name());
        take()
    })
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
