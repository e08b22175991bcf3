//! The widgets on a page whose server misbehaves in every way that it can.

#![allow(clippy::indexing_slicing, reason = "a failed test panics")]

use std::time::{Duration, SystemTime};

use jobwatch_e2e::{Card, Engine, Outcome, SAMPLES, Speed, Stage, run, until};

const LIVE: &str = "Up to date";

const UNREACHABLE: &str = "The server can't be reached.";
const NO_ANSWER: &str = "The server did not answer in time.";
const INTERNAL_ERROR: &str = "The server reports an internal error.";
const UNAVAILABLE: &str = "The service is unavailable for now.";
const NO_JOB_STATUS: &str = "The server's answer is not a job status.";
const REFUSED: &str = "The server refused the request.";
const SIGN_IN: &str = "Your session has expired.";
const FORBIDDEN: &str = "You have no permission to see this job.";
const NOT_FOUND: &str = "There is no such job.";
const BUSY: &str = "Too many requests.";

/// The last job on the page, which never has a fault.
const WHOLE: &str = SAMPLES[SAMPLES.len() - 1];

/// A way to misbehave, and the words that tell it.
#[derive(Clone, Debug)]
struct Fault {
    fault: String,
    words: &'static str,
}

fn faults<const N: usize>(list: [(&str, &'static str); N]) -> [Fault; N] {
    list.map(|(fault, words)| Fault {
        fault: fault.to_owned(),
        words,
    })
}

/// What a card shows of a job, apart from the link to its server.
#[derive(Debug, PartialEq)]
struct Sight {
    state: String,
    progress: Option<String>,
}

async fn sight(card: &Card<'_>) -> Outcome<Sight> {
    Ok(Sight {
        state: card.state().await?,
        progress: card.spoken_progress().await?,
    })
}

/// A card whose job has a fault.
struct Broken<'a> {
    job_id: &'static str,
    card: Card<'a>,
    fault: &'a Fault,
    /// Before the fault.
    sight: Sight,
}

impl<'a> Broken<'a> {
    /// Each fault on a job of its own, under a card that is up to date. The last job stays whole.
    async fn all(stage: &'a Stage, faults: &'a [Fault]) -> Outcome<Vec<Self>> {
        assert!(faults.len() < SAMPLES.len(), "no job is left whole");
        open(stage).await?;
        let mut broken = Vec::new();
        for (place, (job_id, fault)) in (1..).zip(SAMPLES.into_iter().zip(faults)) {
            let card = stage.page.card_at(place).await?;
            let sight = sight(&card).await?;
            broken.push(Self {
                job_id,
                card,
                fault,
                sight,
            });
        }
        for Self { job_id, fault, .. } in &broken {
            stage.server.break_job(job_id, &fault.fault).await?;
        }
        Ok(broken)
    }

    async fn is_told(&self) -> Outcome {
        let told = self.card.shows(self.fault.words).await;
        told.map_err(|error| format!("{}: {error}", self.fault.fault))?;
        self.shows_the_last_data().await
    }

    async fn is_live(&self) -> Outcome {
        let live = self.card.shows(LIVE).await;
        live.map_err(|error| format!("after {}: {error}", self.fault.fault))?;
        self.shows_the_last_data().await
    }

    async fn shows_the_last_data(&self) -> Outcome {
        assert_eq!(sight(&self.card).await?, self.sight, "{}", self.fault.fault);
        Ok(())
    }
}

/// Opens a page with nothing but jobs under way, high enough for all of them: what is out of sight
/// asks less often.
async fn open(stage: &Stage) -> Outcome {
    stage.page.client().set_window_size(1600, 1200).await?;
    stage.page.open("view=live&lang=en").await?;
    for place in 1..=SAMPLES.len() {
        stage.page.card_at(place).await?.shows(LIVE).await?;
    }
    Ok(())
}

/// The card of the job that stays whole.
async fn whole(stage: &Stage) -> Outcome<Card<'_>> {
    stage.page.card_at(SAMPLES.len()).await
}

