//! Faults: ways in which the server misbehaves on demand.
//!
//! A fault is written as parts between semicolons, such as `status=429;retry-after=3` or
//! `delay=800;html`. A new kind is a variant of [`Effect`], a line in `Fault::add`, and its
//! answer in `serve::misbehave`.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};

/// The parts of which a fault is made, for messages and `--help`.
pub const GRAMMAR: &str = "status=400..599, retry-after=VALUE (with status), hang, html, delay=MS";

/// A way to misbehave: a delay, and what follows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fault {
    /// How long nothing is sent.
    pub delay: Duration,
    /// What is sent instead of the answer; `None`: the answer after all.
    pub effect: Option<Effect>,
    text: String,
}

/// What is sent instead of the answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// An error status with the gateway's body for it.
    Status {
        /// From 400 to 599.
        code: StatusCode,
        /// The header `Retry-After`, well-formed or not.
        retry_after: Option<HeaderValue>,
    },
    /// Nothing, for as long as the client waits.
    Hang,
    /// 200 with a login page, as a proxy in front of an API sends it.
    Html,
}

/// Why a text is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError(String);

impl Fault {
    /// Takes in one part.
    fn add(&mut self, part: &str) -> Result<(), FaultError> {
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (part.trim(), None),
        };
        match (name, value) {
            ("delay", Some(value)) => self.delay = millis(value)?,
            ("status", Some(value)) => self.set_effect(status(value)?)?,
            ("retry-after", Some(value)) => self.set_retry_after(value)?,
            ("hang", None) => self.set_effect(Effect::Hang)?,
            ("html", None) => self.set_effect(Effect::Html)?,
            _ => return Err(FaultError(format!("`{part}` is no part of a fault"))),
        }
        Ok(())
    }

    fn set_effect(&mut self, effect: Effect) -> Result<(), FaultError> {
        match self.effect.replace(effect) {
            None => Ok(()),
            Some(_) => Err(FaultError(
                "only one of status, hang and html can happen at once".to_owned(),
            )),
        }
    }

    fn set_retry_after(&mut self, value: &str) -> Result<(), FaultError> {
        let header = HeaderValue::from_str(value)
            .map_err(|_| FaultError(format!("`{value}` cannot stand in a header")))?;
        let Some(Effect::Status { retry_after, .. }) = &mut self.effect else {
            return Err(FaultError("retry-after must follow a status".to_owned()));
        };
        *retry_after = Some(header);
        Ok(())
    }
}

fn millis(value: &str) -> Result<Duration, FaultError> {
    let millis = value.parse::<u32>().map_err(|_| {
        FaultError(format!(
            "the delay `{value}` is no whole number of milliseconds"
        ))
    })?;
    Ok(Duration::from_millis(millis.into()))
}

fn status(value: &str) -> Result<Effect, FaultError> {
    let code = value
        .parse()
        .ok()
        .filter(|code| (400..600).contains(code))
        .and_then(|code| StatusCode::from_u16(code).ok())
        .ok_or_else(|| FaultError(format!("the status `{value}` is not from 400 to 599")))?;
    Ok(Effect::Status {
        code,
        retry_after: None,
    })
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

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; a fault is made of: {GRAMMAR}", self.0)
    }
}

impl std::error::Error for FaultError {}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn effect(text: &str) -> Option<Effect> {
        text.parse::<Fault>().unwrap().effect
    }

    #[test]
    fn a_status_may_carry_any_retry_after() {
        for value in ["3", "-1", "120abc", "Wed, 21 Oct 2015 07:28:00 GMT"] {
            let expected = Effect::Status {
                code: StatusCode::TOO_MANY_REQUESTS,
                retry_after: Some(HeaderValue::from_str(value).unwrap()),
            };
            let text = format!("status=429; retry-after={value}");
            assert_eq!(effect(&text), Some(expected));
        }
    }

    #[test]
    fn a_delay_can_precede_an_effect_or_stand_alone() {
        let fault: Fault = "delay=250;hang".parse().unwrap();
        assert_eq!(fault.delay, Duration::from_millis(250));
        assert_eq!(fault.effect, Some(Effect::Hang));
        assert_eq!(effect("delay=250"), None);
    }

    #[test]
    fn what_cannot_be_done_is_refused_with_the_grammar() {
        for text in [
            "",
            "503",
            "status",
            "status=200",
            "status=abc",
            "hang=1",
            "html;hang",
            "delay=-1",
            "retry-after=3",
            "retry-after=3;status=429",
            "status=429;",
            "explode",
        ] {
            let error = text.parse::<Fault>().unwrap_err().to_string();
            assert!(error.contains(GRAMMAR), "{text}: {error}");
        }
    }
}
