//! The recovery officer's program: makes an identity, answers a laptop's test, answers a forgotten passphrase, and opens what a
//! laptop handed over.
//! Runs on a computer of its own choosing, without a network; knows no vault and writes nothing but what it is asked to.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::process::ExitCode;

use askel_recovery::{
    Challenge, Identities, LARGEST, LARGEST_HAND_OVER, Request, answer_challenge, new_identity_file, open_hand_over, open_request, read_form, write_form,
};

const HELP: &str = "askel-recovery make-identity IDENTITY
    Makes a secret key into the new file IDENTITY, and prints its public key for the laptops.
askel-recovery answer-challenge IDENTITY TEST
    Prints the code that proves to a laptop that this secret key can be used.
askel-recovery open-request IDENTITY REQUEST CODE ANSWER
    Writes the new file ANSWER for a worker who forgot the passphrase. First call the worker on a number you
    already know, make sure who it is, and have the CODE read to you from the laptop.
askel-recovery open-hand-over IDENTITY FILE FOLDER
    Opens what a laptop handed over into the new folder FOLDER: national documents, pages to read, and the record as it
    stood. Nothing in FOLDER is encrypted any more.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["make-identity", identity] => make_identity(identity),
        ["answer-challenge", identity, test] => answer(identity, test),
        ["open-request", identity, request, code, reply] => open(identity, request, code, reply),
        ["open-hand-over", identity, file, folder] => unpack(identity, file, folder),
        _ => Err(HELP.to_owned()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn make_identity(path: &str) -> Result<String, String> {
    let (file, recipient) = new_identity_file();
    write_new(path, file.as_bytes())?;
    Ok(format!("{recipient}\nKeep {path} offline and in two places. The line above is public: give it to the laptops."))
}

fn answer(identity: &str, test: &str) -> Result<String, String> {
    let challenge: Challenge = read_form(&read(test)?).map_err(said(test))?;
    let answers = answer_challenge(&identities(identity)?, &challenge).map_err(said(test))?;
    Ok(answers.iter().map(|answer| format!("{}  {}", answer.recipient, answer.code)).collect::<Vec<_>>().join("\n"))
}

fn open(identity: &str, request: &str, code: &str, reply: &str) -> Result<String, String> {
    let asked: Request = read_form(&read(request)?).map_err(said(request))?;
    let answer = open_request(&identities(identity)?, &asked, code).map_err(said(request))?;
    write_new(reply, &write_form(&answer).map_err(said(reply))?)?;
    Ok(format!("{reply} opens the work bag of {} on the laptop that asked, once, with the new passphrase chosen there.", asked.worker))
}

fn unpack(identity: &str, path: &str, folder: &str) -> Result<String, String> {
    let handed = open_hand_over(&identities(identity)?, &read_up_to(path, LARGEST_HAND_OVER)?).map_err(said(path))?;
    make_folder(folder).map_err(said(folder))?;
    for file in &handed.files {
        write_new(&format!("{folder}/{}", file.name), &file.bytes)?;
    }
    let from = &handed.from;
    Ok(format!("{folder}: {} files from {}, {}, sealed {}. Nothing in it is encrypted any more.", handed.files.len(), from.worker, from.unit, from.sealed_at))
}

/// A new one, for its owner's eyes only.
fn make_folder(path: &str) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn identities(path: &str) -> Result<Identities, String> {
    let text = zeroize::Zeroizing::new(String::from_utf8(read(path)?).map_err(|_| format!("{path}: not an identity file"))?);
    Identities::read(&text).map_err(said(path))
}

fn read(path: &str) -> Result<Vec<u8>, String> {
    read_up_to(path, LARGEST)
}

fn read_up_to(path: &str, most: u64) -> Result<Vec<u8>, String> {
    let size = fs::metadata(path).map_err(|error| format!("{path}: {error}"))?.len();
    if size > most {
        return Err(format!("{path}: too large to be one of these files"));
    }
    fs::read(path).map_err(|error| format!("{path}: {error}"))
}

/// Never over a file that is there, and for its owner's eyes only.
fn write_new(path: &str, bytes: &[u8]) -> Result<(), String> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(|error| format!("{path}: {error}"))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| format!("{path}: {error}"))
}

fn said<E: std::fmt::Display>(path: &str) -> impl Fn(E) -> String + '_ {
    move |error| format!("{path}: {error}")
}
