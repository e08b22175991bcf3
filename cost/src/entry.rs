//! All that is measured, and what it may cost.
//!
//! Budgets are in instructions on x86-64, compiled as the page ships. Each is about a tenth above what
//! was counted when it was set. Two runs differ by 0.1 %, and two compilers (1.95 and 1.97) by 2 %: what
//! goes above a budget became slower by a change of ours, or of a crate that we took.

use std::io;
use std::path::Path;

use jobwatch::Job;

use crate::Work;
use crate::body::{Body, Reading};
use crate::page::{Rounds, Scrolling, Turns};
use crate::poller::Alone;

/// What a body may cost whatever its size: an error is looked for by all the names that its code and
/// its message have.
const BODY: usize = 9_500;

/// What each byte of a body may cost, be it one of a hundred or of a hundred thousand: most where
/// members are many and short. `serde_json` makes a tree of them first.
const BYTE: usize = 120;

/// What each byte may cost of all jobs of the fixtures, and of all errors: the same numbers for what
/// is typical, and so without the room that the odd ones need.
const BYTE_OF_JOBS: usize = 111;
const BYTE_OF_ERRORS: usize = 95;

/// What a request and its answer may cost a poller that has the engine for itself. More than a
/// quarter of it frees the job that was known before.
const ALONE: usize = 6_100;

/// What steps of a scheduler may cost: those of the poller, and what files it after each.
const ROUND: usize = 8_600;
const SCROLL: usize = 5_300;
const TURN: usize = 8_900;

/// What each doubling of the pollers may add: a level of each heap that a step moves something in.
const DOUBLING: usize = 200;

/// How many pollers a page has, and how often one is doubled until there are so many. A step that
/// looks at each of ten thousand costs at least ten thousand instructions, far more than it may.
const SIZES: [(u32, usize); 3] = [(1, 0), (100, 7), (10_000, 14)];

/// Steps in which one body is read: maps have seeds, and some meet more collisions than others.
const READINGS: usize = 10;

/// Steps of the engine, over which what happens now and then is spread.
const STEPS: usize = 200;

/// A work, how often it is done to count it, and how many instructions it may take.
#[derive(Debug)]
pub struct Entry {
    /// What it does, in the words of a table.
    pub name: String,
    /// The work.
    pub work: Box<dyn Work>,
    /// How many steps are counted.
    pub steps: usize,
    /// The instructions that a step may take.
    pub budget: usize,
}

impl Entry {
    /// All of them; `root` is that of the repository, whose fixtures are read.
    ///
    /// # Errors
    /// When a fixture cannot be read.
    pub fn all(root: &Path) -> io::Result<Vec<Self>> {
        let fixtures = root.join("tests/fixtures");
        let jobs = Body::in_folder(&fixtures.join("jobs"), 200)?;
        let errors = Body::in_folder(&fixtures.join("errors"), 400)?;
        let job = typical(&jobs)?;
        let lists = [10, 1_000].map(Body::list_of);
        let each = jobs.iter().chain(&errors).chain(&lists);
        let mut all: Vec<Self> = each.map(Self::of_body).collect();
        all.push(Self::of_bodies(
            "all jobs of the fixtures",
            jobs,
            BYTE_OF_JOBS,
        ));
        all.push(Self::of_bodies(
            "all errors of the fixtures",
            errors,
            BYTE_OF_ERRORS,
        ));
        let alone = Alone::started(&job);
        all.push(Self::of_engine(
            "a poller alone: a round".into(),
            alone,
            ALONE,
        ));
        for (count, doublings) in SIZES {
            all.extend(Self::of_page(count, doublings * DOUBLING, &job));
        }
        Ok(all)
    }

    fn of_body(body: &Body) -> Self {
        Self {
            name: body.name.clone(),
            work: Box::new(Reading(vec![body.clone()])),
            steps: READINGS,
            budget: BODY + BYTE * body.bytes(),
        }
    }

    fn of_bodies(name: &str, bodies: Vec<Body>, byte: usize) -> Self {
        let bytes: usize = bodies.iter().map(Body::bytes).sum();
        Self {
            name: name.to_owned(),
            work: Box::new(Reading(bodies)),
            steps: READINGS,
            budget: byte * bytes,
        }
    }

    fn of_page(count: u32, growth: usize, job: &Job) -> Vec<Self> {
        let name = |step: &str| format!("a page with {count}: {step}");
        let mut all = vec![
            Self::of_engine(name("a round"), Rounds::of(count, job), ROUND + growth),
            Self::of_engine(name("a scroll"), Scrolling::of(count, job), SCROLL + growth),
        ];
        // One alone does not crowd.
        if count > 1 {
            all.push(Self::of_engine(
                name("a turn"),
                Turns::of(count, job),
                TURN + growth,
            ));
        }
        all
    }

    fn of_engine(name: String, work: impl Work + 'static, budget: usize) -> Self {
        Self {
            name,
            work: Box::new(work),
            steps: STEPS,
            budget,
        }
    }
}

/// The job that pollers are answered with: the one of the IMS document.
fn typical(jobs: &[Body]) -> io::Result<Job> {
    let body = jobs.iter().find(|body| body.name == "ims_seed.json");
    let job = body.and_then(|body| body.read().ok());
    job.ok_or_else(|| io::Error::other("tests/fixtures has no job of IMS"))
}
