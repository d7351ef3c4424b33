//! Native dialogs for files and folders, opened from here so that no path ever comes from the page.

use std::path::PathBuf;

use tauri::{AppHandle, WebviewWindow};

/// What a command needs chosen before it can run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    FolderToWrite,
    FolderToRead,
    CodeSetFile,
    MeasureFile,
    /// The organisation's phrases, in YAML or JSON.
    PhraseFile,
    /// Which server, which sign-in: as the organisation writes it.
    PolicyFile,
    /// The organisation's public keys, as age writes them.
    RecoveryKeys,
    /// The officer's answer to a forgotten passphrase.
    RecoveryAnswer,
}

/// Asks the worker; `None` when the dialog was closed. A build for the proofs is answered by its environment,
/// since a native dialog cannot be driven from a test.
pub async fn ask(app: &AppHandle, window: &WebviewWindow, wanted: Wanted) -> Option<PathBuf> {
    if cfg!(feature = "e2e") {
        let name = match wanted {
            Wanted::FolderToWrite => "ASKEL_E2E_FOLDER",
            Wanted::FolderToRead => "ASKEL_E2E_BACKUPS",
            Wanted::CodeSetFile => "ASKEL_E2E_CODE_SET",
            Wanted::MeasureFile => "ASKEL_E2E_MEASURE",
            Wanted::PhraseFile => "ASKEL_E2E_PHRASES",
            Wanted::PolicyFile => "ASKEL_E2E_POLICY",
            Wanted::RecoveryKeys => "ASKEL_E2E_RECOVERY_KEYS",
            Wanted::RecoveryAnswer => "ASKEL_E2E_RECOVERY_ANSWER",
        };
        return std::env::var_os(name).map(PathBuf::from);
    }
    let (answer, chosen) = std::sync::mpsc::channel();
    let parent = window.clone();
    // GTK and AppKit open dialogs on the main thread only.
    app.run_on_main_thread(move || {
        let dialog = rfd::AsyncFileDialog::new().set_parent(&parent);
        let picked: std::pin::Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>> = match wanted {
            Wanted::FolderToWrite | Wanted::FolderToRead => Box::pin(dialog.pick_folder()),
            Wanted::RecoveryKeys => Box::pin(dialog.pick_file()),
            Wanted::PhraseFile => Box::pin(dialog.add_filter("YAML, JSON", &["yml", "yaml", "json"]).pick_file()),
            Wanted::CodeSetFile | Wanted::MeasureFile | Wanted::PolicyFile | Wanted::RecoveryAnswer => Box::pin(dialog.add_filter("JSON", &["json"]).pick_file()),
        };
        tauri::async_runtime::spawn(async move {
            let _ = answer.send(picked.await.map(|file| file.path().to_path_buf()));
        });
    })
    .ok()?;
    tauri::async_runtime::spawn_blocking(move || chosen.recv().ok().flatten()).await.ok().flatten()
}
