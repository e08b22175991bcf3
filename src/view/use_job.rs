//! The hook that polls a job for as long as a component lives.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::effect::use_while;
use crate::effect::{Polling, Target};
use crate::engine::{PollConfig, Snapshot};

/// A job under watch: what is known of it, and what can be done.
#[derive(Clone, Debug)]
pub struct UseJobHandle {
    snapshot: Snapshot,
    controls: JobControls,
}

/// What can be done with a job under watch; nothing any more when the component has gone.
///
/// ```
/// use jobwatch::view::{JobControls, JobWatch};
/// use yew::prelude::*;
///
/// /// A button outside the widget.
/// #[component]
/// fn WithButton() -> Html {
///     let controls = use_state(JobControls::default);
///     let on_ready = {
///         let controls = controls.clone();
///         move |ready| controls.set(ready)
///     };
///     let onclick = move |_| controls.refresh();
///     html! {
///         <>
///             <JobWatch project_id="ac234de2" job_id="ff808081" {on_ready} />
///             <button {onclick}>{ "Ask now" }</button>
///         </>
///     }
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct JobControls {
    polling: Rc<RefCell<Option<Polling>>>,
}

impl PartialEq for JobControls {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.polling, &other.polling)
    }
}

/// What was told, and about which job.
#[derive(Clone)]
struct Told {
    target: Target,
    snapshot: Snapshot,
}

impl UseJobHandle {
    /// What is known now.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// What can be done, for who does not need to know the rest.
    #[must_use]
    pub fn controls(&self) -> &JobControls {
        &self.controls
    }

    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.controls.refresh();
    }

    /// Sends no more requests until [`resume`](Self::resume).
    pub fn pause(&self) {
        self.controls.pause();
    }

    /// Goes on after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.controls.resume();
    }

    /// Tells whether a person can see what shows the job; at first that is taken for granted.
    pub fn set_on_screen(&self, on_screen: bool) {
        self.controls
            .with_polling(|polling| polling.set_on_screen(on_screen));
    }
}

impl JobControls {
    /// Asks at once, and tries again what was given up.
    pub fn refresh(&self) {
        self.with_polling(Polling::refresh);
    }

    /// Sends no more requests until [`resume`](Self::resume).
    pub fn pause(&self) {
        self.with_polling(Polling::pause);
    }

    /// Goes on after [`pause`](Self::pause).
    pub fn resume(&self) {
        self.with_polling(Polling::resume);
    }

    fn with_polling(&self, act: impl FnOnce(&Polling)) {
        if let Some(polling) = &*self.polling.borrow() {
            act(polling);
        }
    }
}

/// Polls a job from when the component appears until it goes, and renders it on every change.
///
/// Rendering again with an equal target and config disturbs nothing, however often it happens;
/// another target drops what was known of the old one.
///
/// ```
/// use jobwatch::PollConfig;
/// use jobwatch::effect::Target;
/// use jobwatch::view::use_job;
/// use yew::prelude::*;
///
/// #[derive(Properties, PartialEq)]
/// struct Props {
///     target: Target,
/// }
///
/// #[component]
/// fn Percent(props: &Props) -> Html {
///     let handle = use_job(props.target.clone(), PollConfig::default());
///     match handle.snapshot().progress.progress {
///         Some(progress) => html! { { format!("{} %", progress.percent()) } },
///         None => html! { "…" },
///     }
/// }
/// ```
#[hook]
pub fn use_job(target: Target, config: PollConfig) -> UseJobHandle {
    use_job_of(Some(target), config)
}

/// The same, for a component that may have no target.
#[hook]
pub(super) fn use_job_of(target: Option<Target>, config: PollConfig) -> UseJobHandle {
    let told = use_state(|| None);
    let polling = use_polling(told.setter(), target.clone(), config);
    // A browser may paint between the rendering for another job and the effect that drops the old
    // one: what is known of that must not stand under the new one's name.
    let snapshot = told
        .as_ref()
        .zip(target)
        .filter(|(told, target): &(&Told, Target)| told.target.is_same_job(target))
        .map(|(told, _)| told.snapshot.clone());
    let handle = UseJobHandle {
        snapshot: snapshot.unwrap_or_default(),
        controls: JobControls { polling },
    };
    use_while(config, {
        let controls = handle.controls.clone();
        move |config| controls.with_polling(|polling| polling.configure(*config))
    });
    handle
}

/// Ends a polling although handles of it may be kept for longer.
struct EndOnDrop(Rc<RefCell<Option<Polling>>>);

impl Drop for EndOnDrop {
    fn drop(&mut self) {
        drop(self.0.take());
    }
}

/// Polls the target from when there is one and the component appears, points the polling at
/// another, and ends it with the target or the component.
#[hook]
fn use_polling(
    set: UseStateSetter<Option<Told>>,
    target: Option<Target>,
    config: PollConfig,
) -> Rc<RefCell<Option<Polling>>> {
    let polling = use_mut_ref(|| None);
    let current = use_mut_ref(|| None);
    use_while((), {
        let polling = polling.clone();
        move |()| EndOnDrop(polling)
    });
    use_while(target, {
        let polling = polling.clone();
        move |target: &Option<Target>| {
            current.borrow_mut().clone_from(target);
            let Some(target) = target else {
                drop(polling.take());
                return;
            };
            if let Some(polling) = &*polling.borrow() {
                polling.retarget(target.clone());
                return;
            }
            let tell = move |snapshot: &Snapshot| {
                let target = current.borrow().clone();
                let told = target.map(|target| Told {
                    target,
                    snapshot: snapshot.clone(),
                });
                set.set(told);
            };
            *polling.borrow_mut() = Some(Polling::start(target.clone(), config, tell));
        }
    });
    polling
}
