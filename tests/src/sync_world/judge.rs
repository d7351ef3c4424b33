//! The judge: what was saved, what the server truly holds and ever held, and what each laptop has and says. Sees everything,
//! changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use askel_fhir::{Record, Resource, read};
use askel_store::sync::{self, RowKey, RowKind};
use askel_sync::claim::{self, Facts, RecordState, Sentence};

use super::laptop::LAPTOPS;
use super::server::Address;
use super::work::{clients, may_hold, record, rows_of};
use super::world::World;

/// The kinds of rows that these worlds write.
const JUDGED: [RowKind; 5] = [RowKind::Client, RowKind::Period, RowKind::Goal, RowKind::Task, RowKind::Entry];

/// Everything that is not as it was promised, when all has come to rest.
pub fn faults(world: &World) -> Vec<String> {
    let mut faults = lost(world);
    faults.extend(doubled(world));
    faults.extend(overwritten(world));
    faults.extend(strangers(world));
    faults
}

/// What has not arrived, and where two differ: empty when all agree.
pub fn unsettled(world: &World) -> Vec<String> {
    let mut left = vec![];
    for laptop in &world.laptops {
        let store = laptop.store();
        let waiting = store.read(|read| sync::undelivered(read, 0, 1_000)).expect("read");
        left.extend(waiting.iter().filter(|queued| JUDGED.contains(&queued.key.kind)).map(|queued| format!("laptop {}: {:?} is {:?} ({:?})", laptop.number, queued.key, queued.state, queued.reason)));
        let open = store.read(sync::count_open_cases).expect("read");
        if open > 0 {
            left.push(format!("laptop {}: {open} cases are open", laptop.number));
        }
    }
    if left.is_empty() {
        left.extend(differences(world));
    }
    left
}

/// Rows of the shared client that are not the same everywhere. Of two corrections of one version each laptop keeps its own.
fn differences(world: &World) -> Vec<String> {
    let mut left = vec![];
    for client in clients() {
        let holders: Vec<usize> = (0..LAPTOPS).filter(|number| may_hold(*number).contains(&client)).collect();
        let rows: Vec<BTreeMap<RowKey, Record>> = holders.iter().map(|number| world.laptops[*number].store().read(|read| rows_of(read, client)).expect("read").into_iter().collect()).collect();
        let keys: BTreeSet<&RowKey> = rows.iter().flat_map(BTreeMap::keys).collect();
        for key in keys {
            if key.kind == RowKind::Entry && key.version > 1 {
                continue; // of corrections the words are looked for, below
            }
            let stand: Vec<Option<&Record>> = rows.iter().map(|rows| rows.get(key)).collect();
            if stand.windows(2).any(|two| two[0] != two[1]) {
                let missing: Vec<usize> = holders.iter().zip(&stand).filter(|(_, row)| row.is_none()).map(|(number, _)| *number).collect();
                left.push(format!("{key:?} differs between the laptops (missing on {missing:?})"));
            } else if let Some(record) = stand.first().copied().flatten().filter(|record| !is_on_the_server(world, record)) {
                left.push(format!("{key:?} is the same here and other on the server ({})", record.primary().0));
            }
        }
    }
    left
}

fn address_of(record: &Record) -> Address {
    let (kind, id) = record.primary();
    (kind.to_owned(), id.to_string())
}

fn is_on_the_server(world: &World, record: &Record) -> bool {
    let newest = world.server.newest(&address_of(record));
    newest.is_some_and(|version| reads_as((*version.json).clone(), record))
}

fn reads_as(json: serde_json::Value, record: &Record) -> bool {
    Resource::of(json).ok().and_then(|resource| read(&resource).ok()).is_some_and(|there| there == *record)
}

/// Each acknowledged save: on the server, or written over by somebody who had read it, or in a case where both texts are kept.
fn lost(world: &World) -> Vec<String> {
    let texts: Vec<String> = world.server.kept.values().filter_map(|versions| Some(versions.last()?.json.to_string())).collect();
    let mut kept_in_cases = String::new();
    for laptop in &world.laptops {
        for key in world.saves.iter().map(|save| &save.key).collect::<BTreeSet<_>>() {
            for case in laptop.store().read(|read| sync::cases_of_row(read, key)).expect("read") {
                kept_in_cases.push_str(&case.ours);
                kept_in_cases.push_str(&case.theirs);
            }
        }
    }
    let is_in = |text: &str, words: &str| text.contains(&format!("{words}\"")) || text.contains(&format!("{words}<"));
    let gone = world.saves.iter().filter(|save| {
        let replaced = world.saves.iter().any(|later| later.key == save.key && later.instead_of.as_ref() == Some(&save.words));
        !replaced && !is_in(&kept_in_cases, &save.words) && !texts.iter().any(|text| is_in(text, &save.words))
    });
    gone.map(|save| format!("lost: {:?}, {} of laptop {}", save.key, save.words, save.laptop)).collect()
}

