//! What is personal never reaches a log or a panic by way of a derived `Debug`.

use crate::rust_code::{closing_brace, is_outside_the_product, product_code};
use crate::tree::{Source, assert_tidy, rust_sources};

/// Types of the domain that hold what a client said, is called, or can be reached by.
const PERSONAL_TYPES: &str = "
    Client ClosePerson ShownContact Identity PersonalIdentityCode TemporaryIdentifier Phone Address Goal SmallStep
    SituationFactor InterimTask Responsible TaskOutcome Session Entry Author Event EntryBody Meeting Voices TaskMark
    StepMark AgreedTask NotMet Cancelled Draft EntryForm StepMarkForm TaskMarkForm TaskForm NextMeetingForm ClientForm
    ClosePersonForm ClientHead ClientPage EntryView GoalForm Given AnswerValue MeasureQuestion MeasureResult GasRecord GasGoal
    FillingPage FillingRow ClientMeasures GasPage MeasureGive
    Capture CaptureForm PartForm PartId GroupSession GroupMember AttendanceRow Participant SetAside CapturePage GroupPage
    RiskNote TeamMember TermChange Deputy RiskForm MemberForm
";

/// Fields whose content is personal or secret, in whatever type they stand.
const PERSONAL_FIELDS: &str = "
    family_name given_names calling_name client_name name_of_client birth_date identity identity_code
    temporary_identifier phone email street home contact_address municipality place close_persons participants
    client_words client_tells client_view observations assessment agreed dissent dissenting_views voices what_was_done
    obstacle may_hinder why_dropped last_time interpreting passphrase secret clients drafts
";

/// Not a client: the worker signs every document with this name.
const OPEN_TYPES: [&str; 1] = ["Worker"];

struct Declared<'a> {
    at: usize,
    name: &'a str,
    /// `family_name: String, id: ClientId`, or what stands between the braces or parentheses.
    body: &'a str,
}

/// Every struct and enum that derives `Debug`.
fn deriving_debug(code: &str) -> Vec<Declared<'_>> {
    let derives = code.match_indices("derive(").filter_map(|(at, _)| code[at..].find(')').map(|end| (at, at + end)));
    derives
        .filter(|(at, end)| code[*at..*end].split(['(', ',']).any(|name| name.trim() == "Debug"))
        .filter_map(|(at, end)| declared(code, at, end))
        .collect()
}

fn declared(code: &str, at: usize, after: usize) -> Option<Declared<'_>> {
    let keyword = ["struct ", "enum "].iter().filter_map(|word| code[after..].find(word).map(|found| after + found + word.len())).min()?;
    let name_end = keyword + code[keyword..].find(|character: char| !character.is_alphanumeric() && character != '_')?;
    let open = name_end + code[name_end..].find(['{', ';', '('])?;
    let close = match code.as_bytes()[open] {
        b'{' => closing_brace(code, open),
        b'(' => open + code[open..].find(';')?,
        _ => open,
    };
    Some(Declared { at, name: &code[keyword..name_end], body: &code[open..close] })
}

fn is_listed(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|listed| listed == name)
}

fn shown_secrets(source: &Source) -> Vec<String> {
    if is_outside_the_product(source) {
        return vec![];
    }
    let code = product_code(&source.text);
    let mut faults = vec![];
    for declared in deriving_debug(&code).into_iter().filter(|declared| !OPEN_TYPES.contains(&declared.name)) {
        let fields = declared
            .body
            .split([',', '{', '\n'])
            .filter_map(|field| field.split_once(':'))
            .map(|(name, _)| name.rsplit(' ').next().unwrap_or(name).trim());
        let field = fields.into_iter().find(|name| is_listed(PERSONAL_FIELDS, name));
        let why =
            field.map(|field| format!("shows its {field}")).or(is_listed(PERSONAL_TYPES, declared.name).then(|| "is personal".into()));
        faults.extend(why.map(|why| source.fault(declared.at, &format!("{} derives Debug and {why}", declared.name))));
    }
    faults
}

#[test]
fn personal_data_has_no_derived_debug() {
    assert_tidy(rust_sources().iter().flat_map(shown_secrets).collect());
}

#[test]
fn the_personal_types_of_the_list_exist() {
    let everything: String =
        rust_sources().iter().filter(|source| !is_outside_the_product(source)).map(|source| product_code(&source.text)).collect();
    let declared = |name: &str| {
        ["struct", "enum"]
            .iter()
            .any(|word| crate::rust_code::word_offsets(&everything, name).any(|at| everything[..at].ends_with(&format!("{word} "))))
    };
    assert_tidy(
        PERSONAL_TYPES
            .split_whitespace()
            .filter(|name| !declared(name))
            .map(|name| format!("{name} is on the list and nowhere else"))
            .collect(),
    );
}

#[test]
fn planted_debugs_are_found() {
    let faults = |text: &str| shown_secrets(&Source::planted("src-tauri/crates/app/src/a.rs", text));
    assert_eq!(faults("#[derive(Clone, Debug)]\npub struct Client;").len(), 1);
    assert_eq!(faults("#[derive(Debug)]\nstruct A {\n    /// Its name.\n    pub client_name: String,\n}").len(), 1);
    assert_eq!(faults("#[derive(Debug)]\npub enum B { C { id: u8, phone: String } }").len(), 1);
    assert!(faults("#[derive(Clone)]\npub struct Client { phone: String }").is_empty());
    assert!(faults("#[derive(Debug)]\nstruct Count { meetings: u32 }\n#[derive(Clone)]\nstruct D { phone: String }").is_empty());
}
