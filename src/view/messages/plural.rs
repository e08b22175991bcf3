//! Texts that depend on a count.

use super::texts::{Own, Texts, key};

/// A text that depends on a count, `{count}`: one form for each plural category of CLDR that the
/// language has.
///
/// ```
/// use jobwatch::view::Plural;
///
/// let jobs = Plural { one: Some("{count} job"), ..Plural::same("{count} jobs") };
/// assert_eq!(jobs.form("one"), "{count} job");
/// assert_eq!(jobs.form("few"), "{count} jobs");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    /// The category `zero`.
    pub zero: Option<&'static str>,
    /// The category `one`.
    pub one: Option<&'static str>,
    /// The category `two`.
    pub two: Option<&'static str>,
    /// The category `few`.
    pub few: Option<&'static str>,
    /// The category `many`.
    pub many: Option<&'static str>,
    /// The category `other`, which every language has.
    pub other: &'static str,
}

impl Plural {
    /// For a language without plurals, and for counts of which only one form is ever needed.
    #[must_use]
    pub const fn same(other: &'static str) -> Self {
        Self {
            zero: None,
            one: None,
            two: None,
            few: None,
            many: None,
            other,
        }
    }

    /// The forms that not every language has, with their categories.
    fn forms(&mut self) -> [(&'static str, &mut Option<&'static str>); 5] {
        [
            ("zero", &mut self.zero),
            ("one", &mut self.one),
            ("two", &mut self.two),
            ("few", &mut self.few),
            ("many", &mut self.many),
        ]
    }

    /// The form for a category, as `Intl.PluralRules` names it.
    #[must_use]
    pub fn form(&self, category: &str) -> &'static str {
        let form = match category {
            "zero" => self.zero,
            "one" => self.one,
            "two" => self.two,
            "few" => self.few,
            "many" => self.many,
            _ => None,
        };
        form.unwrap_or(self.other)
    }
}

impl Texts for Plural {
    fn replace(&mut self, group: &str, own: Own<'_>) {
        if let Some(other) = own(&key(group, "other")) {
            // In another language, in which the forms that were there mean nothing.
            *self = Self::same(other);
        }
        for (category, form) in self.forms() {
            *form = own(&key(group, category)).or(*form);
        }
    }

    fn list(&self, group: &str, list: &mut Vec<(String, &'static str)>) {
        let mut forms = *self;
        let forms = forms.forms().map(|(category, form)| (category, *form));
        for (category, form) in forms.into_iter().chain([("other", Some(self.other))]) {
            list.extend(form.map(|text| (key(group, category), text)));
        }
    }
}
