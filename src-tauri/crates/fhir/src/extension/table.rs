//! The table itself, by noun.

use super::{Def, Part, Value};
use Value::{Code, Day, Flag, Id, Moment, Number, Parts, Text, TextIfAny, Time};

const fn def(name: &'static str, on: &'static str, value: Value, says: &'static str) -> Def {
    Def { name, on, value, many: false, says }
}

const fn many(name: &'static str, on: &'static str, value: Value, says: &'static str) -> Def {
    Def { name, on, value, many: true, says }
}

const fn part(name: &'static str, value: Value) -> Part {
    Part { name, value, many: false }
}

const fn parts(name: &'static str, value: Value) -> Part {
    Part { name, value, many: true }
}

// worker
pub const TITLE: Def = def("worker-title", "Practitioner", Text, "title as entries are signed with it");
pub const UNIT: Def = def("worker-unit", "Practitioner", Parts(&[part("name", Text), part("oid", Text)]), "service unit");
pub const ORGANISATION: Def =
    def("worker-organisation", "Practitioner", Parts(&[part("name", Text), part("oid", Text), part("business_id", Text)]), "organisation");

// every row that may change
pub const KNOWN_EDIT: Def = many(
    "known-edit",
    "Patient, EpisodeOfCare, Goal, Appointment, Task, CareTeam, Flag, Group, Encounter, Basic",
    Parts(&[part("laptop", Id), part("number", Number)]),
    "of each laptop that wrote the row, the newest edit that this version knows, by the number in its own log",
);

// client
pub const MUNICIPALITY: Def = def("municipality", "Patient", Text, "home municipality in words; never of a protected client");
pub const BORN_AS_ASKED: Def =
    def("birth-date-as-asked", "Patient", Day, "the day that was asked before the identity code was known; `birthDate` is the code's");
pub const INTERPRETING: Def = def("interpreting", "Patient", TextIfAny, "what interpreting is needed");
pub const NON_DISCLOSURE: Def =
    def("non-disclosure", "Patient", Code, "`yes`, `no`, `not_asked`; the security label says the yes too, and either is enough");
pub const NON_DISCLOSURE_UNTIL: Def = def("non-disclosure-until", "Patient", Day, "when the order ends, as known; it never ends by itself");
pub const CHILDREN_AT_HOME: Def = def("children-at-home", "Patient", Flag, "children live in the home that is visited");
pub const MAY_CONTACT: Def = def("may-contact", "Patient.contact", Flag, "the worker may be in touch with this person");

// period
const TERM: Value = Parts(&[part("starts_on", Day), part("ends_on", Day)]);
pub const BASIS: Def = def(
    "service-basis",
    "EpisodeOfCare",
    Parts(&[
        part("assessment_on", Day),
        part("plan_on", Day),
        part("decision_on", Day),
        part("decision_from", Day),
        part("decision_until", Day),
    ]),
    "days of what the service rests on; the decision itself is the main system's",
);
pub const TERM_CHANGE: Def = many(
    "term-change",
    "EpisodeOfCare",
    Parts(&[part("from", TERM), part("to", TERM), part("reason", Text), part("decided_by", Text), part("changed_at", Moment)]),
    "a change of the term, why and by whom",
);
pub const REVIEW: Def =
    many("agreed-review", "EpisodeOfCare", Parts(&[part("on", Day), part("held", Flag)]), "a review agreed in the plan");
pub const DEPUTY: Def = many(
    "deputy",
    "EpisodeOfCare",
    Parts(&[part("name", Text), part("from", Day), part("until", Day)]),
    "who stands in for the own worker",
);
pub const REMINDED_WEEKS: Def =
    def("reminded-weeks", "EpisodeOfCare", Number, "the last reminder of the end that was seen: 6, 4 or 2 weeks before");
pub const REMOTE_ALONE_DAYS: Def =
    def("remote-alone-days", "EpisodeOfCare", Number, "days the plan lets pass without meeting face to face");

