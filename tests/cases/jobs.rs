//! Bodies that are jobs: `fixtures/jobs`, and what each must become.

use jobwatch::{Job, ParseJson, Progress, ShownProgress};

use super::{answer, assert_none, compare};

/// A body and what it must become.
struct Case {
    file: &'static str,
    body: &'static str,
    asked: Option<&'static str>,
    seen: Seen<'static>,
}

/// What can be seen of a job. A text that is not there is blank.
#[derive(Debug, Default, PartialEq)]
struct Seen<'a> {
    status: &'a str,
    id: &'a str,
    job_type: &'a str,
    task: &'a str,
    /// The progress that the server reports.
    reported: Option<f64>,
    /// The progress that is shown at first sight.
    shown: Option<f64>,
    derived: bool,
    /// Milliseconds since 1970.
    begin: Option<i64>,
    end: Option<i64>,
    code: &'a str,
    reason: &'a str,
    resources: Vec<(&'a str, String)>,
    sub_jobs: usize,
    results: usize,
}

impl<'a> From<&'a Job> for Seen<'a> {
    fn from(job: &'a Job) -> Self {
        let shown = ShownProgress::default().next(job);
        let failure = job.failure();
        let resources = job.resources();
        Self {
            status: job.status.as_str(),
            id: job.id.as_deref().unwrap_or_default(),
            job_type: job.job_type.as_deref().unwrap_or_default(),
            task: job.current_task.as_deref().unwrap_or_default(),
            reported: job.progress.map(Progress::fraction),
            shown: shown.progress.map(Progress::fraction),
            derived: shown.derived,
            begin: job.begin_time.as_ref().and_then(|time| time.unix_millis()),
            end: job.end_time.as_ref().and_then(|time| time.unix_millis()),
            code: failure.and_then(|it| it.code).unwrap_or_default(),
            reason: failure.and_then(|it| it.reason).unwrap_or_default(),
            resources: resources
                .iter()
                .filter_map(|resource| Some((resource.key, resource.value.to_text()?)))
                .collect(),
            sub_jobs: job.sub_job_count(),
            results: job.results.len(),
        }
    }
}

macro_rules! job {
    ($file:literal, $seen:expr) => {
        job!($file, None, $seen)
    };
    ($file:literal, $asked:expr, $seen:expr) => {
        Case {
            file: $file,
            body: include_str!(concat!("../fixtures/jobs/", $file, ".json")),
            asked: $asked,
            seen: $seen,
        }
    };
}

/// Both documents' own samples.
pub(crate) const SEEDS: [&str; 2] = [
    include_str!("../fixtures/jobs/elb_seed.json"),
    include_str!("../fixtures/jobs/ims_seed.json"),
];

/// Checks every row with this reader.
pub(crate) fn check(parse: ParseJson) {
    let complaints: Vec<String> = cases()
        .iter()
        .filter_map(|case| match answer(parse, 200, case.body, case.asked) {
            Ok(job) => compare(case.file, &case.seen, &Seen::from(&job)),
            Err(error) => Some(format!("{}: {error}", case.file)),
        })
        .collect();
    assert_none(&complaints);
}

