//! Texts with places to fill.

/// Puts a value in every place of `{name}`.
///
/// Looks for a brace and not for the whole place: the standard library's search for a text in a
/// text would add a kilobyte (brotli) to the page.
pub(crate) fn fill(template: &str, name: &str, value: &str) -> String {
    let mut parts = template.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.strip_prefix(name);
        match rest.and_then(|rest| rest.strip_prefix('}')) {
            Some(rest) => text.extend([value, rest]),
            None => text.extend(["{", part]),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn every_place_of_the_name_is_filled_and_nothing_else() {
        assert_eq!(fill("{a} of {b}, {a}", "a", "1"), "1 of {b}, 1");
        assert_eq!(fill("{ab} {a {a}} }{", "a", "1"), "{ab} {a 1} }{");
        assert_eq!(fill("{{a}}", "a", "{a}"), "{{a}}");
        assert_eq!(fill("", "a", "1"), "");
    }
}
