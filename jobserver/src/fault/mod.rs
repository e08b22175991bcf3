//! Faults: ways in which the server misbehaves on demand.
//!
//! A fault is written as parts between semicolons, such as `status=429;retry-after=3` or
//! `delay=800;html`. A new kind is a variant of [`Effect`] with its word in `parse`, and its answer
//! in `serve::misbehave`; one that breaks the connection is a variant of [`Delivery`], which
//! `serve::deliver` plays.

mod effect;
mod parse;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use effect::{Delivery, Effect, ResetAt};
pub use parse::FaultError;

/// The parts of which a fault is made, for messages.
pub const GRAMMAR: &str = "status=400..599, retry-after=VALUE (after status), \
    redirect=301|302|303|307|308, location=URL (after redirect), html, empty, no-content, \
    not-modified, charset=NAME, invalid-utf8, size=BYTES, length=+N|-N, cut, reset=before|after, \
    drip=MS, endless (after drip), hang, delay=MS, skew=SECONDS";

/// The same with what each does, for `--help`.
pub const DESCRIPTION: &str = "\
  status=N            an error from 400 to 599, with the gateway's body for it
  retry-after=VALUE   after status: the header Retry-After, word for word
  redirect=N          301, 302, 303, 307 or 308 to a login page
  location=URL        after redirect: where to, /login by default
  html                200 with a login page
  empty               200 without a body
  no-content          204
  not-modified        304, asked for or not
  charset=NAME        another charset in Content-Type than the UTF-8 that is sent
  invalid-utf8        a member with a byte that is no UTF-8
  size=BYTES          the body, filled up with blanks to so many bytes
  length=+N, -N       a Content-Length that is so much too long or too short
  cut                 the head and half of the body, then the end of the connection
  reset=before, after a TCP reset instead of the answer, or after its head
  drip=MS             byte by byte, with a pause after each
  endless             after drip: blanks after the body, for as long as the client waits
  hang                no answer for as long as the client waits
  delay=MS            all that so much later
  skew=SECONDS        the header Date and the job's times, later or (with -) earlier";

/// A way to misbehave. The default is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fault {
    /// How long nothing is sent.
    pub delay: Duration,
    /// By how many seconds the server's clock is fast; negative: slow.
    pub skew: i32,
    /// What becomes of the answer; `None`: nothing, it is sent as it is.
    pub effect: Option<Effect>,
    text: String,
}

impl FromStr for Fault {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Self, FaultError> {
        let mut fault = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        text.split(';')
            .try_for_each(|part| fault.add(part.trim()))?;
        Ok(fault)
    }
}

impl TryFrom<String> for Fault {
    type Error = FaultError;

    fn try_from(text: String) -> Result<Self, FaultError> {
        text.parse()
    }
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        fault.text
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
