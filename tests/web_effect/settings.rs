//! Settings as a page writes them.

use std::time::Duration;

use jobwatch::PollMillis;
use jobwatch::effect::poll_config;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// Notes what is warned of on the console, until this is dropped.
struct Console {
    warnings: Array,
    warn: JsValue,
}

impl Console {
    fn listen() -> Self {
        let warnings = Array::new();
        let note = Function::new_with_args("text", "this.push(text)").bind0(&warnings);
        let warn = Reflect::get(&console(), &"warn".into()).unwrap();
        Reflect::set(&console(), &"warn".into(), &note).unwrap();
        Self { warnings, warn }
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        Reflect::set(&console(), &"warn".into(), &self.warn).unwrap();
    }
}

fn console() -> JsValue {
    Reflect::get(&js_sys::global(), &"console".into()).unwrap()
}

#[wasm_bindgen_test]
fn settings_out_of_range_are_told_on_the_console() {
    let console = Console::listen();
    let config = poll_config(PollMillis {
        interval: 0.0,
        timeout: f64::NAN,
        ..PollMillis::default()
    });
    assert_eq!(config.interval(), Duration::from_millis(250));
    let warnings: Vec<_> = console
        .warnings
        .iter()
        .map(|it| it.as_string().unwrap())
        .collect();
    assert_eq!(
        warnings,
        [
            "jobwatch: interval: 0 ms is out of range, using 250 ms",
            "jobwatch: timeout: NaN ms is out of range, using 15000 ms",
        ]
    );
}

#[wasm_bindgen_test]
fn settings_in_range_are_taken_in_silence() {
    let console = Console::listen();
    let _ = poll_config(PollMillis::default());
    assert_eq!(console.warnings.length(), 0);
}
