//! Two people at the real window: each shared screen looked at in three widths, marked and read together; nothing of two hundred
//! other clients anywhere in it; hidden at once; and left only by the worker.

use askel::commands::{self, Asked};
use askel_app::Askel;
use askel_app::surroundings::Surroundings;
use askel_domain::draft::EntryForm;
use askel_domain::moment::write_date;
use askel_tests::camera::points_of;
use askel_tests::crowd::{self, Face};
use askel_tests::faults::bench;
use askel_tests::fixture::stage::PASSPHRASE;
use askel_tests::laptop::now;
use chrono::Days;
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::desk::{Desk, Laptop, run};
use crate::hands::words;
use crate::paths;

const CODE: &str = "258036";
pub const SECRETS: [&str; 4] = ["100190-999P", "Vihainen koira", "Arvioni mukaan", "Työntekijän arvio"];
const TASK: &str = "Käyn kirjastossa äidin kanssa";

/// What stands on the table: one client with everything there is, and as many others as asked for.
pub struct Table {
    pub client: String,
    draft: String,
    pub others: Vec<Face>,
}

pub fn furnished(laptop: &Laptop, others: usize) -> Table {
    let mut askel = Askel::new(laptop.home().join("data"), Surroundings::of_this_computer());
    let (_, client) = bench::furnish(&mut askel);
    let others = crowd::gather(&mut askel, others);
    let mut ask = |command: &str, args: Value| {
        commands::run(&mut askel, command, Asked { args, path: None }).unwrap_or_else(|failure| panic!("{command}: {:?} {:?}", failure.code, failure.fields))["value"].clone()
    };
    ask("together_code_place", json!({ "code": CODE }));
    let step = |text: &str| json!({ "id": null, "text": text });
    let goal = |words: &str, steps: &[&str], levels: Value| json!({ "id": null, "clientId": client, "clientWords": words, "area": "", "direction": "improve", "levels": levels,
        "weight": 1, "startLevel": -2, "steps": steps.iter().map(|text| step(text)).collect::<Vec<_>>(), "factors": [] });
    let stairs = ["Verhot auki aamulla", "Postilaatikolle", "Pihapenkille", "Bussipysäkille yhdessä", "Kirjastoon yhdessä", "Kirjastoon itse"];
    let levels = json!(["Pysyn kotona", "Käyn pihalla", "Käyn kirjastossa jonkun kanssa", "Käyn kirjastossa itse", "Käyn kirjastossa joka viikko itse"]);
    let walk = ask("goal_save", goal("Haluan taas käydä kirjastossa", &stairs, levels))["id"].clone();
    ask("goal_save", goal("Haluan saada raha-asiani sellaiseen järjestykseen, että uskallan avata kirjeet", &[], json!(["", "", "", "", ""])));
    let first = ask("goal_open", json!({ "clientId": client, "id": walk }))["steps"].as_array().expect("steps").iter().take(3).map(|step| step["id"].clone()).collect::<Vec<_>>();
    for id in first {
        ask("goal_mark_step", json!({ "goalId": walk, "stepId": id, "done": true }));
    }
    ask("risk_save", json!({ "id": null, "clientId": client, "description": "Vihainen koira pihalla", "source": "Itse nähty", "startsOn": write_date(now().date_naive()), "endsOn": "", "secondWorker": false }));
    let date = write_date(now().date_naive() + Days::new(7));
    ask("session_plan", json!({ "id": null, "clientId": client, "date": date, "starts": "13", "ends": "14", "mode": "office", "place": "", "secondWorker": "" }));
    let task = |what: &str, who: &str, due: &str| serde_json::from_value(json!({ "what": what, "who": who, "due": due })).expect("a task");
    let new_tasks = vec![task(TASK, "client", &date), task("Soitan Kelaan ja kysyn, milloin päätös tulee", "worker", "")];
    let yesterday = write_date(now().date_naive() - Days::new(1));
    let visit = EntryForm { date: yesterday, new_tasks, ..bench::visit("Sovittiin.") };
    let draft = ask("draft_open", json!({ "clientId": client, "sessionId": null }));
    ask("entry_finalise", json!({ "id": draft["id"], "form": visit }));
    let draft = ask("draft_open", json!({ "clientId": client, "sessionId": null }))["id"].clone();
    let today = write_date(now().date_naive());
    let form = EntryForm {
        date: today,
        observations: "Verhot olivat auki, kun tulin. Kahvi oli keitetty.".into(),
        assessment: "Arvioni mukaan voimat riittävät pieneen kerrallaan.".into(),
        agreed: "Kävelemme ensi viikolla yhdessä bussipysäkille.".into(),
        ..bench::visit("Kävin kolmena päivänä pihapenkillä. Yhtenä aamuna tuli naapurikin siihen istumaan.")
    };
    ask("draft_save", json!({ "id": draft, "form": form }));
    askel.lock();
    Table { client: client.to_string(), draft: draft.as_str().expect("an id").to_owned(), others }
}

