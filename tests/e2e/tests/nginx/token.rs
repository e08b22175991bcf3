//! The token: added on the server, and nowhere else to be seen.

use std::os::unix::fs::PermissionsExt;
use std::{fs, iter};

use hyper::{Method, Response};
use jobwatch_e2e::{Outcome, set_token};

use super::client::Viewer;
use super::{Front, play};

/// As long as those that IAM signs; more than a word of nginx's configuration can hold.
const TOKEN_LENGTH: usize = 9_000;

fn long_token() -> String {
    let letters = ('a'..='z')
        .chain('0'..='9')
        .chain(['+', '/', '-', '_', '=']);
    let mut rng = fastrand::Rng::with_seed(1);
    let letters: Vec<_> = letters.collect();
    iter::repeat_with(|| rng.choice(&letters).unwrap())
        .take(TOKEN_LENGTH)
        .collect()
}

#[test]
fn api_gets_the_token_of_the_server_and_nothing_of_the_browser() -> Outcome {
    play(async |_| {
        let token = long_token();
        let front = Front::with_token(&token, |_| Response::new("{}".to_owned())).await?;
        let of_the_browser = [
            ("X-Auth-Token", "of-the-browser"),
            ("Authorization", "Bearer of-the-browser"),
            ("Cookie", "session=of-the-browser"),
            ("X-Project-Id", "another"),
            ("X-Forwarded-For", "1.2.3.4"),
            ("Cache-Control", "no-cache"),
            ("Accept-Language", "ar"),
        ];
        let url = format!("{}/v1/p/jobs/j", front.nginx.url());
        Viewer::new()
            .send(Method::GET, &url, &of_the_browser)
            .await?;
        let heard = front.api.heard();
        let mut headers: Vec<_> = heard[0]
            .headers()
            .iter()
            .map(|(name, value)| (name.as_str(), value.to_str().unwrap()))
            .collect();
        headers.sort_unstable();
        let expected = [
            ("accept", "application/json"),
            ("host", "ims.example.com"),
            ("x-auth-token", &token),
        ];
        assert_eq!(headers, expected);
        Ok(())
    })
}

/// Says the token, as a careless gateway might, and in a cookie as well.
fn say_token(status: u16, token: &str) -> Response<String> {
    Response::builder()
        .status(status)
        .header("X-Auth-Token", token)
        .header("X-Subject-Token", token)
        .header("Set-Cookie", format!("token={token}"))
        .body("{}".into())
        .unwrap()
}

#[test]
fn token_is_in_no_answer() -> Outcome {
    play(async |_| {
        let token = "secret-of-the-server";
        let front = Front::with_token(token, move |head| {
            let status = head.uri().path().rsplit('/').next().unwrap();
            say_token(status.parse().unwrap(), token)
        })
        .await?;
        let viewer = Viewer::new();
        for status in ["200", "401", "403", "404", "429", "500", "503"] {
            let url = format!("{}/v1/p/jobs/{status}", front.nginx.url());
            let answer = viewer.get(&url).await?;
            assert_eq!(answer.status.as_str(), status);
            assert!(!answer.whole().contains(token), "{answer:?}");
        }
        assert!(front.api.heard().len() == 7, "not all went to the API");
        for refused in ["/v1/p/jobs", "/jobwatch-token", "/may-see", "/../token"] {
            let url = format!("{}{refused}", front.nginx.url());
            for method in [Method::GET, Method::POST, Method::TRACE] {
                let answer = viewer.send(method, &url, &[]).await?;
                assert!(answer.status.is_client_error(), "{refused}: {answer:?}");
                assert!(!answer.whole().contains(token), "{answer:?}");
            }
        }
        Ok(())
    })
}

#[test]
fn file_of_the_token_is_its_owners_alone() -> Outcome {
    play(async |_| {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("token");
        set_token("first\n", &file)?;
        assert_eq!(fs::metadata(&file)?.permissions().mode() & 0o777, 0o600);
        let first = fs::read_to_string(&file)?;
        assert!(first.contains("\"first\""), "{first}");
        for no_token in [
            "",
            "two words",
            "quo\"te",
            "$variable",
            "line\nline",
            "end;",
        ] {
            let told = set_token(no_token, &file).unwrap_err().to_string();
            assert!(told.contains("not a token"), "{told}");
            assert_eq!(fs::read_to_string(&file)?, first);
        }
        Ok(())
    })
}
