//! Shapes: a job or an error is the same in whatever spelling a service has for it.

mod error;
mod job;

use jobwatch::{Json, Object};
use libfuzzer_sys::arbitrary::{Result, Unstructured};

/// Checks the job or the error that grows from the bytes.
///
/// # Panics
/// When something does not hold.
pub fn check(bytes: &[u8]) {
    // What the bytes do not suffice for is no input.
    let _ = check_one(&mut Unstructured::new(bytes));
}

fn check_one(bytes: &mut Unstructured) -> Result<()> {
    match bytes.arbitrary()? {
        true => job::check(bytes),
        false => error::check(bytes),
    }
}

/// A text as a field holds it: not blank, and without blanks around it.
fn text(bytes: &mut Unstructured) -> Result<Option<String>> {
    let text: String = bytes.arbitrary()?;
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// Sets one of `names`; the others are absent or blank, which says nothing.
fn set_one(
    bytes: &mut Unstructured,
    object: &mut Object,
    names: &[&str],
    value: Option<Json>,
) -> Result<()> {
    let chosen = *bytes.choose(names)?;
    for name in names {
        match (&value, bytes.int_in_range(0..=2)?) {
            (Some(value), _) if *name == chosen => object.insert(*name, value.clone()),
            (_, 0) => object.insert(*name, ""),
            (_, 1) => object.insert(*name, Json::Null),
            _ => None,
        };
    }
    Ok(())
}
