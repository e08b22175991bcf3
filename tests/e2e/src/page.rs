//! The demo page, as a person meets it.

use fantoccini::elements::Element;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::Outcome;
use crate::wait::until;

/// The jobs that are always on the page, in its order.
pub const SAMPLES: [&str; 9] = [
    "import-image",
    "create-server",
    "no-percent",
    "import-fails",
    "add-members-partial",
    "cancelled",
    "outage",
    "ims-seed",
    "elb-seed",
];

/// The demo page in a browser.
pub struct Page {
    client: Client,
    url: String,
}

impl Page {
    pub(crate) fn new(client: Client, url: &str) -> Self {
        Self {
            client,
            url: url.to_owned(),
        }
    }

    /// The session, for what this type has no words for.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Opens the page with a query, such as `view=live&lang=en`, and waits until it shows cards.
    ///
    /// # Errors
    ///
    /// If it does not.
    pub async fn open(&self, query: &str) -> Outcome {
        self.client.goto(&format!("{}/?{query}", self.url)).await?;
        until("the page shows a card", async || {
            let cards = self.client.find_all(Locator::Css(".job-watch")).await?;
            Ok((!cards.is_empty()).then_some(()))
        })
        .await?;
        self.listen().await
    }

    /// Opens another page of the server, by its path, with an ear for what goes wrong on it.
    ///
    /// # Errors
    ///
    /// If the browser cannot.
    pub async fn visit(&self, path: &str) -> Outcome {
        self.visit_url(&format!("{}/{path}", self.url)).await
    }

    /// Opens a page of any server, with an ear for what goes wrong on it.
    ///
    /// # Errors
    ///
    /// If the browser cannot.
    pub async fn visit_url(&self, url: &str) -> Outcome {
        self.client.goto(url).await?;
        self.listen().await
    }

    /// Runs a script in the page and gives what it returns.
    ///
    /// # Errors
    ///
    /// If the script throws.
    pub async fn run(&self, script: &str) -> Outcome<Value> {
        Ok(self.client.execute(script, Vec::new()).await?)
    }

    /// The text of the first element that a selector finds, as it is laid out. Not by WebDriver's
    /// own command: WebKit's takes a word that could be shortened with an ellipsis for hidden.
    ///
    /// # Errors
    ///
    /// If there is no such element.
    pub async fn text_of(&self, selector: &str) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0]).innerText";
        let text = self.client.execute(script, vec![selector.into()]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Starts a job with the form, and gives its card.
    ///
    /// # Errors
    ///
    /// If there is no such scenario, or no card appears.
    pub async fn start_job(&self, scenario: &str) -> Outcome<Card<'_>> {
        let before = self.cards().await?;
        let option = format!("#scenario option[value=\"{scenario}\"]");
        until("the form offers the scenario", async || {
            Ok(self.client.find(Locator::Css(&option)).await.ok())
        })
        .await?
        .click()
        .await?;
        let submit = Locator::Css("form.start button[type=submit]");
        self.client.find(submit).await?.click().await?;
        until("the started job has a card", async || {
            Ok((self.cards().await? > before).then_some(()))
        })
        .await?;
        // The newest comes first.
        self.card_at(1).await
    }

    /// The card at a place of the grid, from 1.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn card_at(&self, place: usize) -> Outcome<Card<'_>> {
        let selector = format!(".grid > :nth-child({place}) .job-watch");
        // There is one, or this fails.
        self.client.find(Locator::Css(&selector)).await?;
        Ok(Card {
            page: self,
            selector,
        })
    }

    /// The first card whose job is in a state, as soon as there is one.
    ///
    /// # Errors
    ///
    /// If there never is.
    pub async fn card_in_state(&self, state: &str) -> Outcome<Card<'_>> {
        let script = format!(
            "return 1 + [...document.querySelectorAll('.grid > *')]
                 .findIndex((cell) => cell.querySelector('.job-watch[data-state={state}]'))"
        );
        let place = until(&format!("a job is in state {state}"), async || {
            let place = self.run(&script).await?.as_u64().unwrap_or(0);
            Ok((place > 0).then_some(place))
        })
        .await?;
        self.card_at(usize::try_from(place)?).await
    }

    /// How many cards there are.
    ///
    /// # Errors
    ///
    /// If the browser does not answer.
    pub async fn cards(&self) -> Outcome<usize> {
        let cards = self.client.find_all(Locator::Css(".job-watch"));
        Ok(cards.await?.len())
    }

    /// What a failing test saw, for its report.
    pub(crate) async fn describe(&self) -> String {
        let script = "return document.body.innerText";
        match self.run(script).await {
            Ok(text) => format!("The page shows:\n{}", text.as_str().unwrap_or_default()),
            Err(error) => format!("The page does not answer: {error}"),
        }
    }
}

/// A job's card. It is looked up anew each time, for the page may have rendered meanwhile.
pub struct Card<'a> {
    page: &'a Page,
    selector: String,
}

impl Card<'_> {
    /// A part of the card.
    ///
    /// # Errors
    ///
    /// If it is not there.
    pub async fn part(&self, selector: &str) -> Outcome<Element> {
        let selector = format!("{} {selector}", self.selector);
        Ok(self.page.client.find(Locator::Css(&selector)).await?)
    }

    /// All that a person reads on the card.
    ///
    /// # Errors
    ///
    /// If the card is gone.
    pub async fn text(&self) -> Outcome<String> {
        self.page.text_of(&self.selector).await
    }

    /// Waits until the card shows a text.
    ///
    /// # Errors
    ///
    /// If it never does.
    pub async fn shows(&self, text: &str) -> Outcome {
        until(&format!("the card shows {text:?}"), async || {
            Ok(self.text().await?.contains(text).then_some(()))
        })
        .await
    }

    /// The state of the job, as styles tell it apart.
    ///
    /// # Errors
    ///
    /// If the card is gone.
    pub async fn state(&self) -> Outcome<String> {
        let script = "return document.querySelector(arguments[0]).dataset.state";
        let selector = vec![self.selector.as_str().into()];
        let state = self.page.client.execute(script, selector).await?;
        Ok(state.as_str().unwrap_or_default().to_owned())
    }

    /// Presses a button by its name.
    ///
    /// # Errors
    ///
    /// If there is no such button, or something lies over it.
    pub async fn press(&self, name: &str) -> Outcome {
        let button = self.part(&format!("button[aria-label='{name}']")).await?;
        Ok(button.click().await?)
    }

    /// The percentage that a screen reader speaks, if the bar has one.
    ///
    /// # Errors
    ///
    /// If there is no bar.
    pub async fn spoken_progress(&self) -> Outcome<Option<String>> {
        let bar = self.part("[role=progressbar]").await?;
        Ok(bar.attr("aria-valuetext").await?)
    }
}
