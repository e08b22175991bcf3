//! The smallest page: one widget that watches one job. `cargo xtask test --only size` weighs it.

use jobwatch::view::JobWatch;
use yew::prelude::*;

#[component]
fn Page() -> Html {
    html! {
        <JobWatch project_id="ac234de25c6741d2b1273da49eea1b9e" job_id="import-image" />
    }
}

fn main() {
    yew::Renderer::<Page>::new().render();
}
