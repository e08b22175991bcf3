//! `jobwatch-cost REPOSITORY` does each work, and prints how many steps it did, how many
//! instructions each may take, and its name.
//!
//! It is run under callgrind, which counts what happens in [`counted`] and writes a file at each
//! [`count_ends`]: `cargo xtask test --only instructions`.

use std::env;
use std::error::Error;
use std::path::PathBuf;

use jobwatch_cost::{Entry, Work};

fn main() -> Result<(), Box<dyn Error>> {
    let root = env::args_os().nth(1).map(PathBuf::from);
    let root = root.ok_or("usage: jobwatch-cost REPOSITORY")?;
    for mut entry in Entry::all(&root)? {
        // Once for code and memory to be reached that are there the second time.
        entry.work.prepare(entry.steps);
        done(&mut *entry.work, entry.steps);
        entry.work.prepare(entry.steps);
        counted(&mut *entry.work, entry.steps);
        count_ends(&entry);
    }
    Ok(())
}

#[inline(never)]
fn counted(work: &mut dyn Work, steps: usize) {
    done(work, steps);
}

fn done(work: &mut dyn Work, steps: usize) {
    for _ in 0..steps {
        work.step();
    }
}

#[inline(never)]
fn count_ends(entry: &Entry) {
    println!("{}\t{}\t{}", entry.steps, entry.budget, entry.name);
}
