//! What a job has brought.

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::fact::fact;
use super::locale::Locale;
use super::long_text::{foldable_text, shortened};
use super::wording::server_text;
use crate::model::{Job, fill};

/// The result of a job that has succeeded: a link where it is a URL, else a text, and a button that
/// copies it.
pub(super) fn made(job: &Job, locale: &Locale) -> Html {
    let Some(result) = &job.result else {
        return Html::default();
    };
    let name = locale.messages.result;
    let label = fill(locale.messages.copy, "name", name);
    let copy = html! { <CopyButton text={result.clone()} {label} /> };
    let value = if is_link(result) {
        html! {
            <a class="job-watch-made" part="link" href={result.clone()} rel="noreferrer">
                { server_text(&shortened(result)) }
            </a>
        }
    } else {
        foldable_text(result)
    };
    html! {
        <div class="job-watch-section">
            <dl class="job-watch-facts">{ fact(name.into(), value, copy) }</dl>
        </div>
    }
}

/// Whether it leads somewhere and does nothing else: a URL of another scheme can be a script, and
/// a path may be one of a file system.
fn is_link(text: &str) -> bool {
    let begins = |scheme: &str| {
        let head = text.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    begins("https://") || begins("http://")
}

#[cfg(test)]
mod tests {
    use super::is_link;

    #[test]
    fn only_urls_of_the_web_are_links() {
        for url in ["https://example.com/a", "HTTP://127.0.0.1"] {
            assert!(is_link(url), "{url}");
        }
        let texts = [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.com",
            "/var/log",
            "https:x",
            "",
        ];
        for text in texts {
            assert!(!is_link(text), "{text}");
        }
    }
}
