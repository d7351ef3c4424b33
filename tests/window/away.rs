//! The laptop falls asleep, its lid closes, its screen is locked: said by made-up services on a bus of the proof's own, at moments
//! nobody chose, while somebody types. Each time the bag is locked within a second, and what was typed is there.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use askel_tests::faults::typed::Dice;
use fantoccini::{Client, Locator};
use gio::glib::variant::ToVariant;
use gio::glib::{MainContext, MainLoop, Variant, VariantDict};
use gio::{Cancellable, DBusCallFlags, DBusConnection, DBusNodeInfo, UnixFDList};

use crate::bus::{Bus, connected};
use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::journey;

const LOGIND: &str = "org.freedesktop.login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const OURS: &str = "/org/freedesktop/login1/session/_31";
const WHAT_LOGIND_ANSWERS: &str = "<node><interface name='org.freedesktop.login1.Manager'>
<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>
<method name='GetSessionByPID'><arg type='u' direction='in'/><arg type='o' direction='out'/></method>
</interface></node>";

/// Every sign, and whether the laptop sleeps until it is told to wake.
#[derive(Clone, Copy, Debug)]
pub enum Sign {
    Sleep,
    Lid,
    SessionLock,
    LockedHint,
    AnotherUser,
    ScreenSaver,
    GnomeScreenSaver,
}

const SIGNS: [Sign; 7] = [Sign::Sleep, Sign::Lid, Sign::SessionLock, Sign::LockedHint, Sign::AnotherUser, Sign::ScreenSaver, Sign::GnomeScreenSaver];

/// What a worker may lose: the words of the last two seconds (security.md T2).
const TWO_SECONDS: Duration = Duration::from_secs(2);
/// Characters after which the field is emptied, so that the last rounds are like the first.
const LONG: usize = 4_000;

/// A bus with logind, UPower and two screen savers on it. Ends with its value.
pub struct Services {
    pub desktop: Bus,
    bus: DBusConnection,
    /// The other end of each inhibitor that was given out.
    inhibitors: Receiver<UnixStream>,
}

impl Services {
    pub fn begin() -> Self {
        let desktop = Bus::of_a_desktop();
        let (ready, bus) = channel();
        let (given, inhibitors) = channel();
        let at = desktop.address.clone();
        std::thread::spawn(move || {
            let context = MainContext::new();
            let _ = context.with_thread_default(|| {
                let bus = connected(&at);
                answer(&bus, given);
                for name in [LOGIND, "org.freedesktop.UPower", "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"] {
                    let asked = (name, 0_u32).to_variant();
                    let (dbus, path, flags) = ("org.freedesktop.DBus", "/org/freedesktop/DBus", DBusCallFlags::NONE);
                    bus.call_sync(Some(dbus), path, dbus, "RequestName", Some(&asked), None, flags, 5_000, None::<&Cancellable>).expect("the name is free");
                }
                ready.send(bus).expect("somebody waits");
                MainLoop::new(Some(&context), false).run();
            });
        });
        Self { desktop, bus: bus.recv().expect("the services begin"), inhibitors }
    }

    fn say(&self, path: &str, interface: &str, name: &str, what: &Variant) {
        self.bus.emit_signal(None, path, interface, name, Some(what)).expect("said");
        self.bus.flush_sync(None::<&Cancellable>).expect("sent");
    }

