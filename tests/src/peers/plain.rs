//! A plain HTTP request on loopback, for what the proofs ask themselves: to be sure without the code under test.

use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::fault_proxy::http;

pub struct Heard {
    pub status: u16,
    pub body: Vec<u8>,
    message: http::Message,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<String> {
        self.message.header(name)
    }

    /// Every value of a header that may stand there more than once.
    pub fn all(&self, name: &str) -> Vec<String> {
        let head = String::from_utf8_lossy(&self.message.head).into_owned();
        let lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned()).collect()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }
}

/// HTTP/1.0, so that nothing comes in chunks and the connection ends with the answer.
///
/// # Errors
/// When nobody listens, or the answer breaks off.
pub fn ask(port: u16, verb: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> io::Result<Heard> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(Duration::from_secs(120)))?;
    let mut head = format!("{verb} {path} HTTP/1.0\r\n");
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        head.push_str(&format!("host: 127.0.0.1:{port}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
    stream.write_all(&[head.as_bytes(), body].concat())?;
    let message = http::reply(&mut BufReader::new(stream))?;
    Ok(Heard { status: message.status().unwrap_or(0), body: message.body.clone(), message })
}

/// FHIR JSON there and back.
///
/// # Errors
/// As `ask`.
pub fn fhir(port: u16, verb: &str, path: &str, headers: &[(&str, &str)], body: &Value) -> io::Result<Heard> {
    let with_type = [headers, &[("content-type", "application/fhir+json"), ("accept", "application/fhir+json")]].concat();
    let body = if body.is_null() { vec![] } else { body.to_string().into_bytes() };
    ask(port, verb, path, &with_type, &body)
}