fn cases() -> Vec<Case> {
    vec![
        job!(
            "elb_seed",
            Seen {
                status: "RUNNING",
                id: "4010b39b4fd3d5ff014fd943bac41619",
                job_type: "deleteELB",
                begin: Some(1_442_459_138_756),
                resources: vec![("elb_id", "ea3e5715b68850a747ec41f335625c08".into())],
                ..Seen::default()
            }
        ),
        job!(
            "ims_seed",
            Seen {
                status: "SUCCESS",
                id: "ff8080814dbd65d7014dbe0d84db0013",
                job_type: "createImageByInstance",
                task: "CreateImageByInstanceTask",
                reported: Some(0.2),
                shown: Some(1.0),
                begin: Some(1_433_441_466_586),
                resources: vec![
                    ("image_id", "e9e91bff-14b6-4a0b-8377-4ed0813e3360".into()),
                    ("image_name", "asdfasdfasdfas".into())
                ],
                results: 1,
                ..Seen::default()
            }
        ),
        job!(
            "ims_percent_and_task",
            Seen {
                status: "RUNNING",
                id: "ff80808290aa01c70190b1d2e3f40001",
                job_type: "imsCopyImageInRegionJob",
                task: "CopyImageInRegionTask:",
                reported: Some(0.35),
                shown: Some(0.35),
                begin: Some(1_678_349_730_125),
                resources: vec![
                    ("image_name", "golden-web".into()),
                    ("subJobId", "ff80808290aa01c70190b1d2e3f40002".into()),
                    ("image_id", "0c6f1d1e-52a7-4a06-9f6d-3e54cf2c9a11".into())
                ],
                ..Seen::default()
            }
        ),
        job!(
            "ims_integer_percent",
            Seen {
                status: "SUCCESS",
                id: "9a17c0de0000000000000000000000a1",
                job_type: "imsImportImageJob",
                reported: Some(1.0),
                shown: Some(1.0),
                begin: Some(1_738_367_999_999),
                end: Some(1_738_370_400_000),
                resources: vec![
                    ("image_name", "import-1".into()),
                    ("subJobId", "9a17c0de0000000000000000000000a2".into()),
                    ("image_id", "77aa3c8e-0a5b-4f3a-8a55-6c1c2f7b8d90".into())
                ],
                ..Seen::default()
            }
        ),
        job!(
            "ims_no_percent",
            Seen {
                status: "SUCCESS",
                id: "9a17c0de0000000000000000000000b1",
                job_type: "imsCreateImageByInstance",
                shown: Some(1.0),
                begin: Some(1_709_208_000_500),
                end: Some(1_709_208_210_750),
                resources: vec![
                    ("image_name", "leap".into()),
                    ("image_id", "5bb4d2f0-7c11-4d5e-b0b7-1c5b6f7d0e21".into())
                ],
                ..Seen::default()
            }
        ),
        job!(
            "ims_sub_jobs_result",
            Seen {
                status: "SUCCESS",
                id: "9a17c0de0000000000000000000000c1",
                job_type: "imsImportOvaImageJob",
                shown: Some(1.0),
                begin: Some(1_714_644_000_000),
                end: Some(1_714_645_200_000),
                resources: vec![("sub_jobs_list", "9a17c0de0000000000000000000000c2".into())],
                sub_jobs: 1,
                ..Seen::default()
            }
        ),
        job!(
            "ims_batch_results",
            Seen {
                status: "SUCCESS",
                id: "9a17c0de0000000000000000000000d1",
                job_type: "imsAddImageMembersJob",
                shown: Some(1.0),
                begin: Some(1_714_717_800_778),
                end: Some(1_714_717_803_179),
                results: 2,
                ..Seen::default()
            }
        ),
        job!(
            "elb_nested_entity",
            Seen {
                status: "SUCCESS",
                id: "ff8080825ecc523f0000000000000001",
                job_type: "createELB",
                shown: Some(1.0),
                begin: Some(1_514_862_245_006),
                end: Some(1_514_862_275_006),
                resources: vec![
                    ("id", "e0265755daf84333baf4ddc1d91cb000".into()),
                    ("name", "front".into()),
                    ("status", "ACTIVE".into()),
                    ("bandwidth", "5".into()),
                    ("vip_address", "10.0.7.4".into())
                ],
                ..Seen::default()
            }
        ),
        job!(
            "elb_init_empty_entities",
            Seen {
                status: "INIT",
                id: "ff80808178000000000000000000000a",
                job_type: "removeMember",
                ..Seen::default()
            }
        ),
        job!(
            "elb_v3_complete",
            Seen {
                status: "SUCCESS",
                id: "0f6da45b-0000-4c18-8c35-000000000001",
                job_type: "UPGRADE",
                shown: Some(1.0),
                begin: Some(1_717_230_042_000),
                end: Some(1_717_231_751_000),
                resources: vec![("resource_id", "af5b432c-0000-4777-a1bc-000000000002".into())],
                sub_jobs: 2,
                ..Seen::default()
            }
        ),
        job!(
            "ecs_sub_jobs",
            Seen {
                status: "SUCCESS",
                id: "2c9eb2c5000000000000000000000001",
                job_type: "createServer",
                shown: Some(1.0),
                begin: Some(1_498_939_474_604),
                end: Some(1_498_939_721_593),
                sub_jobs: 1,
                ..Seen::default()
            }
        ),
        job!(
            "ecs_running_without_error_members",
            Seen {
                status: "RUNNING",
                id: "ff80808200000000000000000000e001",
                job_type: "createServer",
                shown: Some(0.25),
                derived: true,
                begin: Some(1_660_714_915_441),
                sub_jobs: 4,
                ..Seen::default()
            }
        ),
        job!(
            "ecs_failed_sub_job",
            Seen {
                status: "FAIL",
                id: "2c9eb2c5000000000000000000000011",
                job_type: "createServer",
                code: "Ecs.0319",
                reason: "No \"s6\" host is left in az-1.",
                begin: Some(1_570_702_210_000),
                end: Some(1_570_702_331_000),
                sub_jobs: 2,
                ..Seen::default()
            }
        ),
        job!(
            "ecs_single",
            Seen {
                status: "SUCCESS",
                id: "4010b39d000000000000000000000001",
                job_type: "createSingleServer",
                shown: Some(1.0),
                begin: Some(1_483_228_799_001),
                end: Some(1_483_228_800_001),
                resources: vec![("server_id", "52d39b4a-0000-4ee2-b01b-000000000001".into())],
                ..Seen::default()
            }
        ),
        job!(
            "ecs_pending_payment",
            Seen {
                status: "PENDING_PAYMENT",
                id: "2c9eb2c5000000000000000000000021",
                job_type: "createServer",
                begin: Some(1_580_608_922_020),
                ..Seen::default()
            }
        ),
        job!(
            "evs_sub_jobs_without_total",
            Seen {
                status: "SUCCESS",
                id: "21917a8d000000000000000000000001",
                job_type: "batchCreateVolume",
                shown: Some(1.0),
                begin: Some(1_470_275_017_193),
                end: Some(1_470_275_048_283),
                sub_jobs: 2,
                ..Seen::default()
            }
        ),
        job!(
            "vbs_sub_jobs_at_top_level",
            Seen {
                status: "RUNNING",
                id: "4010b39b000000000000000000000011",
                job_type: "bksCreateBackup",
                shown: Some(0.5),
                derived: true,
                begin: Some(1_475_079_249_466),
                resources: vec![
                    ("backup_id", "ca5401a2-0000-4c01-8c0d-000000000001".into()),
                    ("snapshot_id", "b77a96bf-0000-40bf-a446-000000000002".into())
                ],
                sub_jobs: 2,
                ..Seen::default()
            }
        ),
        job!(
            "dcs_epoch_text",
            Seen {
                status: "SUCCESS",
                id: "ff808081000000000000000000000f01",
                job_type: "masterStandbySwapJob",
                shown: Some(1.0),
                begin: Some(1_700_000_000_123),
                end: Some(1_700_000_003_456),
                ..Seen::default()
            }
        ),
        job!(
            "sfsturbo_lower_case",
            Seen {
                status: "SUCCESS",
                id: "36f6b565-0000-4000-8000-03f0bd975433",
                job_type: "bind_ldap",
                shown: Some(1.0),
                begin: Some(1_690_364_038_000),
                end: Some(1_690_364_098_000),
                ..Seen::default()
            }
        ),
        job!(
            "dws_failed_at_percent",
            Seen {
                status: "FAIL",
                id: "2c9080e8000000000000000000000001",
                job_type: "ecfClusterCreateJob",
                code: "CreateVMTask-fail:DWS.0200",
                reason: "DWS.0200:The quota of cores is used up.",
                reported: Some(0.17),
                shown: Some(0.17),
                begin: Some(1_665_347_100_000),
                end: Some(1_665_347_400_000),
                ..Seen::default()
            }
        ),
        job!(
            "rds_blank_process",
            Seen {
                status: "SUCCESS",
                id: "41b8ae23-0000-4d80-b7b4-000000000001",
                job_type: "CreateMysqlSingleHAInstance",
                shown: Some(1.0),
                begin: Some(1_536_230_474_000),
                end: Some(1_536_252_074_000),
                resources: vec![
                    ("endpoint", "192.168.7.3:3306".into()),
                    ("type", "mysql".into()),
                    ("version", "5.7".into()),
                    ("resource_id", "b48e43ff.vm".into()),
                    ("resource_id", "b48e43ff.volume".into())
                ],
                ..Seen::default()
            }
        ),
        job!(
            "rds_name_with_blank",
            Seen {
                status: "SUCCESS",
                id: "41b8ae23-0000-4d80-b7b4-000000000002",
                job_type: "RestartMysqlInstance",
                shown: Some(1.0),
                begin: Some(1_536_230_474_000),
                end: Some(1_536_230_534_000),
                ..Seen::default()
            }
        ),
        job!(
            "rds_list_percent_without_sign",
            Seen {
                status: "RUNNING",
                id: "42291a2e-0000-4266-b7c0-000000000001",
                job_type: "CreateSqlserverSingleHAInstance",
                reported: Some(0.62),
                shown: Some(0.62),
                begin: Some(1_626_274_949_000),
                end: Some(1_626_275_778_000),
                ..Seen::default()
            }
        ),
        job!(
            "rds_list_percent_without_sign",
            Some("42291a2e-0000-4266-b7c0-000000000002"),
            Seen {
                status: "FAIL",
                id: "42291a2e-0000-4266-b7c0-000000000002",
                job_type: "DeleteInstance",
                reason: "The instance is locked.",
                reported: Some(0.08),
                shown: Some(0.08),
                begin: Some(1_626_278_549_000),
                end: Some(1_626_279_378_000),
                ..Seen::default()
            }
        ),
        job!(
            "dds_percent_text",
            Seen {
                status: "RUNNING",
                id: "ad10bfd1-0000-49c3-b977-000000000001",
                job_type: "Create_MongoDB",
                reported: Some(0.07),
                shown: Some(0.07),
                begin: Some(1_628_839_723_000),
                end: Some(1_628_839_733_000),
                ..Seen::default()
            }
        ),
        job!(
            "geminidb_list",
            Seen {
                status: "RUNNING",
                id: "7f85e061-0000-42e7-86d6-000000000001",
                job_type: "CreateCassandra",
                reported: Some(0.22),
                shown: Some(0.22),
                begin: Some(1_697_093_041_000),
                end: Some(1_697_093_043_000),
                ..Seen::default()
            }
        ),
        job!(
            "gaussdb_zone",
            Seen {
                status: "SUCCESS",
                id: "6cbb8a90-0000-4cff-8a13-000000000001",
                job_type: "CreateGaussDBV5Instance",
                shown: Some(1.0),
                begin: Some(1_640_992_924_000),
                end: Some(1_640_995_813_000),
                ..Seen::default()
            }
        ),
        job!(
            "dms_task_list",
            Seen {
                status: "CREATED",
                id: "9abfa7b2000000000000000000000ae7",
                job_type: "bindInstancePublicIp",
                begin: Some(1_623_747_353_606),
                ..Seen::default()
            }
        ),
        job!(
            "apig_epoch_numbers",
            Seen {
                status: "RUNNING",
                reported: Some(0.01),
                shown: Some(0.01),
                begin: Some(1_600_000_000_161),
                end: Some(1_600_000_300_911),
                ..Seen::default()
            }
        ),
        job!(
            "ges_camel_case",
            Seen {
                status: "CANCEL",
                id: "ff808081000000000000000000000305",
                job_type: "GraphManagement",
                reported: Some(0.4),
                shown: Some(0.4),
                ..Seen::default()
            }
        ),
        job!(
            "cce_status_object",
            Seen {
                id: "7",
                ..Seen::default()
            }
        ),
        job!(
            "cph_integer_status",
            Seen {
                status: "2",
                id: "7837531f0000000000000000000006bf",
                job_type: "3",
                begin: Some(1_558_854_000_000),
                end: Some(1_558_854_006_000),
                ..Seen::default()
            }
        ),
    ]
}
