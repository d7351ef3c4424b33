//! Recoveries: random vaults whose passphrase is forgotten, each recovered by one of two officers, with every entry as it
//! was before. Knows how it is asked and answered only by its engine.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use askel_app::KeyCost;
use askel_app::failure::FailureCode;
use askel_store::keys::KeychainOfProofs;
use askel_tests::faults::forgotten::{Laptop, NEW, OLD, Officer, answer, laptop_with, officer};
use askel_tests::faults::typed::Dice;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

pub fn run(order: &Order) -> Told {
    let (vaults, mut dice) = (order.share(4, 100, 500), order.dice(41));
    let officers = [officer(), officer()];
    let (mut faults, mut entries, mut progress) = (vec![], 0, Progress::of("recoveries", vaults));
    for number in 0..vaults {
        match forget_and_recover(number, &mut dice, &officers, |_| {}) {
            Ok(count) => entries += count,
            Err(why) => faults.push(format!("vault {number}: {why}")),
        }
        progress.at(number);
    }
    let did = Did::default()
        .and(vaults, "passphrases forgotten and vaults recovered, half of them after their keychain was emptied")
        .and(entries, "entries compared with what they were");
    Told { did, faults, control: control(&mut dice, &officers) }
}

/// One vault's story; `meanwhile` is done to it between the request and the answer. Answers how many entries it holds.
fn forget_and_recover(number: usize, dice: &mut Dice, officers: &[Officer; 2], meanwhile: fn(&Path)) -> Result<usize, String> {
    // Every second one is bound to its computer's keychain, which is empty when it is needed.
    let keychain = KeychainOfProofs::default();
    let mut laptop = laptop_with(Arc::new(keychain.clone()), KeyCost::FOR_PROOFS);
    laptop.write(number, 1 + dice.roll(2));
    laptop.askel.lock();
    let folder = laptop.folder.path().join("data/vaults").join(&laptop.id);
    fs::copy(folder.join("vault.db"), laptop.folder.path().join("older")).map_err(|error| error.to_string())?;
    laptop.unlock(OLD).map_err(|code| format!("{code:?}"))?;
    laptop.write(number + 1, 1 + dice.roll(3));
    let before = laptop.entries();
    laptop.place(&[&officers[0], &officers[1]]);
    if number % 2 == 1 {
        laptop.prove(&officers[0]);
        laptop.bind().map_err(|code| format!("not bound: {code:?}"))?;
        laptop.askel.lock();
        keychain.empty();
        match laptop.unlock(OLD) {
            Err(FailureCode::KeychainEmptied) => {}
            other => return Err(format!("with its keychain emptied: {other:?}")),
        }
    }
    laptop.askel.lock();
    let asked = laptop.ask();
    meanwhile(laptop.folder.path());
    let reply = answer(&officers[dice.roll(2)], &asked);
    laptop.finish(NEW, &reply).map_err(|code| format!("not recovered: {code:?}"))?;
    is_as_before(&mut laptop, &before)
}

fn is_as_before(laptop: &mut Laptop, before: &[String]) -> Result<usize, String> {
    if laptop.entries() != before {
        return Err(format!("{} entries where {} were, or others", laptop.entries().len(), before.len()));
    }
    laptop.askel.lock();
    match (laptop.unlock(OLD), laptop.unlock(NEW)) {
        (Err(FailureCode::WrongPassphrase), Ok(())) => Ok(before.len()),
        (old, new) => Err(format!("the old passphrase: {old:?}, the new one: {new:?}")),
    }
}

/// While the officer is called, somebody puts an older file of the same vault back.
fn control(dice: &mut Dice, officers: &[Officer; 2]) -> Control {
    let put_back = |folder: &Path| {
        let vaults = fs::read_dir(folder.join("data/vaults")).expect("lists").filter_map(Result::ok).map(|entry| entry.path());
        let vault = vaults.into_iter().find(|path| path.join("vault.db").is_file()).expect("the vault");
        fs::copy(folder.join("older"), vault.join("vault.db")).expect("copies");
    };
    match forget_and_recover(7, dice, officers, put_back) {
        Err(why) => Control::Caught(format!("an older file put back meanwhile: {why}")),
        Ok(_) => Control::Missed("an older file put back meanwhile".into()),
    }
}
