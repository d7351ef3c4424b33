//! The pages for the security officer claim nothing that is not there: each file and each test they name exists, each number
//! of the standard stands once, and the sums are right. Whether a test proves its line is for a person to judge.

mod numbers;

use std::collections::HashSet;

use numbers::LEVEL_2;

use crate::tree::{Source, assert_tidy, file, root, rust_sources, sources};

const TABLE: &str = "src-tauri/security/asvs.md";
const PAGES: [&str; 3] = ["README.md", "src-tauri/security/threats.md", TABLE];
/// A word between backticks with a slash and one of these is a file. The README leaves out where the rooms are.
const ENDINGS: [&str; 10] = [".rs", ".ts", ".svelte", ".json", ".yml", ".toml", ".md", ".sql", ".lock", ".js"];
const ROOMS: [&str; 2] = ["", "src-tauri/crates/"];
/// So many of them make a snake-cased word a sentence, and that the name of a test.
const UNDERSCORES: usize = 3;
const STATES: [(&str, &str); 4] = [("met", "met"), ("partly", "partly"), ("not met", "not met"), ("does not apply", "do not apply")];

/// Line by line, what stands between backticks; blocks of code are left out.
fn quoted(page: &Source) -> Vec<(usize, &str)> {
    let mut in_block = false;
    let lines = page.text.lines().enumerate().filter(|(_, line)| {
        let is_fence = line.starts_with("```");
        in_block ^= is_fence;
        !in_block && !is_fence
    });
    lines.flat_map(|(number, line)| line.split('`').skip(1).step_by(2).map(move |word| (number + 1, word))).collect()
}

fn is_test_name(word: &str) -> bool {
    let plain = word.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    plain && word.matches('_').count() >= UNDERSCORES
}

/// Names of Rust tests with those of the campaigns, and titles of the window's.
fn all_tests() -> HashSet<String> {
    let rust = rust_sources();
    let window = sources(&["ui/src", "ui/build"], &[".test.ts"]);
    rust.iter().flat_map(rust_tests).chain(window.iter().flat_map(titles)).collect()
}

fn rust_tests(source: &Source) -> Vec<String> {
    let mut is_test = false;
    let campaign = |line: &str| {
        line.split_once(" = \"").filter(|(name, end)| is_test_name(name) && end.ends_with("\";")).map(|(name, _)| name.to_owned())
    };
    let lines = source.text.lines().map(str::trim);
    let found = lines.filter_map(|line| {
        is_test |= line == "#[test]";
        let name = line.split_once("fn ").and_then(|(_, rest)| rest.split_once('(')).map(|(name, _)| name.to_owned());
        let named = name.filter(|_| std::mem::take(&mut is_test));
        named.or_else(|| source.path.ends_with("campaigns.rs").then(|| campaign(line)).flatten())
    });
    found.collect()
}

fn titles(source: &Source) -> Vec<String> {
    let calls = ["it('", "test('"].iter().flat_map(|call| source.text.split(call).skip(1));
    calls.filter_map(|rest| rest.split_once('\'').map(|(title, _)| title.to_owned())).collect()
}

fn names_of_nothing(page: &Source, tests: &HashSet<String>) -> Vec<String> {
    let told = |line: usize, word: &str| format!("{}:{line}: there is no {word}", page.path);
    let is_there = |word: &str| ROOMS.iter().any(|room| root().join(room).join(word).exists());
    let is_file = |word: &str| word.contains('/') && !word.contains([' ', '<', '*']) && ENDINGS.iter().any(|end| word.ends_with(end));
    let is_title = |word: &str| page.path == TABLE && word.contains(' ');
    let missing = |(line, word): (usize, &str)| {
        let absent = if is_test_name(word) || is_title(word) { !tests.contains(word) } else { is_file(word) && !is_there(word) };
        absent.then(|| told(line, word))
    };
    let beside = root().join(&page.path);
    let leads = page.text.lines().enumerate().flat_map(|(number, line)| line.split("](").skip(1).map(move |rest| (number + 1, rest)));
    let lost = leads.filter_map(|(line, rest)| {
        let target = rest.split([')', '#']).next().unwrap_or_default();
        let is_ours = !target.contains("://");
        (is_ours && !beside.with_file_name(target).exists()).then(|| told(line, target))
    });
    quoted(page).into_iter().filter_map(missing).chain(lost).collect()
}

/// The map in the README: two spaces in are below the line that stands further out.
fn places_of_the_map(readme: &str) -> Vec<String> {
    let map = readme.split("## Where things are").nth(1).and_then(|rest| rest.split("```").nth(1)).unwrap_or_default();
    let mut above = String::new();
    let mut found = vec![];
    for line in map.lines().filter(|line| !line.trim().is_empty()) {
        let below = line.starts_with("  ");
        let words = line.trim_start().split("  ").next().unwrap_or_default();
        let prefix = if below { above.clone() } else { String::new() };
        found.extend(words.split(' ').map(|word| format!("{prefix}{}", word.split('<').next().unwrap_or_default())));
        if !below {
            above = words.split(' ').next().unwrap_or_default().to_owned();
        }
    }
    found
}

