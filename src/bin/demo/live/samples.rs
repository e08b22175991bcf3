//! The jobs that are always on the page, so that each outcome is there without a click.

use jobwatch::Endpoint;

use crate::texts::Texts;

pub(super) struct Sample {
    /// A scenario's name: the server starts such a job when it is first asked for.
    pub(super) job_id: &'static str,
    pub(super) endpoint: fn() -> Endpoint,
    pub(super) caption: fn(&Texts) -> &'static str,
}

pub(super) static SAMPLES: [Sample; 9] = [
    Sample {
        job_id: "import-image",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.success,
    },
    Sample {
        job_id: "create-server",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.sub_jobs,
    },
    Sample {
        job_id: "no-percent",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.no_percent,
    },
    Sample {
        job_id: "import-fails",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.fail,
    },
    Sample {
        job_id: "add-members-partial",
        endpoint: Endpoint::elb,
        caption: |texts| texts.samples.partial,
    },
    Sample {
        job_id: "cancelled",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.cancelled,
    },
    Sample {
        job_id: "outage",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.outage,
    },
    Sample {
        job_id: "ims-seed",
        endpoint: Endpoint::ims,
        caption: |texts| texts.samples.ims_document,
    },
    Sample {
        job_id: "elb-seed",
        endpoint: Endpoint::elb,
        caption: |texts| texts.samples.elb_document,
    },
];
