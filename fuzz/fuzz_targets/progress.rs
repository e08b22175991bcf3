//! What a job's answers say of its progress, one a line.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jobwatch_fuzz::progress::check(text));
