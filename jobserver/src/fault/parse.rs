//! From the text of a fault to the fault.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode};

use super::{Delivery, Effect, Fault, GRAMMAR, ResetAt};

/// Redirects that a client may follow by itself (RFC 9110, section 15.4).
const REDIRECTS: [u16; 5] = [301, 302, 303, 307, 308];

/// Where a redirect leads unless it says so: the login page of this server.
const LOGIN: HeaderValue = HeaderValue::from_static("/login");

/// Why a text is no fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError(String);

impl Fault {
    /// Takes in one part.
    pub(super) fn add(&mut self, part: &str) -> Result<(), FaultError> {
        let (name, value) = match part.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value.trim())),
            None => (part.trim(), None),
        };
        match (name, value) {
            ("delay", Some(value)) => self.delay = millis(value)?,
            ("skew", Some(value)) => self.skew = number(value, "a whole number of seconds")?,
            ("retry-after", Some(value)) => self.set_retry_after(value)?,
            ("location", Some(value)) => self.set_location(value)?,
            ("endless", None) => self.set_endless()?,
            _ => self.set_effect(effect(name, value, part)?)?,
        }
        Ok(())
    }

    fn set_effect(&mut self, effect: Effect) -> Result<(), FaultError> {
        match self.effect.replace(effect) {
            None => Ok(()),
            Some(_) => Err(FaultError(
                "only one thing can become of an answer".to_owned(),
            )),
        }
    }

    fn set_retry_after(&mut self, value: &str) -> Result<(), FaultError> {
        let Some(Effect::Status { retry_after, .. }) = &mut self.effect else {
            return Err(FaultError("retry-after must follow a status".to_owned()));
        };
        *retry_after = Some(header(value)?);
        Ok(())
    }

    fn set_location(&mut self, value: &str) -> Result<(), FaultError> {
        let Some(Effect::Redirect { location, .. }) = &mut self.effect else {
            return Err(FaultError("location must follow a redirect".to_owned()));
        };
        *location = header(value)?;
        Ok(())
    }

    fn set_endless(&mut self) -> Result<(), FaultError> {
        let Some(Effect::Delivery(Delivery::Drip { endless, .. })) = &mut self.effect else {
            return Err(FaultError("endless must follow a drip".to_owned()));
        };
        *endless = true;
        Ok(())
    }
}

fn effect(name: &str, value: Option<&str>, part: &str) -> Result<Effect, FaultError> {
    Ok(match (name, value) {
        ("status", Some(value)) => status(value)?,
        ("redirect", Some(value)) => redirect(value)?,
        ("hang", None) => Effect::Hang,
        ("html", None) => Effect::Html,
        ("empty", None) => Effect::Empty,
        ("no-content", None) => Effect::NoContent,
        ("not-modified", None) => Effect::NotModified,
        ("charset", Some(value)) => Effect::Charset(header(value)?),
        ("invalid-utf8", None) => Effect::InvalidUtf8,
        _ => Effect::Delivery(delivery(name, value, part)?),
    })
}

fn delivery(name: &str, value: Option<&str>, part: &str) -> Result<Delivery, FaultError> {
    Ok(match (name, value) {
        ("size", Some(value)) => Delivery::Size(number(value, "a whole number of bytes")?),
        ("length", Some(value)) => Delivery::Length(number(value, "a number such as +10 or -10")?),
        ("cut", None) => Delivery::Cut,
        ("reset", Some("before")) => Delivery::Reset(ResetAt::Before),
        ("reset", Some("after")) => Delivery::Reset(ResetAt::AfterHead),
        ("drip", Some(value)) => Delivery::Drip {
            pause: millis(value)?,
            endless: false,
        },
        _ => return Err(FaultError(format!("`{part}` is no part of a fault"))),
    })
}

fn millis(value: &str) -> Result<Duration, FaultError> {
    let millis = number::<u32>(value, "a whole number of milliseconds")?;
    Ok(Duration::from_millis(millis.into()))
}

fn number<T: FromStr>(value: &str, kind: &str) -> Result<T, FaultError> {
    let number = value.parse();
    number.map_err(|_| FaultError(format!("`{value}` is not {kind}")))
}

