//! How others poll, by their documents and sources.
//!
//! Each is taken at its best: alone with its job, with no limit on its total time and on its
//! connections, on a page that is seen and online. (TanStack Query asks nothing and pauses its
//! retries on a page that is hidden, and so does jobwatch.)

use crate::server::Answer;
use crate::time::{MINUTE, SECOND};

/// A poller of one job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peer {
    /// TanStack Query 5 with `refetchInterval` in milliseconds, until the data say that the job
    /// has ended: the example in its guide "Polling".
    ///
    /// The interval begins anew with each change of the query's state, so in effect with each
    /// answer (`onQueryUpdate` in `query-core/src/queryObserver.ts`). A request that fails is
    /// tried three times more, after 1, 2 and 4 s: `retry` 3 and `retryDelay` 1 s × 2ⁿ to 30 s
    /// (guide "Query Retries", `query-core/src/retryer.ts`). Then the interval goes on.
    TanStack(u64),
    /// `@azure/core-lro` 3, as `pollUntilDone` of `createHttpPoller` does it.
    ///
    /// It asks at once and then 2 s after each answer (`POLL_INTERVAL_IN_MS`, `pollUntilDone` in
    /// `core-lro/src/poller/{constants,poller}.ts`). Its pipeline repeats a request after 429 if
    /// there is a `Retry-After`, and after 408 and most of 5xx in any case
    /// (`retryStrategies/{throttling,exponential}RetryStrategy.ts` of its HTTP runtime). There is
    /// none, so 429 rejects the promise, and nobody asks again.
    CoreLro,
    /// `cloudservers.WaitForJobSuccess` of Huawei Cloud's golangsdk, in its Terraform provider.
    ///
    /// `WaitFor` sleeps 1 s before each request (golangsdk's `util.go`), and the loop another 5 s
    /// between an answer and what it makes of it. After 429 the provider waits for 1, 2, 4, 8
    /// and 16 minutes and asks again; the sixth 429 in a row ends it (`retryBackoffFunc` in
    /// `huaweicloud/config/config.go`, `max_retries` 5; `doRequest` in golangsdk's
    /// `provider_client.go`).
    HuaweiEcs,
    /// The image resources of Huawei Cloud's Terraform provider: `StateChangeConf` with `Delay` and
    /// `PollInterval` 10 s (`services/ims/resource_huaweicloud_ims_ecs_system_image.go`). 429 as
    /// above.
    HuaweiIms,
}

/// What a poller does next, in how many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Ask(u64),
    /// It tells that the job has ended.
    Tell(u64),
    GiveUp,
}

impl Peer {
    /// How long it waits before its first request.
    pub(crate) fn first(self) -> u64 {
        match self {
            Self::TanStack(_) | Self::CoreLro => 0,
            Self::HuaweiEcs => SECOND,
            Self::HuaweiIms => 10 * SECOND,
        }
    }

    /// What it does after an answer, which `failures` others in a row preceded that were 429.
    pub(crate) fn next(self, answer: Answer, failures: u32) -> Next {
        match answer {
            Answer::Running => Next::Ask(self.interval()),
            Answer::Ended => Next::Tell(self.thinks()),
            Answer::TooMany => self.after_refusal(failures),
        }
    }

    /// From an answer to the next request.
    fn interval(self) -> u64 {
        match self {
            Self::TanStack(interval) => interval,
            Self::CoreLro => 2 * SECOND,
            Self::HuaweiEcs => self.thinks() + SECOND,
            Self::HuaweiIms => 10 * SECOND,
        }
    }

    /// From an answer to what it makes of it.
    fn thinks(self) -> u64 {
        match self {
            Self::HuaweiEcs => 5 * SECOND,
            _ => 0,
        }
    }

    fn after_refusal(self, failures: u32) -> Next {
        match self {
            Self::TanStack(interval) => Next::Ask(match failures % 4 {
                3 => interval,
                retry => SECOND << retry,
            }),
            Self::CoreLro => Next::GiveUp,
            Self::HuaweiEcs | Self::HuaweiIms if failures < 5 => Next::Ask(MINUTE << failures),
            Self::HuaweiEcs | Self::HuaweiIms => Next::GiveUp,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tanstack_retries_three_times_and_goes_on() {
        let peer = Peer::TanStack(2_000);
        let waits = (0..5).map(|failures| peer.next(Answer::TooMany, failures));
        let expected = [1_000, 2_000, 4_000, 2_000, 1_000].map(Next::Ask);
        assert!(waits.eq(expected));
    }

    #[test]
    fn core_lro_gives_up_when_it_is_refused() {
        assert_eq!(Peer::CoreLro.next(Answer::TooMany, 0), Next::GiveUp);
    }

    #[test]
    fn huawei_waits_for_minutes_and_gives_up_at_the_sixth() {
        let waits = (0..6).map(|failures| Peer::HuaweiIms.next(Answer::TooMany, failures));
        let minutes = [1, 2, 4, 8, 16].map(|minutes| Next::Ask(minutes * MINUTE));
        assert!(waits.eq(minutes.into_iter().chain([Next::GiveUp])));
    }

    #[test]
    fn ecs_sees_an_end_five_seconds_after_its_answer() {
        assert_eq!(Peer::HuaweiEcs.next(Answer::Ended, 0), Next::Tell(5_000));
        assert_eq!(Peer::HuaweiEcs.next(Answer::Running, 0), Next::Ask(6_000));
    }
}
