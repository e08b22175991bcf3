//! How much of a job is shown.

/// How much room a job takes, and so how much of it is told.
///
/// ```
/// use jobwatch::view::Appearance;
///
/// assert_eq!(Appearance::from_word("inline"), Some(Appearance::Inline));
/// assert_eq!(Appearance::default().word(), "card");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// All that is known, in a card.
    #[default]
    Card,
    /// One row of fixed columns, for tables: badge, bar, task or time left, and the link.
    Inline,
    /// The badge alone; the rest is in its description.
    Badge,
}

impl Appearance {
    /// All of them, the largest first.
    pub const ALL: [Self; 3] = [Self::Card, Self::Inline, Self::Badge];

    /// The word for it in an attribute.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Inline => "inline",
            Self::Badge => "badge",
        }
    }

    /// What an attribute asks for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.word() == word)
    }

    /// The class of the root element.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Card => "job-watch-card",
            Self::Inline => "job-watch-inline",
            Self::Badge => "job-watch-lone-badge",
        }
    }
}
