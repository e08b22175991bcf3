//! Any JSON tree, with the names of a job's members more often than others.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jobwatch_fuzz::tree::check(bytes));