// goal
pub const DIRECTION: Def = def("goal-direction", "Goal", Code, "`improve` or `prevent_decline`");
pub const WEIGHT: Def = def("gas-weight", "Goal", Number, "weight in goal attainment scaling");
pub const START_LEVEL: Def = def("gas-start-level", "Goal", Number, "−2 to +2 when the goal was set");
pub const LEVEL_NOW: Def = def("gas-level", "Goal, Observation.component", Number, "−2 to +2: of a goal now, of an observation then");
pub const STEP: Def = many(
    "small-step",
    "Goal",
    Parts(&[part("id", Id), part("text", Text), part("done_on", Day)]),
    "a small step towards the goal, in order",
);
pub const FACTOR: Def = many("situation-factor", "Goal", Parts(&[part("text", Text), part("effect", Code)]), "what `helps` or `hinders`");

// task
const RESPONSIBLE_PARTS: Value = Parts(&[part("kind", Code), part("name", TextIfAny)]);
pub const TASK_KIND: Def = def("task-kind", "Task", Code, "`task`, `programme` or `game`");
pub const RESPONSIBLE: Def = def("responsible", "Task", RESPONSIBLE_PARTS, "who does it: `client`, `worker`, or `other` by name");
pub const MAY_HINDER: Def = def("may-hinder", "Task", Text, "what may stand in the way");
pub const OUTCOME: Def = def(
    "task-outcome",
    "Task",
    Parts(&[part("mark", Code), part("obstacle", Text), part("helped", Code), part("marked_at", Moment)]),
    "how it went, as the client says",
);
pub const WITHDRAWN: Def = def("withdrawn", "Task", Flag, "the entry it was agreed in was annulled");

// entry
pub const VERSION: Def = def("record-version", "Composition", Number, "which version of the entry or document this is, from 1");
pub const ENTRY_KIND: Def = def("entry-kind", "Composition", Code, "`meeting`, `not_met` or `cancelled`");
pub const MODE: Def = def("contact-mode", "Composition, Appointment", Code, "how they meet, finer than Encounter.class");
pub const PLACE: Def = def("place", "Composition, Appointment, Group, Encounter", Text, "where, in words; never of a protected client");
pub const PARTICIPANTS: Def = def("participants", "Composition", Text, "who was there, in words");
pub const REMOTE_OBSTACLE: Def = def("remote-obstacle", "Composition", Code, "what stood in the way of remote work");
pub const WORDS: Def = def("words", "Composition.section", Text, "the section's text as it was written; the narrative is made from it");
pub const TASK_MARK: Def = many(
    "task-mark",
    "Composition",
    Parts(&[part("task_id", Id), part("what", Text), part("mark", Code), part("obstacle", Text), part("helped", Code)]),
    "how a task went, as it was said then",
);
pub const STEP_MARK: Def = many(
    "step-mark",
    "Composition",
    Parts(&[part("goal_id", Id), part("step_id", Id), part("text", Text), part("mark", Code), part("obstacle", Text)]),
    "how a small step went, as it was said then",
);
pub const AGREED_TASK: Def = many(
    "agreed-task",
    "Composition",
    Parts(&[
        part("task_id", Id),
        part("kind", Code),
        part("what", Text),
        part("responsible", RESPONSIBLE_PARTS),
        part("due_on", Day),
        part("may_hinder", Text),
        part("goal_id", Id),
    ]),
    "a task as it was agreed",
);
pub const NEXT_MEETING: Def = def("next-meeting", "Composition", Moment, "the meeting or attempt that was agreed");
pub const TOGETHER: Def = def("recorded-together", "Composition", Flag, "written with the client");
pub const CHILDREN: Def = def("children-noted", "Composition", Code, "children who live in the home: `considered` or `not_current`");
pub const READ_TOGETHER: Def = def("read-together", "Composition", Code, "what the client said when the entry was read together: `agrees` or `disagrees`");
pub const CANCELLED_BY: Def = def("cancelled-by", "Composition", Code, "`client`, `worker` or `other`");
pub const CANCELLATION_REASON: Def = def("cancellation-reason", "Composition", Code, "code of 1.2.246.537.6.126");
pub const AUTHOR: Def = def(
    "author",
    "Composition",
    Parts(&[
        part("worker_id", Id),
        part("family_name", Text),
        part("given_names", Text),
        part("title", Text),
        part("unit_name", Text),
        part("unit_oid", Text),
    ]),
    "the writer as they were when writing",
);
pub const CHANGE: Def = def(
    "version-change",
    "Composition",
    Parts(&[part("kind", Code), part("reason", Text), part("draft_id", Id), part("ground", Code)]),
    "why this version stands in place of the one before",
);