/// `V1.2.6 to V1.2.9`, and what lies between in the order of the standard.
fn expanded(cell: &str) -> Vec<&'static str> {
    let every: Vec<&'static str> = LEVEL_2.split_whitespace().collect();
    let at = |id: &str| every.iter().position(|known| *known == id);
    let (from, to) = cell.split_once(" to ").unwrap_or((cell, cell));
    match (at(from), at(to)) {
        (Some(from), Some(to)) if from <= to => every[from..=to].to_vec(),
        _ => vec![],
    }
}

fn wrong_numbers(page: &Source) -> Vec<String> {
    let rows: Vec<Vec<&str>> =
        page.text.lines().filter(|line| line.starts_with("| V")).map(|line| line.trim_matches(['|', ' ']).split(" | ").collect()).collect();
    let (mut sums, mut seen, mut faults) = ([0; STATES.len()], vec![], vec![]);
    for row in &rows {
        let ids = expanded(row[0]);
        let state = STATES.iter().position(|(state, _)| row.get(2) == Some(state));
        match (state, row.len(), ids.is_empty()) {
            (Some(state), 5, false) => sums[state] += ids.len(),
            _ => faults.push(format!("{}: not a row of the table: {}", page.path, row.join(" | "))),
        }
        seen.extend(ids);
    }
    for id in LEVEL_2.split_whitespace() {
        match seen.iter().filter(|found| **found == id).count() {
            1 => {}
            times => faults.push(format!("{}: {id} stands {times} times", page.path)),
        }
    }
    let parts: Vec<String> = STATES.iter().zip(sums).map(|((_, many), sum)| format!("{sum} {many}")).collect();
    let said = format!("**{} · {} in all**", parts.join(" · "), sums.iter().sum::<usize>());
    if !page.text.contains(&said) {
        faults.push(format!("{}: the sums are {said}", page.path));
    }
    faults
}

#[test]
fn files_and_tests_that_the_pages_name_are_there() {
    let tests = all_tests();
    assert_tidy(PAGES.iter().flat_map(|page| names_of_nothing(&file(page), &tests)).collect());
}

#[test]
fn places_on_the_map_of_the_readme_are_there() {
    let places = places_of_the_map(&file("README.md").text);
    assert!(places.contains(&"src-tauri/crates/domain/".to_owned()), "the map is where the rule looks");
    assert_tidy(places.into_iter().filter(|place| !root().join(place).exists()).collect());
}

#[test]
fn each_requirement_stands_once_and_the_sums_are_right() {
    assert_eq!(LEVEL_2.split_whitespace().count(), 253);
    assert_tidy(wrong_numbers(&file(TABLE)));
}

#[test]
fn planted_claims_are_found() {
    let tests = all_tests();
    assert!(tests.contains("the_door_answers_only_what_it_may") && tests.contains("opens with the passphrase and Enter"));
    assert!(!tests.contains("planted_page_of_claims"), "only what is run is a test");
    let page = "`src-tauri/src/nowhere.rs` `app/src/gate.rs` `no_test_has_such_a_name` `planted_claims_are_found` `vault_lock` [a](asvs.md) [b](gone.md)\n\
                ```\n`src-tauri/src/in_a_block.rs`\n```\n`says nothing`\n";
    let faults = names_of_nothing(&Source::planted(TABLE, page), &tests);
    let named = ["nowhere.rs", "no_test_has_such_a_name", "says nothing", "gone.md"];
    assert!(faults.len() == named.len() && faults.iter().zip(named).all(|(fault, name)| fault.ends_with(name)), "{faults:?}");
    assert_eq!(
        places_of_the_map("## Where things are\n```\na/   b\n  c/ d.rs  e\n  f/<g>/  h\ni/  j\n```"),
        ["a/", "a/c/", "a/d.rs", "a/f/", "i/"]
    );
}

/// The table with `from` in place of `to`.
fn planted_page_of_claims(from: &str, to: &str) -> usize {
    let text = file(TABLE).text;
    assert!(text.contains(from), "{from} is where the fault is planted");
    wrong_numbers(&Source::planted(TABLE, &text.replacen(from, to, 1))).len()
}

#[test]
fn planted_sums_and_numbers_are_found() {
    assert_eq!(planted_page_of_claims("| V1.1.1 |", "| V1.1.2 |"), 2, "one is missing, one doubled");
    assert_eq!(planted_page_of_claims("| V1.1.1 |", "| V99.1.1 |"), 3, "no such number: the row, the missing one, the sum");
    assert_eq!(planted_page_of_claims("| not met |", "| met |"), 1, "a state that was made better");
    assert_eq!(planted_page_of_claims("| not met |", "| nearly |"), 2, "no such state, and the sum");
    assert_eq!(planted_page_of_claims(" in all**", " in all"), 1, "no sums");
}