impl Desk {
    pub async fn leave_together(&self, key: &str) {
        self.key(Key::F2).await;
        self.fill("key", key).await;
        self.press_in_dialog().await;
    }

    async fn press_in_dialog(&self) {
        self.wait_for("dialog[open] button[type=submit]").await.click().await.expect("pressed");
    }

    pub async fn room(&self, name: &str) {
        self.wait_for(&format!("button[data-room={name}]")).await.click().await.expect("opens");
        self.wait_for("main h1, main h2").await;
    }
}

/// What is wrong with the shared screen that stands: barriers, contrast under 7, anything to press under 56 pixels, sideways scroll.
async fn wrong_with(desk: &Desk, name: &str) -> Vec<String> {
    let mut faults = vec![];
    for width in [1366u32, 683, 320] {
        desk.resize(width, if width == 320 { 700 } else { 768 }).await;
        let picture = format!("fi-{width}-together-{name}");
        desk.shot(&picture).await;
        faults.extend(desk.barriers().await.into_iter().map(|barrier| format!("{picture}: {barrier}")));
        let pale = desk.client.execute_async(PALE, vec![]).await.expect("axe looks");
        faults.extend(pale.as_array().into_iter().flatten().map(|one| format!("{picture}: contrast under 7: {one}")));
        let small = desk.client.execute(SMALL, vec![]).await.expect("measures");
        faults.extend(small.as_array().into_iter().flatten().map(|one| format!("{picture}: too small to press: {one}")));
        let sideways = desk.client.execute("return document.documentElement.scrollWidth - document.documentElement.clientWidth", vec![]).await.expect("asks");
        if sideways.as_i64().unwrap_or(0) > 0 {
            faults.push(format!("{picture}: scrolls sideways by {sideways}"));
        }
        faults.extend(desk.refused().await.into_iter().map(|refused| format!("{picture}: refused {refused}")));
        let text = desk.text().await;
        faults.extend(SECRETS.iter().filter(|secret| text.contains(**secret)).map(|secret| format!("{picture}: shows “{secret}”")));
        if text.contains("⟦") || text.contains("%{") || text.contains("undefined") {
            faults.push(format!("{picture}: a text is missing"));
        }
    }
    desk.resize(1366, 768).await;
    faults
}

const PALE: &str = "
const done = arguments[arguments.length - 1];
axe.run(document, { runOnly: { type: 'rule', values: ['color-contrast-enhanced'] } })
  .then((found) => done(found.violations.flatMap((one) => one.nodes.map((node) => node.target.join(' ') + ' ' + node.html.slice(0, 80)))))
  .catch((error) => done(['axe failed: ' + error]));";

/// A radio button is pressed by its label.
const SMALL: &str = "
const pressed = [...document.querySelectorAll('button, a[href], textarea, input:not([type=radio]):not([type=checkbox]), label:has(input), select')];
return pressed.filter((one) => one.offsetParent !== null && !one.classList.contains('unseen'))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.height < 55.5 || box.width < 55.5))
  .map(([one, box]) => one.textContent.trim().slice(0, 30) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height))";