// session
pub const OPEN_END: Def =
    def("open-end", "Appointment", Flag, "nobody has said when it ends: `end` repeats `start`, since R4 wants both or neither");
pub const SECOND_WORKER: Def = def("second-worker", "Appointment", Text, "who comes along");
pub const SETTLED_BY: Def = def("settled-by", "Appointment", Id, "the entry that tells how the meeting went");

// team
pub const MEMBER_KIND: Def = def("member-kind", "CareTeam", Code, "`service`, `close_person` or `network`");
pub const EARLIER_NAME: Def = many("earlier-name", "CareTeam", Text, "a name the member had before");
pub const FROM_ORGANISATION: Def = def("member-organisation", "CareTeam", Text, "the service or network the member comes from");
pub const PERMISSION: Def =
    def("contact-permission", "CareTeam", Parts(&[part("kind", Code), part("on", Day)]), "`not_asked`, `given` or `refused`, and when");

// risk
pub const KNOWN_FROM: Def = def("known-from", "Flag", Text, "where the risk is known from");
pub const BY_TWO: Def = def("visit-by-two", "Flag", Flag, "a home visit is made by two");
pub const ENDED_BECAUSE: Def = def("ended-because", "Flag", Text, "why it was ended before its day");
pub const LAST_DAY: Def = def("last-day-in-force", "Flag", Day, "the last day, where it is before the first: R4 has no such period");

// measures
pub const MEASURE_FILE: Def = def("measure-file", "Questionnaire", Text, "the measure's file as it was imported, byte for byte");
pub const OCCASION: Def = def("occasion", "QuestionnaireResponse, Observation", Code, "`start`, `mid`, `end` or `other`");
pub const FILLED_BY: Def = def("measure-filled-by", "QuestionnaireResponse", Code, "`self_report`, `interview` or `either`");
pub const GIVEN: Def = def("no-answer", "QuestionnaireResponse.item", Code, "`skipped`, or `declined` by the client");
pub const GOAL: Def = def("goal", "Observation.component", Id, "the goal that was scored");
pub const WEIGHT_THEN: Def = def("gas-weight-then", "Observation.component", Number, "its weight as it was then");

// document
pub const FOLLOWS: Def = def(
    "follows",
    "Composition",
    Parts(&[part("id", Id), part("version", Number)]),
    "the finished plan that this one follows and evaluates",
);
pub const FIRST_WRITTEN: Def = def("first-written-at", "Composition", Moment, "when its first version was written");
pub const SETTLED: Def = def(
    "settled",
    "Composition",
    Parts(&[part("basis", Flag), parts("held", Day), part("agreed", Day)]),
    "what it set going in its period",
);
pub const OWN_CHOICE: Def = many(
    "own-choice",
    "Composition",
    Parts(&[part("list", Text), part("code", TextIfAny), part("fi", Text), part("sv", Text), part("en", Text), part("demo", Flag)]),
    "a choice from the organisation's own list, in the words it had then",
);
pub const ROW_KEY: Def = def("row-key", "QuestionnaireResponse.item", Text, "follows a row from version to version");
pub const ROW_DROPPED: Def = def("row-dropped", "QuestionnaireResponse.item", TextIfAny, "why a row goes no further");
pub const MOMENT_ANSWER: Def = def(
    "moment-answer",
    "QuestionnaireResponse.item.answer",
    Parts(&[part("date", Text), part("time", Text)]),
    "a day and a time of day as typed",
);
pub const PERSON_ANSWER: Def = def(
    "person-answer",
    "QuestionnaireResponse.item.answer",
    Parts(&[part("given", Text), part("family", Text), part("role", Text), part("phone", Text)]),
    "a person who is named",
);

