//! What a screen reader is told: the accessibility tree of the real window, read over AT-SPI as Orca reads it. At the shared screen
//! nothing of another client is in it, behind F8 and after a lock nothing of anybody.

use std::time::Duration;

use askel_tests::crowd::Face;
use askel_tests::fixture::stage::PASSPHRASE;
use fantoccini::key::Key;
use gio::glib::variant::ToVariant;
use gio::glib::Variant;
use gio::{Cancellable, DBusCallFlags, DBusConnection};

use crate::bus::{Bus, connected};
use crate::desk::{Laptop, run};
use crate::hands::words;
use crate::together;

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const TEXT: &str = "org.a11y.atspi.Text";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// A desktop's bus with the accessibility bus beside it, and a screen reader said to be on. Ends with its value.
struct Reader {
    desktop: Bus,
    told: DBusConnection,
}

impl Reader {
    fn begin() -> Self {
        let desktop = Bus::of_a_desktop();
        let bus = connected(&desktop.address);
        let (name, path) = ("org.a11y.Bus", "/org/a11y/bus");
        let told = ask(&bus, name, path, "org.a11y.Bus", "GetAddress", None).expect("at-spi2-core is installed");
        let told = told.child_value(0).get::<String>().expect("an address");
        let on = Variant::tuple_from_iter(["org.a11y.Status".to_variant(), "ScreenReaderEnabled".to_variant(), true.to_variant().to_variant()]);
        ask(&bus, name, path, PROPERTIES, "Set", Some(&on)).expect("a screen reader may be on");
        Self { desktop, told: connected(&told) }
    }

    /// Every name, description and text that any program tells, one a line.
    fn everything(&self) -> String {
        let mut lines = vec![];
        let mut left = vec![("org.a11y.atspi.Registry".to_owned(), "/org/a11y/atspi/accessible/root".to_owned())];
        while let Some((name, path)) = left.pop() {
            lines.extend(["Name", "Description"].into_iter().filter_map(|property| self.property(&name, &path, property)?.get::<String>()));
            let kinds = ask(&self.told, &name, &path, ACCESSIBLE, "GetInterfaces", None).and_then(|kinds| kinds.child_value(0).get::<Vec<String>>());
            if kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == TEXT)) {
                let text = ask(&self.told, &name, &path, TEXT, "GetText", Some(&(0_i32, -1_i32).to_variant()));
                lines.extend(text.and_then(|text| text.child_value(0).get::<String>()));
            }
            let count = self.property(&name, &path, "ChildCount").and_then(|count| count.get::<i32>()).unwrap_or(0);
            left.extend((0..count).filter_map(|at| place(&ask(&self.told, &name, &path, ACCESSIBLE, "GetChildAtIndex", Some(&(at,).to_variant()))?.child_value(0))));
        }
        lines.retain(|line| !line.trim().is_empty());
        lines.join("\n")
    }

    /// What is told once one of these words is there: the window tells of a change a moment after it.
    async fn everything_with(&self, word: &str) -> String {
        for _ in 0..40 {
            let all = self.everything();
            if all.contains(word) {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("a screen reader is never told “{word}”: {}", self.everything());
    }

    fn property(&self, name: &str, path: &str, property: &str) -> Option<Variant> {
        ask(&self.told, name, path, PROPERTIES, "Get", Some(&(ACCESSIBLE, property).to_variant()))?.child_value(0).as_variant()
    }
}

/// A name on the bus and a path.
fn place(told: &Variant) -> Option<(String, String)> {
    Some((told.child_value(0).get::<String>()?, told.child_value(1).str()?.to_owned()))
}

fn ask(bus: &DBusConnection, name: &str, path: &str, interface: &str, method: &str, asked: Option<&Variant>) -> Option<Variant> {
    bus.call_sync(Some(name), path, interface, method, asked, None, DBusCallFlags::NONE, 5_000, None::<&Cancellable>).ok()
}

#[test]
fn a_screen_reader_is_told_of_no_other_client_at_the_shared_screen_and_of_nobody_behind_f8_or_a_lock() {
    run(async {
        let reader = Reader::begin();
        let mut laptop = Laptop::new();
        laptop.reader = Some(reader.desktop.address.clone());
        let table = together::furnished(&laptop, 199);
        let desk = laptop.start().await;
        desk.open_bag().await;
        desk.go("#/clients").await;
        desk.see(&table.others[0].family_name).await;
        let signs: Vec<String> = table.others.iter().flat_map(Face::signs).collect();
        let found = |told: &str| signs.iter().filter(|sign| told.contains(sign.as_str())).count();
        let list = reader.everything_with(&table.others[0].family_name).await;
        assert!(found(&list) > 100, "what is looked for is told before: {}", found(&list));

        desk.go(&format!("#/clients/{}", table.client)).await;
        desk.see("Virtala").await;
        assert!(reader.everything_with(&words("together.enter")).await.contains("Virtala"));
        desk.key(Key::F8).await;
        let veiled = reader.everything_with(&words("together.concealed")).await;
        assert!(!veiled.contains("Virtala") && !veiled.contains("Reijo") && !veiled.contains(&words("together.enter")), "behind F8 there is: {veiled}");
        desk.key(Key::F8).await;

        desk.press(&words("together.enter")).await;
        desk.see(&words("together.home.lead")).await;
        let mut told = vec![("home", reader.everything_with(&words("together.home.lead")).await)];
        for name in ["steps", "tasks", "levels", "measures", "entry"] {
            desk.room(name).await;
            let heading = desk.wait_for("main h1, main h2").await.text().await.expect("a heading");
            told.push((name, reader.everything_with(&heading).await));
            desk.press(&words("together.home.back")).await;
        }
        for (name, told) in &told {
            assert_eq!(found(told), 0, "in {name} a screen reader is told of others");
            for secret in together::SECRETS {
                assert!(!told.contains(secret), "in {name} a screen reader is told “{secret}”");
            }
        }

        desk.leave_together(PASSPHRASE).await;
        desk.see("Virtala").await;
        desk.chord(Key::Control, "l").await;
        desk.wait_for("#passphrase").await;
        let locked = reader.everything_with(&words("vault.passphrase.label")).await;
        assert!(!locked.contains("Virtala"), "after the lock there is: {locked}");
        desk.close().await;
    });
}
