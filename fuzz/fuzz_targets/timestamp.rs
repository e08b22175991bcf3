//! A time as a service may write it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jobwatch_fuzz::timestamp::check(text));
