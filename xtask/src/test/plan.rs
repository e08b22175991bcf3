//! From what was asked to the steps of a run, and what they need.

use super::Options;
use super::part::Part;
use super::step::Step;
use crate::tools::{Browser, Tool};

/// The steps of a run, the quickest to tell something first.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(super) steps: Vec<Step>,
}

impl Plan {
    /// The steps of the parts that were asked for, whatever the order they were named in.
    pub(super) fn new(options: &Options) -> Self {
        if let Some(minutes) = options.soak {
            let steps = vec![Step::Soak(minutes)];
            return Self { steps };
        }
        let asked = Part::ALL
            .into_iter()
            .filter(|part| options.parts.contains(part));
        let steps = asked
            .flat_map(|part| Step::of(part, &options.browsers))
            .collect();
        Self { steps }
    }

    /// The tools that any step needs, the first needed first.
    pub(super) fn tools(&self) -> Vec<Tool> {
        unique(
            self.steps
                .iter()
                .flat_map(|step| step.tools().iter().copied()),
        )
    }

    /// The browsers that any step needs, the first needed first.
    pub(super) fn browsers(&self) -> Vec<Browser> {
        unique(self.steps.iter().filter_map(|step| step.browser()))
    }
}

fn unique<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for item in items {
        if !unique.contains(&item) {
            unique.push(item);
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;

    fn plan(parts: &[Part], browsers: &[Browser]) -> Plan {
        let (parts, browsers) = (parts.to_vec(), browsers.to_vec());
        Plan::new(&Options {
            browsers,
            parts,
            soak: None,
        })
    }

    #[test]
    fn soak_takes_the_place_of_all_else() {
        let minutes = NonZeroU32::MIN;
        let plan = Plan::new(&Options {
            browsers: Browser::ALL.to_vec(),
            parts: Part::ALL.to_vec(),
            soak: Some(minutes),
        });
        assert_eq!(plan.steps, [Step::Soak(minutes)]);
        assert_eq!(plan.browsers(), [Browser::Chromium]);
    }

    #[test]
    fn suites_run_once_in_each_browser() {
        let plan = plan(
            &[Part::E2e, Part::Web],
            &[Browser::Firefox, Browser::WebKit],
        );
        let expected = [
            Step::Web(Browser::Firefox),
            Step::Web(Browser::WebKit),
            Step::E2e(Browser::Firefox),
            Step::E2e(Browser::WebKit),
        ];
        assert_eq!(plan.steps, expected);
    }

    #[test]
    fn tools_are_wanted_in_the_order_of_their_need() {
        let plan = plan(&Part::ALL, &Browser::ALL);
        assert_eq!(
            plan.tools(),
            [
                Tool::Valgrind,
                Tool::WasmBindgen,
                Tool::Geckodriver,
                Tool::Trunk,
                Tool::Esbuild,
                Tool::Node,
                Tool::AxeCore,
                Tool::Nginx
            ]
        );
        assert_eq!(plan.browsers(), Browser::ALL);
    }

    #[test]
    fn parts_without_browser_need_none() {
        let plan = plan(&[Part::Clippy, Part::Host], &Browser::ALL);
        assert!(plan.tools().is_empty() && plan.browsers().is_empty());
    }

    #[test]
    fn browser_that_was_not_asked_for_is_not_installed() {
        let plan = plan(&Part::ALL, &[Browser::Chromium]);
        assert_eq!(plan.browsers(), [Browser::Chromium]);
        assert!(!plan.tools().contains(&Tool::Geckodriver));
        let plan = self::plan(&Part::ALL, &[Browser::Firefox]);
        assert!(!plan.tools().contains(&Tool::AxeCore));
        assert!(!plan.tools().contains(&Tool::Nginx));
    }
}
