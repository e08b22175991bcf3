//! Jobs with much to say, or with hardly anything.

use jobwatch::{Job, JobStatus, Object, Timestamp};

use super::cell::Cell;
use super::jobs::{
    create_load_balancer, create_servers, failed, import_image, result, server_part, snapshot,
};
use crate::texts::Texts;

pub(super) fn cells(texts: &'static Texts) -> Vec<Cell> {
    let words = &texts.details_cells;
    let cell = |kind, caption, job| Cell {
        kind,
        ..Cell::new("", caption, snapshot(job))
    };
    vec![
        cell("resources", words.resources, many_resources()),
        Cell {
            label: Some(words.label),
            ..cell("label", words.label, import_image(JobStatus::Running, 71.0))
        },
        cell("sub_jobs", words.sub_jobs, many_sub_jobs()),
        cell("sub_job_failed", words.sub_job_failed, sub_job_failed()),
        cell("batch", words.batch, batch()),
        cell("long_reason", words.long_reason, long_reason()),
        cell(
            "no_reason",
            words.no_reason,
            create_load_balancer(JobStatus::Fail),
        ),
        cell("result", words.result, with_result()),
        cell("unknown_type", words.unknown_type, unknown_type()),
        cell(
            "full_but_running",
            words.full_but_running,
            import_image(JobStatus::Running, 100.0),
        ),
        cell(
            "unreadable_times",
            words.unreadable_times,
            unreadable_times(),
        ),
        cell("hostile", words.hostile, hostile()),
        cell("nothing", words.nothing, Job::default()),
    ]
}

fn many_resources() -> Job {
    Job {
        entities: Object::from([
            ("image_id", "5d0c21f7-93be-4a68-8b1f-2f6e7a90c3d4"),
            ("image_name", "debian-12-base"),
            ("bucket", "images-eu-west"),
            (
                "file_url",
                "images-eu-west:exports/2026/debian-12-base.qcow2",
            ),
            ("project_id", "3f81d6a20c9b4e77a5d2c8e0b1649f3d"),
            ("os_version", "Debian GNU/Linux 12.0.0 64bit"),
        ]),
        ..import_image(JobStatus::Running, 84.0)
    }
}

fn many_sub_jobs() -> Job {
    let ids = ["01", "02", "03", "04", "05", "06", "07", "08"];
    let part = |(number, id): (usize, &str)| {
        let status = match number {
            0..5 => JobStatus::Success,
            5 => JobStatus::Running,
            _ => JobStatus::Init,
        };
        server_part(status, &format!("9b3e7d14-20c5-4f8a-b6d1-e47a0c5f28{id}"))
    };
    Job {
        sub_jobs: ids.into_iter().enumerate().map(part).collect(),
        ..create_servers(JobStatus::Running, 1)
    }
}

fn sub_job_failed() -> Job {
    let mut job = create_servers(JobStatus::Fail, 2);
    if let Some(last) = job.sub_jobs.last_mut() {
        *last = failed(
            last.clone(),
            "Ecs.0319",
            "The flavor is sold out in this zone. Choose another zone or flavor.",
        );
    }
    job
}

fn batch() -> Job {
    Job {
        job_type: Some("imsAddImageMembersJob".to_owned()),
        entities: Object::new(),
        results: vec![
            result(JobStatus::Success, "7b0e9c52-41fa-4d83-9c60-18d2f5a7e301"),
            result(JobStatus::Fail, "7b0e9c52-41fa-4d83-9c60-18d2f5a7e302"),
            result(JobStatus::Success, "7b0e9c52-41fa-4d83-9c60-18d2f5a7e303"),
        ],
        ..failed(
            import_image(JobStatus::Fail, 66.0),
            "IMS.0205",
            "1 of 3 images could not be shared.",
        )
    }
}

fn long_reason() -> Job {
    let reason = "The file cannot be read as a disk image. The header says qcow2 version 3, the \
                  table of clusters ends at byte 1,073,741,824, and the file has only \
                  734,003,200 bytes: the upload was probably cut off. Upload the file again, \
                  compare its checksum with the one on the server, and start a new import.";
    failed(import_image(JobStatus::Fail, 62.0), "IMS.0118", reason)
}

fn with_result() -> Job {
    Job {
        result: Some("https://images.example.com/exports/debian-12-base.qcow2".to_owned()),
        ..import_image(JobStatus::Success, 100.0)
    }
}

fn unknown_type() -> Job {
    Job {
        job_type: Some("reencryptVolumeWithCustomerManagedKeyAndVerify".to_owned()),
        entities: Object::new(),
        ..import_image(JobStatus::Running, 8.0)
    }
}

fn unreadable_times() -> Job {
    Job {
        begin_time: Timestamp::parse("shortly after noon"),
        end_time: Timestamp::parse("a little later"),
        ..import_image(JobStatus::Success, 100.0)
    }
}

fn hostile() -> Job {
    Job {
        job_type: Some("<b>importImage</b>".to_owned()),
        entities: Object::from([
            ("image_name", "<img src=x onerror=alert(1)>"),
            ("owner", "\u{202e}drawkcab\u{202c} فريق التخزين"),
        ]),
        ..failed(
            import_image(JobStatus::Fail, 12.0),
            "IMS.0001",
            "فشل الاستيراد: الملف disk-01.qcow2 تالف.",
        )
    }
}
