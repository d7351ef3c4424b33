//! A picture of every page of the server, with a server's own data: wide, half, at the size of a phone, and in large type; no
//! barrier, no sideways scroll, no text missing.

use askel_domain::goal::Goal;
use askel_store::goal;
use askel_tests::fault_proxy::Fault;

use super::Linked;
use crate::desk::run;
use crate::hands::{words, words_before};
use crate::languages::look;

const WIDTHS: [u32; 3] = [1366, 683, 320];
const SETTINGS: &str = "#/settings?part=server";
const DELIVERY: &str = "#/delivery";

struct Looked {
    faults: Vec<String>,
}

impl Looked {
    /// The page at every width, and with letters twice as large.
    async fn at(&mut self, linked: &Linked, name: &str, address: &str) {
        let desk = &linked.desk;
        for width in WIDTHS {
            // The same address would not draw the page anew.
            desk.go("#/handbook").await;
            self.faults.extend(look(desk, name, address, "fi", width).await);
            let drawn = desk.client.execute("return innerWidth", vec![]).await.expect("asks");
            assert_eq!(drawn.as_u64(), Some(u64::from(width)), "{name}: the page is as wide as it was asked to be");
        }
        desk.resize(1366, 768).await;
        desk.client.execute("document.documentElement.style.fontSize = '200%'", vec![]).await.expect("enlarges");
        desk.shot(&format!("fi-large-{name}")).await;
        let sideways = desk.client.execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await.expect("asks");
        if sideways.as_i64().unwrap_or(0) > 0 {
            self.faults.push(format!("{name} in large type: scrolls sideways by {sideways}"));
        }
        desk.client.execute("document.documentElement.style.fontSize = ''", vec![]).await.expect("back");
    }
}

#[test]
fn every_page_of_the_server_stands_wide_narrow_and_in_large_type() {
    run(async {
        let mut linked = Linked::begin().await;
        let mut looked = Looked { faults: vec![] };
        looked.at(&linked, "server-none", SETTINGS).await;
        std::fs::write(linked.laptop.policy(), r#"{ "fhirBase": "http://fhir.alue.example", "issuer": "", "lease": 3 }"#).expect("writes");
        linked.desk.press(&words("sync.policy.choose")).await;
        linked.desk.see(&words("sync.policy.refused")).await;
        linked.desk.shot("fi-1366-policy-refused").await;
        std::fs::write(linked.laptop.policy(), linked.county.policy_text()).expect("writes");
        linked.take_the_server_in_use().await;
        looked.at(&linked, "server-in-use", SETTINGS).await;
        linked.desk.go(SETTINGS).await;
        linked.let_nothing_go_by_itself().await;
        looked.at(&linked, "delivery-signed-out", DELIVERY).await;
        linked.sign_in().await;
        looked.at(&linked, "delivery-waiting", DELIVERY).await;
        looked.at(&linked, "proof-missing", "#/delivery/proof").await;
        linked.send().await;
        looked.at(&linked, "delivery-all-there", DELIVERY).await;
        looked.at(&linked, "proof", "#/delivery/proof").await;
        troubles(&linked, &mut looked).await;
        two_versions(&linked, &mut looked).await;
        restored(&mut linked, &mut looked).await;
        linked.desk.close().await;
        assert!(looked.faults.is_empty(), "{:#?}", looked.faults);
    });
}

async fn troubles(linked: &Linked, looked: &mut Looked) {
    super::day::edit_goal(linked, "Haluan torille").await;
    linked.county.road.plan(|_| Fault::LoseRequest.into());
    linked.send().await;
    linked.desk.see(&words_before("sync.end.broken_off")).await;
    looked.at(linked, "delivery-broken-off", DELIVERY).await;
    super::day::refuse_writes(linked);
    linked.send().await;
    looked.at(linked, "delivery-not-taken", DELIVERY).await;
    linked.county.road.mend();
}

async fn two_versions(linked: &Linked, looked: &mut Looked) {
    let id = linked.goal.parse().expect("an id");
    let mut second = linked.second_laptop();
    let held = second.0.store.read(|read| goal::get(read, id)).expect("reads").expect("a goal");
    let long = "Haluan päästä uimahalliin niin, että joku on mukana ensimmäisillä kerroilla, ja myöhemmin yksin tai työkokeilupaikan jumppakaverin kanssa";
    second.0.write(|tx| goal::put(tx, &Goal { client_words: long.into(), area: "Liikunta".into(), ..held }, None));
    linked.sync_second(&mut second);
    super::day::edit_goal(linked, "Haluan torille ja takaisin").await;
    linked.send().await;
    looked.at(linked, "delivery-two-versions", DELIVERY).await;
    linked.desk.go(DELIVERY).await;
    linked.desk.press_starting(&words("sync.choose")).await;
    linked.desk.see(long).await;
    let address = linked.desk.hash().await;
    looked.at(linked, "conflict", &address).await;
    linked.desk.go(&address).await;
    linked.desk.choose("client_words", "theirs").await;
    linked.desk.shot("fi-1366-conflict-chosen").await;
    linked.desk.press(&words("conflict.answer")).await;
    linked.desk.see(&words("sync.state.waiting")).await;
    linked.send().await;
    looked.at(linked, "conflict-answered-already", &address).await;
}

/// The server is put back to an earlier day, and Askel asks.
async fn restored(linked: &mut Linked, looked: &mut Looked) {
    linked.county.server.back_up();
    super::day::edit_goal(linked, "Haluan kirjastoon ja torille").await;
    linked.send().await;
    linked.county.server.restore();
    linked.send().await;
    linked.desk.see(&words("sync.question.title")).await;
    looked.at(linked, "delivery-question", DELIVERY).await;
}
