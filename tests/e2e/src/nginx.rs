//! A real nginx that runs `examples/nginx/jobwatch.conf`.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::browser::free_port;
use crate::wait::until;
use crate::{Outcome, Setup};

/// The configuration that the documentation tells to install.
const CONFIGURATION: &str = include_str!("../../../examples/nginx/jobwatch.conf");

/// Writes the file with the token, as the documentation has it.
const SET_TOKEN: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../examples/nginx/set-token"
);

/// What Debian's nginx.conf has around the files of `conf.d`, with every path in the test's folder.
const AROUND: &str = "\
worker_processes 2;
daemon off;
pid nginx.pid;
error_log error.log warn;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include jobwatch.conf;
}
";

/// Runs nginx for as long as its own input is open: it ends with this process, however that ends,
/// and its workers with it, which a killed nginx would leave behind.
const UNTIL_INPUT_ENDS: &str = r#""$@" & cat >/dev/null; kill -TERM $!; wait $!"#;

/// What an operator fills in.
pub struct NginxSettings {
    /// Where the job API listens: `http://127.0.0.1:PORT`.
    pub api: String,
    /// Where the console's backend listens.
    pub console: String,
    /// The folder with the page.
    pub page: PathBuf,
    /// What proves to the API who asks.
    pub token: String,
    /// Further changes: what stands there, and what is to stand there.
    pub changes: Vec<(&'static str, &'static str)>,
}

/// A running nginx. Dropping it stops it.
pub struct Nginx {
    url: String,
    process: Child,
    folder: TempDir,
}

impl Nginx {
    /// Starts the nginx of [`Setup::nginx`] for a site, on a free port.
    ///
    /// # Errors
    ///
    /// If nginx refuses the configuration or does not listen; with what it logged.
    pub async fn start(site: &NginxSettings) -> Outcome<Self> {
        let port = free_port().await?;
        let folder = tempfile::tempdir()?;
        set_token(&site.token, &folder.path().join("token"))?;
        let around = [user(folder.path())?, AROUND].concat();
        fs::write(folder.path().join("nginx.conf"), around)?;
        let filled_in = fill_in(site, port, folder.path())?;
        fs::write(folder.path().join("jobwatch.conf"), filled_in)?;
        let nginx = Self {
            url: format!("http://127.0.0.1:{port}"),
            process: spawn(&Setup::nginx()?, folder.path())?,
            folder,
        };
        nginx.listens(port).await?;
        Ok(nginx)
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    async fn listens(&self, port: u16) -> Outcome {
        let log = self.folder.path().join("error.log");
        until("nginx listens", async || {
            let log = fs::read_to_string(&log).unwrap_or_default();
            if log.contains("[emerg]") {
                return Err(log.into());
            }
            Ok(TcpStream::connect(("127.0.0.1", port)).await.ok())
        })
        .await?;
        Ok(())
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}

fn spawn(nginx: &Path, folder: &Path) -> Outcome<Child> {
    let log = File::create(folder.join("error.log"))?;
    let child = Command::new("sh")
        .args(["-c", UNTIL_INPUT_ENDS, "sh"])
        .arg(nginx)
        .arg("-p")
        .arg(folder)
        .args(["-e", "error.log", "-c", "nginx.conf"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        // It is there already when the log is not yet.
        .stderr(log)
        .spawn();
    child.map_err(|error| format!("{} does not start: {error}", nginx.display()).into())
}

/// Workers of root's nginx run as nobody, who cannot read folders of root's.
fn user(folder: &Path) -> Outcome<&'static str> {
    let is_root = fs::metadata(folder)?.uid() == 0;
    Ok(if is_root { "user root root;\n" } else { "" })
}

/// Writes a token with the script that operators are given.
///
/// # Errors
///
/// What the script says, if it refuses.
pub fn set_token(token: &str, file: &Path) -> Outcome {
    let mut script = Command::new(SET_TOKEN)
        .arg(file)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut input) = script.stdin.take() {
        input.write_all(token.as_bytes())?;
    }
    let output = script.wait_with_output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&output.stderr).into())
}

/// The configuration with everything in its place that operators are told to put there.
fn fill_in(site: &NginxSettings, port: u16, folder: &Path) -> Outcome<String> {
    let folder = folder.display();
    let places = [
        ("listen 80;", format!("listen 127.0.0.1:{port};")),
        ("ims.example.com:443", authority(&site.api)),
        ("https://job_api", "http://job_api".into()),
        ("127.0.0.1:9000", authority(&site.console)),
        ("/srv/console", site.page.display().to_string()),
        ("/var/lib/nginx/jobwatch", format!("{folder}/cache")),
        ("/etc/nginx/jobwatch-token", format!("{folder}/token")),
    ];
    let changes = site.changes.iter().map(|(from, to)| (*from, (*to).into()));
    let mut text = CONFIGURATION.to_owned();
    for (from, to) in places.into_iter().chain(changes) {
        text = replace_once(&text, from, &to)?;
    }
    Ok(text)
}

fn authority(url: &str) -> String {
    url.trim_start_matches("http://").to_owned()
}

fn replace_once(text: &str, from: &str, to: &str) -> Outcome<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        times => Err(format!("jobwatch.conf has {from:?} {times} times").into()),
    }
}
