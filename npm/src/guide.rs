//! The guides that the package brings along, with the files that they are about, and their tables, which are held to the code by tests
//! of the repository.

/// What ships: where it is, from the guides, its name in the package, and its text.
const GUIDES: [(&str, &str, &str); 8] = [
    (
        "element.md",
        "README.md",
        include_str!("../../docs/element.md"),
    ),
    (
        "theming.md",
        "theming.md",
        include_str!("../../docs/theming.md"),
    ),
    (
        "mapping.md",
        "mapping.md",
        include_str!("../../docs/mapping.md"),
    ),
    ("auth.md", "auth.md", include_str!("../../docs/auth.md")),
    (
        "limits.md",
        "limits.md",
        include_str!("../../docs/limits.md"),
    ),
    ("nginx.md", "nginx.md", include_str!("../../docs/nginx.md")),
    (
        "../examples/nginx/jobwatch.conf",
        "nginx/jobwatch.conf",
        include_str!("../../examples/nginx/jobwatch.conf"),
    ),
    (
        "../examples/nginx/set-token",
        "nginx/set-token",
        include_str!("../../examples/nginx/set-token"),
    ),
];

/// The guides as they ship.
pub fn shipped() -> [crate::File; GUIDES.len()] {
    GUIDES.map(|(_, name, text)| {
        let is_guide = name.ends_with(".md");
        let text = if is_guide {
            with_own_links(text)
        } else {
            text.to_owned()
        };
        (name, text)
    })
}

/// A guide whose links lead to what is shipped with it; of others only the words remain.
fn with_own_links(text: &str) -> String {
    let mut shipped = String::new();
    let mut rest = text;
    while let Some((before, words, target, after)) = next_link(rest) {
        shipped.push_str(before);
        shipped.push_str(&match target_here(target) {
            Some(target) => format!("[{words}]({target})"),
            None => words.to_owned(),
        });
        rest = after;
    }
    shipped + rest
}

/// What stands before a link, its words, its target, and what comes after it.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    let (before, words) = before.rsplit_once('[')?;
    Some((before, words, target, after))
}

/// Where a link of a guide leads in the package.
fn target_here(target: &str) -> Option<String> {
    if target.starts_with('#') || target.contains("://") {
        return Some(target.to_owned());
    }
    let (file, place) = target.split_at(target.find('#').unwrap_or(target.len()));
    let (_, name, _) = GUIDES.iter().find(|(guide, _, _)| *guide == file)?;
    Some(format!("{name}{place}"))
}

/// Names in the first column, between backquotes, and what the second one says of them. Only
/// tables whose first column is called `column` count.
pub fn table<'a>(guide: &'a str, column: &str) -> Vec<(&'a str, &'a str)> {
    let head = format!("| {column} |");
    let mut rows = Vec::new();
    let mut lines = guide.lines();
    while lines.any(|line| line.starts_with(&head)) {
        let cells = lines
            .by_ref()
            .take_while(|line| line.starts_with('|'))
            .map(|line| line.trim_matches('|').split(" | "));
        for mut cells in cells.skip(1) {
            let names = cells.next().unwrap_or_default();
            let is = cells.next().unwrap_or_default().trim();
            rows.extend(names.split('`').skip(1).step_by(2).map(|name| (name, is)));
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_what_is_shipped_or_are_words() {
        let guide =
            "A [part](theming.md#parts), a [whole](../examples/plain), [here](#x), list[1].";
        assert_eq!(
            with_own_links(guide),
            "A [part](theming.md#parts), a whole, [here](#x), list[1]."
        );
    }

    #[test]
    fn rows_of_all_tables_of_a_kind_are_read() {
        let guide = "text\n\n| part | what |\n|---|---|\n| `a`, `b` | both |\n\n| no | what |\n|---|---|\n| `x` | y |\n\n| part | what | more |\n|---|---|---|\n| `c` | one | 2 |\n";
        assert_eq!(
            table(guide, "part"),
            [("a", "both"), ("b", "both"), ("c", "one")]
        );
    }
}
