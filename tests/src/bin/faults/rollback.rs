//! Somebody who has the disk puts back what was there before: pages, rows, the file, the folder (security.md T12).
//! Each is noticed when the vault is opened: by the anchors, by the chain, or by the cipher's own sums.

use std::fs;

use askel_store::keys::DataKey;
use askel_tests::faults::hand::Hand;
use askel_tests::faults::image::{Image, Seen, bytes_of, key_of};
use askel_tests::faults::ledger::Ledger;
use askel_tests::faults::typed::Dice;

use crate::outcome::{Control, Did, Told};
use crate::wanted::{Order, Progress};

const PAGE: usize = 4096;

struct Twice {
    older: Image,
    newer: Image,
    key: DataKey,
    ledger: Ledger,
}

type Attack = fn(&Twice, &Image, &mut Dice);

const ATTACKS: [(&str, Attack); 6] = [
    ("pages", put_back_pages),
    ("page", put_back_page),
    ("rows", take_rows_away),
    ("state", put_back_state),
    ("file", put_back_file),
    ("folder", put_back_folder),
];

impl Twice {
    fn make(seed: u64) -> Self {
        let mut hand = Hand::new(seed);
        (0..40).for_each(|_| hand.do_one().expect("a sound disk"));
        hand.bench.lock();
        let older = Image::of(&hand.bench.file(""));
        hand.bench.unlock();
        (0..20).for_each(|_| hand.do_one().expect("a sound disk"));
        hand.type_some(4).expect("a sound disk");
        let ready = hand.ready();
        let ack = hand.ask(ready).expect("a sound disk");
        hand.told(ack);
        hand.bench.lock();
        let newer = Image::of(&hand.bench.file(""));
        Self { key: key_of(&newer.vault()), older, newer, ledger: hand.ledger }
    }
}

/// Some of the pages that have changed since.
fn put_back_pages(twice: &Twice, image: &Image, dice: &mut Dice) {
    put_pages_back(twice, image, dice, true);
}

/// One of them.
fn put_back_page(twice: &Twice, image: &Image, dice: &mut Dice) {
    put_pages_back(twice, image, dice, false);
}

fn put_pages_back(twice: &Twice, image: &Image, dice: &mut Dice, others: bool) {
    let (older, mut newer) = (fs::read(twice.older.file("vault.db")).expect("reads"), fs::read(image.file("vault.db")).expect("reads"));
    let changed: Vec<usize> =
        (0..older.len().min(newer.len()) / PAGE).filter(|page| range(&older, *page) != range(&newer, *page)).collect();
    let first = changed[dice.roll(changed.len())];
    for page in changed {
        if page == first || others && dice.roll(3) == 0 {
            newer[page * PAGE..(page + 1) * PAGE].copy_from_slice(range(&older, page));
        }
    }
    fs::write(image.file("vault.db"), newer).expect("writes");
}

fn range(file: &[u8], page: usize) -> &[u8] {
    &file[page * PAGE..(page + 1) * PAGE]
}

/// By somebody who has the key too: the newest entry goes, and its end of the chain with it.
fn take_rows_away(twice: &Twice, image: &Image, _: &mut Dice) {
    let newest = "(SELECT row_id FROM revision WHERE noun = 'entry' ORDER BY seq DESC LIMIT 1)";
    let chain = "(SELECT max(seq) FROM revision WHERE noun = 'entry')";
    let rows = format!(
        "DELETE FROM awaiting WHERE entry_id = {newest}; DELETE FROM entry WHERE id = {newest}; DELETE FROM revision WHERE seq >= {chain};"
    );
    with_the_key(twice, image, &rows);
}

/// By the same: what stands in the record is put back, and the log is left as it is.
fn put_back_state(twice: &Twice, image: &Image, dice: &mut Dice) {
    let newest = "(SELECT row_id FROM revision WHERE noun = 'entry' ORDER BY seq DESC LIMIT 1)";
    let ways = [
        format!("DELETE FROM awaiting WHERE entry_id = {newest}; DELETE FROM entry WHERE id = {newest};"),
        format!("UPDATE entry SET body = replace(body, 'home_visit', 'phone') WHERE id = {newest};"),
        "INSERT INTO draft (id, client_id, saved_utc, body) SELECT row_id, client_id, 0, '{}' FROM revision
         WHERE noun = 'draft' AND reason = 'finished' ORDER BY seq DESC LIMIT 1;"
            .to_owned(),
        "UPDATE client SET body = replace(body, 'Virtala', 'Virtanen');".to_owned(),
        "UPDATE period SET body = (SELECT body || ' ' FROM revision WHERE noun = 'period' ORDER BY seq LIMIT 1);".to_owned(),
        "DELETE FROM period;".to_owned(),
        "DELETE FROM code WHERE code = (SELECT max(code) FROM code);".to_owned(),
    ];
    with_the_key(twice, image, &ways[dice.roll(ways.len())]);
}

