//! A limit that has to be found out.

use std::time::Duration;

use super::meter::Meter;
use crate::engine::link::reached_server;
use crate::engine::policy::{
    INSISTENCE_GAP, LEAST_RATE, LEAST_STEP, NO_LIMIT, QUOTA_REFRESH, RECOVERY_PERIOD,
    RECOVERY_STEPS, REFUSED_HOLD, REFUSED_HOLD_GROWTH, RETRY_AFTER_CAP, RETRY_AFTER_JITTER,
};
use crate::engine::{Jitter, Millis, Now, Outcome, backoff};
use crate::model::ErrorKind;

/// The page's request rate, which gives way to 429 and grows again: additive increase,
/// multiplicative decrease, as TCP finds the capacity of a link (RFC 5681).
///
/// A run of 429s is one event. With the first, all of the page's requests are held for a while;
/// then one goes out to see, and each further 429 makes the next hold longer, so that a quota that
/// is used up costs a handful of requests and not hundreds. No hold outlasts the time at which such
/// a quota must be whole again. A run halves the rate, or brings it to
/// half of what the server has served until the end of the run, the silence included, if that is
/// less: a burst that used up a quota was at no rate that could go on.
///
/// A page that is refused before it was served has nothing to halve. It begins at the lowest rate,
/// which doubles until the next 429 tells more (slow start, RFC 5681).
#[derive(Debug, Default)]
pub(super) struct Pace {
    meter: Meter,
    /// `None` as long as no limit is known.
    limit: Option<Limit>,
    run: Option<Run>,
    held_until: Option<Millis>,
    last_sent: Option<Millis>,
    last_served: Option<Millis>,
    epoch: Epoch,
}

/// Counts the cuts: the answer to a request of an earlier epoch tells nothing about this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Epoch(u32);

#[derive(Debug)]
struct Limit {
    /// Requests a second.
    rate: f64,
    growth: Growth,
    grown_at: Millis,
}

/// What happens to a rate in each period.
#[derive(Clone, Copy, Debug)]
enum Growth {
    /// So much is added.
    Step(f64),
    Doubling,
}

/// 429s with nothing served in between.
#[derive(Debug)]
struct Run {
    count: u32,
    /// What had been served before the first.
    before: Meter,
}

impl Pace {
    /// When the next request may go out with so many in flight; `None` before one is settled.
    pub(super) fn earliest(&self, in_flight: usize) -> Option<Millis> {
        if self.run.is_some() && in_flight > 0 {
            return None;
        }
        let spaced = self.limit.as_ref().zip(self.last_sent);
        let spaced = spaced.map(|(limit, last)| last.after(limit.spacing()));
        Some(spaced.max(self.held_until).unwrap_or_default())
    }

    /// The same for a request that someone insists on: it need not wait for a hold to end.
    pub(super) fn earliest_insisted(&self, in_flight: usize) -> Option<Millis> {
        let spaced = self.last_sent.map(|last| last.after(INSISTENCE_GAP));
        (in_flight == 0).then_some(spaced.unwrap_or_default())
    }

    /// A request goes out.
    pub(super) fn sent(&mut self, at: Millis) -> Epoch {
        self.last_sent = Some(at);
        self.epoch
    }

    /// Time has passed.
    pub(super) fn grow(&mut self, at: Millis) {
        if self.run.is_none()
            && let Some(limit) = &mut self.limit
        {
            limit.grow(at);
        }
    }

    /// A request of `epoch` is settled. Returns until when the page's requests are held, if that is
    /// due to this one.
    pub(super) fn settle(&mut self, now: Now, epoch: Epoch, result: &Outcome) -> Option<Millis> {
        match result {
            Err(error) if error.kind == ErrorKind::RateLimited => {
                let asked = backoff::asked_for(error, now.jitter);
                Some(self.refused(now, epoch, asked))
            }
            Err(error) if !reached_server(error) => None,
            _ => {
                self.served(now.at, epoch);
                None
            }
        }
    }