// group
pub const PURPOSE: Def = def("group-purpose", "Group", Text, "what the group is for");
pub const WEEKDAY: Def = def("group-weekday", "Group", Number, "when it meets; 1 is Monday");
pub const STARTS: Def = def("group-starts", "Group", Time, "when it meets");
pub const ENDS: Def = def("group-ends", "Group", Time, "until when it meets");
pub const RUN_BY: Def = def("group-run-by", "Group", Text, "who runs it");
pub const ENDED_ON: Def = def("group-ended-on", "Group", Day, "since when it meets no more");
pub const GROUP_DID: Def = def("group-did", "Encounter", Text, "what the group did; names nobody");
pub const MEMBERSHIP: Def =
    def("group-membership", "Basic", Parts(&[part("group_id", Id), part("since", Day), part("until", Day)]), "a client's time in a group");
pub const ATTENDANCE: Def = def(
    "group-attendance",
    "Basic",
    Parts(&[part("session_id", Id), part("attendance", Code)]),
    "how it was with the client when the group met",
);

/// Every extension of ours, in the order of the nouns.
pub const ALL: &[Def] = &[
    TITLE,
    UNIT,
    ORGANISATION,
    KNOWN_EDIT,
    MUNICIPALITY,
    BORN_AS_ASKED,
    INTERPRETING,
    NON_DISCLOSURE,
    NON_DISCLOSURE_UNTIL,
    CHILDREN_AT_HOME,
    MAY_CONTACT,
    BASIS,
    TERM_CHANGE,
    REVIEW,
    DEPUTY,
    REMINDED_WEEKS,
    REMOTE_ALONE_DAYS,
    DIRECTION,
    WEIGHT,
    START_LEVEL,
    LEVEL_NOW,
    STEP,
    FACTOR,
    TASK_KIND,
    RESPONSIBLE,
    MAY_HINDER,
    OUTCOME,
    WITHDRAWN,
    VERSION,
    ENTRY_KIND,
    MODE,
    PLACE,
    PARTICIPANTS,
    REMOTE_OBSTACLE,
    WORDS,
    TASK_MARK,
    STEP_MARK,
    AGREED_TASK,
    NEXT_MEETING,
    TOGETHER,
    CHILDREN,
    READ_TOGETHER,
    CANCELLED_BY,
    CANCELLATION_REASON,
    AUTHOR,
    CHANGE,
    OPEN_END,
    SECOND_WORKER,
    SETTLED_BY,
    MEMBER_KIND,
    EARLIER_NAME,
    FROM_ORGANISATION,
    PERMISSION,
    KNOWN_FROM,
    BY_TWO,
    ENDED_BECAUSE,
    LAST_DAY,
    MEASURE_FILE,
    OCCASION,
    FILLED_BY,
    GIVEN,
    GOAL,
    WEIGHT_THEN,
    FOLLOWS,
    FIRST_WRITTEN,
    SETTLED,
    OWN_CHOICE,
    ROW_KEY,
    ROW_DROPPED,
    MOMENT_ANSWER,
    PERSON_ANSWER,
    PURPOSE,
    WEEKDAY,
    STARTS,
    ENDS,
    RUN_BY,
    ENDED_ON,
    GROUP_DID,
    MEMBERSHIP,
    ATTENDANCE,
];
