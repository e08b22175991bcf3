//! Texts that break readers: what `serde_json` and `JSON.parse` make of them, and jobs with one
//! member out of order.

use jobwatch::{Job, Json, Object, ParseJson};

use super::{answer, assert_none, compare, jobs};

/// Checks the texts that every reader reads alike.
pub(crate) fn check_texts(parse: ParseJson) {
    let complaints: Vec<String> = alike()
        .iter()
        .filter_map(|(text, expected)| compare(&format!("{text:?}"), expected, &parse(text)))
        .collect();
    assert_none(&complaints);
}

/// A text on which readers may differ (RFC 8259 leaves it open).
pub(crate) struct Open {
    pub(crate) text: &'static str,
    pub(crate) host: Option<Json>,
    pub(crate) browser: Option<Json>,
}

/// What the two readers make of such texts; all else they read alike.
pub(crate) fn open() -> Vec<Open> {
    let differing = |text, host, browser| Open {
        text,
        host,
        browser,
    };
    vec![
        // Section 8.2: half a surrogate pair. serde_json refuses the body, JavaScript's strings
        // hold it, and on its way into Rust it becomes the replacement character.
        differing(r#""\ud800""#, None, Some(Json::from("\u{fffd}"))),
        differing(r#""\udead-""#, None, Some(Json::from("\u{fffd}-"))),
        differing(
            r#"{"\ud800": 1}"#,
            None,
            Some(object([("\u{fffd}", Json::Integer(1))])),
        ),
        // Section 6: a number beyond a double. serde_json refuses the body, JSON.parse says
        // infinity, which is no JSON and so null here.
        differing("1e999", None, Some(Json::Null)),
        differing("[-1e999]", None, Some(Json::List(vec![Json::Null]))),
        // Section 6: an integer beyond 2^53 is rounded by JSON.parse.
        differing(
            "9007199254740993",
            Some(Json::Integer(9_007_199_254_740_993)),
            Some(Json::Number(9_007_199_254_740_992.0)),
        ),
        differing(
            "-9223372036854775808",
            Some(Json::Integer(i64::MIN)),
            Some(Json::Number(-9_223_372_036_854_775_808.0)),
        ),
    ]
}

fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(Object::from(members))
}

fn alike() -> Vec<(&'static str, Option<Json>)> {
    let refused = REFUSED.iter().map(|text| (*text, None));
    let numbers = NUMBERS
        .iter()
        .map(|(text, value)| (*text, Some(value.clone())));
    let texts = TEXTS
        .iter()
        .map(|(text, value)| (*text, Some(Json::from(*value))));
    let mut all: Vec<_> = refused.chain(numbers).chain(texts).collect();
    all.extend(
        objects()
            .into_iter()
            .map(|(text, value)| (text, Some(value))),
    );
    all
}

/// No JSON.
const REFUSED: &[&str] = &[
    "",
    " ",
    "{",
    "}",
    "[",
    "[1,]",
    "[,1]",
    "[1 2]",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{\"a\"}",
    "{1:2}",
    "{'a':1}",
    "{a:1}",
    "01",
    "+1",
    ".5",
    "1.",
    "-",
    "--1",
    "1e",
    "0x1",
    "NaN",
    "Infinity",
    "nul",
    "True",
    "undefined",
    "\"",
    "\"\t\"",
    "\"\n\"",
    "\"\u{0}\"",
    r#""\x41""#,
    r#""\u12""#,
    r#""\'""#,
    "{} {}",
    "{}\u{0}",
    "[1] // one",
    "/* one */ 1",
    "\u{a0}[]",
    "\u{2028}[]",
    "\u{feff}{}",
    "[1]]",
    "(1)",
    "1_000",
    "١",
];

const NUMBERS: &[(&str, Json)] = &[
    ("0", Json::Integer(0)),
    ("-0", Json::Integer(0)),
    ("-0.0", Json::Integer(0)),
    (" 1\r\n", Json::Integer(1)),
    ("1.0", Json::Integer(1)),
    ("1e0", Json::Integer(1)),
    ("10E-1", Json::Integer(1)),
    ("0.1", Json::Number(0.1)),
    ("-2.5e-3", Json::Number(-0.0025)),
    ("1e-400", Json::Integer(0)),
    ("5e-324", Json::Number(5e-324)),
    ("1e300", Json::Number(1e300)),
    ("1.7976931348623157e308", Json::Number(f64::MAX)),
    ("9007199254740991", Json::Integer(9_007_199_254_740_991)),
    ("9007199254740991.0", Json::Integer(9_007_199_254_740_991)),
    ("9007199254740992.0", Json::Number(9_007_199_254_740_992.0)),
    ("-9007199254740991", Json::Integer(-9_007_199_254_740_991)),
    (
        "9223372036854775808",
        Json::Number(9_223_372_036_854_775_808.0),
    ),
    (
        "18446744073709551616",
        Json::Number(18_446_744_073_709_551_616.0),
    ),
    (
        "123456789012345678901234567890",
        Json::Number(123_456_789_012_345_678_901_234_567_890.0),
    ),
    ("null", Json::Null),
    ("true", Json::Bool(true)),
];

const TEXTS: &[(&str, &str)] = &[
    (r#""""#, ""),
    (r#""\u0000""#, "\u{0}"),
    (r#""\/\b\f\n\r\t\"\\""#, "/\u{8}\u{c}\n\r\t\"\\"),
    (r#""\ud83d\ude00""#, "😀"),
    ("\"😀\"", "😀"),
    ("\"\u{2028}\u{7f}\u{feff}\"", "\u{2028}\u{7f}\u{feff}"),
    ("\"\u{202e}fdp.exe\"", "\u{202e}fdp.exe"),
];

/// Keys that mean something else to JavaScript, or come twice, or are blank.
fn objects() -> Vec<(&'static str, Json)> {
    let one = || Json::Integer(1);
    vec![
        (r#"{"a": 1, "a": 2}"#, object([("a", Json::Integer(2))])),
        (
            r#"{"a": 1, "b": 1, "a": null}"#,
            object([("a", Json::Null), ("b", one())]),
        ),
        (r#"{"": 1}"#, object([("", one())])),
        (r#"{"\u0000": 1}"#, object([("\u{0}", one())])),
        (
            r#"{"__proto__": {"status": "SUCCESS"}}"#,
            object([("__proto__", object([("status", Json::from("SUCCESS"))]))]),
        ),
        (
            r#"{"constructor": 1, "toString": 1, "toJSON": 1, "then": 1, "length": 1}"#,
            object([
                ("constructor", one()),
                ("toString", one()),
                ("toJSON", one()),
                ("then", one()),
                ("length", one()),
            ]),
        ),
        // JavaScript moves keys that look like array indexes to the front.
        (
            r#"{"b": 1, "10": 1, "9": 1}"#,
            object([("b", one()), ("10", one()), ("9", one())]),
        ),
        (
            r#"[[], {}, "", 0, false, null]"#,
            Json::List(vec![
                Json::List(Vec::new()),
                object([]),
                Json::from(""),
                Json::Integer(0),
                Json::Bool(false),
                Json::Null,
            ]),
        ),
    ]
}

/// Puts every member of both documents' samples out of order in turn: the job is still read, and
/// no other field changes.
pub(crate) fn check_members(parse: ParseJson) {
    let mut complaints = Vec::new();
    for seed in jobs::SEEDS {
        let whole = parse(seed).expect("the sample is JSON");
        let whole = whole.as_object().expect("and an object");
        let expected = answer(parse, 200, seed, None).expect("a job");
        for (key, _) in whole.iter() {
            for broken in broken(whole, key) {
                complaints.extend(check_member(parse, key, &broken, &expected));
            }
        }
        let entities = whole.get("entities").and_then(Json::as_object);
        let entities = entities.expect("the sample has entities");
        for (key, _) in entities.iter() {
            for broken in broken(entities, key) {
                let mut body = whole.clone();
                body.insert("entities", broken);
                complaints.extend(check_member(parse, key, &body, &expected));
            }
        }
    }
    assert_none(&complaints);
}

fn check_member(parse: ParseJson, key: &str, body: &Object, expected: &Job) -> Option<String> {
    let text = serde_json::to_string(body).expect("JSON can be written");
    let case: String = format!("{key} in {text}").chars().take(300).collect();
    match answer(parse, 200, &text, None) {
        Ok(job) => compare(&case, &fields(expected, key), &fields(&job, key)),
        Err(error) => Some(format!("{case}: {error}")),
    }
}

/// The object without the member, and with it as something that it should not be.
fn broken(object: &Object, key: &str) -> Vec<Object> {
    let mut missing = object.clone();
    missing.remove(key);
    let mut all = vec![missing];
    all.extend(wrong_values().into_iter().map(|value| {
        let mut other = object.clone();
        other.insert(key, value);
        other
    }));
    all
}

fn wrong_values() -> Vec<Json> {
    vec![
        Json::Null,
        Json::from(""),
        Json::from(" \t\u{a0}"),
        Json::Bool(true),
        Json::Integer(-1),
        Json::Integer(9_007_199_254_740_991),
        Json::Number(1e300),
        Json::Number(-1e-300),
        Json::from("x".repeat(100_000)),
        Json::from("\u{0}\u{202e}<script>alert(1)</script>"),
        Json::List(Vec::new()),
        Json::List(vec![Json::Null, Json::List(vec![Json::Null])]),
        Json::List(vec![object([("status", Json::Null)]); 1_000]),
        object([]),
        object([("a", object([("b", Json::Integer(1))]))]),
    ]
}

/// Every field but the one that `key` fills, spelt out.
fn fields(job: &Job, key: &str) -> Vec<String> {
    let entities = ["process_percent", "current_task", "results"];
    let all = [
        ("status", format!("{:?}", job.status)),
        ("job_id", format!("{:?}", job.id)),
        ("job_type", format!("{:?}", job.job_type)),
        ("begin_time", format!("{:?}", job.begin_time)),
        ("end_time", format!("{:?}", job.end_time)),
        ("error_code", format!("{:?}", job.error_code)),
        ("fail_reason", format!("{:?}", job.fail_reason)),
        ("process_percent", format!("{:?}", job.progress)),
        ("current_task", format!("{:?}", job.current_task)),
        ("results", format!("{:?}", job.results)),
    ];
    all.into_iter()
        .filter(|(name, _)| *name != key && !(key == "entities" && entities.contains(name)))
        .map(|(name, value)| format!("{name}: {value}"))
        .collect()
}