    fn say_changed(&self, path: &str, interface: &str, name: &str, value: bool) {
        let changed = VariantDict::new(None);
        changed.insert(name, value);
        let what = Variant::tuple_from_iter([interface.to_variant(), changed.end(), Vec::<String>::new().to_variant()]);
        self.say(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", &what);
    }

    pub fn give(&self, sign: Sign) {
        const SESSION: &str = "org.freedesktop.login1.Session";
        match sign {
            Sign::Sleep => self.say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", &(true,).to_variant()),
            Sign::Lid => self.say_changed("/org/freedesktop/UPower", "org.freedesktop.UPower", "LidIsClosed", true),
            Sign::SessionLock => self.say(OURS, SESSION, "Lock", &().to_variant()),
            Sign::LockedHint => self.say_changed(OURS, SESSION, "LockedHint", true),
            Sign::AnotherUser => self.say_changed(OURS, SESSION, "Active", false),
            Sign::ScreenSaver => self.say("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", &(true,).to_variant()),
            Sign::GnomeScreenSaver => self.say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", &(true,).to_variant()),
        }
    }

    fn wake(&self) {
        self.say("/org/freedesktop/login1", MANAGER, "PrepareForSleep", &(false,).to_variant());
    }

    /// The inhibitor that the program holds now.
    fn inhibitor(&self) -> UnixStream {
        self.inhibitors.recv_timeout(Duration::from_secs(5)).expect("the program asks for an inhibitor")
    }
}

/// Logind's side: it gives out inhibitors and knows whose session the program is in.
fn answer(bus: &DBusConnection, given: std::sync::mpsc::Sender<UnixStream>) {
    let given = Mutex::new(given);
    let node = DBusNodeInfo::for_xml(WHAT_LOGIND_ANSWERS).expect("a description");
    let interface = node.lookup_interface(MANAGER).expect("described");
    bus.register_object(
        "/org/freedesktop/login1",
        &interface,
        move |_, _, _, _, method, asked, call| match method {
            "Inhibit" => {
                assert_eq!(asked.child_value(0).str().zip(asked.child_value(3).str().map(str::to_owned).as_deref()), Some(("sleep", "delay")));
                let (ours, theirs) = UnixStream::pair().expect("a pair");
                let _ = given.lock().expect("one at a time").send(ours);
                let number = gio::glib::variant::Handle(0).to_variant();
                call.return_value_with_unix_fd_list(Some(&Variant::tuple_from_iter([number])), Some(&UnixFDList::from_array([OwnedFd::from(theirs)])));
            }
            _ => call.return_value(Some(&Variant::tuple_from_iter([gio::glib::variant::ObjectPath::try_from(OURS.to_owned()).expect("a path").to_variant()]))),
        },
        |_, _, _, _, _| ().to_variant(),
        |_, _, _, _, _, _| false,
    )
    .expect("logind is there");
}

/// Signs in all: one of each kind, or as many as `ASKEL_SIGNS` says (`cargo xtask faults signs`).
fn rounds() -> usize {
    number("ASKEL_SIGNS").map_or(SIGNS.len(), |number| number as usize)
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

async fn locked(desk: &Desk) -> bool {
    matches!(desk.client.execute("return !!document.querySelector('#passphrase')", vec![]).await, Ok(there) if there == true)
}

async fn locks_within(desk: &Desk, most: Duration) -> Option<Duration> {
    let begun = Instant::now();
    while begun.elapsed() < most {
        if locked(desk).await {
            return Some(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    None
}

async fn at_a_draft(desk: &Desk) -> String {
    journey::first_start(desk).await;
    journey::take_demo_codes(desk).await;
    journey::add_client(desk).await;
    desk.press_starting(&words("client.page.record")).await;
    desk.wait_for("#clientTells").await;
    desk.hash().await
}

/// What an open bag holds on to: its file. Looked at from outside, where no driver is in the way. That the page's process ends within
/// the second too is shown by a window that nobody drives (`remains.rs`): a driven one cannot end its own.
struct Held(File);

impl Held {
    fn by(laptop: &Laptop) -> Self {
        let vaults = std::fs::read_dir(laptop.home().join("data/vaults")).expect("lists").filter_map(Result::ok);
        let path = vaults.map(|vault| vault.path().join("vault.lock")).find(|path| path.is_file()).expect("a bag");
        Self(OpenOptions::new().write(true).open(path).expect("opens"))
    }

    fn is_held(&self) -> bool {
        let free = self.0.try_lock().is_ok();
        let _ = self.0.unlock();
        !free
    }

    /// Until it is closed; three seconds at most.
    fn let_go(&self, since: Instant) -> Duration {
        while self.is_held() && since.elapsed() < Duration::from_secs(3) {
            std::thread::sleep(Duration::from_millis(2));
        }
        since.elapsed()
    }
}

/// What a worker's hands have typed so far, and when each piece was in the page; the last one may be on its way.
#[derive(Default)]
struct Typed(Mutex<Vec<(String, Option<Instant>)>>);

impl Typed {
    fn begin(&self, text: &str) {
        self.0.lock().expect("one hand").push((text.to_owned(), None));
    }

    fn done(&self) {
        self.0.lock().expect("one hand").last_mut().expect("begun").1 = Some(Instant::now());
    }

    /// All of it, and what was there at that moment.
    fn until(&self, moment: Instant) -> (String, String) {
        let typed = self.0.lock().expect("one hand");
        let early = |(_, at): &&(String, Option<Instant>)| at.is_some_and(|at| at <= moment);
        (typed.iter().map(|(text, _)| text.as_str()).collect(), typed.iter().filter(early).map(|(text, _)| text.as_str()).collect())
    }
}

/// Types at the end of the field, word by word at a worker's pace, until the page is taken away.
async fn type_on(client: Client, typed: Arc<Typed>, round: usize, mut dice: Dice) {
    let Ok(field) = client.find(Locator::Css("#clientTells")).await else { return };
    for word in 0.. {
        let text = format!("{round}.{word} hän kertoi ");
        typed.begin(&text);
        if field.send_keys(&text).await.is_err() {
            return;
        }
        typed.done();
        tokio::time::sleep(Duration::from_millis(dice.roll(160) as u64)).await;
    }
}

/// The draft holds what was there two seconds before the sign, and nothing but what was typed.
fn is_kept(kept: &str, before: &str, (all, early): (String, String)) -> Result<(), String> {
    if !format!("{before}{all}").starts_with(kept) {
        return Err("something that nobody typed is there".into());
    }
    if kept.chars().count() < before.chars().count() + early.chars().count() {
        return Err(format!("{} characters kept of {} that were there two seconds before", kept.chars().count(), before.chars().count() + early.chars().count()));
    }
    Ok(())
}

fn told(times: &mut [Duration], faults: &[String]) -> String {
    times.sort();
    let (count, second) = (times.len(), Duration::from_secs(1));
    let late = times.iter().filter(|time| **time > second).count();
    let (middle, slowest) = (times[count / 2].as_millis(), times[count - 1].as_millis());
    format!("{} of {count} locked within a second (half within {middle} ms, the slowest {slowest} ms), {} of {count} drafts kept", count - late, count + late - faults.len())
}

#[test]
fn whoever_goes_away_leaves_a_locked_bag_and_loses_no_word() {
    run(async {
        let services = Services::begin();
        let mut laptop = Laptop::new();
        laptop.bus = Some(services.desktop.address.clone());
        let desk = laptop.start().await;
        let mut inhibitor = services.inhibitor();
        let draft = at_a_draft(&desk).await;
        let (seed, begun) = (number("ASKEL_SIGNS_SEED").unwrap_or(20_261_122), Instant::now());
        let held = Held::by(&laptop);
        let (mut dice, mut times, mut faults, mut kept) = (Dice::from(seed), vec![], vec![], String::new());
        for round in 0..rounds() {
            let sign = if round < SIGNS.len() { SIGNS[round] } else { SIGNS[dice.roll(SIGNS.len())] };
            let typed = Arc::new(Typed::default());
            let typing = tokio::spawn(type_on(desk.client.clone(), typed.clone(), round, Dice::from(seed ^ round as u64 + 1)));
            // Anywhere: before the first word, in a word, in the pause that sends the draft, while a draft is being saved.
            tokio::time::sleep(Duration::from_millis(dice.roll(1_800) as u64)).await;
            assert!(held.is_held(), "an open bag is held");
            let said = Instant::now();
            services.give(sign);
            let took = held.let_go(said);
            if took > Duration::from_secs(1) {
                faults.push(format!("{sign:?} of round {round}: the bag was held for {took:?}"));
            }
            times.push(took);
            locks_within(&desk, Duration::from_secs(20)).await.expect("the window asks for the passphrase");
            typing.await.expect("the hands rest");
            if matches!(sign, Sign::Sleep) {
                inhibitor.set_read_timeout(Some(Duration::from_secs(1))).expect("set");
                assert_eq!(inhibitor.read(&mut [0]).expect("the inhibitor is given back"), 0);
                services.wake();
                inhibitor = services.inhibitor();
            }
            journey::unlock(&desk).await;
            desk.go(&draft).await;
            let there = desk.wait_for("#clientTells").await.prop("value").await.expect("asks").unwrap_or_default();
            let early = said.checked_sub(TWO_SECONDS).unwrap_or(said);
            if let Err(why) = is_kept(&there, &kept, typed.until(early)) {
                faults.push(format!("{sign:?} of round {round}: {why}"));
            }
            kept = there;
            if round % 20 == 19 {
                eprintln!("signs: so far {}", told(&mut times, &faults));
            }
            if kept.chars().count() > LONG {
                desk.fill("clientTells", "").await;
                kept.clear();
            }
        }
        println!("signs: {}; seed {seed}, {:.0} s", told(&mut times, &faults), begun.elapsed().as_secs_f32());
        desk.close().await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    });
}

#[test]
fn a_draft_that_lost_a_word_or_gained_one_is_found_out() {
    let typed = || ("yksi kaksi kolme".to_owned(), "yksi kaksi ".to_owned());
    for kept in ["alku yksi kaksi ", "alku yksi kaksi kol", "alku yksi kaksi kolme"] {
        assert_eq!(is_kept(kept, "alku ", typed()), Ok(()), "{kept}");
    }
    for kept in ["", "alku ", "alku yksi ka", "alku yksi kuusi ", "loppu yksi kaksi kolme", "alku yksi kaksi kolme ja vielä"] {
        assert!(is_kept(kept, "alku ", typed()).is_err(), "{kept}");
    }
}

#[test]
fn a_program_that_does_not_listen_is_found_out() {
    run(async {
        let services = Services::begin();
        let mut laptop = Laptop::new();
        laptop.bus = Some(services.desktop.address.clone());
        laptop.deaf = true;
        let desk = laptop.start().await;
        at_a_draft(&desk).await;
        for sign in SIGNS {
            services.give(sign);
        }
        assert_eq!(locks_within(&desk, Duration::from_secs(1)).await, None, "the planted bug must be found");
        assert!(services.inhibitors.try_recv().is_err(), "a deaf program holds no inhibitor");
        desk.close().await;
    });
}
