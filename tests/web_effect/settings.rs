//! Settings as a page writes them.

use std::time::Duration;

use jobwatch::PollMillis;
use jobwatch::effect::poll_config;
use wasm_bindgen_test::wasm_bindgen_test;

use super::warnings::Warnings;

#[wasm_bindgen_test]
fn settings_out_of_range_are_told_on_the_console() {
    let warnings = Warnings::listen();
    let config = poll_config(PollMillis {
        interval: 0.0,
        timeout: f64::NAN,
        ..PollMillis::default()
    });
    assert_eq!(config.interval(), Duration::from_millis(250));
    assert_eq!(
        warnings.texts(),
        [
            "jobwatch: interval: 0 ms is out of range, using 250 ms",
            "jobwatch: timeout: NaN ms is out of range, using 15000 ms",
        ]
    );
}

#[wasm_bindgen_test]
fn settings_in_range_are_taken_in_silence() {
    let warnings = Warnings::listen();
    let _ = poll_config(PollMillis::default());
    assert_eq!(warnings.texts(), [""; 0]);
}
