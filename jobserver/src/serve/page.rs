//! A built page on the same origin as the jobs, served as strictly as a careful console would.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tower_http::services::ServeDir;

use super::run::ServeError;

/// Nothing but the page's own files: no inline script or style, no markup from strings.
/// WebAssembly needs `'wasm-unsafe-eval'` (CSP 3, section 4.5).
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; require-trusted-types-for 'script'",
);

/// `router` with the files of `folder` wherever it has no route of its own.
///
/// # Errors
///
/// [`ServeError::NoPage`] if the folder has no `index.html`.
pub(super) fn add(router: Router, folder: &Path) -> Result<Router, ServeError> {
    if !folder.join("index.html").is_file() {
        return Err(ServeError::NoPage(PathBuf::from(folder)));
    }
    let files = Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(axum::middleware::map_response(seal));
    Ok(router.fallback_service(files))
}

async fn seal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    // A page that was built anew is seen with the next load.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
