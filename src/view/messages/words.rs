//! The words of a page's own, as a property.

use std::ptr;

use yew::html::IntoPropValue;

use super::Messages;

/// Words that a page brings. A property of it takes a `&'static Messages` as it is.
///
/// Two are equal if they are the same `static`: to compare every text, whenever a page renders,
/// would be code of a kilobyte (brotli) for what at worst renders once more.
#[derive(Clone, Copy, Debug)]
pub struct Words(&'static Messages);

impl Words {
    /// The texts.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        self.0
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.0, other.0)
    }
}

impl From<&'static Messages> for Words {
    fn from(messages: &'static Messages) -> Self {
        Self(messages)
    }
}

impl IntoPropValue<Option<Words>> for &'static Messages {
    fn into_prop_value(self) -> Option<Words> {
        Some(self.into())
    }
}
