//! Numbers, times and durations in a reader's own way, by the browser's `Intl`.

use std::cell::RefCell;
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
    /// A formatter takes some 50 µs to make and 10 µs to use, and a table has hundreds of rows.
    static NUMBERS: RefCell<Vec<Numbers>> = RefCell::default();
    static DURATIONS: RefCell<Vec<Durations>> = RefCell::default();
}

/// What tells of numbers in one language.
struct Numbers {
    tag: String,
    percent: Function,
    percents: Told,
    plurals: Intl::PluralRules,
}

/// What tells of durations in one language and in certain units; `zeros` says when it tells of a
/// unit of which there is none.
struct Durations {
    tag: String,
    units: Units,
    zeros: &'static str,
    format: Option<DurationFormat>,
    told: Told,
}

/// Uses one that there is, or makes one and keeps it. There are as many as languages on a page and
/// units in use: they are found as fast one by one as by a table, of which the code is 2 KB.
fn with_one<M, T>(
    all: &mut Vec<M>,
    is_it: impl Fn(&M) -> bool,
    make: impl FnOnce() -> M,
    tell: impl FnOnce(&mut M) -> T,
) -> T {
    if let Some(one) = all.iter_mut().find(|one| is_it(one)) {
        return tell(one);
    }
    let mut one = make();
    let told = tell(&mut one);
    all.push(one);
    told
}

/// What has been told, by its number.
#[derive(Default)]
struct Told(Vec<(u64, String)>);

/// Texts that are kept: those of a second on a page of some hundred jobs, each answer of which
/// tells the same again.
const KEPT: usize = 512;

impl Told {
    fn text(&mut self, number: u64, tell: impl FnOnce() -> String) -> String {
        if let Some((_, text)) = self.0.iter().find(|(known, _)| *known == number) {
            return text.clone();
        }
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        let text = tell();
        self.0.push((number, text.clone()));
        text
    }
}

impl Numbers {
    fn new(tag: &str) -> Self {
        let locales = js_sys::Array::of1(&tag.into());
        let percent = object(&[("style", "percent".into())]);
        Self {
            tag: tag.to_owned(),
            percent: Intl::NumberFormat::new(&locales, &percent).format(),
            percents: Told::default(),
            plurals: Intl::PluralRules::new(&locales, &Object::new()),
        }
    }

    fn with<T>(tag: &str, tell: impl FnOnce(&mut Self) -> T) -> T {
        NUMBERS.with_borrow_mut(|all| with_one(all, |one| one.tag == tag, || Self::new(tag), tell))
    }
}

/// Whole percent: `40%`, `40 %`, `٤٠٪`.
pub(crate) fn percent(progress: Progress, tag: &str) -> String {
    let percent = progress.percent();
    Numbers::with(tag, |numbers| {
        let format = &numbers.percent;
        numbers.percents.text(percent.into(), || {
            let share = (f64::from(percent) / 100.0).into();
            let text = format.call1(&JsValue::UNDEFINED, &share).ok();
            text.and_then(|text| text.as_string())
                .unwrap_or_else(|| format!("{percent}%"))
        })
    })
}

/// A whole number: `1,200`, `١٬٢٠٠`.
pub(crate) fn count(count: usize, tag: &str) -> String {
    js_sys::Number::from(to_number(count))
        .to_locale_string(tag)
        .into()
}