#[test]
fn two_people_record_at_one_screen() {
    run(async {
        let laptop = Laptop::new();
        let table = furnished(&laptop, 0);
        let desk = laptop.start().await;
        desk.open_bag().await;
        desk.go(&format!("#/drafts/{}", table.draft)).await;
        desk.see(&words("entry.read.not_yet")).await;
        desk.shot("fi-1366-together-before").await;
        desk.key(Key::F2).await;
        desk.see(&words("together.home.lead")).await;
        assert_eq!(desk.hash().await, "#/", "the address tells nothing");
        let mut faults = wrong_with(&desk, "home").await;

        desk.room("steps").await;
        faults.extend(wrong_with(&desk, "steps").await);
        desk.press(&words("together.steps.some")).await;
        desk.fill("obstacle", "Satoi vettä koko viikon").await;
        faults.extend(wrong_with(&desk, "steps-some").await);
        desk.press(&words("together.obstacle.save")).await;
        desk.see(&words("together.steps.said_partly")).await;
        desk.press(&words("together.steps.smaller")).await;
        desk.fill("text", "Portille yhdessä").await;
        desk.press(&words("together.obstacle.save")).await;
        desk.see("Portille yhdessä").await;
        desk.press(&words("together.steps.did")).await;
        desk.see(&words("together.steps.said_done")).await;
        faults.extend(wrong_with(&desk, "steps-done").await);
        desk.press_starting(&words("staircase.done")).await;
        desk.press(&words("together.steps.back")).await;
        desk.see(&words("together.steps.said_taken_back")).await;
        desk.press(&words("together.goal.next")).await;
        desk.see(&words("together.steps.none")).await;
        faults.extend(wrong_with(&desk, "steps-none").await);

        desk.press(&words("together.home.back")).await;
        desk.room("tasks").await;
        desk.press(&words("together.tasks.did")).await;
        desk.see(&words_of_mark()).await;
        faults.extend(wrong_with(&desk, "tasks").await);
        desk.press(&words("together.agree.title")).await;
        desk.fill("what", "Avaan verhot joka aamu").await;
        faults.extend(wrong_with(&desk, "agree").await);
        desk.press(&words("together.agree.save")).await;
        desk.see(&words("together.tasks.today")).await;

        desk.press(&words("together.home.back")).await;
        desk.room("levels").await;
        desk.press_starting("Käyn pihalla").await;
        desk.see(&words("together.levels.saved")).await;
        faults.extend(wrong_with(&desk, "levels").await);
        desk.press(&words("together.levels.word")).await;
        faults.extend(wrong_with(&desk, "levels-words").await);

        desk.press(&words("together.home.back")).await;
        desk.room("measures").await;
        faults.extend(wrong_with(&desk, "measures").await);
        desk.press_starting(&words("together.measures.begin")).await;
        desk.wait_for("form.question").await;
        faults.extend(wrong_with(&desk, "question").await);
        desk.press(&words("measure.question.skip")).await;
        desk.press(&words("together.measures.stop")).await;
        desk.see(&words("together.measures.go_on")).await;

        desk.press(&words("together.home.back")).await;
        desk.room("entry").await;
        faults.extend(wrong_with(&desk, "entry").await);
        desk.press(&words("together.entry.change")).await;
        desk.fill("agreed", "Kävelemme ensi viikolla yhdessä portille.").await;
        faults.extend(wrong_with(&desk, "entry-change").await);
        desk.press(&words("together.entry.change_save")).await;
        desk.see(&words("together.entry.changed")).await;
        desk.press(&words("together.entry.disagree")).await;
        desk.fill("dissent", "Minusta kahvi ei kuulu tähän.").await;
        faults.extend(wrong_with(&desk, "entry-dissent").await);
        desk.press(&words("together.entry.dissent_save")).await;
        desk.see("Minusta kahvi ei kuulu tähän.").await;
        faults.extend(wrong_with(&desk, "entry-said").await);

        desk.key(Key::F2).await;
        desk.fill("key", "147036").await;
        desk.press_in_dialog().await;
        desk.see(&words("error.together_code_wrong")).await;
        faults.extend(wrong_with(&desk, "leave").await);
        desk.fill("key", CODE).await;
        desk.press_in_dialog().await;
        desk.see(&words("entry.read.disagrees")).await;
        assert_eq!(desk.hash().await, format!("#/drafts/{}", table.draft), "back where the worker was");
        desk.see("Minusta kahvi ei kuulu tähän.").await;
        assert_eq!(desk.wait_for("#agreed").await.prop("value").await.expect("asks").unwrap_or_default(), "Kävelemme ensi viikolla yhdessä portille.");
        desk.shot("fi-1366-together-after").await;
        assert!(faults.is_empty(), "{faults:#?}");
        desk.close().await;
    });
}

