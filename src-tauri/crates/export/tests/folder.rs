//! The folder that is handed over: what is in it, what two exports do to each other, and how a bad disk is told.

#[path = "../../sosmeta/tests/fictional/mod.rs"]
mod fictional;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use askel_domain::entry::{Entry, EntryBody};
use askel_domain::id::EntryId;
use askel_domain::session::ContactMode;
use askel_domain::worker::Language;
use askel_export::folder::{self, FolderProblem, MANIFEST, Packed, READ_ME, Written};
use askel_export::readable;
use fictional::*;
use serde_json::Value;
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder of the test")
}

fn visit(number: u128, version: u32) -> Entry {
    Entry { id: EntryId(uuid::Uuid::from_u128(number)), version, ..entry(ContactMode::HomeVisit, EntryBody::Meeting(meeting())) }
}

fn packed(entry: &Entry) -> Packed {
    let words = words(Language::Fi);
    let text = readable::page(entry, &client(), &all_codes(), &words.sentences, &words.page).plain();
    Packed { document: written(entry, &client()).expect("no obstacle"), text }
}

fn export(dir: &Path, entries: &[Entry]) -> Result<Written, FolderProblem> {
    folder::write(dir, &entries.iter().map(packed).collect::<Vec<_>>(), &words(Language::Fi).folder)
}

fn contents(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(dir).expect("a folder").map(|file| file.expect("a file"));
    files.map(|file| (file.file_name().into_string().expect("a name"), fs::read(file.path()).expect("bytes"))).collect()
}

fn manifest(dir: &Path) -> Value {
    serde_json::from_slice(&fs::read(dir.join(MANIFEST)).expect("a list")).expect("JSON")
}

fn rows(dir: &Path) -> Vec<(String, u64)> {
    let list = manifest(dir);
    let row = |row: &Value| (row["entry"].as_str().unwrap_or_default().to_owned(), row["version"].as_u64().unwrap_or_default());
    list["documents"].as_array().expect("rows").iter().map(row).collect()
}

#[test]
fn each_entry_leaves_as_a_document_a_page_and_a_row_with_checksums() {
    let dir = folder();
    let done = export(dir.path(), &[visit(7, 1), entry(ContactMode::Office, cancelled())]);
    assert_eq!(done, Ok(Written { documents: 2, in_folder: 2, demo_codes: true }));
    let files = contents(dir.path());
    let stem = "19005-00000000-0000-0000-0000-000000000007-v1";
    assert_eq!(files.len(), 6, "{:?}", files.keys());
    let row = manifest(dir.path())["documents"][0].clone();
    assert_eq!((&row["number"], &row["usesDemoCodes"]), (&"19005".into(), &true.into()));
    for (kind, ending) in [("json", "json"), ("text", "txt")] {
        let name = format!("{stem}.{ending}");
        assert_eq!(row["files"][kind], name.as_str());
        assert_eq!(row["sha256"][kind], sha256(&files[&name]).as_str());
    }
    let json = std::str::from_utf8(&files[&format!("{stem}.json")]).expect("text").to_owned();
    assert!(json.starts_with("{\n  \"merkinta_tapaamisesta_tai_yhteydenotosta\"") && json.ends_with("}\n"));
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn exporting_twice_writes_the_same_bytes() {
    let (once, twice) = (folder(), folder());
    let entries = [visit(7, 1), visit(8, 1), entry(ContactMode::Office, cancelled())];
    export(once.path(), &entries).expect("written");
    let reversed: Vec<Entry> = entries.iter().rev().cloned().collect();
    export(twice.path(), &entries[1..2]).expect("written");
    export(twice.path(), &reversed).expect("written");
    export(twice.path(), &entries).expect("written");
    assert_eq!(contents(once.path()), contents(twice.path()));
}

#[test]
fn a_new_version_comes_beside_the_old_one_which_stays_as_it_was() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    let before = contents(dir.path());
    let mut corrected = visit(7, 2);
    corrected.event.participants = "Kaisa Niemi".into();
    assert_eq!(export(dir.path(), &[corrected]).map(|written| written.in_folder), Ok(2));
    let after = contents(dir.path());
    assert!(before.iter().filter(|(name, _)| name.starts_with("19005")).all(|(name, bytes)| after[name] == *bytes));
    let id = "00000000-0000-0000-0000-000000000007";
    assert_eq!(rows(dir.path()), [(id.to_owned(), 1), (id.to_owned(), 2)]);
}