/// Waits until the whole job has been asked for twice more: what is still at work then has been at
/// work too.
async fn two_beats(stage: &Stage) -> Outcome {
    let before = stage.server.requests(WHOLE).await?;
    until("the whole job is asked for twice", async || {
        let now = stage.server.requests(WHOLE).await?;
        Ok((now >= before + 2).then_some(()))
    })
    .await
}

/// Each is told in its words, and over as soon as the fault is.
async fn pass(stage: &Stage, faults: &[Fault]) -> Outcome {
    let broken = Broken::all(stage, faults).await?;
    for broken in &broken {
        broken.is_told().await?;
    }
    whole(stage).await?.shows(LIVE).await?;
    stage.server.mend_all().await?;
    for broken in &broken {
        broken.is_live().await?;
    }
    Ok(())
}

/// Each is told in its words, ends the asking, and is over when someone presses the button.
async fn stop(stage: &Stage, faults: &[Fault]) -> Outcome {
    let broken = Broken::all(stage, faults).await?;
    let mut requests = Vec::new();
    for broken in &broken {
        broken.is_told().await?;
        requests.push(stage.server.requests(broken.job_id).await?);
    }
    stage.server.mend_all().await?;
    two_beats(stage).await?;
    for (broken, before) in broken.iter().zip(requests) {
        let after = stage.server.requests(broken.job_id).await?;
        assert_eq!(after, before, "{} did not stop it", broken.fault.fault);
        broken.is_told().await?;
        broken.card.press("Try again now").await?;
        broken.is_live().await?;
    }
    Ok(())
}

/// What a connection that is closed too early looks like. libsoup, WebKitGTK's network library,
/// takes its end for the end of the body, which then is no JSON; the others compare the lengths.
fn cut_short(engine: Engine) -> &'static str {
    match engine {
        Engine::WebKit => NO_JOB_STATUS,
        Engine::Chromium | Engine::Firefox => UNREACHABLE,
    }
}

/// Of two answers that engines differ over, the one that this one takes for the job.
fn lenient(engine: Engine) -> &'static str {
    match engine {
        Engine::WebKit => "length=+20",
        Engine::Chromium | Engine::Firefox => "not-modified",
    }
}

/// The other one. A browser that has a copy asks with its ETag and gives out the copy for a 304, but
/// WebKitGTK keeps none in a session that a driver has opened. And where the whole body has come,
/// but 20 bytes fewer than were announced, it does not mind, by [`cut_short`]'s reason.
fn strict(engine: Engine) -> (&'static str, &'static str) {
    match engine {
        Engine::WebKit => ("not-modified", NO_JOB_STATUS),
        Engine::Chromium | Engine::Firefox => ("length=+20", UNREACHABLE),
    }
}

/// Each is taken for the job, twice, and never told of.
async fn take(stage: &Stage, odd: &[&str]) -> Outcome {
    let mut cards = Vec::new();
    for (place, (job, fault)) in (1..).zip(SAMPLES.into_iter().zip(odd)) {
        let card = stage.page.card_at(place).await?;
        let before = sight(&card).await?;
        stage.server.break_requests(job, fault, 2).await?;
        cards.push((job, fault, card, before));
    }
    for (job, fault, card, _) in &cards {
        until(&format!("{fault} is over"), async || {
            is_live(card, fault).await?;
            Ok((!stage.server.is_broken(job).await?).then_some(()))
        })
        .await?;
    }
    // The last answer may still be on its way.
    two_beats(stage).await?;
    for (_, fault, card, before) in &cards {
        is_live(card, fault).await?;
        assert_eq!(sight(card).await?, *before, "{fault}");
    }
    Ok(())
}

async fn is_live(card: &Card<'_>, fault: &str) -> Outcome {
    let text = card.text().await?;
    assert!(text.contains(LIVE), "{fault}: {text}");
    Ok(())
}

