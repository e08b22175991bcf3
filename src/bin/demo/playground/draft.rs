//! What has been entered.

use jobwatch::Json;
use jobwatch::mapping::presets;

use super::samples;
use crate::address::parameter;

/// What has been entered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) reader: Reader,
    pub(super) src: String,
    pub(super) job_id: String,
    pub(super) http_status: u16,
    pub(super) body: String,
    /// The mapping as text, for a mapping that has been changed or is the reader's own.
    pub(super) mapping: String,
    /// Whether all of it is still what was given to begin with.
    pub(super) is_sample: bool,
}

/// What reads the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// The one that is built in.
    BuiltIn,
    /// The preset of this name.
    Preset(&'static str),
    /// A mapping that has been written here.
    Own,
}

impl Draft {
    /// A sample for the reader that the query names: `?view=playground&mapping=github`.
    pub(super) fn of_address() -> Self {
        let named = parameter("mapping").and_then(|name| Reader::from_value(&name));
        Self::of(named.unwrap_or(Reader::BuiltIn))
    }

    /// A sample for a reader.
    pub(super) fn of(reader: Reader) -> Self {
        let sample = samples::of(reader);
        Self {
            reader,
            src: sample.src.to_owned(),
            job_id: sample.job_id.to_owned(),
            http_status: 200,
            body: sample.body.trim_end().to_owned(),
            mapping: mapping_text(reader),
            is_sample: true,
        }
    }

    /// The same read by another reader. What a person has entered stays; a sample goes with its
    /// reader.
    pub(super) fn read_by(&self, reader: Reader) -> Self {
        if self.is_sample {
            return Self::of(reader);
        }
        let mapping = match reader {
            // To be changed.
            Reader::Own if !self.mapping.trim().is_empty() => self.mapping.clone(),
            reader => mapping_text(reader),
        };
        Self {
            reader,
            mapping,
            ..self.clone()
        }
    }

    /// The same with another mapping: written here, whatever it was before.
    pub(super) fn with_mapping(self, mapping: String) -> Self {
        let reader = if mapping.trim().is_empty() {
            Reader::BuiltIn
        } else {
            Reader::Own
        };
        Self {
            reader,
            mapping,
            ..self
        }
    }
}

impl Reader {
    /// All, in the order in which they are offered.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let presets = presets::ALL.map(|(name, _)| Self::Preset(name));
        [Self::BuiltIn]
            .into_iter()
            .chain(presets)
            .chain([Self::Own])
    }

    /// A name that no other has.
    pub(super) fn value(self) -> &'static str {
        match self {
            Self::BuiltIn => "",
            Self::Preset(name) => name,
            Self::Own => "*",
        }
    }

    pub(super) fn from_value(value: &str) -> Option<Self> {
        Self::all().find(|reader| reader.value() == value)
    }
}

fn mapping_text(reader: Reader) -> String {
    match reader {
        Reader::BuiltIn => String::new(),
        Reader::Preset(name) => presets::named(name)
            .map(|mapping| super::reading::pretty(&Json::from(&mapping)))
            .unwrap_or_default(),
        Reader::Own => samples::OWN_MAPPING.trim_end().to_owned(),
    }
}
