//! How long each work takes: `cargo bench -p jobwatch-cost`, with a part of a name to choose.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use jobwatch_cost::{Entry, Work};

/// Steps between two looks at the clock. What is prepared for all of them fits into a cache.
const AT_ONCE: u64 = 100;

fn main() -> Result<(), Box<dyn Error>> {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for mut entry in Entry::all(&root)? {
        criterion.bench_function(&entry.name, |bencher| {
            bencher.iter_custom(|steps| timed(&mut *entry.work, steps));
        });
    }
    criterion.final_summary();
    Ok(())
}

fn timed(work: &mut dyn Work, steps: u64) -> Duration {
    let mut elapsed = Duration::ZERO;
    let mut left = steps;
    while left > 0 {
        let count = left.min(AT_ONCE);
        left -= count;
        work.prepare(usize::try_from(count).unwrap_or_default());
        let start = Instant::now();
        for _ in 0..count {
            work.step();
        }
        elapsed += start.elapsed();
    }
    elapsed
}
