//! Faults that break the connection, as a client without an HTTP library sees them.

use std::io::{ErrorKind, Read};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use crate::server::{Server, read_to_end};

/// A job that stands still, so that each answer is the same.
const JOB: &str = "/v1/p/jobs/ims-seed";

/// What was read of an answer.
struct Answer {
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let (head, body) = bytes.split_at(end.expect("a whole head") + 4);
        Self {
            head: String::from_utf8(head.to_vec()).unwrap(),
            body: body.to_vec(),
        }
    }

    fn content_length(&self) -> Option<usize> {
        let mut lines = self.head.lines();
        let value = lines.find_map(|line| line.strip_prefix("content-length: "));
        value.map(|value| value.parse().unwrap())
    }
}

/// What a fault sends before it closes the connection.
fn closed(server: &Server, fault: &str) -> Answer {
    let (bytes, ended) = read_to_end(&mut asked(server, fault));
    ended.expect("a connection that ends in order");
    Answer::parse(&bytes)
}

/// Without `Connection: close`: it is the fault that ends the connection.
fn asked(server: &Server, fault: &str) -> TcpStream {
    server.ask(JOB, &format!("X-Fault: {fault}\r\n"))
}

fn honest(server: &Server) -> Answer {
    Answer::parse(server.get(JOB, "").as_bytes())
}

#[test]
fn a_cut_answer_ends_in_the_middle_of_what_it_announced() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    let cut = closed(&server, "cut");
    assert!(cut.head.starts_with("HTTP/1.1 200 OK\r\n"), "{}", cut.head);
    assert_eq!(cut.content_length(), Some(whole.body.len()));
    assert_eq!(cut.body, whole.body[..whole.body.len() / 2]);
}

#[test]
fn a_refusal_can_be_cut_too() {
    let server = Server::start(&[]);
    let mut stream = server.ask("/v1/p/jobs/no-such-job", "X-Fault: cut\r\n");
    let answer = Answer::parse(&read_to_end(&mut stream).0);
    assert!(answer.head.starts_with("HTTP/1.1 404 "), "{}", answer.head);
    assert_eq!(answer.content_length().unwrap() / 2, answer.body.len());
}

#[test]
fn a_wrong_length_announces_more_or_less_than_is_sent() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    for (fault, announced) in [
        ("length=+10", whole.body.len() + 10),
        ("length=-10", whole.body.len() - 10),
        ("length=-2000000000", 0),
    ] {
        let answer = closed(&server, fault);
        assert_eq!(answer.content_length(), Some(announced), "{fault}");
        assert_eq!(answer.body, whole.body, "{fault}");
    }
}

#[test]
fn a_reset_comes_instead_of_the_answer() {
    let server = Server::start(&[]);
    let (bytes, ended) = read_to_end(&mut asked(&server, "reset=before"));
    assert_eq!(bytes, b"");
    assert_eq!(ended.unwrap_err().kind(), ErrorKind::ConnectionReset);
}

#[test]
fn a_reset_comes_after_the_head() {
    let server = Server::start(&[]);
    let (bytes, ended) = read_to_end(&mut asked(&server, "reset=after"));
    let answer = Answer::parse(&bytes);
    assert_eq!(answer.content_length(), honest(&server).content_length());
    assert_eq!(answer.body, b"");
    assert_eq!(ended.unwrap_err().kind(), ErrorKind::ConnectionReset);
}

#[test]
fn fifty_megabytes_are_the_job_and_blanks() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    let answer = closed(&server, "size=50000000");
    assert_eq!(answer.content_length(), Some(50_000_000));
    assert_eq!(answer.body.len(), 50_000_000);
    let (job, blanks) = answer.body.split_at(whole.body.len());
    assert_eq!(job, whole.body);
    assert!(blanks.iter().all(|byte| *byte == b' '));
}

#[test]
fn a_drip_brings_the_answer_byte_by_byte() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    let began = Instant::now();
    let mut stream = asked(&server, "drip=1");
    let mut bytes = Vec::new();
    let mut buffer = [0; 4_096];
    let mut reads = 0;
    loop {
        let count = stream.read(&mut buffer).unwrap();
        if count == 0 {
            break;
        }
        bytes.extend_from_slice(&buffer[..count]);
        reads += 1;
    }
    let answer = Answer::parse(&bytes);
    assert_eq!(answer.body, whole.body);
    // A busy machine may read several at once, but it cannot make time run faster.
    assert!(reads > bytes.len() / 4, "{reads} of {}", bytes.len());
    let pauses = Duration::from_millis(1) * bytes.len() as u32;
    assert!(began.elapsed() >= pauses, "{:?}", began.elapsed());
}

#[test]
fn an_endless_drip_goes_on_after_the_body() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    let mut stream = asked(&server, "drip=0;endless");
    let mut bytes = Vec::new();
    while bytes.len() < 4_096 {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        bytes.extend(byte);
    }
    let answer = Answer::parse(&bytes);
    assert_eq!(answer.content_length(), None);
    let (job, blanks) = answer.body.split_at(whole.body.len());
    assert_eq!(job, whole.body);
    assert!(blanks.iter().all(|byte| *byte == b' '));
}

#[test]
fn a_drip_is_let_go_when_the_server_stops() {
    let mut server = Server::start(&[]);
    let mut stream = asked(&server, "drip=0;endless");
    stream.read_exact(&mut [0; 16]).unwrap();
    server.close_stdin();
    let (_, ended) = read_to_end(&mut stream);
    ended.unwrap();
    let (code, log) = server.end();
    assert_eq!(code, Some(0), "{log}");
    assert!(!log.contains("still under way"), "{log}");
}

#[test]
fn the_connection_after_a_broken_one_is_whole() {
    let server = Server::start(&[]);
    let whole = honest(&server);
    for fault in ["cut", "reset=before", "reset=after", "length=-10"] {
        let _ = read_to_end(&mut asked(&server, fault));
        assert_eq!(honest(&server).body, whole.body, "after {fault}");
    }
}

#[test]
fn broken_heads_have_what_every_head_has() {
    let server = Server::start(&[]);
    let names = |head: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        let mut names: Vec<_> = lines.map(|(name, _)| name.to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(
        names(&closed(&server, "cut").head),
        names(&honest(&server).head)
    );
}

#[test]
fn bytes_that_are_no_utf8_are_sent() {
    let server = Server::start(&[]);
    let answer = closed(&server, "invalid-utf8\r\nConnection: close");
    let text = String::from_utf8_lossy(&answer.body);
    assert!(std::str::from_utf8(&answer.body).is_err());
    assert!(text.starts_with("{\"remark\":\"caf\u{fffd}\","), "{text}");
    serde_json::from_str::<serde_json::Value>(&text).expect("JSON but for the byte");
}
