//! Child processes that end with this one, and everything that they started with them.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

/// How long a group may take to end by itself after SIGTERM: a browser writes its profile away.
const GRACE: Duration = Duration::from_secs(5);
/// How often a group is asked whether it has ended.
const BEAT: Duration = Duration::from_millis(50);
/// The exit code of a command that Ctrl-C ended (128 + SIGINT), as shells have it.
const INTERRUPTED: i32 = 130;

/// The groups that run now.
static LIVE: Mutex<Live> = Mutex::new(Live {
    stopping: false,
    groups: Vec::new(),
});

struct Live {
    /// Set by Ctrl-C; from then on nothing new starts.
    stopping: bool,
    groups: Vec<Pid>,
}

/// Makes Ctrl-C, SIGTERM and SIGHUP end every group before this process ends.
///
/// # Errors
/// When the handler cannot be set.
pub(crate) fn stop_all_on_signal() -> Result<()> {
    ctrlc::set_handler(|| {
        eprintln!("\nstopping");
        stop_all();
        std::process::exit(INTERRUPTED);
    })
    .context("cannot listen for Ctrl-C")
}

/// Ends every group that still runs, and lets no other start.
pub(crate) fn stop_all() {
    let groups = {
        let mut live = live();
        live.stopping = true;
        live.groups.clone()
    };
    // The threads that started them wait for them.
    groups.into_iter().for_each(|id| end_group(id, || {}));
}

/// Whether this process is being ended: what fails from then on fails because of that.
pub(crate) fn is_stopping() -> bool {
    live().stopping
}

/// A child process that leads a process group of its own; the whole group ends when this drops.
#[derive(Debug)]
pub(crate) struct Group {
    child: Child,
    id: Pid,
    output: Option<BufReader<ChildStdout>>,
}

impl Group {
    /// Starts `command` with no input.
    ///
    /// # Errors
    /// When the program cannot be started, or when this process is being stopped.
    pub(crate) fn start(command: &mut Command) -> Result<Self> {
        Self::spawn(command.stdin(Stdio::null()))
    }

    /// Starts `command` with an input that stays open for as long as this process runs, and
    /// nothing in it: a child that watches it ends even when this process is killed.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub(crate) fn start_with_input(command: &mut Command) -> Result<Self> {
        Self::spawn(command.stdin(Stdio::piped()))
    }

    fn spawn(command: &mut Command) -> Result<Self> {
        let mut live = live();
        if live.stopping {
            bail!("stopped");
        }
        let mut child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        let id = Pid::from_raw(i32::try_from(child.id()).context("a process id out of range")?);
        live.groups.push(id);
        let output = child.stdout.take().map(BufReader::new);
        Ok(Self { child, id, output })
    }

    /// The next line of the child's output, or `None` at its end.
    ///
    /// # Errors
    /// When it cannot be read. The command must have been given a pipe for its output.
    pub(crate) fn line(&mut self) -> Result<Option<String>> {
        let output = self.output.as_mut().context("the output is not piped")?;
        let mut line = Vec::new();
        if output.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
    }

    /// The exit status, once the child has ended.
    ///
    /// # Errors
    /// When the system cannot tell.
    pub(crate) fn status(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Waits for the child, then ends what it left running.
    ///
    /// # Errors
    /// When the system cannot tell how the child ended.
    pub(crate) fn wait(mut self) -> Result<ExitStatus> {
        Ok(self.child.wait()?)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // A child that has ended counts as one of its group until it has been waited for.
        end_group(self.id, || drop(self.child.try_wait()));
        let _ = self.child.wait();
        live().groups.retain(|id| *id != self.id);
    }
}

/// Runs `command` to its end, its output going where this process's output goes.
///
/// # Errors
/// When the program cannot be started or does not succeed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = Group::start(command)?.wait()?;
    succeeded(command, status)
}

/// Runs `command` to its end with all its output in the file `log`.
///
/// # Errors
/// When the log cannot be written, or when the program cannot be started or does not succeed.
pub(crate) fn run_logged(command: &mut Command, log: &Path) -> Result<()> {
    let file = File::create(log).with_context(|| format!("cannot write {}", log.display()))?;
    command.stdout(file.try_clone()?).stderr(file);
    run(command)
}

/// Runs `command` to its end, showing its standard output and handing each line of it to `each`.
///
/// # Errors
/// When the program cannot be started or does not succeed.
pub(crate) fn run_read(command: &mut Command, mut each: impl FnMut(&str)) -> Result<()> {
    let mut group = Group::start(command.stdout(Stdio::piped()))?;
    while let Some(line) = group.line()? {
        println!("{line}");
        each(&line);
    }
    let status = group.wait()?;
    succeeded(command, status)
}

/// The standard output of `command`, which must succeed.
///
/// # Errors
/// When the program cannot be started, does not succeed, or prints what is not UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let mut text = String::new();
    let mut group = Group::start(command.stdout(Stdio::piped()))?;
    while let Some(line) = group.line()? {
        text.push_str(&line);
        text.push('\n');
    }
    let status = group.wait()?;
    succeeded(command, status).map(|()| text)
}

/// `command` as a person would type it, arguments and all.
pub(crate) fn as_typed(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", as_typed(command))
}

/// Asks a group to end, and ends it if it has not by itself; `reap` is called in between.
fn end_group(id: Pid, mut reap: impl FnMut()) {
    let deadline = Instant::now() + GRACE;
    let mut signal = Some(Signal::SIGTERM);
    // An error means that the group has no process left.
    while killpg(id, signal.take()).is_ok() {
        reap();
        if Instant::now() > deadline {
            let _ = killpg(id, Signal::SIGKILL);
            return;
        }
        std::thread::sleep(BEAT);
    }
}

fn live() -> MutexGuard<'static, Live> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}
