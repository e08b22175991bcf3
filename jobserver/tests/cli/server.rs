//! The program, started for a test.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

/// After so long without an answer a test fails instead of hanging; nothing here takes a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server, which ends with the test: its standard input closes.
pub(crate) struct Server {
    child: Child,
    stdin: Option<ChildStdin>,
    pub(crate) address: String,
}

impl Server {
    pub(crate) fn start(args: &[&str]) -> Self {
        let mut child = serve(args).spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line
            .strip_prefix("listening on http://")
            .unwrap_or_else(|| panic!("not the line to wait for: {line:?}"))
            .trim_end()
            .to_owned();
        Self {
            stdin: child.stdin.take(),
            child,
            address,
        }
    }

    /// Sends a request and returns what is readable of the connection until it closes.
    pub(crate) fn get(&self, path: &str, header: &str) -> String {
        let mut stream = self.ask(path, &format!("Connection: close\r\n{header}"));
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Sends a request, header lines and all, on a connection of its own.
    pub(crate) fn ask(&self, path: &str, headers: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n{headers}\r\n").unwrap();
        stream
    }

    /// Closes standard input, which asks the server to stop.
    pub(crate) fn close_stdin(&mut self) {
        self.stdin.take();
    }

    /// Waits for the end and returns exit code and log.
    pub(crate) fn end(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        (self.child.wait().unwrap().code(), log)
    }

    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let kill = format!("kill -{name} {}", self.child.id());
        assert!(
            Command::new("sh")
                .args(["-c", &kill])
                .status()
                .unwrap()
                .success()
        );
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stdin.take();
    }
}

/// All bytes until the end of a connection, and how it ended: in order, or by an error.
pub(crate) fn read_to_end(stream: &mut TcpStream) -> (Vec<u8>, io::Result<()>) {
    let mut bytes = Vec::new();
    let ended = stream.read_to_end(&mut bytes).map(|_| ());
    (bytes, ended)
}

fn serve(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jobserver"));
    command
        .args(["serve", "--port", "0", "--until-stdin-closes"])
        .args(args)
        .env_remove("RUST_LOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Exit code and standard error of a server that must not start.
pub(crate) fn refusal(args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_jobserver"));
    let output = command.arg("serve").args(args).output().unwrap();
    assert_eq!(output.stdout, b"");
    (
        output.status.code(),
        String::from_utf8(output.stderr).unwrap(),
    )
}
