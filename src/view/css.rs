//! The style sheet without what only its authors read.

/// The style sheet as it travels: without comments, line breaks and indents, which are a third.
pub(super) const STYLE: &str = match str::from_utf8(&MINIFIED) {
    Ok(style) => style,
    Err(_) => SOURCE,
};

const SOURCE: &str = include_str!("style.css");

const MINIFIED: [u8; minified_len(SOURCE)] = minified(SOURCE);

const fn minified_len(source: &str) -> usize {
    let mut scanner = Scanner::new(source);
    let mut len = 0;
    while scanner.next().is_some() {
        len += 1;
    }
    len
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs in the compiler, which is the one to stop"
)]
const fn minified<const LEN: usize>(source: &str) -> [u8; LEN] {
    let mut output = [0; LEN];
    let mut scanner = Scanner::new(source);
    let mut len = 0;
    while let Some(byte) = scanner.next() {
        output[len] = byte;
        len += 1;
    }
    output
}

/// Goes through a style sheet, past what says nothing.
struct Scanner<'a> {
    rest: &'a [u8],
    last: u8,
    in_text: bool,
}

impl<'a> Scanner<'a> {
    const fn new(source: &'a str) -> Self {
        Self {
            rest: source.as_bytes(),
            last: b'}',
            in_text: false,
        }
    }

    /// The next byte that counts. No iterator, for those do not run in the compiler.
    const fn next(&mut self) -> Option<u8> {
        let begins_apart = !self.in_text && self.skip_blanks();
        let Some((&byte, rest)) = self.rest.split_first() else {
            return None;
        };
        if begins_apart && needs_blank(self.last, byte) {
            self.last = b' ';
            return Some(b' ');
        }
        if byte == b'"' {
            self.in_text = !self.in_text;
        }
        self.rest = rest;
        self.last = byte;
        Some(byte)
    }

    /// Skips blanks and comments; returns whether there were any.
    const fn skip_blanks(&mut self) -> bool {
        let before = self.rest.len();
        loop {
            match self.rest {
                [b' ' | b'\n', rest @ ..] => self.rest = rest,
                [b'/', b'*', rest @ ..] => self.rest = after_comment(rest),
                _ => return self.rest.len() < before,
            }
        }
    }
}

const fn after_comment(mut rest: &[u8]) -> &[u8] {
    loop {
        match rest {
            [b'*', b'/', rest @ ..] => return rest,
            [_, tail @ ..] => rest = tail,
            [] => return rest,
        }
    }
}

/// Whether what stands apart would be something else side by side. After a colon nothing is: of
/// those before which a blank counts, as in `.a :is(.b)`, none follows one.
const fn needs_blank(last: u8, next: u8) -> bool {
    let after = matches!(last, b' ' | b'{' | b'}' | b';' | b',' | b':');
    let before = matches!(next, b'{' | b'}' | b';' | b',');
    !after && !before
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    fn minify(source: &str) -> String {
        let mut scanner = Scanner::new(source);
        let bytes = std::iter::from_fn(|| scanner.next()).collect();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn comments_breaks_and_indents_are_left_out() {
        let source = "/* a */\n.a,\n.b {\n  color: red; /* b */\n  margin: 0 1px;\n}\n";
        assert_eq!(minify(source), ".a,.b{color:red;margin:0 1px;}");
    }

    #[test]
    fn blanks_that_mean_something_stay() {
        let source = ".a :is(.b) > .c\n  .d { width: calc(1px + 2px); content: \" /* , */ \"; }";
        let expected = ".a :is(.b) > .c .d{width:calc(1px + 2px);content:\" /* , */ \";}";
        assert_eq!(minify(source), expected);
    }

    #[test]
    fn all_of_the_style_sheet_is_text() {
        assert_ne!(STYLE, SOURCE);
        assert!(STYLE.ends_with('}'));
    }
}
