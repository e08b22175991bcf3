//! What the npm package has beside its code, made from what the code is made from:
//!
//! - `jobwatch.d.ts`: the functions, written by hand in `npm/types`; what is told, from the serde
//!   types of `jobwatch`; the settings, from the lists in [`element`];
//! - `react.d.ts`, `vue.d.ts`, `svelte.d.ts`: the same for JSX and templates;
//! - `jobwatch-mappings.js`: the [presets](jobwatch::mapping::presets), as objects;
//! - `custom-elements.json`: the [manifest], from those lists and the guide to theming;
//! - `package.json`, of the workspace's version, and the [guides](guide).

pub mod declarations;
pub mod element;
pub mod guide;
pub mod job;
pub mod manifest;
pub mod mappings;

/// A file of the package: its name and its text.
pub type File = (&'static str, String);

/// `package.json`, whose version is filled in here: those who publish look it up in one place.
const PACKAGE: &str = include_str!("../package.json");
/// The version that stands in it.
const NO_VERSION: &str = "0.0.0";

/// All files of the package that are not code.
#[must_use]
pub fn files() -> Vec<File> {
    let types = [
        ("jobwatch.d.ts", declarations::write()),
        ("react.d.ts", include_str!("../types/react.d.ts").to_owned()),
        ("vue.d.ts", include_str!("../types/vue.d.ts").to_owned()),
        (
            "jobwatch-mappings.d.ts",
            include_str!("../types/mappings.d.ts").to_owned(),
        ),
        (
            "svelte.d.ts",
            include_str!("../types/svelte.d.ts").to_owned(),
        ),
    ];
    let metadata = [
        (mappings::FILE, mappings::write()),
        ("custom-elements.json", format!("{:#}\n", manifest::write())),
        (
            "package.json",
            PACKAGE.replace(NO_VERSION, env!("CARGO_PKG_VERSION")),
        ),
    ];
    [&types[..], &metadata, &guide::shipped()].concat()
}
