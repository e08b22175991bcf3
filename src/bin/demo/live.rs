//! Live jobs: a form that starts one, and cards that watch them.

mod catalog;
mod samples;
mod start_form;
mod started;

pub(crate) use started::{StartedJob, StartedJobs};

use std::rc::Rc;

use jobwatch::Endpoint;
use jobwatch::view::JobWatch;
use yew::prelude::*;

use crate::dom;
use crate::server::{project_id, share};
use crate::texts::{Texts, use_language, use_texts};
use samples::{SAMPLES, Sample};
use start_form::StartForm;
use started::StartedAction;

#[derive(Properties, PartialEq)]
pub(crate) struct LiveProps {
    /// The jobs that were started on this page.
    pub(crate) started: UseReducerHandle<StartedJobs>,
    /// The heading of this part.
    pub(crate) heading: NodeRef,
}

#[component]
pub(crate) fn Live(props: &LiveProps) -> Html {
    let texts = use_texts();
    let on_start = {
        let started = props.started.clone();
        move |job| started.dispatch(StartedAction::Add(job))
    };
    html! {
        <>
            <div class="part-head">
                <h2 ref={props.heading.clone()} tabindex="-1">{ texts.live }</h2>
                <p>{ texts.live_intro }</p>
            </div>
            <StartForm {on_start} />
            <ul class="grid">
                { for props.started.newest_first().map(|job| html! {
                    <StartedCard
                        key={job.id.clone()}
                        job={job.clone()}
                        started={props.started.clone()}
                        heading={props.heading.clone()}
                    />
                }) }
                { for SAMPLES.iter().map(|sample| sample_card(sample, texts)) }
            </ul>
        </>
    }
}

fn sample_card(sample: &'static Sample, texts: &Texts) -> Html {
    html! {
        <li key={sample.job_id} class="cell">
            <div class="cell-head"><h3>{ (sample.caption)(texts) }</h3></div>
            <JobWatch
                endpoint={(sample.endpoint)()}
                project_id={project_id()}
                job_id={sample.job_id}
                share={share()}
            />
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct StartedCardProps {
    job: Rc<StartedJob>,
    started: UseReducerHandle<StartedJobs>,
    /// Takes the focus when the card with the focus goes.
    heading: NodeRef,
}

#[component]
fn StartedCard(props: &StartedCardProps) -> Html {
    let texts = use_texts();
    let title = props
        .job
        .scenario
        .title
        .in_language(use_language())
        .to_owned();
    let remove = {
        let (started, heading) = (props.started.clone(), props.heading.clone());
        let id = props.job.id.clone();
        move |_| {
            started.dispatch(StartedAction::Remove(id.clone()));
            dom::focus(&heading);
        }
    };
    let label = texts.remove.replace("{title}", &title);
    html! {
        <li class="cell">
            <div class="cell-head">
                <h3>{ title }</h3>
                <button
                    type="button"
                    class="icon-button"
                    title={label.clone()}
                    aria-label={label}
                    onclick={remove}
                >
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
                </button>
            </div>
            <JobWatch
                endpoint={Endpoint::new(props.job.scenario.src.clone())}
                project_id={project_id()}
                job_id={props.job.id.clone()}
                share={share()}
            />
        </li>
    }
}
