//! Tabs that share a job, with the test in the place of the browser's locks.

use std::collections::VecDeque;

use jobwatch::engine::{Tab, TabAction, TabInput};
use proptest::prelude::*;

/// Some tabs of one browser.
struct Browser {
    tabs: Vec<Open>,
    /// Who waits for the lock. The first holds it.
    queue: VecDeque<usize>,
}

struct Open {
    tab: Tab,
    is_open: bool,
    ready: bool,
    visible: bool,
    /// What its poller was told last.
    asks: bool,
    news: usize,
    refreshed: usize,
}

impl Browser {
    /// So many tabs that are in sight and would ask.
    fn with(count: usize) -> Self {
        let mut browser = Self {
            tabs: Vec::new(),
            queue: VecDeque::new(),
        };
        for _ in 0..count {
            let number = browser.open();
            browser.set_visible(number, true);
            browser.set_ready(number, true);
        }
        browser
    }

    fn open(&mut self) -> usize {
        self.tabs.push(Open {
            tab: Tab::default(),
            is_open: true,
            ready: false,
            visible: false,
            asks: false,
            news: 0,
            refreshed: 0,
        });
        self.tabs.len() - 1
    }

    fn set_ready(&mut self, number: usize, ready: bool) {
        self.tabs[number].ready = ready;
        self.send(number, TabInput::Ready(ready));
    }

    fn set_visible(&mut self, number: usize, visible: bool) {
        self.tabs[number].visible = visible;
        self.send(number, TabInput::Visible(visible));
    }

    /// As when it is closed or crashes: nobody asks it.
    fn kill(&mut self, number: usize) {
        self.tabs[number].is_open = false;
        self.tabs[number].asks = false;
        self.leave(number);
    }

    fn send(&mut self, number: usize, input: TabInput) {
        if !self.tabs[number].is_open {
            return;
        }
        self.tabs[number].tab.handle(input);
        while let Some(action) = self.tabs[number].tab.poll_action() {
            self.act(number, action);
        }
    }

    fn act(&mut self, number: usize, action: TabAction) {
        match action {
            TabAction::Queue => {
                assert!(!self.queue.contains(&number), "waits twice");
                self.queue.push_back(number);
                self.grant();
            }
            TabAction::Leave => self.leave(number),
            TabAction::Lead => self.tabs[number].asks = true,
            TabAction::Follow => self.tabs[number].asks = false,
            TabAction::SayHello => {
                let visible = self.tabs[number].visible;
                self.tell_others(number, TabInput::Hello { visible });
            }
            TabAction::SayNews => self.tabs[number].news += 1,
            TabAction::Refresh => self.tabs[number].refreshed += 1,
        }
    }

    fn tell_others(&mut self, number: usize, input: TabInput) {
        for other in (0..self.tabs.len()).filter(|other| *other != number) {
            self.send(other, input);
        }
    }

    fn leave(&mut self, number: usize) {
        let held = self.queue.front() == Some(&number);
        self.queue.retain(|waiting| *waiting != number);
        if held {
            self.grant();
        }
    }

    fn grant(&mut self) {
        if let Some(first) = self.queue.front().copied()
            && !self.tabs[first].asks
        {
            self.send(first, TabInput::Granted);
        }
    }

    fn asking(&self) -> Vec<usize> {
        let tabs = self.tabs.iter().enumerate();
        tabs.filter(|(_, tab)| tab.asks)
            .map(|(number, _)| number)
            .collect()
    }

    /// What must hold once all has been said.
    fn check(&self) {
        let asking = self.asking();
        assert!(asking.len() <= 1, "{asking:?} ask");
        for number in &asking {
            assert!(self.tabs[*number].ready, "one asks that would not");
        }
        let would = |tab: &&Open| tab.is_open && tab.ready;
        let somebody = self.tabs.iter().any(|tab| would(&tab));
        assert_eq!(asking.len() == 1, somebody, "nobody asks");
        if self.tabs.iter().any(|tab| would(&tab) && tab.visible) {
            assert!(self.tabs[asking[0]].visible, "one asks that nobody sees");
        }
    }
}

#[test]
fn one_of_three_tabs_asks() {
    let browser = Browser::with(3);
    assert_eq!(browser.asking(), [0]);
}

