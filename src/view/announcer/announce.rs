//! How much of a job is said aloud.

/// How much of a job the page says to those who use a screen reader.
///
/// All of it is polite: it waits until what is being read has come to its end, and moves no focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Announce {
    /// Nothing.
    Off,
    /// How the job ended, that the link to the server is lost, and that it is back.
    #[default]
    Status,
    /// That, and when a quarter, a half and three quarters are done.
    Milestones,
}

impl Announce {
    /// The value of an attribute: `off`, `status` or `milestones`.
    ///
    /// ```
    /// use jobwatch::view::Announce;
    ///
    /// assert_eq!(Announce::from_name("milestones"), Some(Announce::Milestones));
    /// assert_eq!(Announce::from_name("assertive"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "off" => Some(Self::Off),
            "status" => Some(Self::Status),
            "milestones" => Some(Self::Milestones),
            _ => None,
        }
    }
}
