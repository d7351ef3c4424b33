//! `typist DIR [--ack-early]` writes drafts and entries in the only vault of DIR until somebody kills it.
//! Says its name, then one line for each write when the program has answered; what becomes of it is not its business.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use askel_app::answer::Empty;
use askel_app::client::{self, ClientSearch};
use askel_app::entry::{self, DraftPage, DraftRequest, DraftSave};
use askel_app::surroundings::Surroundings;
use askel_app::vault::{self, UnlockRequest};
use askel_app::{Askel, KeyCost, Open};
use askel_domain::draft::EntryForm;
use askel_domain::id::ClientId;
use askel_domain::moment::write_date;
use askel_domain::session::ContactMode;
use askel_tests::faults::pinned;
use askel_tests::faults::typed::{Ack, Dice, GREETING, text};
use askel_tests::fixture::stage::{PASSPHRASE, said};
use chrono::Days;
use serde_json::json;

/// Nobody came to kill it: whoever started it has died.
const LONGEST: Duration = Duration::from_secs(60);
/// A refusal, told apart from a kill.
const REFUSED: u8 = 3;

fn main() -> ExitCode {
    println!("{GREETING}");
    pinned::let_go();
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [data] => type_away(Path::new(data), false),
        [data, "--ack-early"] => type_away(Path::new(data), true),
        _ => Err("Usage: typist FOLDER [--ack-early]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("typist: {why}");
            ExitCode::from(REFUSED)
        }
    }
}

struct Typist<'a> {
    open: &'a mut Open,
    dice: Dice,
    /// The planted bug: says "saved" before it is.
    ack_early: bool,
}

fn type_away(data: &Path, ack_early: bool) -> Result<(), String> {
    let until = Instant::now() + LONGEST;
    let mut askel = Askel::new(data.to_owned(), Surroundings { key_cost: KeyCost::FOR_PROOFS, ..Surroundings::of_this_computer() });
    let vaults = vault::status(&mut askel, Empty {}).map_err(said)?.value.vaults;
    let [card] = &vaults[..] else { return Err("there is not exactly one vault".into()) };
    let request = json!({ "vaultId": card.id, "passphrase": PASSPHRASE });
    let request: UnlockRequest = serde_json::from_value(request).map_err(|error| error.to_string())?;
    vault::unlock(&mut askel, request).map_err(said)?;
    let open = askel.open().map_err(said)?;
    let client_id = client::list(open, ClientSearch::default()).map_err(said)?.value.rows.first().ok_or("there is no client")?.id;
    let seed = u64::from(std::process::id()) << 32 ^ open.now().timestamp_micros().unsigned_abs();
    let mut typist = Typist { open, dice: Dice::from(seed), ack_early };
    while Instant::now() < until {
        typist.write_one(client_id)?;
    }
    Ok(())
}

impl Typist<'_> {
    /// Goes on with the client's draft, or begins one, and now and then says "ready".
    fn write_one(&mut self, client_id: ClientId) -> Result<(), String> {
        let page = entry::open_draft(self.open, DraftRequest { client_id, session_id: None }).map_err(said)?.value;
        say(Ack::draft(page.id, &page.form.client_tells))?;
        let before = page.form.client_tells.lines().count();
        let after = before + 1 + self.dice.roll(20);
        for lines in before + 1..=after {
            self.pause();
            let save = self.save(&page, lines);
            self.acknowledged(Ack::draft(page.id, &save.form.client_tells), |open| {
                entry::save_draft(open, save).map(|_| ()).map_err(said)
            })?;
        }
        // Sometimes it only goes and comes back, as a worker does.
        if after > 40 || self.dice.roll(4) > 0 {
            self.pause();
            let save = self.save(&page, after);
            self.acknowledged(Ack::entry(page.id, &save.form.client_tells), |open| entry::finalise(open, save).map(|_| ()).map_err(said))?;
        }
        Ok(())
    }

    fn acknowledged(&mut self, ack: Ack, write: impl FnOnce(&mut Open) -> Result<(), String>) -> Result<(), String> {
        if self.ack_early {
            say(ack)?;
            self.pause();
            return write(self.open);
        }
        write(self.open)?;
        say(ack)
    }

    fn save(&self, page: &DraftPage, lines: usize) -> DraftSave {
        let form = EntryForm {
            date: write_date(self.open.today() - Days::new(1)),
            starts: "10.00".into(),
            ends: "11.00".into(),
            mode: Some(ContactMode::HomeVisit),
            client_tells: text(page.id, lines),
            ..page.form.clone()
        };
        DraftSave { id: page.id, form }
    }

    fn pause(&mut self) {
        thread::sleep(Duration::from_micros(self.dice.roll(1_000) as u64));
    }
}

/// One write, so that a kill leaves a whole line or none.
fn say(ack: Ack) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(format!("{ack}\n").as_bytes()).and_then(|()| out.flush()).map_err(|error| error.to_string())
}
