//! What can be chosen on the gallery page.

use jobwatch_e2e::{Outcome, Page, until};

/// Whether the gallery is there and its bars have come to rest. What moves on and on is stopped, at a
/// moment that all pictures share: a page as tall as this one is slow to paint sixty times a second.
const STAND_STILL: &str = "
    const moving = document.getAnimations();
    if (!document.querySelector('[data-cell]')) return false;
    if (moving.some((it) => it instanceof CSSTransition)) return false;
    for (const animation of moving) {
        animation.pause();
        animation.currentTime = 600;
    }
    return true;";

const LANGUAGES: [(&str, Direction); 3] = [
    ("en", Direction::Ltr),
    ("zh-CN", Direction::Ltr),
    ("ar", Direction::Rtl),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Appearance {
    Card,
    Inline,
    Badge,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Ltr,
    Rtl,
}

impl Appearance {
    fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Inline => "inline",
            Self::Badge => "badge",
        }
    }
}

impl Theme {
    pub(crate) const ALL: [Self; 2] = [Self::Light, Self::Dark];

    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Direction {
    const ALL: [Self; 2] = [Self::Ltr, Self::Rtl];

    fn word(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// One way to look at all states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Combination {
    pub(crate) appearance: Appearance,
    pub(crate) language: &'static str,
    pub(crate) theme: Theme,
    direction: Direction,
}

impl Combination {
    /// Every one of an appearance. Against the direction of the language in one theme only: no
    /// colour depends on both.
    pub(crate) fn all(appearance: Appearance) -> Vec<Self> {
        let mut all = Vec::new();
        for (language, own) in LANGUAGES {
            for theme in Theme::ALL {
                for direction in Direction::ALL {
                    if direction == own || theme == Theme::Light {
                        all.push(Self {
                            appearance,
                            language,
                            theme,
                            direction,
                        });
                    }
                }
            }
        }
        all
    }

    /// In the direction of the language.
    pub(crate) fn natural(appearance: Appearance, language: &'static str, theme: Theme) -> Self {
        let own = LANGUAGES.iter().find(|(tag, _)| *tag == language);
        let direction = own.map_or(Direction::Ltr, |(_, own)| *own);
        Self {
            appearance,
            language,
            theme,
            direction,
        }
    }

    /// `card-ar-dark-rtl`.
    pub(crate) fn name(&self) -> String {
        [
            self.appearance.word(),
            self.language,
            self.theme.word(),
            self.direction.word(),
        ]
        .join("-")
    }

    fn query(&self) -> String {
        format!(
            "appearance={}&lang={}&theme={}&dir={}",
            self.appearance.word(),
            self.language,
            self.theme.word(),
            self.direction.word()
        )
    }

    /// Opens the gallery like this.
    pub(crate) async fn open(&self, page: &Page) -> Outcome {
        page.open(&format!("view=gallery&{}", self.query())).await?;
        come_to_rest(page).await
    }

    /// Opens the gallery like this by way of the live jobs: the page is listened to for trouble
    /// once it is there, and so each cell is built after that.
    pub(crate) async fn open_listening(&self, page: &Page) -> Outcome {
        page.open(&format!("view=live&{}", self.query())).await?;
        page.run("location.hash = 'gallery'").await?;
        come_to_rest(page).await
    }
}

async fn come_to_rest(page: &Page) -> Outcome {
    until("the gallery stands still", async || {
        Ok((page.run(STAND_STILL).await? == true).then_some(()))
    })
    .await
}
