//! Numbers, times and durations in a reader's own way, by the browser's `Intl`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::time::Duration;

use js_sys::{Date, Function, Intl, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::model::Progress;

#[wasm_bindgen]
extern "C" {
    /// ECMA-402's `Intl.DurationFormat`, which js-sys does not know yet.
    #[wasm_bindgen(js_namespace = Intl)]
    type DurationFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl, js_class = "DurationFormat")]
    fn new(locale: &str, options: &Object) -> Result<DurationFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &DurationFormat, duration: &Object) -> Result<String, JsValue>;
}

thread_local! {
    /// A formatter takes some 50 µs to make and none to use, and a table has hundreds of rows.
    static PERCENT: RefCell<HashMap<String, Function>> = RefCell::default();
    static DURATION: RefCell<HashMap<String, Option<DurationFormat>>> = RefCell::default();
}

/// Whole percent: `40%`, `40 %`, `٤٠٪`.
pub(crate) fn percent(progress: Progress, tag: &str) -> String {
    let percent = progress.percent();
    let format = PERCENT.with_borrow_mut(|known| {
        known
            .entry(tag.to_owned())
            .or_insert_with(|| percent_format(tag))
            .clone()
    });
    format
        .call1(&JsValue::UNDEFINED, &(f64::from(percent) / 100.0).into())
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_else(|| format!("{percent}%"))
}

fn percent_format(tag: &str) -> Function {
    let options = object(&[("style", "percent".into())]);
    let locales = js_sys::Array::of1(&tag.into());
    Intl::NumberFormat::new(&locales, &options).format()
}

/// The time of day, to the second, of a point in time in milliseconds since 1970.
pub(crate) fn time_of_day(unix_millis: i64, tag: &str) -> String {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 are below 2^53"
    )]
    let date = Date::new(&JsValue::from_f64(unix_millis as f64));
    date.to_locale_time_string(tag).into()
}

/// A duration in whole units, two at most: `4 min, 5 sec`, `2 hr, 3 min`, `4分钟5秒`.
pub(crate) fn duration(duration: Duration, tag: &str) -> String {
    let units = units(duration);
    let spoken = DURATION.with_borrow_mut(|known| {
        known
            .entry(tag.to_owned())
            .or_insert_with(|| duration_format(tag))
            .as_ref()?
            .format(&object(&units.map(|(unit, count)| (unit, count.into()))))
            .ok()
    });
    spoken
        .filter(|text| !text.is_empty())
        .unwrap_or_else(|| digital(duration))
}

fn duration_format(tag: &str) -> Option<DurationFormat> {
    DurationFormat::new(tag, &object(&[("style", "short".into())])).ok()
}

/// The two largest units that are not zero; at least the seconds.
fn units(duration: Duration) -> [(&'static str, f64); 2] {
    let seconds = duration.as_secs();
    let (minutes, hours, days) = (seconds / 60, seconds / 3_600, seconds / 86_400);
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts of units are far below 2^53"
    )]
    let pair = |large: (&'static str, u64), small: (&'static str, u64)| {
        [(large.0, large.1 as f64), (small.0, small.1 as f64)]
    };
    if days > 0 {
        pair(("days", days), ("hours", hours % 24))
    } else if hours > 0 {
        pair(("hours", hours), ("minutes", minutes % 60))
    } else {
        pair(("minutes", minutes), ("seconds", seconds % 60))
    }
}

/// `0:05`, `1:02:03`: for browsers without `Intl.DurationFormat`, and for no time at all.
fn digital(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (key, value) in members {
        // Setting a member of a plain object of one's own cannot fail.
        let _ = Reflect::set(object.unchecked_ref(), &(*key).into(), value);
    }
    object
}
