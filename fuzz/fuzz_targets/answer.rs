//! An HTTP answer as text: status, head, empty line, body.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| jobwatch_fuzz::answer::check(text));
