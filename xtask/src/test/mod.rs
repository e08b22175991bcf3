//! `cargo xtask test`: every check and every test.

mod counts;
mod fuzz;
mod heard;
mod instructions;
mod part;
mod plan;
mod purity;
mod report;
mod run;
mod scope;
mod step;

use std::num::NonZeroU32;
use std::time::Instant;

use anyhow::{Result, bail};

pub(crate) use self::part::Part;
use self::plan::Plan;
use self::report::{Outcome, Report};
use self::run::Runner;
use self::step::Step;
use crate::console::{say, spoken};
use crate::process;
use crate::tools::{Browser, Installation, Toolbox};
use crate::workspace::Workspace;

/// What can be chosen.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    /// The browsers to test in.
    pub(crate) browsers: Vec<Browser>,
    /// The parts to run.
    pub(crate) parts: Vec<Part>,
    /// Instead of the parts: random faults for so many minutes.
    pub(crate) soak: Option<NonZeroU32>,
}

/// Runs every step, also after one that failed, so that one run tells everything.
///
/// # Errors
/// When any step failed; the report has been printed then.
pub(crate) fn test(options: &Options) -> Result<()> {
    let start = Instant::now();
    let plan = Plan::new(options);
    let toolbox = Toolbox::open(&Workspace::find()?)?;
    let installation = Installation::start(&toolbox, &plan.tools(), &plan.browsers());
    let runner = Runner::new(toolbox, installation);
    let mut report = Report::default();
    for (done, step) in plan.steps.iter().enumerate() {
        let place = format!("[{}/{}]", done + 1, plan.steps.len());
        report.outcomes.push(run(&runner, *step, &place)?);
    }
    say(format!("all of it took {}", spoken(start.elapsed())));
    println!("\n{report}");
    if !report.is_good() {
        bail!("not everything passed");
    }
    Ok(())
}

fn run(runner: &Runner, step: Step, place: &str) -> Result<Outcome> {
    say(format!(
        "{place} {step}: {} (up to {} min)",
        step.why(),
        step.minutes()
    ));
    let start = Instant::now();
    let (counts, result) = runner.run(step);
    if process::is_stopping() {
        bail!("stopped");
    }
    let error = result.err().map(|error| format!("{error:#}"));
    let outcome = Outcome {
        step,
        counts,
        elapsed: start.elapsed(),
        error,
    };
    say(format!("{place} {outcome}"));
    Ok(outcome)
}
