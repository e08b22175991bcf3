//! Links.

use std::path::{Component, Path, PathBuf};

use url::{Host, Url};

use crate::document::{Document, root, slug};

/// A path without `.` and `..`, which must not lead out of the repository: a clone has no more.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::Normal(part) => normal.push(part),
            Component::CurDir => {}
            Component::ParentDir if normal.pop() => {}
            _ => return None,
        }
    }
    Some(normal)
}

/// What is wrong with a link of a document to something in the repository.
fn fault_within(document: &Document, link: &str) -> Option<&'static str> {
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let folder = document.path.parent()?;
    let path = match file {
        "" => Some(document.path.clone()),
        file => normal(&folder.join(file)),
    };
    let Some(path) = path else {
        return Some("it leads out of the repository");
    };
    if !root().join(&path).exists() {
        return Some("there is no such file");
    }
    let has = |anchor| Document::read(&path).anchors().contains(anchor);
    (!anchor.is_empty() && !has(anchor)).then_some("there is no such heading")
}

/// What is wrong with a link to elsewhere, as far as can be told without asking there.
fn fault_elsewhere(url: &Url) -> Option<&'static str> {
    match (url.scheme(), url.host()) {
        ("https", Some(Host::Domain(host))) if host.contains('.') => None,
        ("https", _) => Some("no host that all can reach"),
        _ => Some("not https"),
    }
}

#[test]
fn every_link_leads_somewhere() {
    let documents = Document::all();
    let mut faults = Vec::new();
    let mut count = 0;
    for document in &documents {
        for link in document.links() {
            count += 1;
            let fault = match Url::parse(&link) {
                Ok(url) => fault_elsewhere(&url),
                Err(url::ParseError::RelativeUrlWithoutBase) => fault_within(document, &link),
                Err(_) => Some("no URL"),
            };
            faults.extend(fault.map(|it| format!("{}: {link}: {it}", document.path.display())));
        }
    }
    assert!(
        count > 100,
        "{count} links in {} documents",
        documents.len()
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn headings_are_called_as_on_github() {
    for (heading, expected) in [
        ("Read it, and `then` some", "read-it-and-then-some"),
        ("WCAG 2.2, level A and AA", "wcag-22-level-a-and-aa"),
        ("What a/b is – or isn't", "what-ab-is--or-isnt"),
    ] {
        // As the parser takes the backticks away.
        assert_eq!(slug(&heading.replace('`', "")), expected);
    }
}

#[test]
fn every_guide_is_in_the_readme() {
    let readme = Document::read("README.md").links();
    for document in Document::all() {
        let path = document.path.to_str().unwrap();
        if path.starts_with("docs/") {
            let named = |link: &String| link.split('#').next() == Some(path);
            assert!(readme.iter().any(named), "{path}");
        }
    }
}
