//! A document, and what is in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// Where all paths begin.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A document as it is written.
pub(crate) struct Document {
    /// From the root.
    pub(crate) path: PathBuf,
    text: String,
}

/// A block of code between fences.
pub(crate) struct Block {
    /// What stands behind the fence: a language.
    pub(crate) info: String,
    pub(crate) code: String,
}

impl Document {
    pub(crate) fn read(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let text = fs::read_to_string(root().join(&path));
        let text = text.unwrap_or_else(|_| panic!("no {}", path.display()));
        Self { path, text }
    }

    /// All that are written for people.
    pub(crate) fn all() -> Vec<Self> {
        let alone = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];
        let mut paths: Vec<_> = alone.iter().map(PathBuf::from).collect();
        paths.push("jobserver/README.md".into());
        paths.extend(files("docs").filter(|path| path.extension().is_some_and(|it| it == "md")));
        let of_examples = files("examples").map(|folder| folder.join("README.md"));
        paths.extend(of_examples.filter(|path| root().join(path).exists()));
        paths.into_iter().map(Self::read).collect()
    }

    fn events(&self) -> Parser<'_> {
        // What GitHub knows beyond CommonMark, as far as it is used here.
        Parser::new_ext(&self.text, Options::ENABLE_TABLES)
    }

    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut open: Option<Block> = None;
        for event in self.events() {
            match (event, &mut open) {
                (Event::Start(Tag::CodeBlock(kind)), _) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => info.to_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    let code = String::new();
                    open = Some(Block { info, code });
                }
                (Event::Text(text), Some(block)) => block.code.push_str(&text),
                (Event::End(TagEnd::CodeBlock), _) => blocks.extend(open.take()),
                _ => {}
            }
        }
        blocks
    }

    /// Where its links and pictures lead, those in markup too.
    pub(crate) fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        for event in self.events() {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    links.push(dest_url.to_string());
                }
                Event::Html(markup) | Event::InlineHtml(markup) => {
                    for attribute in [" href=\"", " src=\"", " srcset=\""] {
                        let values = markup.split(attribute).skip(1);
                        let values = values.filter_map(|rest| rest.split('"').next());
                        links.extend(values.map(str::to_owned));
                    }
                }
                _ => {}
            }
        }
        links
    }

    /// What can stand behind `#` in a link to it.
    pub(crate) fn anchors(&self) -> BTreeSet<String> {
        let mut anchors = BTreeSet::new();
        let mut known = BTreeMap::<String, usize>::new();
        let mut heading: Option<String> = None;
        for event in self.events() {
            match (event, &mut heading) {
                (Event::Start(Tag::Heading { .. }), _) => heading = Some(String::new()),
                (Event::Text(text) | Event::Code(text), Some(heading)) => heading.push_str(&text),
                (Event::End(TagEnd::Heading(_)), _) => {
                    let slug = slug(&heading.take().unwrap_or_default());
                    let before = known.entry(slug.clone()).or_default();
                    anchors.insert(match *before {
                        0 => slug,
                        before => format!("{slug}-{before}"),
                    });
                    *before += 1;
                }
                _ => {}
            }
        }
        anchors
    }
}

/// The name that GitHub gives a heading: letters in lower case, digits, `-` and `_`, with `-` for
/// each blank, and nothing of the rest (`toc_filter.rb` of its html-pipeline).
pub(crate) fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    kept.chars()
        .filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'))
        .map(|letter| if letter == ' ' { '-' } else { letter })
        .collect()
}

fn files(folder: &str) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let folder = PathBuf::from(folder);
    let mut paths: Vec<_> = entries
        .map(|entry| folder.join(entry.unwrap().file_name()))
        .collect();
    paths.sort();
    paths.into_iter()
}
