//! A built page on the same origin as the jobs, served as strictly as a careful console would.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tower_http::services::ServeDir;

use super::run::ServeError;

/// Nothing but the page's own files: no inline script or style, no markup from strings.
/// WebAssembly needs `'wasm-unsafe-eval'` (CSP 3, section 4.5). The only image is the page's icon.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; require-trusted-types-for 'script'",
);

/// `router` with the files of `folder` wherever it has no route of its own.
///
/// # Errors
///
/// [`ServeError::NoPage`] if the folder has no `index.html` that can be read.
pub(super) fn add(router: Router, folder: &Path) -> Result<Router, ServeError> {
    let Ok(page) = std::fs::read(folder.join("index.html")) else {
        return Err(ServeError::NoPage(PathBuf::from(folder)));
    };
    if has_inline_script(&String::from_utf8_lossy(&page)) {
        tracing::warn!(
            "the page has a script written into index.html, which its Content-Security-Policy \
             blocks: put it into a file (of trunk's own starter `pattern_script` takes the place)"
        );
    }
    let files = Router::new()
        // A `.br` beside a file goes in its place to whom it may.
        .fallback_service(ServeDir::new(folder).precompressed_br())
        .layer(axum::middleware::map_response(seal));
    Ok(router.fallback_service(files))
}

/// Whether a script stands in the page itself. Data that is no program (HTML, "data block") may.
fn has_inline_script(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    html.split("<script").skip(1).any(|rest| {
        let tag = rest.split('>').next().unwrap_or_default();
        !(tag.contains("src=") || tag.contains("json"))
    })
}

async fn seal(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    // A page that was built anew is seen with the next load.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
