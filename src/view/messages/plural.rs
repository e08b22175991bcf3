//! Texts that depend on a count.

/// A text that depends on a count, `{count}`: one form for each plural category of CLDR that the
/// language has.
#[derive(Debug, PartialEq, Eq)]
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