#[test]
fn tab_that_is_closed_is_followed_by_the_next() {
    let mut browser = Browser::with(3);
    browser.kill(0);
    assert_eq!(browser.asking(), [1]);
    browser.kill(2);
    browser.kill(1);
    assert_eq!(browser.asking(), [0; 0]);
}

#[test]
fn tab_that_is_hidden_hands_over() {
    let mut browser = Browser::with(2);
    browser.set_ready(0, false);
    browser.set_visible(0, false);
    assert_eq!(browser.asking(), [1]);
    browser.set_visible(0, true);
    browser.set_ready(0, true);
    assert_eq!(browser.asking(), [1], "and does not take it back");
}

#[test]
fn hidden_tab_that_asks_on_gives_way_to_one_in_sight() {
    let mut browser = Browser::with(1);
    browser.set_visible(0, false);
    assert_eq!(browser.asking(), [0], "nobody else is there");
    let other = browser.open();
    browser.set_visible(other, true);
    browser.set_ready(other, true);
    assert_eq!(browser.asking(), [other]);

    browser.kill(other);
    assert_eq!(browser.asking(), [0]);
}

#[test]
fn hidden_tab_gives_way_to_one_that_comes_into_sight() {
    let mut browser = Browser::with(2);
    browser.set_visible(1, false);
    browser.set_visible(0, false);
    assert_eq!(browser.asking(), [1]);
    browser.set_visible(0, true);
    assert_eq!(browser.asking(), [0]);
}

#[test]
fn newcomer_is_told_what_is_known() {
    let browser = Browser::with(2);
    assert_eq!(browser.tabs[0].news, 1);
    assert_eq!(browser.tabs[1].news, 0, "by the one who asks");
}

#[test]
fn wish_of_another_tab_is_granted_by_the_one_who_asks() {
    let mut browser = Browser::with(3);
    browser.tell_others(2, TabInput::Refresh);
    let refreshed: Vec<_> = browser.tabs.iter().map(|tab| tab.refreshed).collect();
    assert_eq!(refreshed, [1, 0, 0]);
}

#[test]
fn without_locks_each_asks_for_itself() {
    let mut tab = Tab::default();
    tab.handle(TabInput::Ready(true));
    while tab.poll_action().is_some() {}
    tab.handle(TabInput::Unavailable);
    assert_eq!(tab.poll_action(), Some(TabAction::Lead));
    assert!(!tab.is_leading() && !tab.is_listening());
    tab.handle(TabInput::Ready(false));
    tab.handle(TabInput::Ready(true));
    assert_eq!(tab.poll_action(), None);
}

#[test]
fn lock_that_is_taken_away_is_waited_for_again() {
    let mut browser = Browser::with(1);
    browser.queue.clear();
    browser.send(0, TabInput::Lost);
    assert_eq!(browser.asking(), [0], "and granted again");
}

#[test]
fn lock_that_comes_too_late_is_let_go() {
    let mut tab = Tab::default();
    tab.handle(TabInput::Granted);
    assert_eq!(tab.poll_action(), Some(TabAction::Leave));
}

#[derive(Clone, Debug)]
enum Event {
    Open,
    Kill(usize),
    Ready(usize, bool),
    Visible(usize, bool),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        1 => Just(Event::Open),
        1 => (0..8_usize).prop_map(Event::Kill),
        4 => (0..8_usize, any::<bool>()).prop_map(|(tab, ready)| Event::Ready(tab, ready)),
        4 => (0..8_usize, any::<bool>()).prop_map(|(tab, visible)| Event::Visible(tab, visible)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn one_tab_asks_if_any_would_and_a_person_sees_it_if_any(
        events in prop::collection::vec(event(), 1..40),
    ) {
        let mut browser = Browser::with(2);
        for event in events {
            let count = browser.tabs.len();
            match event {
                Event::Open => { browser.open(); }
                Event::Kill(tab) => browser.kill(tab % count),
                Event::Ready(tab, ready) => browser.set_ready(tab % count, ready),
                Event::Visible(tab, visible) => browser.set_visible(tab % count, visible),
            }
            browser.check();
        }
    }
}
