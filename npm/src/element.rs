//! What the element has: attributes, properties, methods, events, states and slots.

/// A setting that is an attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// The attribute's name. The property's is the same in camel case.
    pub name: &'static str,
    /// What it takes, as a type of TypeScript.
    pub takes: &'static str,
    /// Its default, as a person reads it; none if nothing else takes its place.
    pub default: Option<&'static str>,
    /// What it is.
    pub is: &'static str,
}

/// A setting that is a property only.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    /// Its name.
    pub name: &'static str,
    /// What it takes, as a type of TypeScript.
    pub takes: &'static str,
    /// What it is.
    pub is: &'static str,
}

/// Anything else that has a name and a meaning.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub is: &'static str,
}

/// An event.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// Its name.
    pub name: &'static str,
    /// The type of its `detail`.
    pub detail: &'static str,
    /// When it is dispatched.
    pub when: &'static str,
}

/// Milliseconds: attributes are texts.
const MILLIS: &str = "number | `${number}`";

/// Text.
const TEXT: &str = "string";

/// The attributes.
pub const ATTRIBUTES: [Attribute; 17] = [
    Attribute {
        name: "src",
        takes: TEXT,
        default: Some("/v1/{project_id}/jobs/{job_id}"),
        is: "The address to ask, with `{job_id}` and perhaps `{project_id}` in it.",
    },
    Attribute {
        name: "project-id",
        takes: TEXT,
        default: None,
        is: "The project; it becomes one segment of the path.",
    },
    Attribute {
        name: "job-id",
        takes: TEXT,
        default: None,
        is: "The job; it becomes one segment of the path.",
    },
    Attribute {
        name: "interval",
        takes: MILLIS,
        default: Some("2000"),
        is: "Milliseconds from an answer to the next request, at first.",
    },
    Attribute {
        name: "max-interval",
        takes: MILLIS,
        default: Some("10000"),
        is: "Milliseconds from an answer to the next request, at most.",
    },
    Attribute {
        name: "timeout",
        takes: MILLIS,
        default: Some("15000"),
        is: "Milliseconds that a request may take.",
    },
    Attribute {
        name: "deadline",
        takes: MILLIS,
        default: None,
        is: "Milliseconds for which the job is asked for at all.",
    },
    Attribute {
        name: "background",
        takes: r#""pause" | "slow" | "keep""#,
        default: Some("pause"),
        is: "What to do on a hidden page.",
    },
    Attribute {
        name: "offscreen",
        takes: r#""pause" | "slow" | "keep""#,
        default: Some("slow"),
        is: "What to do while it is out of sight.",
    },
    Attribute {
        name: "share",
        takes: r#""page" | "tabs""#,
        default: Some("page"),
        is: "Who shares its requests: the widgets of the page, or those of all tabs.",
    },
    Attribute {
        name: "announce",
        takes: r#""off" | "status" | "milestones""#,
        default: Some("status"),
        is: "What is said to a screen reader.",
    },
    Attribute {
        name: "appearance",
        takes: r#""card" | "inline" | "badge""#,
        default: Some("card"),
        is: "How much of the job is shown, and in which form.",
    },
    Attribute {
        name: "label",
        takes: TEXT,
        default: Some("the type of the job"),
        is: "The title.",
    },
    Attribute {
        name: "lang",
        takes: TEXT,
        default: Some("the language where it stands"),
        is: "The language, as a tag of BCP 47.",
    },
    Attribute {
        name: "dir",
        takes: r#""ltr" | "rtl""#,
        default: Some("that of the language"),
        is: "Which way lines run.",
    },
    Attribute {
        name: "credentials",
        takes: r#""omit" | "same-origin" | "include""#,
        default: Some("same-origin"),
        is: "Whether cookies are sent.",
    },
    Attribute {
        name: "mapping",
        takes: "MappingName",
        default: None,
        is: "How answers of an API of another shape are read, by the name of a preset.",
    },
];

/// The properties of any kind, for no secret and no function goes into an attribute. `mapping` is
/// both.
pub const PROPERTIES: [Property; 4] = [
    Property {
        name: "headers",
        takes: "HeaderSource",
        is: "Headers of each request, for the page's own origin and those in `origins`.",
    },
    Property {
        name: "fetch",
        takes: "(request: Request) => Promise<Response>",
        is: "Sends the requests in the place of the page's own `fetch`.",
    },
    Property {
        name: "messages",
        takes: "Texts",
        is: "Texts of your own, by their keys.",
    },
    Property {
        name: "mapping",
        takes: "Mapping | MappingName",
        is: "How answers of an API of another shape are read.",
    },
];

/// The attributes whose properties take more than they do.
#[must_use]
pub fn is_more_as_property(attribute: &str) -> bool {
    PROPERTIES.iter().any(|property| property.name == attribute)
}

/// The properties of HTML that are attributes here, too.
pub const OF_HTML: [&str; 2] = ["lang", "dir"];

/// The methods.
pub const METHODS: [Named; 3] = [
    Named {
        name: "refresh",
        is: "Asks at once, and tries again what was given up.",
    },
    Named {
        name: "pause",
        is: "Sends no more requests until `resume()`.",
    },
    Named {
        name: "resume",
        is: "Goes on after `pause()`.",
    },
];

/// The events. All bubble, out of shadow trees too.
pub const EVENTS: [Event; 3] = [
    Event {
        name: "job-change",
        detail: "Snapshot",
        when: "The job or its progress has changed.",
    },
    Event {
        name: "job-connection",
        detail: "Connection",
        when: "The link to the server has changed.",
    },
    Event {
        name: "job-settled",
        detail: "Snapshot",
        when: "The job has ended; once for each job.",
    },
];

/// The states, for `:state()`.
pub const STATES: [Named; 9] = [
    Named {
        name: "loading",
        is: "Nothing is known of the job yet.",
    },
    Named {
        name: "init",
        is: "The job waits.",
    },
    Named {
        name: "running",
        is: "The job is under way.",
    },
    Named {
        name: "success",
        is: "The job has succeeded.",
    },
    Named {
        name: "fail",
        is: "The job has failed.",
    },
    Named {
        name: "cancelled",
        is: "The job was cancelled.",
    },
    Named {
        name: "unknown",
        is: "The server names a state that is not known.",
    },
    Named {
        name: "stale",
        is: "What is shown may be out of date.",
    },
    Named {
        name: "paused",
        is: "No requests are sent.",
    },
];

/// The slots.
pub const SLOTS: [Named; 4] = [
    Named {
        name: "label",
        is: "In the place of the title.",
    },
    Named {
        name: "result",
        is: "Below the result.",
    },
    Named {
        name: "error",
        is: "Below the reason of a failure.",
    },
    Named {
        name: "actions",
        is: "Before the buttons.",
    },
];

/// The name of an attribute's property.
#[must_use]
pub fn camel(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.extend(letters);
        name
    })
}
