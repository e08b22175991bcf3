//! The job server's switches for faults, and its count of requests.

use std::collections::BTreeMap;

use http_body_util::{BodyExt, Full};
use hyper::body::Bytes;
use hyper::{Method, Request};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use serde_json::{Value, json};

use crate::{JobServer, Outcome};

impl JobServer {
    /// Breaks every request for a job, in the words of `jobserver serve --help`.
    ///
    /// # Errors
    ///
    /// If the server knows no such fault.
    pub async fn break_job(&self, job_id: &str, fault: &str) -> Outcome {
        let switch = json!({"fault": fault, "job_id": job_id});
        self.ask(Method::PUT, "/faults", Some(&switch)).await?;
        Ok(())
    }

    /// Breaks every request for any job.
    ///
    /// # Errors
    ///
    /// If the server knows no such fault.
    pub async fn break_all(&self, fault: &str) -> Outcome {
        self.ask(Method::PUT, "/faults", Some(&json!({"fault": fault})))
            .await?;
        Ok(())
    }

    /// Breaks the next so many requests for a job.
    ///
    /// # Errors
    ///
    /// If the server knows no such fault.
    pub async fn break_requests(&self, job_id: &str, fault: &str, requests: u32) -> Outcome {
        let switch = json!({"fault": fault, "job_id": job_id, "requests": requests});
        self.ask(Method::PUT, "/faults", Some(&switch)).await?;
        Ok(())
    }

    /// Whether a fault waits for requests for a job.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn is_broken(&self, job_id: &str) -> Outcome<bool> {
        let faults = self.ask(Method::GET, "/faults", None).await?;
        let jobs = faults.get("jobs").ok_or("no list of faults")?;
        Ok(jobs.get(job_id).is_some())
    }

    /// Mends one job.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn mend(&self, job_id: &str) -> Outcome {
        self.ask(Method::DELETE, &format!("/faults/{job_id}"), None)
            .await?;
        Ok(())
    }

    /// Mends everything.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn mend_all(&self) -> Outcome {
        self.ask(Method::DELETE, "/faults", None).await?;
        Ok(())
    }

    /// How often a job has been asked for, whatever its project.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn requests(&self, job_id: &str) -> Outcome<u64> {
        Ok(self.all_requests().await?.get(job_id).copied().unwrap_or(0))
    }

    /// How often each job has been asked for, by its id, whatever its project.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn all_requests(&self) -> Outcome<BTreeMap<String, u64>> {
        let mut counts = BTreeMap::new();
        for ((_, job_id), count) in self.requests_of_projects().await? {
            *counts.entry(job_id).or_default() += count;
        }
        Ok(counts)
    }

    /// How often each job of each project has been asked for, by their ids.
    ///
    /// # Errors
    ///
    /// If the server does not answer.
    pub async fn requests_of_projects(&self) -> Outcome<BTreeMap<(String, String), u64>> {
        let counts = self.ask(Method::GET, "/requests", None).await?;
        let list = counts.get("requests").and_then(Value::as_array);
        let list = list.ok_or("no list of requests")?.iter();
        let entry = |count: &Value| {
            let text = |name| Some(count.get(name)?.as_str()?.to_owned());
            let job = (text("project_id")?, text("job_id")?);
            Some((job, count.get("count")?.as_u64()?))
        };
        Ok(list.filter_map(entry).collect())
    }

    /// Asks on a connection of its own: one that is kept might be one that a fault has ended.
    async fn ask(&self, method: Method, path: &str, body: Option<&Value>) -> Outcome<Value> {
        let client = Client::builder(TokioExecutor::new()).build_http();
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url()))
            .body(Full::new(Bytes::from(body)))?;
        let answer = client.request(request).await?;
        let success = answer.status().is_success();
        let body = answer.into_body().collect().await?.to_bytes();
        if !success {
            return Err(format!("{path}: {}", String::from_utf8_lossy(&body)).into());
        }
        if body.is_empty() {
            return Ok(Value::Null);
        }
        Ok(serde_json::from_slice(&body)?)
    }
}
