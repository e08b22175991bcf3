//! Which path is answered by what.

use std::sync::Arc;

use axum::routing::{delete, get, post};
use axum::{Extension, Router, middleware};

use super::app::App;
use super::refusal::Refusal;
use super::{deliver, envelope, faults, job, misbehave, requests, scenarios};
use crate::scenario::Api;

/// All routes of a server.
pub fn router(app: Arc<App>) -> Router {
    let mut router = Router::new()
        .route("/scenarios", get(scenarios::list))
        .route("/requests", get(requests::list).delete(requests::reset))
        .route(
            "/faults",
            get(faults::list)
                .put(faults::switch_on)
                .delete(faults::switch_all_off),
        )
        .route("/faults/{job_id}", delete(faults::switch_job_off))
        .route("/login", get(misbehave::login));
    for api in [Api::Elb, Api::Ims] {
        router = router.nest(&format!("/{}", api.version()), jobs_of(api));
    }
    router
        .fallback(async || Refusal::no_such_path())
        .method_not_allowed_fallback(async || Refusal::no_such_method())
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            envelope::wrap,
        ))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&app),
            deliver::deliver,
        ))
        .with_state(app)
}

fn jobs_of(api: Api) -> Router<Arc<App>> {
    Router::new()
        .route("/{project_id}/jobs", post(job::start))
        .route("/{project_id}/jobs/{job_id}", get(job::show))
        .layer(Extension(api))
}
