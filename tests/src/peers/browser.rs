//! The system browser as far as a sign-in needs it: follows where it is sent, keeps cookies, types a name into the login.
//! Knows the two forms of the provider's dev login; nothing of tokens.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};

use super::plain::{self, Heard};

const MOST_STEPS: usize = 20;

pub struct Browser {
    /// The provider's address as it calls itself, and the port where it really is.
    issuer: String,
    port: u16,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    pub fn new(issuer: &str, port: u16) -> Self {
        Self { issuer: issuer.trim_end_matches('/').to_owned(), port, cookies: BTreeMap::new() }
    }

    /// Goes to `url` as the app has opened it and signs in as `worker`. Ends where the app listens, after it was told;
    /// answers that last address, with the code in it.
    ///
    /// # Errors
    /// When the provider shows something else than its login.
    pub fn sign_in(&mut self, url: &str, worker: &str) -> std::io::Result<String> {
        let mut url = self.arrive(url)?;
        for _ in 0..MOST_STEPS {
            let Some(path) = self.own_path(&url) else {
                return Ok(url);
            };
            let page = self.get(&path)?;
            url = match page.header("location") {
                Some(next) => self.absolute(&next),
                None => self.fill(&page, worker)?,
            };
            url = self.arrive(&url)?;
        }
        Err(Error::other("the sign-in goes round in circles"))
    }

    /// An address that is not the provider's is the app's own door: it is told, and that is the end.
    fn arrive(&self, url: &str) -> std::io::Result<String> {
        if self.own_path(url).is_none() {
            let (port, path) = loopback(url).ok_or_else(|| Error::other(format!("sent to {url}")))?;
            match plain::ask(port, "GET", &path, &[], b"") {
                // Nobody listens where a proof walks by hand.
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => {}
                heard => drop(heard?),
            }
        }
        Ok(url.to_owned())
    }

    fn own_path(&self, url: &str) -> Option<String> {
        let path = url.strip_prefix(&self.issuer)?;
        path.starts_with('/').then(|| path.to_owned())
    }

    fn absolute(&self, url: &str) -> String {
        if url.starts_with('/') { format!("{}{url}", self.issuer) } else { url.to_owned() }
    }

    fn get(&mut self, path: &str) -> std::io::Result<Heard> {
        self.ask("GET", path, b"")
    }

    /// Both forms of the dev login have a field `prompt` and go to the page's own address.
    fn fill(&mut self, page: &Heard, worker: &str) -> std::io::Result<String> {
        let text = String::from_utf8_lossy(&page.body).into_owned();
        let action = between(&text, "action=\"", "\"").ok_or_else(|| Error::other(format!("no form but {} {text}", page.status)))?;
        let path = self.own_path(&self.absolute(&action)).ok_or_else(|| Error::other("a form that goes elsewhere"))?;
        let form = if text.contains("value=\"login\"") { format!("prompt=login&login={worker}&password=x") } else { "prompt=consent".to_owned() };
        let next = self.ask("POST", &path, form.replace('@', "%40").as_bytes())?;
        next.header("location").map(|url| self.absolute(&url)).ok_or_else(|| Error::other(format!("the form answers {}", next.status)))
    }

    fn ask(&mut self, verb: &str, path: &str, body: &[u8]) -> std::io::Result<Heard> {
        let (scheme, host) = self.issuer.split_once("://").unwrap_or(("http", &self.issuer));
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let headers = [
            ("host", host),
            ("x-forwarded-proto", scheme),
            ("x-forwarded-host", host),
            ("cookie", cookies.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        let heard = plain::ask(self.port, verb, path, &headers, body)?;
        for cookie in heard.all("set-cookie") {
            if let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('=')) {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(heard)
    }
}

fn loopback(url: &str) -> Option<(u16, String)> {
    let rest = url.strip_prefix("http://127.0.0.1:").or_else(|| url.strip_prefix("http://localhost:"))?;
    let (port, path) = rest.split_once('/')?;
    Some((port.parse().ok()?, format!("/{path}")))
}

fn between(text: &str, before: &str, after: &str) -> Option<String> {
    let rest = text.split_once(before)?.1;
    rest.split_once(after).map(|(found, _)| found.replace("&amp;", "&"))
}
