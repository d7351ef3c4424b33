//! What an entry says: each voice a section of its own, and what was marked and agreed in extensions.

use askel_domain::entry::{Cancelled, CancelledBy, EntryBody, Meeting, NotMet, Voices};

use crate::extension::{self as ours, Own, flag, take};
use crate::map::composition::{Composition, Section, section, words};
use crate::misfit::Misfit;

const GROUP_DID: &str = "group_did";
const CLIENT_TELLS: &str = "client_tells";
const OBSERVATIONS: &str = "observations";
const ASSESSMENT: &str = "assessment";
const AGREED: &str = "agreed";
const DISSENT: &str = "dissent";
const WHAT_WAS_DONE: &str = "what_was_done";
const DETAILS: &str = "cancellation_details";

pub(super) fn sections(body: &EntryBody) -> Vec<Section> {
    let texts = match body {
        EntryBody::Meeting(Meeting { group_did, voices, dissent, .. }) => {
            vec![
                (GROUP_DID, group_did),
                (CLIENT_TELLS, &voices.client_tells),
                (OBSERVATIONS, &voices.observations),
                (ASSESSMENT, &voices.assessment),
                (AGREED, &voices.agreed),
                (DISSENT, dissent),
            ]
        }
        EntryBody::NotMet(not_met) => vec![(WHAT_WAS_DONE, &not_met.what_was_done)],
        EntryBody::Cancelled(cancelled) => vec![(DETAILS, &cancelled.details)],
    };
    texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(code, text)| section(code, text)).collect()
}

pub(super) fn extensions(body: &EntryBody, own: Own) -> Own {
    match body {
        EntryBody::Meeting(meeting) => own
            .with(ours::TASK_MARK, &meeting.task_marks)
            .with(ours::STEP_MARK, &meeting.step_marks)
            .with(ours::AGREED_TASK, &meeting.new_tasks)
            .with_flag(ours::TOGETHER, meeting.recorded_together)
            .with(ours::CHILDREN, &meeting.children)
            .with(ours::READ_TOGETHER, &meeting.read_together),
        EntryBody::NotMet(_) => own,
        EntryBody::Cancelled(cancelled) => own.with(ours::CANCELLED_BY, &cancelled.by).with(ours::CANCELLATION_REASON, &cancelled.reason),
    }
}

pub(super) fn read(made: &Composition) -> Result<EntryBody, Misfit> {
    let own = &made.extension;
    let kind: String = take::<Option<String>>(ours::ENTRY_KIND, own)?.ok_or(Misfit::Missing)?;
    match kind.as_str() {
        "meeting" => Ok(EntryBody::Meeting(Meeting {
            group_did: words(made, GROUP_DID)?,
            voices: Voices {
                client_tells: words(made, CLIENT_TELLS)?,
                observations: words(made, OBSERVATIONS)?,
                assessment: words(made, ASSESSMENT)?,
                agreed: words(made, AGREED)?,
            },
            task_marks: take(ours::TASK_MARK, own)?,
            step_marks: take(ours::STEP_MARK, own)?,
            new_tasks: take(ours::AGREED_TASK, own)?,
            next_meeting: take(ours::NEXT_MEETING, own)?,
            recorded_together: flag(ours::TOGETHER, own)?,
            children: take(ours::CHILDREN, own)?,
            read_together: take(ours::READ_TOGETHER, own)?,
            dissent: words(made, DISSENT)?,
        })),
        "not_met" => {
            Ok(EntryBody::NotMet(NotMet { what_was_done: words(made, WHAT_WAS_DONE)?, next_attempt: take(ours::NEXT_MEETING, own)? }))
        }
        "cancelled" => Ok(EntryBody::Cancelled(Cancelled {
            by: take::<Option<CancelledBy>>(ours::CANCELLED_BY, own)?.ok_or(Misfit::Missing)?,
            reason: take(ours::CANCELLATION_REASON, own)?,
            details: words(made, DETAILS)?,
            next_meeting: take(ours::NEXT_MEETING, own)?,
        })),
        _ => Err(Misfit::BadValue),
    }
}