    /// The server answered, and not with 429.
    fn served(&mut self, at: Millis, epoch: Epoch) {
        self.meter.count(at);
        self.last_served = Some(at);
        if epoch != self.epoch {
            return;
        }
        if let Some((run, limit)) = self.run.take().zip(self.limit.as_mut()) {
            self.held_until = None;
            limit.end_run(run.before.rate(at), at);
        }
    }

    /// The server answered with 429, and asked for a wait or did not.
    fn refused(&mut self, now: Now, epoch: Epoch, asked: Option<Duration>) -> Millis {
        let own = (epoch == self.epoch).then(|| self.cut(now.at, now.jitter));
        let until = asked.or(own).map(|wait| now.at.after(wait));
        self.held_until = self.held_until.max(until);
        self.held_until.unwrap_or(now.at)
    }

    /// Halves the rate if this is the first of a run. Returns how long to hold all requests if the
    /// server does not say.
    fn cut(&mut self, at: Millis, jitter: Jitter) -> Duration {
        self.epoch = Epoch(self.epoch.0.wrapping_add(1));
        if self.run.is_none() {
            let allowed = self.limit.as_ref().map(|limit| limit.rate);
            let served = self.meter.rate(at);
            let known = allowed.into_iter().chain(served).reduce(f64::min);
            self.limit = Some(known.map_or(Limit::unknown(at), |rate| Limit::half_of(rate, at)));
        }
        let run = self.run.get_or_insert(Run {
            count: 0,
            before: self.meter,
        });
        run.count = run.count.saturating_add(1);
        let hold = hold(run.count).min(self.until_refresh(at));
        let latest = (hold + hold.mul_f64(RETRY_AFTER_JITTER)).min(RETRY_AFTER_CAP);
        jitter.between(hold, latest)
    }

    /// How long until a quota that counts what was served must be whole again; for ever if it
    /// should be already, which shows that it is another.
    fn until_refresh(&self, at: Millis) -> Duration {
        let refreshed = self.last_served.map(|served| served.after(QUOTA_REFRESH));
        let left = refreshed.map(|refreshed| refreshed.since(at));
        left.filter(|left| *left >= REFUSED_HOLD)
            .unwrap_or(Duration::MAX)
    }
}

impl Limit {
    fn half_of(rate: f64, at: Millis) -> Self {
        Self {
            rate: (rate / 2.0).max(LEAST_RATE),
            growth: Growth::Step((rate / RECOVERY_STEPS).max(LEAST_STEP)),
            grown_at: at,
        }
    }

    fn unknown(at: Millis) -> Self {
        Self {
            rate: LEAST_RATE,
            growth: Growth::Doubling,
            grown_at: at,
        }
    }

    /// A run of 429s is over, and until its end the server has served so much, if that is known.
    fn end_run(&mut self, served: Option<f64>, at: Millis) {
        if let Some(served) = served {
            self.rate = self.rate.min((served / 2.0).max(LEAST_RATE));
        }
        self.grown_at = at;
    }

    fn spacing(&self) -> Duration {
        Duration::from_secs_f64(1.0 / self.rate)
    }

    fn grow(&mut self, at: Millis) {
        let passed = at.since(self.grown_at).as_secs();
        let periods = passed / RECOVERY_PERIOD.as_secs();
        let periods = u32::try_from(periods).unwrap_or(u32::MAX);
        for _ in 0..periods {
            if self.rate >= NO_LIMIT {
                break;
            }
            self.rate += match self.growth {
                Growth::Step(step) => step,
                Growth::Doubling => self.rate,
            };
        }
        self.grown_at = self.grown_at.after(RECOVERY_PERIOD.saturating_mul(periods));
    }
}

/// How long the page is silent at most after the 429 that is number `count` of its run.
fn hold(count: u32) -> Duration {
    let growth = REFUSED_HOLD_GROWTH.saturating_pow(count.saturating_sub(1));
    REFUSED_HOLD.saturating_mul(growth).min(RETRY_AFTER_CAP)
}
