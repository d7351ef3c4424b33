//! Whose records are ours, as the server says it, and whether what was read last is still there.

use std::collections::BTreeMap;

use askel_domain::id::ClientId;
use askel_fhir::Resource;
use askel_fhir::bundle::Page;
use askel_store::sync::{self, Mirrored, Pulled};
use askel_store::{Read, StoreResult, Tx};
use serde_json::Value;
use uuid::Uuid;

use crate::apply::is_older as is_older_than;
use crate::question::{Aim, Question, since_part};

/// Type, search parameter, and where in the resource the role stands: who made the record, and the own worker and deputies of a period.
/// `EpisodeOfCare?care-manager` is no way: R4 gives that parameter Practitioners only, and no server that was tried finds a role by it.
const WAYS: [(&str, &str, &str); 2] = [("Patient", "general-practitioner", "generalPractitioner"), ("CareTeam", "participant", "participant")];

/// The cursor's name: these are other questions of the same types.
const CURSOR: &str = "caseload";
/// What was newest by the server's own time is looked at again in each conversation.
const WATCHED: u32 = 20;

pub(crate) fn questions(read: &Read, role: Uuid) -> StoreResult<Vec<Question>> {
    let mut questions = vec![];
    for (kind, parameter, _) in WAYS {
        let reached = sync::pulled(read, kind, CURSOR)?.and_then(|pulled| pulled.reached);
        let since = since_part(reached.as_deref()).map(|part| format!("&{part}")).unwrap_or_default();
        let mut question = Question::new(Aim::Caseload, kind, 0, format!("{kind}?{parameter}=PractitionerRole/{role}{since}&_sort=_lastUpdated&_count=100"));
        question.cursor = Some(CURSOR.into());
        questions.push(question);
    }
    Ok(questions)
}

/// Only what names our role makes a client ours, whatever the server found.
pub(crate) fn take(tx: &Tx, question: &Question, page: &Page, is_last: bool, role: Uuid) -> StoreResult<()> {
    for found in page.matches.iter().filter(|found| found.kind == question.kind && names_role(found, role)) {
        if let Some(client) = found.client() {
            sync::join_scope(tx, client)?;
        }
    }
    if is_last && question.reached.is_some() {
        sync::put_pulled(tx, &Pulled { kind: question.kind.into(), scope: CURSOR.into(), reached: question.reached.clone(), next: None, whole: true })?;
    }
    Ok(())
}

fn names_role(found: &Resource, role: Uuid) -> bool {
    let Some((_, _, place)) = WAYS.iter().find(|(kind, _, _)| *kind == found.kind) else { return false };
    let wanted = format!("PractitionerRole/{role}");
    let is_it = |reference: &Value| reference["reference"].as_str().is_some_and(|text| text == wanted || text.ends_with(&format!("/{wanted}")));
    match found.json.get(*place) {
        Some(Value::Array(list)) => list.iter().any(|one| is_it(one) || is_it(&one["member"])),
        _ => false,
    }
}

/// One question for each type of what was newest.
pub(crate) fn watch(read: &Read) -> StoreResult<Vec<Question>> {
    let mut by_kind: BTreeMap<String, Vec<Mirrored>> = BTreeMap::new();
    for seen in sync::newest_mirrored(read, WATCHED)? {
        by_kind.entry(seen.kind.clone()).or_default().push(seen);
    }
    let question = |(kind, seen): (String, Vec<Mirrored>)| {
        let kind = askel_fhir::PULLED.iter().find(|pull| pull.kind == kind)?.kind;
        let ids: Vec<&str> = seen.iter().map(|seen| seen.id.as_str()).collect();
        let path = format!("{kind}?_id={}&_elements=id,meta&_count={}", ids.join(","), ids.len());
        Some(Question::new(Aim::Watch, kind, 0, path))
    };
    Ok(by_kind.into_iter().filter_map(question).collect())
}

/// Something older than was read before; or nothing of it at all, though it is of several people. One that is missing alone
/// may have been taken from us: it is not vouched for any more, and the next look through everything decides.
pub(crate) fn is_older(tx: &Tx, question: &Question, page: &Page) -> StoreResult<bool> {
    let watched: Vec<Mirrored> = sync::newest_mirrored(tx, WATCHED)?.into_iter().filter(|seen| seen.kind == question.kind && question.path.contains(&seen.id)).collect();
    let mut missing: Vec<&Mirrored> = vec![];
    for seen in &watched {
        let Some(found) = page.matches.iter().find(|found| found.id == seen.id) else {
            missing.push(seen);
            continue;
        };
        if is_older_than(found, seen) {
            return Ok(true);
        }
    }
    // A server may give fewer on a page than were asked for: what is not on this one is not missing.
    if page.next.is_some() {
        return Ok(false);
    }
    for seen in &missing {
        sync::note_missed(tx, &seen.kind, &seen.id)?;
    }
    let mut of: Vec<Option<ClientId>> = missing.iter().map(|seen| seen.client_id).collect();
    of.sort();
    of.dedup();
    Ok(of.contains(&None) || of.len() > 1)
}
