//! Everyone who shows the same job.

use super::{Input, PollConfig, Unseen};

/// The subscribers of one poller, and what they want of it together.
///
/// Widgets that show the same job share a poller. A driver keeps an audience for each of its
/// pollers, tells it who comes, changes and goes, and hands the [inputs](Self::inputs) that follow
/// to the poller. Where they differ, nobody is to get less than what was asked for:
///
/// - The poller is paused when all are. What a paused subscriber wants does not count; that it
///   sees nothing new meanwhile is the driver's affair.
/// - It is on screen when one is that is not paused.
/// - The shortest `interval` and the shortest `max_interval` count among those on screen, or among
///   all if none is.
/// - The longest `timeout` counts, and the longest deadline; no deadline is the longest.
/// - The most eager of the policies for what is unseen counts.
///
/// ```
/// use jobwatch::PollConfig;
/// use jobwatch::engine::{Audience, Demand, Input};
///
/// let seen = Demand { config: PollConfig::default(), on_screen: true, paused: false };
/// let mut audience = Audience::default();
/// let card = audience.join(seen);
/// let row = audience.join(Demand { on_screen: false, ..seen });
/// // The settings, that nobody has paused it, and that one of them is on screen.
/// assert_eq!(audience.inputs().len(), 3);
///
/// // The row is left, and nobody can see it.
/// audience.leave(card);
/// assert!(matches!(audience.inputs()[..], [Input::OffScreen]));
/// audience.leave(row);
/// assert!(audience.is_empty(), "the poller can go");
/// ```
#[derive(Debug, Default)]
pub struct Audience {
    subscribers: Vec<(SubscriberId, Demand)>,
    last_id: SubscriberId,
    told: Option<Demand>,
}

/// A subscriber of an [`Audience`]. No two have the same, not even one after the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubscriberId(u64);

/// What one subscriber wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Its settings.
    pub config: PollConfig,
    /// Whether it is in sight on its page.
    pub on_screen: bool,
    /// Whether a person has paused it.
    pub paused: bool,
}

impl Audience {
    /// One more, who is to keep the id.
    pub fn join(&mut self, demand: Demand) -> SubscriberId {
        self.last_id = SubscriberId(self.last_id.0.wrapping_add(1));
        self.subscribers.push((self.last_id, demand));
        self.last_id
    }

    /// One wants something else now. Who has left does not come back by this.
    pub fn change(&mut self, id: SubscriberId, demand: Demand) {
        let known = self.subscribers.iter_mut().find(|known| known.0 == id);
        if let Some((_, known)) = known {
            *known = demand;
        }
    }

    /// One less.
    pub fn leave(&mut self, id: SubscriberId) {
        self.subscribers.retain(|known| known.0 != id);
    }

    /// Whether nobody is left, and the poller not needed any more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subscribers.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.subscribers.len()
    }

    /// What all of them want together; `None` if there is nobody.
    #[must_use]
    pub fn demand(&self) -> Option<Demand> {
        let active = self.active();
        let config = merged(active.iter().map(|it| it.config))?;
        let seen = active.iter().filter(|it| it.is_seen());
        let pace = merged(seen.map(|it| it.config)).unwrap_or(config);
        Some(Demand {
            config: config.at_the_pace_of(&pace),
            on_screen: active.iter().any(|it| it.on_screen),
            paused: active.iter().all(|it| it.paused),
        })
    }

    /// What the poller has to be told since the last call. The first time that is everything, so
    /// it is the place of a new poller's inputs before [`Input::Start`].
    pub fn inputs(&mut self) -> Vec<Input> {
        let Some(demand) = self.demand() else {
            return Vec::new();
        };
        let told = self.told.replace(demand);
        let news = |is: fn(&Demand) -> bool| told.as_ref().map(is) != Some(is(&demand));
        let mut inputs = Vec::new();
        if told.is_none_or(|told| told.config != demand.config) {
            inputs.push(Input::Configure(demand.config));
        }
        if news(|it| it.on_screen) {
            inputs.push(either(demand.on_screen, Input::OnScreen, Input::OffScreen));
        }
        if news(|it| it.paused) {
            inputs.push(either(demand.paused, Input::Pause, Input::Resume));
        }
        inputs
    }

    /// Those who are not paused, or all if everyone is.
    fn active(&self) -> Vec<&Demand> {
        let all = self.subscribers.iter().map(|(_, demand)| demand);
        let active: Vec<_> = all.clone().filter(|it| !it.paused).collect();
        if active.is_empty() {
            all.collect()
        } else {
            active
        }
    }
}

impl Demand {
    /// Whether it is to be served as if it were seen.
    fn is_seen(&self) -> bool {
        self.on_screen || self.config.offscreen() == Unseen::Keep
    }
}

fn merged(configs: impl Iterator<Item = PollConfig>) -> Option<PollConfig> {
    configs.reduce(|one, other| one.merge(&other))
}

fn either(condition: bool, yes: Input, no: Input) -> Input {
    if condition { yes } else { no }
}