/// One leading resource for one row, and the words of an entry in one place.
fn doubled(world: &World) -> Vec<String> {
    let mut seen: BTreeMap<String, Vec<&Address>> = BTreeMap::new();
    for (address, versions) in &world.server.kept {
        let Some(version) = versions.last() else { continue };
        let Some(Ok(Record::Entry(entry))) = Resource::of((*version.json).clone()).ok().map(|resource| read(&resource)) else { continue };
        let words = format!("{:?}", entry.id) + &serde_json::to_string(&entry).unwrap_or_default();
        seen.entry(words).or_default().push(address);
    }
    seen.into_values().filter(|places| places.len() > 1).map(|places| format!("doubled: {places:?}")).collect()
}

/// Another's version of a row that was written over without naming it. The same row said in other words harms nobody.
fn overwritten(world: &World) -> Vec<String> {
    let row = |json: &std::sync::Arc<serde_json::Value>| Resource::of((**json).clone()).ok().and_then(|resource| read(&resource).ok());
    let blind = world.server.overwritten.iter().filter(|one| !one.excused && row(&one.was).is_some() && row(&one.was) != row(&one.is));
    blind.map(|one| format!("overwritten: {}/{}", one.address.0, one.address.1)).collect()
}

/// Anything of a client whom a laptop must not have.
fn strangers(world: &World) -> Vec<String> {
    let mut faults = vec![];
    let outsider = world.way.stranger.as_ref().and_then(|stranger| stranger["id"].as_str()?.parse().ok());
    for laptop in &world.laptops {
        let may = may_hold(laptop.number);
        for client in clients().into_iter().chain(outsider).filter(|client| !may.contains(client)) {
            let (rows, mirrored, refused) = laptop.store().read(|read| {
                Ok::<_, askel_store::StoreFailure>((rows_of(read, client)?.len(), sync::mirrored_of_client(read, client)?.len(), sync::refused(read, 1_000)?.iter().filter(|one| one.client_id == Some(client)).count()))
            }).expect("read");
            if rows + mirrored + refused > 0 {
                faults.push(format!("laptop {}: {rows} rows, {mirrored} readings, {refused} refusals of a client who is not its own", laptop.number));
            }
        }
    }
    faults
}

/// What a laptop says now of each row and of all, held against what the server holds or ever held.
pub fn hear_claims(world: &mut World, number: usize) {
    let mut faults = vec![];
    let store = world.laptops[number].store();
    let mut unproven = 0;
    for client in may_hold(number) {
        for (key, record) in store.read(|read| rows_of(read, client)).expect("read") {
            let state = store.read(|read| askel_sync::record_state(read, &key, false)).expect("read");
            if !ever_held(world, &record) {
                unproven += 1;
                if let RecordState::OnServer { version, .. } = state {
                    faults.push(format!("laptop {number} says that {key:?} is on the server as {version}, and it never was"));
                }
            }
        }
    }
    let (facts, tally) = store.read(|read| Ok::<_, askel_store::StoreFailure>((askel_sync::server_facts(read)?, askel_sync::tally(read)?))).expect("read");
    let now_utc = (world.now_ms + world.laptops[number].skew_ms) / 1_000;
    let claim = claim::header(&Facts { server: facts, tally, now_utc });
    if let (Sentence::AllOnServer { records, .. }, true) = (claim.sentence, unproven > 0) {
        faults.push(format!("laptop {number} says that all {records} are on the server, and {unproven} never were"));
    }
    world.faults.extend(faults);
}

/// Whether the server ever held the row as it stands on a laptop. What was put back since is noticed later, and judged at the end.
fn ever_held(world: &World, record: &Record) -> bool {
    let held = world.server.ever.get(&address_of(record));
    held.is_some_and(|held| held.iter().rev().any(|content| reads_as((**content).clone(), record)))
}

/// The row under a key, for whoever looks into one world.
pub fn show(world: &World, number: usize, key: &RowKey) -> String {
    let found = world.laptops[number].store().read(|read| record(read, key)).ok().flatten();
    found.map_or("nothing".into(), |record| match record {
        Record::Goal(row) => serde_json::to_string(&row).unwrap_or_default(),
        Record::Task(row) => serde_json::to_string(&row).unwrap_or_default(),
        Record::Client(row) => serde_json::to_string(&row).unwrap_or_default(),
        Record::Entry(row) => serde_json::to_string(&row).unwrap_or_default(),
        _ => String::new(),
    })
}
