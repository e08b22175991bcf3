//! The skins, as they come to the screen: with looks of its own, too, a page has contrast.

use jobwatch_e2e::{Outcome, Speed, run};
use serde_json::{Value, json};

/// What judges the gallery.
const CONTRAST: &str = concat!(
    include_str!("gallery/colours.js"),
    include_str!("gallery/contrast.js")
);

const LANGUAGES: [&str; 3] = ["en", "zh-CN", "ar"];
const THEMES: [&str; 2] = ["light", "dark"];

/// Each skin shows more texts than this.
const TEXTS: u64 = 50;

#[test]
fn every_text_and_shape_of_the_skins_has_contrast() -> Outcome {
    run(Speed::Still, async |stage| {
        for language in LANGUAGES {
            for theme in THEMES {
                let page = &stage.page;
                let query = format!("view=skins&lang={language}&theme={theme}");
                page.open(&query).await?;
                let seen = page.run(CONTRAST).await?;
                assert_eq!(seen.pointer("/faults"), Some(&json!([])), "{query}");
                assert_all_is_judged(&seen);
                assert_eq!(page.trouble().await?, [""; 0], "{query}");
            }
        }
        Ok(())
    })
}

fn assert_all_is_judged(seen: &Value) {
    let texts = ["/cells/0/texts", "/cells/1/texts"].map(|path| seen.pointer(path));
    let texts = texts.map(|count| count.and_then(Value::as_u64).unwrap_or(0));
    assert!(texts.iter().all(|count| *count > TEXTS), "{texts:?}");
}
