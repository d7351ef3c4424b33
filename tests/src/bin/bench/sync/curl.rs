//! curl with the same requests, one after the other on one connection: what the machine and the server need without us.
//! Knows no engine.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use askel_fhir::rest::{Request, Verb};
use askel_tests::fault_proxy::Exchange;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Ground;
use crate::measure::{Outcome, said, time};

/// The time of the whole program, from its start to the last byte. `passed` is how the same requests went before: what the server
/// refused then it must refuse now, or the two have not done the same.
pub fn carried(ground: &Ground, requests: &[Request], passed: &[Exchange]) -> Outcome<Duration> {
    let folder = tempfile::tempdir().map_err(said)?;
    let authority = folder.path().join("authority.pem");
    fs::write(&authority, ground.county.authority_pem()).map_err(said)?;
    let token = ground.token();
    let mut config = String::new();
    for (number, request) in requests.iter().enumerate() {
        if number > 0 {
            config.push_str("next\n");
        }
        write_one(&mut config, ground, &token, request, &folder.path().join(number.to_string())).map_err(said)?;
        writeln!(config, "cacert = \"{}\"", authority.display()).map_err(said)?;
    }
    let file = folder.path().join("config");
    fs::write(&file, config).map_err(said)?;
    let mut command = Command::new("curl");
    command.args(["--silent", "--show-error", "--config"]).arg(&file);
    time(|| {
        let done = command.output().map_err(|error| format!("curl: {error}"))?;
        let heard: Vec<String> = String::from_utf8_lossy(&done.stdout).lines().map(str::to_owned).collect();
        let before: Vec<String> = passed.iter().map(|one| one.status.unwrap_or(0).to_string()).collect();
        let other = before.iter().zip(&heard).find(|(before, heard)| before != heard);
        if done.status.success() && heard.len() == before.len() && other.is_none() {
            return Ok(());
        }
        Err(format!("curl heard {} answers of {}, first another: {other:?}. {}", heard.len(), before.len(), String::from_utf8_lossy(&done.stderr)))
    })
}

fn write_one(config: &mut String, ground: &Ground, token: &str, request: &Request, body: &Path) -> Outcome<()> {
    let verb = match request.verb {
        Verb::Get => "GET",
        Verb::Post => "POST",
        Verb::Put => "PUT",
    };
    let slash = if request.path.is_empty() { "" } else { "/" };
    let mut line = |text: String| writeln!(config, "{text}").map_err(said);
    line(format!("url = \"{}{slash}{}\"", ground.county.base, request.path))?;
    line(format!("request = \"{verb}\"\noutput = \"/dev/null\"\nwrite-out = \"%{{http_code}}\\n\"\ncompressed\nhttp1.1"))?;
    line(format!("header = \"Authorization: Bearer {token}\"\nheader = \"Accept: application/fhir+json\"\nheader = \"Expect:\""))?;
    for (name, value) in &request.headers {
        line(format!("header = \"{name}: {}\"", value.replace('\\', "\\\\").replace('"', "\\\"")))?;
    }
    if let Some(bytes) = &request.body {
        let is_packed = request.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-encoding"));
        fs::write(body, if is_packed { packed(bytes)? } else { bytes.clone() }).map_err(said)?;
        line(format!("header = \"Content-Type: application/fhir+json\"\ndata-binary = \"@{}\"", body.display()))?;
    }
    Ok(())
}

fn packed(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).map_err(said)?;
    packer.finish().map_err(said)
}
