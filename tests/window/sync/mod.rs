//! The organisation's server as the worker meets it in the real window: a bag with long names on the laptop, Medplum's router and
//! `oidc-provider` behind a road that the proof can slow or break, and a second laptop of the same worker.

mod day;
mod pages;
mod two_versions;

use std::thread;
use std::time::{Duration, Instant};

use askel::commands::{self, Asked};
use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use askel_domain::draft::EntryForm;
use askel_domain::moment::write_date;
use askel_domain::worker::Worker;
use askel_tests::faults::bench;
use askel_tests::fixture::stage;
use askel_tests::laptop;
use askel_tests::peers::{Browser, County};
use chrono::Days;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::desk::{Desk, Laptop};
use crate::hands::{words, words_before};

/// A conversation over a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// One worker's laptop in its window, and the county it is signed in to.
struct Linked {
    county: County,
    laptop: Laptop,
    desk: Desk,
    login: String,
    worker: Worker,
    /// Reijo and his goal.
    client: String,
    goal: String,
}

/// What stands in the bag before the window opens. Answers the worker, Reijo and his goal.
fn furnished(laptop: &Laptop) -> (Worker, String, String) {
    let mut askel = Askel::new(laptop.home().join("data"), Surroundings::of_this_computer());
    let (_, reijo) = bench::furnish(&mut askel);
    let mut ask = |command: &str, args: Value| {
        let told = commands::run(&mut askel, command, Asked { args, path: None });
        told.map(|answer| answer["value"].clone()).unwrap_or_else(|failure| panic!("{command}: {:?}", failure.code))
    };
    let long = json!({ "id": null, "familyName": "Tähkävuori-Hämäläinen-Vanhatalo", "givenNames": "Kristiina Annikki Wilhelmiina", "identityKind": "not_known_yet" });
    ask("client_save", long);
    let goal = json!({
        "id": null, "clientId": reijo, "clientWords": "Haluan käydä kirjastossa", "area": "Kotoa lähteminen", "direction": "improve", "levels": ["a", "b", "c", "d", "e"],
        "weight": 1, "startLevel": -2, "steps": [{ "id": null, "text": "Pihapenkille" }], "factors": [],
    });
    let goal = ask("goal_save", goal)["id"].as_str().expect("an id").to_owned();
    for told in ["Kävin pihalla ja istuin penkillä.", "Avattiin posti yhdessä."] {
        let draft = ask("draft_open", json!({ "clientId": reijo, "sessionId": null }));
        ask("entry_finalise", json!({ "id": draft["id"], "form": visit(told) }));
    }
    let worker = askel.open().expect("open").store().read(askel_store::worker::get).expect("a worker");
    askel.lock();
    (worker, reijo.to_string(), goal)
}

/// Of yesterday, whatever day this is.
fn visit(client_tells: &str) -> EntryForm {
    EntryForm { date: write_date(laptop::now().date_naive() - Days::new(1)), ..bench::visit(client_tells) }
}

impl Linked {
    /// The bag is open, and nothing of a server is known yet.
    async fn begin() -> Self {
        let (county, laptop) = (County::open(), Laptop::new());
        let login = format!("kaisa@{}", &Uuid::new_v4().simple().to_string()[..8]);
        let (worker, client, goal) = furnished(&laptop);
        std::fs::write(laptop.policy(), county.policy_text()).expect("writes");
        let desk = laptop.start().await;
        desk.open_bag().await;
        Self { county, laptop, desk, login, worker, client, goal }
    }

    /// Signed in, and nothing goes by itself.
    async fn signed_in() -> Self {
        let linked = Self::begin().await;
        linked.take_the_server_in_use().await;
        linked.let_nothing_go_by_itself().await;
        linked.sign_in().await;
        linked
    }

