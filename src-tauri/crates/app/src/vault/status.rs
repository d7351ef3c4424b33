//! What the lock screen knows: which vaults there are, whether one is open, and in which language to speak.

use std::fs;

use askel_domain::worker::Language;
use serde::{Deserialize, Serialize};

use super::{LanguageChoice, OpenVault, VaultCard, VaultStatus};
use crate::answer::{Answer, Empty, Noun};
use crate::failure::Failure;
use crate::{Askel, IDLE_MINUTES, worker};

/// Kept in clear text beside the vaults: nothing but how the lock screen looks.
#[derive(Default, Serialize, Deserialize)]
struct LockScreen {
    language: Language,
}

pub fn status(askel: &mut Askel, _: Empty) -> Result<Answer<VaultStatus>, Failure> {
    let now = askel.now().timestamp_millis();
    let card = |found: askel_store::shelf::Found| match found.keys {
        Ok(keys) => VaultCard {
            wait_seconds: keys.ring.attempts.wait_seconds(now),
            keys_mended: keys.one_copy_lost,
            recovery: keys.ring.recovery.is_some(),
            recovery_asked: keys.ring.asked.map(|asked| asked.code),
            label: keys.ring.label,
            id: found.id,
        },
        // Damaged keys do not hide the vault: opening it says what is wrong.
        Err(_) => VaultCard { label: String::new(), wait_seconds: 0, keys_mended: false, recovery: false, recovery_asked: None, id: found.id },
    };
    let open = askel.opened().map(|open| OpenVault {
        id: open.vault_id.clone(),
        worker_name: open.worker.name(),
        unit_name: open.worker.unit.name.clone(),
        language: open.worker.language,
        idle_minutes: IDLE_MINUTES,
        together: open.stay.is_some(),
    });
    let language = open.as_ref().map_or_else(|| lock_screen(askel).language, |open| open.language);
    Ok(Answer::read(VaultStatus { vaults: askel.shelf.vaults()?.into_iter().map(card).collect(), open, language }))
}

/// Chooses the language of the lock screen, and the worker's own when a vault is open.
pub fn choose_language(askel: &mut Askel, choice: LanguageChoice) -> Result<Answer<()>, Failure> {
    remember_language(askel, choice.language);
    if let Ok(open) = askel.open() {
        worker::put_language(open, choice.language)?;
    }
    Ok(Answer::changed((), &[Noun::Worker]))
}

fn lock_screen(askel: &Askel) -> LockScreen {
    let text = fs::read_to_string(askel.data.join("lock-screen.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// A language that could not be remembered is asked again; it never stops anything.
pub(super) fn remember_language(askel: &Askel, language: Language) {
    let Ok(text) = serde_json::to_string(&LockScreen { language }) else { return };
    let _ = fs::create_dir_all(&askel.data).and_then(|()| fs::write(askel.data.join("lock-screen.json"), text));
}