#[test]
fn failures_pass_by_themselves() -> Outcome {
    run(Speed::Still, async |stage| {
        let answers = faults([
            ("status=500", INTERNAL_ERROR),
            ("status=502", INTERNAL_ERROR),
            ("status=504", INTERNAL_ERROR),
            ("status=599", INTERNAL_ERROR),
            ("status=503", UNAVAILABLE),
            ("status=408", NO_ANSWER),
            ("html", NO_JOB_STATUS),
            ("empty", NO_JOB_STATUS),
        ]);
        pass(stage, &answers).await?;
        let connections = faults([
            ("no-content", NO_JOB_STATUS),
            ("size=50000000", NO_JOB_STATUS),
            ("cut", cut_short(stage.engine)),
            ("reset=before", UNREACHABLE),
            ("reset=after", UNREACHABLE),
            ("status=404", NOT_FOUND),
            strict(stage.engine),
        ]);
        pass(stage, &connections).await
    })
}

/// Chromium keeps the truncated body under the job's ETag, and takes 304 for leave to give it out
/// again: the request after such an answer must not ask for it.
#[test]
fn truncated_body_in_the_cache_passes_with_its_cause() -> Outcome {
    run(Speed::Still, async |stage| {
        pass(stage, &faults([("length=-20", NO_JOB_STATUS)])).await
    })
}

#[test]
fn silence_is_given_up_and_passes() -> Outcome {
    run(Speed::Still, async |stage| {
        // Both take the 15 s of a request's timeout.
        let silence = faults([("hang", NO_ANSWER), ("drip=20;endless", NO_ANSWER)]);
        pass(stage, &silence).await
    })
}

#[test]
fn refusals_end_the_asking_until_someone_insists() -> Outcome {
    run(Speed::Still, async |stage| {
        let refusals = faults([
            ("status=400", REFUSED),
            ("status=401", SIGN_IN),
            ("status=403", FORBIDDEN),
            ("status=405", REFUSED),
            ("status=409", REFUSED),
            ("status=418", REFUSED),
            ("status=422", REFUSED),
            ("status=451", REFUSED),
        ]);
        stop(stage, &refusals).await?;
        let redirects = faults([
            ("redirect=301", SIGN_IN),
            ("redirect=302", SIGN_IN),
            ("redirect=303", SIGN_IN),
            ("redirect=307", SIGN_IN),
            ("redirect=308", SIGN_IN),
            ("redirect=302;location=http://login.invalid/", SIGN_IN),
            ("redirect=307;location=https://login.invalid/", SIGN_IN),
        ]);
        stop(stage, &redirects).await
    })
}

#[test]
fn job_that_stays_lost_ends_the_asking_until_someone_insists() -> Outcome {
    run(Speed::Still, async |stage| {
        open(stage).await?;
        let job = SAMPLES[0];
        let card = stage.page.card_at(1).await?;
        let before = stage.server.requests(job).await?;
        stage.server.break_job(job, "status=404").await?;
        // A young job is given three more tries; someone who insists need not wait for them. On a
        // slow machine some of them come by themselves meanwhile.
        until("no try follows", async || {
            let text = card.text().await?;
            let more = text.contains("Next try in");
            if more {
                card.press("Try again now").await?;
            }
            let waits = more || text.contains("Trying again");
            Ok((text.contains(NOT_FOUND) && !waits).then_some(()))
        })
        .await?;
        let tries = stage.server.requests(job).await? - before;
        assert!(tries >= 4, "given up after {tries} tries");
        card.shows(NOT_FOUND).await?;
        stage.server.mend_all().await?;
        card.press("Try again now").await?;
        card.shows(LIVE).await
    })
}

#[test]
fn odd_answers_that_hold_the_job_are_taken() -> Outcome {
    run(Speed::Still, async |stage| {
        let odd = [
            "charset=gbk",
            "charset=no-such-charset",
            "invalid-utf8",
            "drip=2",
            "delay=1500",
            "skew=7200",
            "skew=-7200",
            lenient(stage.engine),
        ];
        open(stage).await?;
        take(stage, &odd).await
    })
}

#[test]
fn answer_304_is_no_job_to_a_browser_without_a_copy() -> Outcome {
    run(Speed::Still, async |stage| {
        let job = SAMPLES[0];
        stage.server.break_job(job, "not-modified").await?;
        stage.page.open("view=live&lang=en").await?;
        let card = stage.page.card_at(1).await?;
        card.shows(NO_JOB_STATUS).await?;
        stage.server.mend_all().await?;
        card.shows(LIVE).await
    })
}