fn words_of_mark() -> String {
    words("together.tasks.said").replace("%{mark}", &words("together.tasks.did").to_lowercase())
}

/// Everything a page holds that a person or a machine could read: markup with its attributes, values, the title, the address.
const ALL_THERE_IS: &str = "
const values = [...document.querySelectorAll('input, textarea, select')].map((one) => one.value);
return [document.documentElement.outerHTML, document.title, location.href, JSON.stringify(window.askelStatus ?? null), JSON.stringify({ ...sessionStorage, ...localStorage }), ...values].join('\\n')";

#[test]
fn nothing_of_two_hundred_other_clients_is_anywhere_in_the_window() {
    run(async {
        let laptop = Laptop::new();
        let table = furnished(&laptop, 199);
        let desk = laptop.start().await;
        desk.open_bag().await;
        let other = table.others[3].id;
        desk.go(&format!("#/clients/{other}")).await;
        desk.see(&table.others[3].family_name).await;
        desk.go("#/clients").await;
        desk.see(&table.others[0].family_name).await;
        let signs: Vec<String> = table.others.iter().flat_map(Face::signs).collect();
        let all = || async { desk.client.execute(ALL_THERE_IS, vec![]).await.expect("asks").as_str().unwrap_or_default().to_owned() };
        let found = |text: &str| signs.iter().filter(|sign| text.contains(sign.as_str())).count();
        assert!(found(&all().await) > 100, "what is looked for is there before");
        desk.go(&format!("#/clients/{}", table.client)).await;
        desk.press(&words("together.enter")).await;
        desk.see(&words("together.home.lead")).await;
        let mut addresses = vec!["#/".to_owned(), "#/clients".into(), "#/search?words=1".into(), "#/promises".into(), "#/delivery".into(), "#/settings".into(), "#/groups".into(), "#/handbook".into(), format!("#/drafts/{}", table.draft)];
        for part in ["", "/edit", "/period", "/goal", "/session", "/access", "/phone", "/risk", "/member", "?part=measures"] {
            addresses.push(format!("#/clients/{other}{part}"));
            addresses.push(format!("#/clients/{}{part}", table.client));
        }
        for address in &addresses {
            desk.go(address).await;
            let text = all().await.replace(address.as_str(), "");
            assert_eq!(found(&text), 0, "at {address}");
            assert!(text.contains(&words("together.home.lead")), "the shared screen stays at {address}");
            for secret in SECRETS {
                assert!(!text.contains(secret), "{address} holds “{secret}”");
            }
        }
        for name in ["steps", "tasks", "levels", "measures", "entry"] {
            if desk.client.find(fantoccini::Locator::Css(&format!("button[data-room={name}]"))).await.is_err() {
                continue;
            }
            desk.room(name).await;
            assert_eq!(found(&all().await.replace(addresses.last().expect("an address"), "")), 0, "in {name}");
            desk.press(&words("together.home.back")).await;
        }
        // Back to a page that was left, and a page loaded anew.
        desk.client.back().await.expect("goes back");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        desk.client.execute("location.reload()", vec![]).await.expect("loads anew");
        desk.see(&words("together.home.lead")).await;
        assert!(desk.client.find(fantoccini::Locator::Css("nav.rail, form[role=search]")).await.is_err());
        // What a page that was taken over could ask.
        for (command, args) in [("client_list", json!({ "words": "", "offset": 0 })), ("client_open", json!({ "id": other })), ("client_identity", json!({ "id": table.client })), ("search", json!({ "words": "Joukkonen" })), ("risk_open", json!({ "id": table.client }))] {
            let asked = "const done = arguments[arguments.length - 1]; window.__TAURI_INTERNALS__.invoke('call', { command: arguments[0], args: arguments[1] }).then((told) => done(JSON.stringify(told)), (failure) => done(failure.code))";
            let told = desk.client.execute_async(asked, vec![command.into(), args]).await.expect("asks");
            assert_eq!(told, "only_together", "{command}");
        }
        assert_eq!(desk.client.title().await.expect("a title"), "Askel");
        // The controls: the same eyes outside the mode see the others again.
        desk.leave_together(PASSPHRASE).await;
        desk.wait_for("form[role=search]").await;
        desk.go("#/clients").await;
        desk.see(&table.others[0].family_name).await;
        assert!(found(&all().await) > 100);
        desk.close().await;
    });
}

