//! The code that shows the job on a page.

use super::draft::{Draft, Reader};
use super::reading::{SAMPLE_PROJECT, pretty};

/// What a page is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stack {
    Tag,
    React,
    Vue,
    Yew,
}

impl Stack {
    pub(super) const ALL: [Self; 4] = [Self::Tag, Self::React, Self::Vue, Self::Yew];

    /// Its name, which is the same in all languages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Tag => "HTML",
            Self::React => "React",
            Self::Vue => "Vue",
            Self::Yew => "yew",
        }
    }

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stack| stack.name() == name)
    }

    /// What shows the job of the draft.
    pub(super) fn code(self, draft: &Draft) -> String {
        match self {
            Self::Tag => tag(draft),
            Self::React => react(draft),
            Self::Vue => vue(draft),
            Self::Yew => yew(draft),
        }
    }
}

/// The address, and the ids that it asks for.
fn attributes(draft: &Draft) -> Vec<(&'static str, String)> {
    let project = asks_for_project(draft).then(|| ("project-id", SAMPLE_PROJECT.to_owned()));
    [("src", draft.src.clone())]
        .into_iter()
        .chain(project)
        .chain([("job-id", draft.job_id.clone())])
        .collect()
}

fn asks_for_project(draft: &Draft) -> bool {
    draft.src.contains("{project_id}")
}

/// A name that the element knows.
fn preset(draft: &Draft) -> Option<&'static str> {
    match draft.reader {
        Reader::Preset(name) => Some(name),
        Reader::BuiltIn | Reader::Own => None,
    }
}

/// A mapping of one's own, as it is written, so many blanks further in.
fn own(draft: &Draft, blanks: usize) -> Option<String> {
    let indent = format!("\n{}", " ".repeat(blanks));
    let is_own = draft.reader == Reader::Own;
    is_own.then(|| draft.mapping.trim().replace('\n', &indent))
}

fn in_markup(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    format!("\"{}\"", text.replace('<', "&lt;"))
}

fn in_script(text: &str) -> String {
    pretty(&text)
}

fn markup(draft: &Draft, more: Option<String>) -> String {
    let given = attributes(draft).into_iter();
    let given = given.map(|(name, value)| format!("\n  {name}={}", in_markup(&value)));
    let mapping = preset(draft).map(|name| format!("\n  mapping=\"{name}\""));
    let more = more.map(|more| format!("\n  {more}"));
    let all: String = given.chain(mapping).chain(more).collect();
    format!("<job-watch{all}\n></job-watch>")
}

fn tag(draft: &Draft) -> String {
    let set = own(draft, 2)
        .map(|mapping| format!("\n  document.getElementById(\"job\").mapping = {mapping};"));
    format!(
        "<script type=\"module\">\n  import {{ define }} from \"./jobwatch/jobwatch.js\";\n  define();{}\n</script>\n{}",
        set.unwrap_or_default(),
        markup(draft, own(draft, 0).map(|_| "id=\"job\"".to_owned()))
    )
}

fn react(draft: &Draft) -> String {
    let own = own(draft, 0);
    let mapping = own.as_ref().map(|own| format!("const mapping = {own};\n"));
    let attribute = own.map(|_| "mapping={mapping}".to_owned());
    let markup = markup(draft, attribute).replace('\n', "\n    ");
    format!(
        "import {{ define }} from \"jobwatch\";\nimport type {{}} from \"jobwatch/react\";\n\ndefine();\n{}\nexport function Job() {{\n  return (\n    {markup}\n  );\n}}",
        mapping.unwrap_or_default()
    )
}

fn vue(draft: &Draft) -> String {
    let own = own(draft, 0);
    let mapping = own.as_ref().map(|own| format!("const mapping = {own};\n"));
    let attribute = own.map(|_| ":mapping=\"mapping\"".to_owned());
    let markup = markup(draft, attribute).replace('\n', "\n  ");
    format!(
        "<script setup lang=\"ts\">\nimport {{ define }} from \"jobwatch\";\n\ndefine();\n{}</script>\n\n<template>\n  {markup}\n</template>",
        mapping.unwrap_or_default()
    )
}

fn yew(draft: &Draft) -> String {
    let (import, mapping) = match draft.reader {
        Reader::BuiltIn => ("", None),
        Reader::Preset(name) => (
            "use jobwatch::mapping::presets;\n",
            Some(format!("presets::{}()", name.replace('-', "_"))),
        ),
        Reader::Own => (
            "use jobwatch::Mapping;\nuse jobwatch::effect::parse_json;\n",
            Some(format!(
                "{{\n        let object = r#\"{}\"#;\n        Mapping::from(parse_json(object).unwrap_or_default())\n    }}",
                own(draft, 8).unwrap_or_default()
            )),
        ),
    };
    let hook = mapping
        .as_ref()
        .map(|mapping| format!("    let mapping = use_memo((), |()| {mapping});\n"));
    let property = mapping.map(|_| "\n            {mapping}");
    let project =
        asks_for_project(draft).then(|| format!("\n            project_id=\"{SAMPLE_PROJECT}\""));
    format!(
        "{import}use jobwatch::Endpoint;\nuse jobwatch::view::JobWatch;\nuse yew::prelude::*;\n\n#[component]\nfn Job() -> Html {{\n{}    html! {{\n        <JobWatch\n            endpoint={{Endpoint::new({})}}{}\n            job_id={}{}\n        />\n    }}\n}}",
        hook.unwrap_or_default(),
        in_script(&draft.src),
        project.unwrap_or_default(),
        in_script(&draft.job_id),
        property.unwrap_or_default(),
    )
}
