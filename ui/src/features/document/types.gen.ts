// Made from askel-domain's `document` by its test `document_types`. Do not edit.

export type Answer = boolean | string | Array<string> | Array<Row> | MomentForm | PersonForm;

export type Answers = { [key in string]: Answer };

export type ListChoice = { code: string, fi: string, sv: string, en: string, 
/**
 * Made up for trying Askel out; must not reach a real record.
 */
demo: boolean, };

export type CodeLists = { [key in string]: Array<ListChoice> };

export type FormKind = "initiation" | "needs_assessment" | "service_start" | "client_plan" | "implementation_plan" | "service_end" | "summary";

export type FieldDef = { 
/**
 * Readable English; the answer's key, and the label's.
 */
id: string, kind: FieldKind, 
/**
 * Another field's label, where two ask the same in one form.
 */
label: string | null, voice: Voice | null, 
/**
 * Never shown in the view shared with the client.
 */
workerOnly: boolean, hint: boolean, 
/**
 * Lines the empty text box shows.
 */
rows: number, 
/**
 * Characters, where other than usual for the kind.
 */
longest: number | null, 
/**
 * Name of the code list, and those of its codes that this field takes; none named: all.
 */
codes: string, accepted: Array<string>, required: boolean, requiredWhen: When | null, shownWhen: When | null, 
/**
 * Names a place: not asked, kept or written for a protected client (domain.md §6).
 */
namesPlace: boolean, 
/**
 * A day not before the day of that field.
 */
notBefore: string | null, 
/**
 * A day of the service's term.
 */
withinTerm: boolean, notFuture: boolean, 
/**
 * Rows that came from an earlier version end only by an explicit act with its reason.
 */
kept: boolean, 
/**
 * Rows at most; 0: thirty.
 */
most: number, parts: Array<PersonPart>, fields: Array<FieldDef>, };

export type FieldKind = "text" | "line" | "code" | "codes" | "date" | "moment" | "yes_no" | "person" | "list";

export type FormDef = { kind: FormKind, 
/**
 * The client reads the finished document at home (OmaKanta).
 */
clientReads: boolean, sections: Array<SectionDef>, };

export type MomentForm = { date: string, time: string, };

export type PersonForm = { given: string, family: string, role: string, phone: string, };

export type PersonPart = "role" | "phone";

export type Row = { 
/**
 * Follows the row from version to version; a goal's row carries the goal's id.
 */
key: string, 
/**
 * Why the row goes no further; it stays in sight of this version.
 */
dropped: string | null, answers: Answers, };

export type SectionDef = { id: string, 
/**
 * Asked only where an earlier plan exists: its evaluation.
 */
later: boolean, hint: boolean, fields: Array<FieldDef>, };

export type SectionState = "not_begun" | "in_progress" | "ready";

export type Voice = "client" | "worker";

export type When = { field: string, 
/**
 * Codes, or `yes` and `no`.
 */
is: Array<string>, };
