//! The body of an answer as text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jobwatch_fuzz::body::check(text));