fn with_the_key(twice: &Twice, image: &Image, script: &str) {
    let connection = rusqlite::Connection::open(image.file("vault.db")).expect("opens");
    let key: String = bytes_of(&twice.key).iter().map(|byte| format!("{byte:02x}")).collect();
    connection.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).expect("the key");
    let guards = {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").expect("reads");
        let names = statement.query_map([], |row| row.get::<_, String>(0)).expect("reads");
        names.collect::<Result<Vec<_>, _>>().expect("reads")
    };
    let down: String = guards.iter().map(|name| format!("DROP TRIGGER {name};")).collect();
    connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; BEGIN; {down} {script} COMMIT;")).expect("writes");
}

fn put_back_file(twice: &Twice, image: &Image, _: &mut Dice) {
    fs::copy(twice.older.file("vault.db"), image.file("vault.db")).expect("copies");
}

fn put_back_folder(twice: &Twice, image: &Image, dice: &mut Dice) {
    put_back_file(twice, image, dice);
    for name in ["vault.keys", "vault.keys.copy"] {
        fs::copy(twice.older.file(name), image.file(name)).expect("copies");
    }
}

pub fn run(order: &Order) -> Told {
    let (attacks, mut dice) = (order.share(120, 1_000, 1_000), order.dice(6));
    let mut twice = Twice::make(order.seed);
    let (mut noticed, mut idle, mut tried) = ([0usize; 6], [0usize; 6], [0usize; 6]);
    let (mut faults, mut progress) = (vec![], Progress::of("rollback", attacks));
    for number in 0..attacks {
        if number % 100 == 99 {
            twice = Twice::make(order.seed + number as u64);
        }
        let kind = number % ATTACKS.len();
        let image = twice.newer.copy();
        ATTACKS[kind].1(&twice, &image, &mut dice);
        tried[kind] += 1;
        match image.seen(&twice.key, &twice.ledger) {
            Seen::Noticed => noticed[kind] += 1,
            // All that was promised is there: the page was of no use any more.
            Seen::Whole => idle[kind] += 1,
            Seen::Older => faults.push(format!("attack {number}, {}: older than promised, in silence", ATTACKS[kind].0)),
            Seen::Wrong(wrong) => faults.push(format!("attack {number}, {}: {wrong}", ATTACKS[kind].0)),
        }
        progress.at(number);
    }
    let mut did = Did::default().and(attacks, "times something older put back");
    for (kind, (name, _)) in ATTACKS.iter().enumerate() {
        did = did.and(tried[kind], format!("{name} tried")).and(noticed[kind], format!("{name} noticed"));
        if idle[kind] > 0 {
            did = did.and(idle[kind], format!("{name} without effect"));
        }
    }
    Told { did, faults, control: control(order) }
}

/// A single page may be of no use any more, as in the campaign itself; an attack that takes nothing away so often is none.
const TRIES: usize = 10;

/// The attacks do take something away, and a vault that nobody touched raises no alarm.
fn control(order: &Order) -> Control {
    let twice = Twice::make(order.seed);
    let mut dice = order.dice(7);
    if twice.newer.copy().seen(&twice.key, &twice.ledger) != Seen::Whole {
        return Control::Missed("an untouched vault raises an alarm".into());
    }
    let missed = ATTACKS.iter().find(|(_, attack)| {
        (0..TRIES).all(|_| {
            let image = twice.newer.copy();
            attack(&twice, &image, &mut dice);
            image.seen(&twice.key, &twice.ledger) == Seen::Whole
        })
    });
    match missed {
        Some((name, _)) => Control::Missed(format!("putting back {name} took nothing away")),
        None => Control::Caught("untouched raises no alarm; each attack took something away that the ledger misses".into()),
    }
}
