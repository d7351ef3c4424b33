//! The window's types of the long documents, as Rust declares them, until a command carries them into `bindings.gen.ts`.
#![cfg(feature = "bindings")]

use askel_domain::document::form::{PersonPart, Voice, When};
use askel_domain::document::{
    Answer, Answers, CodeLists, FieldDef, FieldKind, FormDef, FormKind, ListChoice, MomentForm, PersonForm, Row, SectionDef, SectionState,
};
use ts_rs::{Config, TS};

fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    macro_rules! declared {
        ($($name:ty),+ $(,)?) => { [$(format!("export {}", <$name>::decl(&config))),+] };
    }
    let types = declared![
        Answer,
        Answers,
        ListChoice,
        CodeLists,
        FormKind,
        FieldDef,
        FieldKind,
        FormDef,
        MomentForm,
        PersonForm,
        PersonPart,
        Row,
        SectionDef,
        SectionState,
        Voice,
        When,
    ];
    format!("// Made from askel-domain's `document` by its test `document_types`. Do not edit.\n\n{}\n", types.join("\n\n"))
}

#[test]
fn types_of_the_window_are_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/features/document/types.gen.ts");
    let fresh = typescript();
    if std::env::var_os("ASKEL_WRITE_BINDINGS").is_some() {
        std::fs::write(path, &fresh).expect("the types can be written");
    }
    assert!(std::fs::read_to_string(path).unwrap_or_default() == fresh, "stale: run this test with ASKEL_WRITE_BINDINGS=1");
}
