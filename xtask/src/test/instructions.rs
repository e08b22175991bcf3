//! What a step of the model and the engine costs, in instructions: `cost` does the work, callgrind
//! counts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::counts::Counts;
use crate::process;
use crate::tools::Toolbox;

/// The package that does the work.
const PACKAGE: &str = "jobwatch-cost";

/// The profile that it is compiled with: as the page ships, with names.
const PROFILE: &str = "counted";

/// What is counted, and when the counts are written, each by the name of a function: `counted` and
/// `count_ends` in `cost/src/main.rs`.
const CALLGRIND: [&str; 5] = [
    "--tool=callgrind",
    "--quiet",
    "--collect-atstart=no",
    "--toggle-collect=*counted*",
    "--dump-before=*count_ends*",
];

/// glibc's allocator tidies up every now and then, in one step or in another. Let it keep what is
/// given back, as it came.
const ALLOCATOR: (&str, &str) = ("GLIBC_TUNABLES", "glibc.malloc.tcache_count=65535");

/// Counts each work and holds it to its budget; every one is a test.
///
/// # Errors
/// When it cannot be counted, or any costs more than it may.
pub(super) fn run(toolbox: &Toolbox, counts: &mut Counts) -> Result<()> {
    let rows = count(toolbox)?;
    println!("\n{}", table(&rows));
    let above: Vec<&Row> = rows.iter().filter(|row| row.is_above()).collect();
    counts.passed += rows.len() - above.len();
    // Other processors have other instructions.
    if cfg!(target_arch = "x86_64") && !above.is_empty() {
        counts.failed += above.len();
        let names: Vec<&str> = above.iter().map(|row| row.name.as_str()).collect();
        bail!("above the budget: {}", names.join("; "));
    }
    Ok(())
}

/// What one step came to.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    name: String,
    instructions: u64,
    budget: u64,
}

impl Row {
    fn is_above(&self) -> bool {
        self.instructions > self.budget
    }
}

/// Compiles what is counted.
///
/// # Errors
/// When cargo does not succeed.
pub(super) fn compile(toolbox: &Toolbox) -> Result<()> {
    let mut cargo = toolbox.cargo();
    process::run(cargo.args(["build", "--profile", PROFILE, "--package", PACKAGE]))
}

fn count(toolbox: &Toolbox) -> Result<Vec<Row>> {
    let workspace = toolbox.workspace();
    let folder = workspace.folder("instructions")?;
    // What an earlier run counted.
    fs::remove_dir_all(&folder)?;
    fs::create_dir(&folder)?;
    let dump = folder.join("callgrind");
    let mut valgrind = toolbox.valgrind();
    valgrind.args(CALLGRIND).env(ALLOCATOR.0, ALLOCATOR.1);
    valgrind.arg(format!("--callgrind-out-file={}", dump.display()));
    valgrind.arg(workspace.built(PROFILE, PACKAGE));
    let printed = process::output(valgrind.arg(workspace.root()))?;
    let rows: Result<Vec<Row>> = printed
        .lines()
        .zip(1..)
        .map(|(line, number)| row(line, total(&numbered(&dump, number))?))
        .collect();
    let rows = rows?;
    ensure!(!rows.is_empty(), "nothing has been counted");
    Ok(rows)
}

/// The file that callgrind writes as the one with this number.
fn numbered(dump: &Path, number: u32) -> PathBuf {
    dump.with_extension(number.to_string())
}

fn total(dump: &Path) -> Result<u64> {
    let text = fs::read_to_string(dump).with_context(|| format!("no {}", dump.display()))?;
    total_in(&text).with_context(|| format!("{} has no total", dump.display()))
}

/// `totals: 4711`, where instructions are all that has been counted.
fn total_in(dump: &str) -> Option<u64> {
    let total = dump.lines().find_map(|line| line.strip_prefix("totals: "));
    total?.trim().parse().ok()
}

/// A line of `jobwatch-cost`: steps, budget and name, with a tab after each.
fn row(line: &str, total: u64) -> Result<Row> {
    let mut cells = line.splitn(3, '\t');
    let mut cell = || {
        cells
            .next()
            .with_context(|| format!("cannot read {line:?}"))
    };
    let steps: u64 = cell()?.parse()?;
    let budget = cell()?.parse()?;
    let name = cell()?.to_owned();
    let instructions = total.checked_div(steps).context("no step")?;
    // A function that callgrind does not find by its name counts nothing.
    ensure!(instructions > 0, "{name}: nothing has been counted");
    Ok(Row {
        name,
        instructions,
        budget,
    })
}

fn table(rows: &[Row]) -> String {
    let mut lines = vec![line("a step", "instructions", "budget")];
    for row in rows {
        let (instructions, budget) = (row.instructions.to_string(), row.budget.to_string());
        let above = if row.is_above() { "  above" } else { "" };
        lines.push(line(&row.name, &instructions, &budget) + above);
    }
    lines.join("\n")
}

fn line(name: &str, instructions: &str, budget: &str) -> String {
    format!("{name:<42} {instructions:>12} {budget:>10}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn instructions_are_those_of_one_step() {
        let row = row("10\t400\ta page with 1: a round", 3_999).unwrap();
        assert_eq!(row.instructions, 399);
        assert_eq!(row.name, "a page with 1: a round");
        assert!(!row.is_above());
    }

    #[test]
    fn budget_may_be_reached_and_not_passed() {
        let of = |total| row("10\t400\ta turn", total).unwrap();
        assert!(!of(4_009).is_above());
        assert!(of(4_010).is_above());
    }

    #[test]
    fn what_has_not_been_counted_is_no_success() {
        assert!(row("10\t400\ta turn", 0).is_err());
        assert!(row("0\t400\ta turn", 4_000).is_err());
        assert!(row("a turn", 4_000).is_err());
    }

    #[test]
    fn total_is_found_among_costs() {
        let dump = "part: 3\nevents: Ir\n\nfn=(1) main\n17 100\ntotals: 4711\n";
        assert_eq!(total_in(dump), Some(4_711));
        assert_eq!(total_in("events: Ir\n17 100\n"), None);
    }
}
