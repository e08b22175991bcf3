//! A known job or error, in any of the spellings that services have for it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| jobwatch_fuzz::shape::check(bytes));
