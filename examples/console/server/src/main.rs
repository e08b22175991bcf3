//! A console's server that shares the types of its jobs with its page.
//!
//! `console-server [FOLDER]` serves the page that `trunk build` has put into FOLDER
//! (`examples/console/page/dist` by default), prints where it listens, and ends when its standard
//! input does.

mod jobs;

use std::collections::HashMap;
use std::env;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use console_api::{CreateImage, Job, Started};
use tokio::io::{AsyncReadExt, stdin};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;

use jobs::Image;

/// The images by the ids of their jobs.
#[derive(Clone, Default)]
struct Images(Arc<Mutex<HashMap<String, Image>>>);

impl Images {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Image>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn create(State(images): State<Images>, Json(wanted): Json<CreateImage>) -> Json<Started> {
    let mut images = images.lock();
    let job_id = format!("image-{}", images.len() + 1);
    images.insert(job_id.clone(), Image::begin(wanted.name));
    Json(Started { job_id })
}

async fn job(
    State(images): State<Images>,
    Path((_project, id)): Path<(String, String)>,
) -> Result<Json<Job>, StatusCode> {
    let images = images.lock();
    let image = images.get(&id).ok_or(StatusCode::NOT_FOUND)?;
    Ok(Json(image.job(&id)))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let page = env::args_os().nth(1);
    let page = page.unwrap_or_else(|| "examples/console/page/dist".into());
    let router = Router::new()
        .route("/v1/{project_id}/cloudimages", post(create))
        .route("/v1/{project_id}/jobs/{job_id}", get(job))
        .with_state(Images::default())
        .fallback_service(ServeDir::new(page));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, router)
        .with_graceful_shutdown(end_of_input())
        .await
}

/// Whoever started this server has it end by closing its input.
async fn end_of_input() {
    let mut rest = Vec::new();
    // An input that cannot be read has ended.
    let _ = stdin().read_to_end(&mut rest).await;
}