#[test]
fn one_key_hides_everything_before_the_next_picture() {
    run(async {
        let laptop = Laptop::new();
        let table = furnished(&laptop, 0);
        let desk = laptop.start().await;
        desk.open_bag().await;
        desk.go(&format!("#/clients/{}", table.client)).await;
        desk.see("Virtala").await;
        let veiled = hidden_by_the_next_frame(&desk).await;
        assert_eq!(veiled["covered"], 25, "every place on the screen is covered: {veiled}");
        desk.shot("fi-1366-concealed-client").await;
        desk.key(Key::F8).await;
        desk.press(&words("together.enter")).await;
        desk.see(&words("together.home.lead")).await;
        // Over an open dialog too, where nothing else would come on top.
        desk.key(Key::F2).await;
        desk.wait_for("#key").await;
        assert_eq!(hidden_by_the_next_frame(&desk).await["covered"], 25);
        desk.shot("fi-1366-concealed-together").await;
        // Where two shapes meet, the engine's tiles blend them a little differently from time to time; text would differ by far more.
        let points = |name: &str| points_of(&paths::shots().join(format!("{name}.png"))).1;
        let differing = points("fi-1366-concealed-client").into_iter().zip(points("fi-1366-concealed-together")).filter(|(one, other)| one.abs_diff(*other) > 96).count();
        assert_eq!(differing, 0, "the same picture whatever is behind it");
        desk.key(Key::F8).await;
        desk.see(&words("together.leave.lead")).await;
        desk.close().await;
    });
}

/// Presses F8 as a hand would, and says what a finger on 25 places of the screen would touch when the next picture is drawn; `ms`:
/// how long after the key that was.
async fn hidden_by_the_next_frame(desk: &Desk) -> Value {
    let watch = "window.askelVeil = new Promise((done) => addEventListener('keydown', () => { const begun = performance.now(); requestAnimationFrame(() => requestAnimationFrame(() => {
        let covered = 0;
        for (let x = 0; x < 5; x++) for (let y = 0; y < 5; y++) covered += document.elementFromPoint(innerWidth * (x + 0.5) / 5, innerHeight * (y + 0.5) / 5)?.closest('dialog.veil') ? 1 : 0;
        done({ covered, ms: performance.now() - begun });
    })) }, { once: true, capture: true }))";
    desk.client.execute(watch, vec![]).await.expect("watches");
    desk.key(Key::F8).await;
    desk.client.execute_async("window.askelVeil.then(arguments[arguments.length - 1])", vec![]).await.expect("seen")
}