/// The plural category of a count in a language, by CLDR: `one`, `few`, `other`.
pub(crate) fn plural_category(count: usize, tag: &str) -> String {
    Numbers::with(tag, |numbers| numbers.plurals.select(to_number(count))).into()
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
fn to_number(count: usize) -> f64 {
    count as f64
}

/// The time of day, to the second, of a point in time in milliseconds since 1970.
pub(crate) fn time_of_day(unix_millis: i64, tag: &str) -> String {
    date(unix_millis).to_locale_time_string(tag).into()
}

/// The same with the date, in a form that cannot be taken for another date elsewhere.
pub(crate) fn date_and_time(unix_millis: i64, tag: &str) -> String {
    let medium = JsValue::from("medium");
    let options = object(&[("dateStyle", medium.clone()), ("timeStyle", medium)]);
    date(unix_millis).to_locale_string(tag, &options).into()
}

/// Whether two points in time are on one day where the reader is.
pub(crate) fn is_same_day(one: i64, other: i64) -> bool {
    let day = |unix_millis| String::from(date(unix_millis).to_date_string());
    day(one) == day(other)
}

/// How long the day lasts that `unix_millis` is in, in milliseconds.
pub(crate) fn until_tomorrow(unix_millis: i64) -> u32 {
    let end = date(unix_millis);
    end.set_hours(24);
    end.set_minutes(0);
    end.set_seconds(0);
    let left = end.set_milliseconds(0) - date(unix_millis).get_time();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a day has less than 2^32 milliseconds, and `as` takes what is below 0 for 0"
    )]
    let left = left as u32;
    left
}

fn date(unix_millis: i64) -> Date {
    #[expect(
        clippy::cast_precision_loss,
        reason = "milliseconds since 1970 are below 2^53"
    )]
    let unix_millis = unix_millis as f64;
    Date::new(&JsValue::from_f64(unix_millis))
}

/// A duration in whole units, two at most: `4 min, 5 sec`, `2 hr, 3 min`, `4分钟5秒`.
///
/// The smaller unit is told even if it is zero, so that a running time keeps its length and no
/// time at all is not blank.
pub(crate) fn duration(duration: Duration, tag: &str) -> String {
    duration_with(duration, tag, "always")
}

/// The same without a unit of which there is none: `3 min`, `2 hr`.
pub(crate) fn round_duration(duration: Duration, tag: &str) -> String {
    duration_with(duration, tag, "auto")
}

fn duration_with(duration: Duration, tag: &str, zeros: &'static str) -> String {
    let units = Units::of(duration);
    let is_it = |one: &Durations| one.tag == tag && one.units == units && one.zeros == zeros;
    let make = || Durations::new(tag, units, zeros);
    DURATIONS.with_borrow_mut(|all| with_one(all, is_it, make, |one| one.tell(duration)))
}

impl Durations {
    fn new(tag: &str, units: Units, zeros: &'static str) -> Self {
        Self {
            tag: tag.to_owned(),
            units,
            zeros,
            format: units.format(tag, zeros),
            told: Told::default(),
        }
    }

    fn tell(&mut self, duration: Duration) -> String {
        let format = self.format.as_ref();
        self.told.text(duration.as_secs(), || {
            let spoken = format.map(|it| it.format(&self.units.count(duration)));
            spoken
                .and_then(Result::ok)
                .unwrap_or_else(|| digital(duration))
        })
    }
}

/// The two units in which a duration is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Units {
    Minutes,
    Hours,
    Days,
}

impl Units {
    fn of(duration: Duration) -> Self {
        match duration.as_secs() {
            0..3_600 => Self::Minutes,
            3_600..86_400 => Self::Hours,
            _ => Self::Days,
        }
    }

    /// Names of the units, and how many seconds they have.
    fn pair(self) -> [(&'static str, u64); 2] {
        match self {
            Self::Minutes => [("minutes", 60), ("seconds", 1)],
            Self::Hours => [("hours", 3_600), ("minutes", 60)],
            Self::Days => [("days", 86_400), ("hours", 3_600)],
        }
    }

    fn format(self, tag: &str, zeros: &'static str) -> Option<DurationFormat> {
        let [_, (small, _)] = self.pair();
        let display = format!("{small}Display");
        let options = object(&[("style", "short".into()), (&display, zeros.into())]);
        DurationFormat::new(tag, &options).ok()
    }

    fn count(self, duration: Duration) -> Object {
        let [(large, in_large), (small, in_small)] = self.pair();
        let seconds = duration.as_secs();
        object(&[
            (large, number(seconds / in_large)),
            (small, number(seconds % in_large / in_small)),
        ])
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of units are far below 2^53"
)]
fn number(count: u64) -> JsValue {
    JsValue::from_f64(count as f64)
}

/// `0:05`, `1:02:03`: for browsers without `Intl.DurationFormat`.
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
