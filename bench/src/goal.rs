//! What jobwatch is to reach, beside the others.

use crate::figure::{Figure, Place};
use crate::peer::Peer;
use crate::results::Results;

/// The most that a figure of jobwatch may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Goal {
    pub(crate) figure: Figure,
    bound: Bound,
}

#[derive(Clone, Copy, Debug)]
enum Bound {
    Fixed(f64),
    /// So many times what another page has.
    Times(f64, Peer),
}

/// What came of a goal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) bound: f64,
    pub(crate) reached: f64,
}

/// What is written with the digits of one place is met by what is written so.
const ROUNDING: f64 = 0.05;

impl Goal {
    pub(crate) const ALL: [Self; 20] = [
        Self::fixed(Figure::Files, 90.0),
        Self::times(Figure::FirstBadge(Place::Here), 1.0, Peer::Lit),
        Self::times(Figure::FirstBadge(Place::Slow), 1.0, Peer::Lit),
        Self::times(Figure::FirstStatus(Place::Here), 1.0, Peer::React),
        Self::times(Figure::FirstStatus(Place::Slow), 1.0, Peer::React),
        Self::times(Figure::MountedBadges, 1.5, Peer::Plain),
        Self::fixed(Figure::LongestTask, 50.0),
        Self::fixed(Figure::LongestTaskOfThousand, 50.0),
        Self::times(Figure::Update, 1.1, Peer::Plain),
        Self::times(Figure::UpdateAboveUnchanged, 1.1, Peer::Plain),
        Self::times(Figure::Unchanged, 1.0, Peer::Plain),
        Self::fixed(Figure::Mutations, 0.0),
        Self::fixed(Figure::SharedRequests, 1.0),
        Self::times(Figure::SharedUpdate, 1.5, Peer::Plain),
        Self::fixed(Figure::JsHeap, 8.0),
        Self::fixed(Figure::DomHeap, 30.0),
        Self::fixed(Figure::DomHeapOfRow, 15.0),
        Self::fixed(Figure::HiddenRequests, 0.0),
        Self::fixed(Figure::LeftAfterHundreds, 60.0),
        Self::fixed(Figure::LeftAfterThousands, 60.0),
    ];

    const fn fixed(figure: Figure, most: f64) -> Self {
        let bound = Bound::Fixed(most);
        Self { figure, bound }
    }

    const fn times(figure: Figure, times: f64, peer: Peer) -> Self {
        let bound = Bound::Times(times, peer);
        Self { figure, bound }
    }

    /// The goal for a figure.
    pub(crate) fn of(figure: Figure) -> Option<Self> {
        Self::ALL.into_iter().find(|goal| goal.figure == figure)
    }

    /// `None` if it was not measured.
    pub(crate) fn judge(self, results: &Results) -> Option<Verdict> {
        let bound = match self.bound {
            Bound::Fixed(most) => most,
            Bound::Times(times, peer) => times * results.median(self.figure, peer)?,
        };
        let reached = results.median(self.figure, Peer::Jobwatch)?;
        Some(Verdict { bound, reached })
    }

    /// In words.
    pub(crate) fn describe(self) -> String {
        match self.bound {
            Bound::Fixed(most) => format!("{most:.0}"),
            Bound::Times(1.0, peer) => peer.name().to_owned(),
            Bound::Times(times, peer) => format!("{times} × {}", peer.name()),
        }
    }
}

impl Verdict {
    pub(crate) fn is_met(self) -> bool {
        self.reached < self.bound + ROUNDING
    }

    /// How far it is, in words.
    pub(crate) fn describe(self, figure: Figure) -> String {
        if self.is_met() {
            return "met".to_owned();
        }
        let more = figure.write(self.reached - self.bound);
        if self.bound > 0.0 {
            let percent = (self.reached / self.bound - 1.0) * 100.0;
            format!("missed by {more} ({percent:.0} %)")
        } else {
            format!("missed by {more}")
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed test panics")]

    use super::*;

    fn results(jobwatch: f64, plain: f64) -> Results {
        let mut results = Results::new("a browser".to_owned(), 2, 1);
        results.note(Peer::Jobwatch, vec![(Figure::Update, jobwatch)]);
        results.note(Peer::Plain, vec![(Figure::Update, plain)]);
        results
    }

    fn told(jobwatch: f64, plain: f64) -> String {
        let verdict = Goal::of(Figure::Update).unwrap();
        let verdict = verdict.judge(&results(jobwatch, plain)).unwrap();
        verdict.describe(Figure::Update)
    }

    #[test]
    fn what_is_missed_is_told_beside_the_bound() {
        assert_eq!(told(110.0, 100.0), "met");
        assert_eq!(told(220.0, 100.0), "missed by 110 (100 %)");
    }

    #[test]
    fn nothing_is_not_a_share_of_anything() {
        let verdict = Verdict {
            bound: 0.0,
            reached: 3.0,
        };
        assert_eq!(verdict.describe(Figure::HiddenRequests), "missed by 3");
    }

    #[test]
    fn nothing_measured_is_not_judged() {
        let goal = Goal::of(Figure::JsHeap).unwrap();
        assert_eq!(goal.judge(&results(1.0, 1.0)), None);
    }

    #[test]
    fn no_figure_has_two_goals() {
        for goal in Goal::ALL {
            let goals = Goal::ALL.iter().filter(|it| it.figure == goal.figure);
            assert_eq!(goals.count(), 1, "{goal:?}");
        }
    }
}
