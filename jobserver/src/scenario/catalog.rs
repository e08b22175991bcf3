//! All scenarios of a server: the built-in ones, and those of a folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fmt, fs, io};

use super::Scenario;

/// Names of files in `scenarios/`, with their texts, so that the binary works from anywhere.
macro_rules! built_in {
    ($($name:literal,)*) => {
        &[$(($name, include_str!(concat!("../../scenarios/", $name, ".json"))),)*]
    };
}

/// Name and text of each.
const BUILT_IN: &[(&str, &str)] = built_in![
    "add-members-partial",
    "cancelled",
    "create-server",
    "delete-load-balancer",
    "elb-seed",
    "export-image",
    "hostile-text",
    "import-fails",
    "import-image",
    "ims-seed",
    "login-expired",
    "no-percent",
    "outage",
    "pending-payment",
    "rate-limit",
    "regressing-percent",
    "slow-start",
    "standstill",
    "steady-percent",
    "sub-job-fails",
    "very-long",
];

/// Scenarios by name.
#[derive(Debug)]
pub struct Catalog(BTreeMap<String, Arc<Scenario>>);

/// Why scenarios could not be loaded.
#[derive(Debug)]
pub enum CatalogError {
    /// The folder or a file of it could not be read.
    Unreadable(PathBuf, io::Error),
    /// A file is no scenario.
    Malformed(PathBuf, String),
    /// The folder holds no `.json` file.
    Empty(PathBuf),
}

impl Catalog {
    /// The scenarios that come with the server.
    ///
    /// # Errors
    ///
    /// If one is malformed, which a test rules out.
    pub fn built_in() -> Result<Self, CatalogError> {
        let scenarios = BUILT_IN.iter().map(|(name, text)| {
            let file = Path::new(name).with_extension("json");
            parse(name, text, &file)
        });
        scenarios.collect::<Result<_, _>>().map(Self)
    }

    /// Adds the `.json` files of a folder. A file with the name of a known scenario replaces it.
    ///
    /// # Errors
    ///
    /// If the folder or a file cannot be read or is no scenario, and if there is none.
    pub fn add_folder(&mut self, folder: &Path) -> Result<(), CatalogError> {
        let files = json_files(folder)
            .map_err(|error| CatalogError::Unreadable(folder.to_owned(), error))?;
        if files.is_empty() {
            return Err(CatalogError::Empty(folder.to_owned()));
        }
        for file in files {
            let (name, scenario) = load(&file)?;
            self.0.insert(name, scenario);
        }
        Ok(())
    }

    /// The scenario of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Scenario>> {
        self.0.get(name)
    }

    /// All scenarios in the order of their names.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Scenario>> {
        self.0.values()
    }

    /// All names, separated by commas: for messages.
    #[must_use]
    pub fn names(&self) -> String {
        let names: Vec<_> = self.0.keys().map(String::as_str).collect();
        names.join(", ")
    }
}

fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| {
        file.extension()
            .is_some_and(|extension| extension == "json")
    });
    Ok(files)
}

fn load(file: &Path) -> Result<(String, Arc<Scenario>), CatalogError> {
    let text = fs::read_to_string(file)
        .map_err(|error| CatalogError::Unreadable(file.to_owned(), error))?;
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    parse(&name, &text, file)
}

fn parse(name: &str, text: &str, file: &Path) -> Result<(String, Arc<Scenario>), CatalogError> {
    Scenario::parse(name, text)
        .map(|scenario| (name.to_owned(), Arc::new(scenario)))
        .map_err(|reason| CatalogError::Malformed(file.to_owned(), reason))
}

impl fmt::Display for CatalogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(f, "cannot read {}: {error}", path.display()),
            Self::Malformed(path, reason) => {
                write!(f, "{} is no scenario: {reason}", path.display())
            }
            Self::Empty(path) => write!(f, "{} holds no .json file", path.display()),
        }
    }
}

impl std::error::Error for CatalogError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        let mut files: Vec<_> = json_files(&folder)
            .unwrap()
            .iter()
            .map(|file| file.file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let known: Vec<_> = BUILT_IN.iter().map(|(name, _)| *name).collect();
        assert_eq!(files, known);
    }

    #[test]
    fn every_built_in_scenario_reads() {
        let catalog = Catalog::built_in().unwrap();
        assert_eq!(catalog.iter().count(), BUILT_IN.len());
    }
}