#[test]
fn an_annulment_is_a_page_and_a_row_and_the_version_before_it_stays_as_it_was() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    let before = contents(dir.path());
    let gone = annulled(visit(7, 1));
    let words = words(Language::Fi);
    let text = readable::annulment(&gone, &client(), &words.sentences, &words.page).plain();
    assert!(text.contains("MITÄTÖITY") && text.contains("Käynti oli toisen asiakkaan.") && !text.contains("hyvä aamu"), "{text}");
    let document = askel_sosmeta::document::annulment(&gone);
    folder::write(dir.path(), &[Packed { document, text }], &words.folder).expect("written");
    let after = contents(dir.path());
    assert!(before.iter().filter(|(name, _)| name.starts_with("19005")).all(|(name, bytes)| after[name] == *bytes));
    let row = manifest(dir.path())["documents"][1].clone();
    assert_eq!((&row["annulled"], &row["replaces"], &row["files"]["json"]), (&true.into(), &1.into(), &Value::Null));
    assert!(after.contains_key("19005-00000000-0000-0000-0000-000000000007-v2.txt") && !after.contains_key("19005-00000000-0000-0000-0000-000000000007-v2.json"));
    assert!(!text_of(&after[MANIFEST]).contains("toisen"), "the reason is a person's words");
    export(dir.path(), &[visit(8, 1)]).expect("an annulment without a document is still ours");
    assert_eq!(rows(dir.path()).len(), 3);
}

#[test]
fn a_list_of_the_first_format_is_still_read() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    let mut list = manifest(dir.path());
    list["format"] = "askel-delivery/1".into();
    let row = list["documents"][0].as_object_mut().expect("a row");
    row.remove("replaces");
    row.remove("annulled");
    fs::write(dir.path().join(MANIFEST), list.to_string()).expect("as an earlier Askel wrote it");
    assert_eq!(export(dir.path(), &[visit(8, 1)]).map(|written| written.in_folder), Ok(2));
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_list_forgets_documents_that_were_taken_away() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    fs::remove_file(dir.path().join("19005-00000000-0000-0000-0000-000000000007-v1.json")).expect("taken");
    export(dir.path(), &[visit(8, 1)]).expect("written");
    assert_eq!(rows(dir.path()), [("00000000-0000-0000-0000-000000000008".to_owned(), 1)]);
}

#[test]
fn file_names_list_and_note_say_nothing_of_the_client() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1), entry(ContactMode::Phone, not_met())]).expect("written");
    let files = contents(dir.path());
    let told = [files.keys().cloned().collect(), text(&files[MANIFEST]), text(&files[READ_ME])].concat();
    for name in ["Virtala", "Reijo", "140378", "Niemi", "Esimerkkikatu", "2026"] {
        assert!(!told.contains(name), "{name}");
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

#[test]
fn the_note_says_that_nothing_is_encrypted_and_owns_up_to_made_up_codes() {
    let dir = folder();
    let real = |number| {
        let document = askel_sosmeta::document(&visit(number, 1), &client(), &one_code(), &finnish()).expect("no obstacle");
        [Packed { document, text: "Sivu.\n".into() }]
    };
    let labels = words(Language::Fi).folder;
    assert_eq!(folder::write(dir.path(), &real(7), &labels).map(|written| written.demo_codes), Ok(false));
    let note = text(&contents(dir.path())[READ_ME]);
    assert!(note.contains("EI OLE SALATTU") && note.contains("poista koko kansio") && !note.contains("ESITTELY"), "{note}");
    assert_eq!(manifest(dir.path())["documents"][0]["missingCodes"], serde_json::json!(["1.2.246.537.6.1222", "1.2.246.537.6.1250"]));
    export(dir.path(), &[visit(8, 1)]).expect("written");
    assert_eq!(
        folder::write(dir.path(), &real(7), &labels).map(|written| written.demo_codes),
        Ok(true),
        "an earlier document still has them"
    );
    assert!(text(&contents(dir.path())[READ_ME]).contains("ESITTELY"));
}

#[test]
fn a_list_that_is_not_ours_is_left_alone() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    let escaping = text(&contents(dir.path())[MANIFEST]).replace("\"19005\"", "\"../19\"");
    for other in ["", "[]", "{}", r#"{"format":"askel-delivery/3","documents":[]}"#, "\u{0}", &escaping] {
        fs::write(dir.path().join(MANIFEST), other).expect("written");
        let before = contents(dir.path());
        assert_eq!(export(dir.path(), &[visit(8, 1)]), Err(FolderProblem::OtherContents), "{other}");
        assert_eq!(contents(dir.path()), before);
    }
}

