//! The header `Retry-After`, on the lines after it `Date` and when the answer came.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jobwatch_fuzz::retry_after::check(text));
