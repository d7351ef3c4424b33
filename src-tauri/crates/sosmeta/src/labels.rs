//! The words a document is put together from, in one language. Plain data, made from `locales` elsewhere:
//! this crate knows no translation. `%{name}` marks a place that is filled in.

use askel_domain::entry::Mark;
use askel_domain::task::Helped;
use askel_domain::worker::Language;

#[derive(Clone)]
pub struct Labels {
    /// Chooses the names of codes and the form of days and times.
    pub language: Language,
    pub voices: VoiceLabels,
    pub marks: MarkLabels,
    pub tasks: TaskLabels,
    pub times: TimeLabels,
    pub remote: RemoteLabels,
    pub children: ChildrenLabels,
    pub not_met: NotMetLabels,
    pub cancelled: CancelledLabels,
    /// A whole sentence: the entry was written together with the client.
    pub recorded_together: String,
    pub read: ReadLabels,
    /// Whole sentences on a corrected version: take `%{version}`, `%{replaced}` and `%{reason}`.
    pub corrected: String,
    /// The most exact place a protected client's document may name.
    pub at_clients: String,
}

/// Headings of the four voices, and of what a group did.
#[derive(Clone)]
pub struct VoiceLabels {
    pub group_did: String,
    pub client_tells: String,
    pub observations: String,
    pub assessment: String,
    pub agreed: String,
}

#[derive(Clone)]
pub struct MarkLabels {
    pub heading: String,
    /// Each takes `%{what}`.
    pub step: MarkWords,
    pub task: MarkWords,
    /// Each takes `%{obstacle}`: what stood in the way, and why something was dropped.
    pub obstacle: String,
    pub why_dropped: String,
    /// Whole sentences: what trying a programme or a game brought.
    pub helped: HelpedLabels,
}

#[derive(Clone)]
pub struct HelpedLabels {
    pub yes: String,
    pub some: String,
    pub no: String,
}

#[derive(Clone)]
pub struct MarkWords {
    pub done: String,
    pub partly: String,
    pub not_done: String,
    pub dropped: String,
}

#[derive(Clone)]
pub struct TaskLabels {
    /// Each takes `%{what}`.
    pub what: String,
    pub programme: String,
    pub game: String,
    /// Takes `%{who}`.
    pub who: String,
    pub client: String,
    pub worker: String,
    /// Takes `%{date}`.
    pub due: String,
    /// Takes `%{what}`.
    pub may_hinder: String,
}

#[derive(Clone)]
pub struct TimeLabels {
    /// From Monday, in the form a sentence needs: "tiistaina", "tisdagen den".
    pub weekdays: [String; 7],
    /// Takes `%{weekday}`, `%{date}` and `%{time}`.
    pub when: String,
    /// Takes `%{when}`.
    pub next_meeting: String,
}

/// Whole sentences on the children of a home that was visited.
/// What the client said when the entry was read together: a whole sentence, and the heading of a differing view.
#[derive(Clone)]
pub struct ReadLabels {
    pub agrees: String,
    pub disagrees: String,
}

#[derive(Clone)]
pub struct ChildrenLabels {
    pub considered: String,
    pub not_current: String,
}

/// Whole sentences: what stood in the way of a remote contact.
#[derive(Clone)]
pub struct RemoteLabels {
    pub device: String,
    pub connection: String,
    pub skill: String,
}

#[derive(Clone)]
pub struct NotMetLabels {
    /// Whole sentences: nobody at the door, nobody at the other end.
    pub not_met: String,
    pub not_reached: String,
    /// Heading.
    pub what_was_done: String,
    /// Takes `%{when}`.
    pub next_attempt: String,
}

/// Whole sentences.
#[derive(Clone)]
pub struct CancelledLabels {
    pub by_client: String,
    pub by_worker: String,
    pub by_other: String,
}

impl MarkWords {
    pub(crate) fn of(&self, mark: Mark) -> &str {
        match mark {
            Mark::Done => &self.done,
            Mark::Partly => &self.partly,
            Mark::NotDone => &self.not_done,
            Mark::Dropped => &self.dropped,
        }
    }
}

impl HelpedLabels {
    pub(crate) fn of(&self, helped: Helped) -> &str {
        match helped {
            Helped::Yes => &self.yes,
            Helped::Some => &self.some,
            Helped::No => &self.no,
        }
    }
}
