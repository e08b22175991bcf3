//! The scenarios `ims-seed` and `elb-seed` are the samples of the API documents.

use std::fs;
use std::path::Path;

use crate::server::Server;
use serde_json::Value;

/// The sample answer in a document: its one fenced block that is a job.
fn sample(document: &str) -> Value {
    let blocks = document.split("```").skip(1).step_by(2);
    blocks
        .filter_map(|block| serde_json::from_str::<Value>(block).ok())
        .find(|block| block.get("job_id").is_some())
        .expect("a sample")
}

#[tokio::test]
async fn the_seeds_equal_the_samples_of_the_documents() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    if !folder.is_dir() {
        println!("skipped: {} is not here", folder.display());
        return;
    }
    let server = Server::new();
    for (name, document) in [
        ("elb-seed", "000_ee3df7e921e59f97.txt"),
        ("ims-seed", "001_718c207be9008bc8.txt"),
    ] {
        let document = fs::read_to_string(folder.join(document)).unwrap();
        let served = server.get(&format!("/v1/p/jobs/{name}")).await.json();
        assert_eq!(served, sample(&document), "{name}");
    }
}