#[test]
fn servers_wrong_clock_makes_no_negative_times() -> Outcome {
    run(Speed::Still, async |stage| {
        open(stage).await?;
        let [fast, slow] = [stage.page.card_at(1).await?, stage.page.card_at(3).await?];
        stage.server.break_job(SAMPLES[0], "skew=7200").await?;
        stage.server.break_job(SAMPLES[2], "skew=-7200").await?;
        slow.shows("2 hr").await?;
        until("a beginning in the future is no duration", async || {
            let time = fast.part(".job-watch-time").await?;
            Ok(time.text().await?.is_empty().then_some(()))
        })
        .await?;
        fast.shows(LIVE).await
    })
}

#[test]
fn retry_after_is_honoured_in_every_form_and_within_bounds() -> Outcome {
    run(Speed::Still, async |stage| {
        let in_minutes = http_date(SystemTime::now() + Duration::from_secs(285));
        // By the server's own clock, which is two hours fast, it is the same wait.
        let skewed = http_date(SystemTime::now() + Duration::from_secs(7_200 + 285));
        let long = [
            format!("status=503;retry-after={in_minutes}"),
            format!("skew=7200;status=503;retry-after={skewed}"),
            "status=503;retry-after=275".to_owned(),
            // Five minutes at most.
            "status=503;retry-after=999999999".to_owned(),
        ]
        .map(|fault| Fault {
            fault,
            words: "Next try in 4 min",
        });
        let broken = Broken::all(stage, &long).await?;
        for broken in &broken {
            broken.is_told().await?;
            broken.card.shows(UNAVAILABLE).await?;
        }
        stage.server.mend_all().await?;
        for broken in &broken {
            broken.card.press("Try again now").await?;
            broken.is_live().await?;
        }

        let past = http_date(SystemTime::UNIX_EPOCH + Duration::from_secs(1_445_412_480));
        let short = [
            "status=503;retry-after=2".to_owned(),
            format!("status=503;retry-after={past}"),
            "status=503;retry-after=0".to_owned(),
            "status=503;retry-after=-1".to_owned(),
            "status=503;retry-after=120abc".to_owned(),
            "status=503".to_owned(),
        ]
        .map(|fault| Fault {
            fault,
            words: UNAVAILABLE,
        });
        pass(stage, &short).await
    })
}

fn http_date(time: SystemTime) -> String {
    httpdate::fmt_http_date(time)
}

#[test]
fn rate_limit_is_told_and_passes() -> Outcome {
    run(Speed::Still, async |stage| {
        open(stage).await?;
        let card = stage.page.card_at(1).await?;
        let before = sight(&card).await?;
        let fault = "status=429;retry-after=3";
        stage.server.break_requests(SAMPLES[0], fault, 1).await?;
        card.shows(BUSY).await?;
        assert_eq!(sight(&card).await?, before);
        for place in 1..=SAMPLES.len() {
            stage.page.card_at(place).await?.shows(LIVE).await?;
        }
        Ok(())
    })
}

/// The check that every test here ends with can fail.
#[test]
fn trouble_on_the_page_is_noticed() -> Outcome {
    run(Speed::Still, async |stage| {
        stage.page.open("view=live&lang=en").await?;
        for (cause, expected) in [
            (
                "document.body.setAttribute('style', 'color: red')",
                "securitypolicyviolation: style-src",
            ),
            // These by hand: what goes wrong in a driver's script, Firefox does not tell the page,
            // and neither Firefox nor Chromium what it rejects.
            (
                "window.dispatchEvent(new ErrorEvent('error', { message: 'thrown' }))",
                "error: thrown",
            ),
            (
                "window.dispatchEvent(new PromiseRejectionEvent('unhandledrejection',
                     { promise: Promise.resolve(), reason: 'unheard' }))",
                "unhandledrejection: unheard",
            ),
        ] {
            stage.page.run(cause).await?;
            until(&format!("{expected} is noticed"), async || {
                let trouble = stage.page.trouble().await?;
                Ok(trouble.into_iter().find(|it| it.starts_with(expected)))
            })
            .await?;
        }
        // This trouble was wanted.
        stage.page.open("view=live&lang=en").await
    })
}
