//! Texts that a page brings.

use std::cell::{Cell, RefCell};
use std::error::Error;
use std::fmt;

use super::Messages;
use super::texts::Texts;

thread_local! {
    static KEPT: RefCell<Vec<&'static str>> = RefCell::default();
    static LANGUAGES: RefCell<Vec<&'static Messages>> = RefCell::default();
}

/// There is no text of this key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownText(String);

impl UnknownText {
    /// The key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Not by Debug, which the smallest build writes nothing for.
        write!(formatter, "no text has the key \"{}\"", self.0)
    }
}

impl Error for UnknownText {}

impl Messages {
    /// Every text with its key: the name of its field, as in `live`, after that of the group that
    /// it is in, as in `job_types.copy_image` and `counted.other`.
    #[must_use]
    pub fn texts(&self) -> Vec<(String, &'static str)> {
        let mut list = Vec::new();
        self.list("", &mut list);
        list
    }

    /// This language with other texts for some [keys](Self::texts), for texts that come when the
    /// page runs; those that it is built with are better written as a `static`.
    ///
    /// A plural of which `other` is given has the forms that are given and no more. Texts are kept
    /// for as long as the page stands, each once, however often they are given.
    ///
    /// # Errors
    /// When there is no text of a key.
    ///
    /// ```
    /// use jobwatch::view::Messages;
    ///
    /// let french = Messages::EN.with_texts([("tag", "fr"), ("status_running", "En cours")])?;
    /// assert_eq!(french.status_running, "En cours");
    /// assert!(Messages::EN.with_texts([("status_runing", "En cours")]).is_err());
    /// # Ok::<(), jobwatch::view::UnknownText>(())
    /// ```
    pub fn with_texts<'a>(
        &self,
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<&'static Self, UnknownText> {
        let texts: Vec<_> = texts
            .into_iter()
            .map(|(key, text)| (key, keep(text), Cell::new(false)))
            .collect();
        let mut messages = *self;
        messages.replace("", &|wanted| {
            // The last of several, as in an object of JavaScript.
            let found = texts.iter().filter(|(key, ..)| *key == wanted);
            let (_, text, _) = found.inspect(|(.., known)| known.set(true)).last()?;
            Some(*text)
        });
        match texts.iter().find(|(.., known)| !known.get()) {
            Some((key, ..)) => Err(UnknownText((*key).to_owned())),
            None => Ok(messages.keep()),
        }
    }

    fn keep(self) -> &'static Self {
        LANGUAGES.with_borrow_mut(|languages| {
            let known = languages.iter().find(|known| ***known == self).copied();
            known.unwrap_or_else(|| {
                let new: &'static Self = Box::leak(Box::new(self));
                languages.push(new);
                new
            })
        })
    }
}

fn keep(text: &str) -> &'static str {
    KEPT.with_borrow_mut(|kept| {
        let known = kept.iter().find(|known| **known == text).copied();
        known.unwrap_or_else(|| {
            let new: &'static str = Box::leak(Box::from(text));
            kept.push(new);
            new
        })
    })
}