#[test]
fn the_rest_of_an_export_that_was_cut_off_is_swept_away() {
    let dir = folder();
    fs::write(dir.path().join(format!(".{MANIFEST}.part")), "puol").expect("written");
    export(dir.path(), &[visit(7, 1)]).expect("written");
    assert!(contents(dir.path()).keys().all(|name| !name.ends_with(".part")));
}

#[cfg(unix)]
#[test]
fn the_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    for name in contents(dir.path()).keys() {
        assert_eq!(fs::metadata(dir.path().join(name)).expect("there").permissions().mode() & 0o777, 0o600, "{name}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told_apart_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).expect("read-only");
    // Root may write into any folder of its own; the kernel's are closed to root too.
    let closed = if fs::write(dir.path().join("probe"), "").is_err() { dir.path() } else { Path::new("/sys/kernel") };
    if closed.is_dir() {
        assert_eq!(export(closed, &[visit(7, 1)]), Err(FolderProblem::NotWritable));
        assert!(!closed.join(MANIFEST).exists());
    } else {
        println!("skipped: no folder here is closed to root");
    }
}

#[test]
fn a_folder_that_went_away_is_told_apart() {
    let dir = folder();
    assert_eq!(export(&dir.path().join("gone"), &[visit(7, 1)]), Err(FolderProblem::NotThere));
    let file = dir.path().join("file");
    fs::write(&file, "").expect("written");
    assert_eq!(export(&file, &[visit(7, 1)]), Err(FolderProblem::NotThere));
}

#[test]
fn a_full_disk_is_told_apart_from_one_that_may_not_be_written() {
    use std::io::{Error, ErrorKind};
    for (kind, problem) in [
        (ErrorKind::StorageFull, FolderProblem::DiskFull),
        (ErrorKind::QuotaExceeded, FolderProblem::DiskFull),
        (ErrorKind::ReadOnlyFilesystem, FolderProblem::NotWritable),
        (ErrorKind::TimedOut, FolderProblem::Disk(ErrorKind::TimedOut)),
    ] {
        assert_eq!(FolderProblem::from(Error::from(kind)), problem);
    }
}

#[test]
fn a_write_that_fails_half_way_leaves_the_list_as_it_was() {
    let dir = folder();
    export(dir.path(), &[visit(7, 1)]).expect("written");
    let before = fs::read(dir.path().join(MANIFEST)).expect("a list");
    // A folder in the place of the second page: the first document is written, the second fails.
    fs::create_dir(dir.path().join("19005-00000000-0000-0000-0000-000000000009-v1.txt")).expect("in the way");
    assert!(matches!(export(dir.path(), &[visit(8, 1), visit(9, 1)]), Err(FolderProblem::Disk(_))));
    assert_eq!(fs::read(dir.path().join(MANIFEST)).expect("a list"), before);
    let parts = fs::read_dir(dir.path())
        .expect("a folder")
        .filter(|file| file.as_ref().is_ok_and(|file| file.path().extension() == Some("part".as_ref())));
    assert_eq!(parts.count(), 0);
}

#[test]
fn a_link_placed_where_a_file_is_put_together_is_not_followed() {
    #[cfg(unix)]
    {
        let (dir, elsewhere) = (folder(), folder());
        let target = elsewhere.path().join("kept");
        fs::write(&target, "kept").expect("written");
        std::os::unix::fs::symlink(&target, dir.path().join(format!(".{MANIFEST}.part"))).expect("a link");
        export(dir.path(), &[visit(7, 1)]).expect("written");
        assert_eq!(fs::read_to_string(&target).expect("there"), "kept");
    }
}
