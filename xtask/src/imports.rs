//! Short names for what the module imports from its glue.
//!
//! wasm-bindgen ends each name with sixteen digits of a hash, which keep versions of one function
//! apart while crates are linked. In the package nobody links any more, and digits at random are
//! what no compression makes smaller: they stand in both files, and are 5 KB after brotli.

use std::convert::Infallible;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{Import, ImportSectionReader, Parser};

/// Letters that names are made of. None of the words that they make means anything to JavaScript,
/// for names of members may be any.
const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Renames the imports in both files.
///
/// # Errors
/// When a file cannot be read or written, is no module, or the glue has an import not just once.
pub(crate) fn shorten(module: &Path, glue: &Path) -> Result<()> {
    let (shortened, names) = rename(&fs::read(module)?)?;
    let renamed = rename_in_glue(fs::read_to_string(glue)?, &names)?;
    fs::write(module, shortened)?;
    fs::write(glue, renamed)?;
    Ok(())
}

/// The module with short names, and the names that it had, in their order.
fn rename(wasm: &[u8]) -> Result<(Vec<u8>, Vec<String>)> {
    let mut names = Names::default();
    let mut module = Module::new();
    names
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("what was compiled is no module")?;
    Ok((module.finish(), names.0))
}

fn rename_in_glue(mut glue: String, names: &[String]) -> Result<String> {
    for (index, name) in names.iter().enumerate() {
        let member = format!("{name}:");
        let times = glue.matches(&member).count();
        ensure!(times == 1, "the glue has {name} {times} times");
        glue = glue.replace(&member, &format!("{}:", short(index)));
    }
    Ok(glue)
}

/// The names of imports so far. Each gets a new one by its place.
#[derive(Default)]
struct Names(Vec<String>);

impl Reencode for Names {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        for import in section.into_imports() {
            let Import { module, name, ty } = import?;
            imports.import(module, &short(self.0.len()), self.entity_type(ty)?);
            self.0.push(name.to_owned());
        }
        Ok(())
    }
}

/// `a` to `Z`, then `aa` and so on.
fn short(index: usize) -> String {
    let (before, last) = (index / LETTERS.len(), index % LETTERS.len());
    let mut name = before.checked_sub(1).map(short).unwrap_or_default();
    name.extend(LETTERS.get(last).map(|letter| char::from(*letter)));
    name
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use std::collections::BTreeSet;

    use wasm_encoder::EntityType;

    use super::*;

    #[test]
    fn names_are_short_and_never_the_same() {
        let names: BTreeSet<_> = (0..10_000).map(short).collect();
        assert_eq!(names.len(), 10_000);
        assert_eq!(
            [short(0), short(51), short(52), short(104)],
            ["a", "Z", "aa", "ba"]
        );
    }

    #[test]
    fn module_and_glue_get_the_same_names() {
        let mut imports = ImportSection::new();
        for name in [
            "__wbg_now_0123456789abcdef",
            "__wbg_nowhere_fedcba9876543210",
        ] {
            imports.import("./glue.js", name, EntityType::Function(0));
        }
        let mut types = wasm_encoder::TypeSection::new();
        types.ty().function([], []);
        let mut module = Module::new();
        module.section(&types).section(&imports);

        let (shortened, names) = rename(&module.finish()).unwrap();
        let glue = "{ __wbg_nowhere_fedcba9876543210: x, __wbg_now_0123456789abcdef: y }";
        assert_eq!(
            rename_in_glue(glue.into(), &names).unwrap(),
            "{ b: x, a: y }"
        );
        let (_, renamed) = rename(&shortened).unwrap();
        assert_eq!(renamed, ["a", "b"]);
    }

    #[test]
    fn import_that_the_glue_has_not_is_an_error() {
        assert!(rename_in_glue("{}".into(), &["__wbg_now".into()]).is_err());
    }
}
