//! What is measured.

/// A line and a machine on which pages are opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// As they are.
    Here,
    /// A slow line and a slow processor.
    Slow,
}

impl Place {
    pub(crate) const ALL: [Self; 2] = [Self::Here, Self::Slow];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Here => "this machine",
            Self::Slow => "10 Mbit/s, 40 ms, a processor 4 times slower",
        }
    }
}

/// Something that is measured of each page. Times are in milliseconds where nothing else is said,
/// memory and files in thousands of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Figure {
    Files,
    FirstBadge(Place),
    FirstStatus(Place),
    MountedBadges,
    MountedStatus,
    LongestTask,
    LongestTaskOfThousand,
    Update,
    UpdateScript,
    UpdateStyle,
    UpdateLayout,
    UpdateAboveUnchanged,
    Unchanged,
    Mutations,
    SharedRequests,
    SharedUpdate,
    JsHeap,
    WasmMemory,
    DomHeap,
    /// Of jobwatch as a row.
    DomHeapOfRow,
    HiddenRequests,
    LeftAfterHundreds,
    NodesLeft,
    /// Beyond [`Figure::LeftAfterHundreds`].
    LeftAfterThousands,
}

impl Figure {
    /// What a page costs while it is open, in the order of the report.
    pub(crate) const RUNNING: [Self; 21] = [
        Self::MountedBadges,
        Self::MountedStatus,
        Self::LongestTask,
        Self::LongestTaskOfThousand,
        Self::Update,
        Self::UpdateScript,
        Self::UpdateStyle,
        Self::UpdateLayout,
        Self::UpdateAboveUnchanged,
        Self::Unchanged,
        Self::Mutations,
        Self::SharedRequests,
        Self::SharedUpdate,
        Self::JsHeap,
        Self::WasmMemory,
        Self::DomHeap,
        Self::DomHeapOfRow,
        Self::HiddenRequests,
        Self::LeftAfterHundreds,
        Self::NodesLeft,
        Self::LeftAfterThousands,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Files => "js, css and wasm, KB",
            Self::FirstBadge(Place::Here) => "first badge, ms",
            Self::FirstBadge(Place::Slow) => "first badge, slow, ms",
            Self::FirstStatus(Place::Here) => "first status, ms",
            Self::FirstStatus(Place::Slow) => "first status, slow, ms",
            Self::MountedBadges => "200 mounted: all badges, ms",
            Self::MountedStatus => "200 mounted: all states, ms",
            Self::LongestTask => "longest task meanwhile, ms",
            Self::LongestTaskOfThousand => "longest task, 1,000 mounted, ms",
            Self::Update => "main thread an update, µs",
            Self::UpdateScript => "of it script, µs",
            Self::UpdateStyle => "of it style, µs",
            Self::UpdateLayout => "of it layout, µs",
            Self::UpdateAboveUnchanged => "above an unchanged answer, µs",
            Self::Unchanged => "main thread an unchanged answer, µs",
            Self::Mutations => "DOM mutations an unchanged answer",
            Self::SharedRequests => "shared: requests a job and interval",
            Self::SharedUpdate => "shared: main thread an update, µs",
            Self::JsHeap => "JS heap and wasm a widget, KB",
            Self::WasmMemory => "of it wasm, KB",
            Self::DomHeap => "DOM heap a widget, KB",
            Self::DomHeapOfRow => "DOM heap a widget, as a row, KB",
            Self::HiddenRequests => "hidden: requests a minute",
            Self::LeftAfterHundreds => "left of 300 widgets, KB",
            Self::NodesLeft => "DOM nodes left of 300 widgets",
            Self::LeftAfterThousands => "left of 9,700 more, KB",
        }
    }

    /// A value with as many digits as say something.
    pub(crate) fn write(self, value: f64) -> String {
        match self {
            // The browser tells of no shorter ones.
            Self::LongestTask | Self::LongestTaskOfThousand if value == 0.0 => "< 50".to_owned(),
            Self::Files
            | Self::SharedRequests
            | Self::JsHeap
            | Self::WasmMemory
            | Self::DomHeap
            | Self::DomHeapOfRow
            | Self::Mutations => format!("{value:.1}"),
            _ => with_thousands(&format!("{value:.0}")),
        }
    }
}

/// A whole number with its thousands parted.
fn with_thousands(number: &str) -> String {
    let (sign, digits) = number.split_at(usize::from(number.starts_with('-')));
    let mut text = sign.to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_the_digits_that_say_something() {
        let texts = [
            (Figure::HiddenRequests, 1_234_567.8),
            (Figure::LeftAfterHundreds, -123.0),
            (Figure::Update, 999.4),
            (Figure::JsHeap, 7.96),
            (Figure::LongestTask, 0.0),
        ]
        .map(|(figure, value)| figure.write(value));
        assert_eq!(texts, ["1,234,568", "-123", "999", "8.0", "< 50"]);
    }
}