fn header(value: &str) -> Result<HeaderValue, FaultError> {
    HeaderValue::from_str(value)
        .map_err(|_| FaultError(format!("`{value}` cannot stand in a header")))
}

fn status(value: &str) -> Result<Effect, FaultError> {
    let code = code(value, |code| (400..600).contains(&code))
        .ok_or_else(|| FaultError(format!("the status `{value}` is not from 400 to 599")))?;
    Ok(Effect::Status {
        code,
        retry_after: None,
    })
}

fn redirect(value: &str) -> Result<Effect, FaultError> {
    let code = code(value, |code| REDIRECTS.contains(&code)).ok_or_else(|| {
        FaultError(format!(
            "the redirect `{value}` is not one of {REDIRECTS:?}"
        ))
    })?;
    Ok(Effect::Redirect {
        code,
        location: LOGIN,
    })
}

fn code(value: &str, allowed: impl Fn(u16) -> bool) -> Option<StatusCode> {
    let code = value.parse().ok().filter(|code| allowed(*code))?;
    StatusCode::from_u16(code).ok()
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
    use crate::fault::DESCRIPTION;

    fn fault(text: &str) -> Fault {
        text.parse().unwrap()
    }

    #[test]
    fn a_status_may_carry_any_retry_after() {
        for value in ["3", "-1", "120abc", "Wed, 21 Oct 2015 07:28:00 GMT"] {
            let expected = Effect::Status {
                code: StatusCode::TOO_MANY_REQUESTS,
                retry_after: Some(HeaderValue::from_str(value).unwrap()),
            };
            let text = format!("status=429; retry-after={value}");
            assert_eq!(fault(&text).effect, Some(expected));
        }
    }

    #[test]
    fn a_redirect_leads_to_the_login_page_unless_it_says_so() {
        for (text, expected) in [
            ("redirect=302", "/login"),
            (
                "redirect=302;location=http://x.test/?a=b",
                "http://x.test/?a=b",
            ),
        ] {
            let expected = Effect::Redirect {
                code: StatusCode::FOUND,
                location: HeaderValue::from_static(expected),
            };
            assert_eq!(fault(text).effect, Some(expected));
        }
    }

    #[test]
    fn a_delay_and_a_skew_can_precede_an_effect_or_stand_alone() {
        let both = fault("delay=250;skew=-7200;hang");
        assert_eq!(both.delay, Duration::from_millis(250));
        assert_eq!(both.skew, -7_200);
        assert_eq!(both.effect, Some(Effect::Hang));
        assert_eq!(fault("delay=250").effect, None);
        assert_eq!(fault("skew=+60").skew, 60);
    }

    #[test]
    fn broken_deliveries_take_their_numbers() {
        let drip = |endless| Delivery::Drip {
            pause: Duration::from_millis(5),
            endless,
        };
        for (text, expected) in [
            ("drip=5", drip(false)),
            ("drip=5;endless", drip(true)),
            ("length=+10", Delivery::Length(10)),
            ("length=-10", Delivery::Length(-10)),
            ("size=50000000", Delivery::Size(50_000_000)),
            ("reset=before", Delivery::Reset(ResetAt::Before)),
            ("reset=after", Delivery::Reset(ResetAt::AfterHead)),
        ] {
            assert_eq!(fault(text).effect, Some(Effect::Delivery(expected)));
        }
    }

    #[test]
    fn what_cannot_be_done_is_refused_with_the_grammar() {
        for text in [
            "",
            "503",
            "status",
            "status=200",
            "status=abc",
            "redirect=304",
            "hang=1",
            "html;hang",
            "cut;drip=5",
            "delay=-1",
            "skew=1h",
            "size=-1",
            "length=many",
            "reset",
            "reset=now",
            "endless",
            "location=/login",
            "charset=\u{7f}",
            "retry-after=3",
            "retry-after=3;status=429",
            "status=429;",
            "explode",
        ] {
            let error = text.parse::<Fault>().unwrap_err().to_string();
            assert!(error.contains(GRAMMAR), "{text}: {error}");
        }
    }

    #[test]
    fn the_description_has_every_part_of_the_grammar() {
        for part in GRAMMAR.split(", ") {
            let name = part.split(['=', ' ']).next().unwrap();
            let described = DESCRIPTION.lines().any(|line| line.contains(name));
            assert!(described, "{part}");
        }
    }
}