    /// The settings' own way: the file, a look at what it says, the passphrase.
    async fn take_the_server_in_use(&self) {
        let desk = &self.desk;
        desk.go("#/settings?part=server").await;
        desk.press(&words("sync.policy.choose")).await;
        desk.see(&words("sync.policy.look")).await;
        desk.fill("policy", stage::PASSPHRASE).await;
        desk.press(&words("sync.policy.use")).await;
        desk.see(&askel_text::text_with("fi", "sync.policy.taken", &[("host", self.host())])).await;
    }

    fn host(&self) -> &str {
        let rest = self.county.base.split_once("://").map_or("", |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }

    /// Pressed in the window, typed in the browser, seen in the window.
    async fn sign_in(&self) {
        self.desk.go("#/settings?part=server").await;
        self.desk.press(&words("sync.sign_in.begin")).await;
        self.desk.see(&words("sync.sign_in.waiting")).await;
        let address = self.handed_to_the_browser().await;
        let (mut browser, login) = (Browser::new(&self.county.sign_in.issuer(), self.county.sign_in.port()), self.login.clone());
        let browsing = thread::spawn(move || browser.sign_in(&address, &login).expect("the county lets the worker in"));
        self.desk.see(&words_before("sync.sign_in.in")).await;
        browsing.join().expect("the browser came to its end");
    }

    async fn handed_to_the_browser(&self) -> String {
        let begun = Instant::now();
        loop {
            match std::fs::read_to_string(self.laptop.browser()) {
                Ok(address) if !address.is_empty() => return address,
                _ => assert!(begun.elapsed() < PATIENCE, "no browser was opened"),
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    async fn let_nothing_go_by_itself(&self) {
        self.desk.tick(&words("sync.automatic")).await;
    }

    /// Presses the one button and waits until it is there again.
    async fn send(&self) {
        self.desk.go("#/delivery").await;
        self.county.road.passed();
        self.desk.press(&words("sync.send")).await;
        let stop = words("sync.stop");
        self.wait_until("the conversation begins", || async { !self.county.road.passed().is_empty() || self.desk.text().await.contains(&stop) }).await;
        self.through().await;
    }

    /// Until the conversation has ended, however it ends.
    async fn through(&self) {
        // What was asked may be on its way before the page knows that something goes on.
        tokio::time::sleep(Duration::from_millis(300)).await;
        let (send, stop) = (words("sync.send"), words("sync.stop"));
        self.wait_until("the conversation ends", || async {
            let text = self.desk.text().await;
            text.contains(&send) && !text.contains(&stop)
        })
        .await;
    }

    async fn wait_until<F: Future<Output = bool>>(&self, what: &str, holds: impl Fn() -> F) {
        let begun = Instant::now();
        while !holds().await {
            if begun.elapsed() > PATIENCE {
                self.desk.shot("lost").await;
                panic!("{what}: waited in vain\n{}", self.desk.text().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The header's claim, as it stands on every page.
    async fn claim(&self) -> String {
        let claim = self.desk.client.execute("return document.querySelector('header .claim')?.innerText ?? ''", vec![]).await.expect("asks");
        claim.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the server itself holds, asked past Askel.
    fn held(&self, path: &str) -> Value {
        let token = self.county.sign_in.tokens(&self.login).access;
        self.county.get(&token, path).json()
    }

    /// The same worker at another table, with all that is on the server.
    fn second_laptop(&self) -> (laptop::Laptop, laptop::Line) {
        let mut second = (laptop::Laptop::of(&self.worker), laptop::Line::of(&self.county, &self.login));
        self.sync_second(&mut second);
        second
    }

    #[track_caller]
    fn sync_second(&self, (second, line): &mut (laptop::Laptop, laptop::Line)) {
        let errand = askel_sync::Errand { base: self.county.base.clone(), audits: false, manifest: false, answer: None, again: false };
        let told = second.sync(errand, &mut |request| line.carry(request));
        assert_eq!(told.outcome.ended, askel_sync::Ended::Whole, "{}", told.heard.join("\n"));
    }
}

