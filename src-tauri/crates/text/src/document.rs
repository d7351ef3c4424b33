//! The labels of documents in one language, from the keys `document.*` and the contact modes' own names.
//! Knows which key goes where, and nothing of how a document is put together.

use askel_domain::worker::Language;
use askel_export::folder::FolderLabels;
use askel_export::readable::{FieldLabels, ModeLabels, PageLabels};
use askel_sosmeta::labels::{
    CancelledLabels, ChildrenLabels, HelpedLabels, Labels, MarkLabels, MarkWords, NotMetLabels, ReadLabels, RemoteLabels, TaskLabels, TimeLabels, VoiceLabels,
};

use crate::catalogue::text;

/// Everything the files of an export say, in one language.
#[derive(Clone)]
pub struct DocumentLabels {
    /// Sentences of the national document and of the page beside it.
    pub sentences: Labels,
    pub page: PageLabels,
    pub folder: FolderLabels,
}

impl DocumentLabels {
    pub fn of(language: Language) -> Self {
        let say = Words(language.code());
        Self { sentences: say.sentences(language), page: say.page(), folder: say.folder() }
    }
}

/// What a page says where its font has no sign for a letter. Takes `%{sign}`.
pub fn letters_missing(language: Language) -> String {
    text(language.code(), "document.note.letters_missing")
}

struct Words(&'static str);

impl Words {
    fn of(&self, key: &str) -> String {
        text(self.0, key)
    }

    fn sentences(&self, language: Language) -> Labels {
        Labels {
            language,
            voices: VoiceLabels {
                group_did: self.of("document.voice.group_did"),
                client_tells: self.of("document.voice.client_tells"),
                observations: self.of("document.voice.observations"),
                assessment: self.of("document.voice.assessment"),
                agreed: self.of("document.voice.agreed"),
            },
            marks: self.marks(),
            tasks: TaskLabels {
                what: self.of("document.task.what"),
                programme: self.of("document.task.programme"),
                game: self.of("document.task.game"),
                who: self.of("document.task.who"),
                client: self.of("document.task.client"),
                worker: self.of("document.task.worker"),
                due: self.of("document.task.due"),
                may_hinder: self.of("document.task.may_hinder"),
            },
            times: self.times(),
            remote: RemoteLabels {
                device: self.of("document.remote.device"),
                connection: self.of("document.remote.connection"),
                skill: self.of("document.remote.skill"),
            },
            children: ChildrenLabels {
                considered: self.of("document.children.considered"),
                not_current: self.of("document.children.not_current"),
            },
            not_met: NotMetLabels {
                not_met: self.of("document.not_met.not_met"),
                not_reached: self.of("document.not_met.not_reached"),
                what_was_done: self.of("document.not_met.what_was_done"),
                next_attempt: self.of("document.not_met.next_attempt"),
            },
            cancelled: CancelledLabels {
                by_client: self.of("document.cancelled.by_client"),
                by_worker: self.of("document.cancelled.by_worker"),
                by_other: self.of("document.cancelled.by_other"),
            },
            recorded_together: self.of("document.recorded_together"),
            read: ReadLabels { agrees: self.of("document.read.agrees"), disagrees: self.of("document.read.disagrees") },
            corrected: self.of("document.corrected"),
            at_clients: self.of("document.at_clients"),
        }
    }

    fn marks(&self) -> MarkLabels {
        MarkLabels {
            heading: self.of("document.mark.heading"),
            step: MarkWords {
                done: self.of("document.mark.step.done"),
                partly: self.of("document.mark.step.partly"),
                not_done: self.of("document.mark.step.not_done"),
                dropped: self.of("document.mark.step.dropped"),
            },
            task: MarkWords {
                done: self.of("document.mark.task.done"),
                partly: self.of("document.mark.task.partly"),
                not_done: self.of("document.mark.task.not_done"),
                dropped: self.of("document.mark.task.dropped"),
            },
            obstacle: self.of("document.mark.obstacle"),
            why_dropped: self.of("document.mark.why_dropped"),
            helped: HelpedLabels {
                yes: self.of("document.mark.helped.yes"),
                some: self.of("document.mark.helped.some"),
                no: self.of("document.mark.helped.no"),
            },
        }
    }

    fn times(&self) -> TimeLabels {
        TimeLabels {
            weekdays: [
                self.of("document.time.weekday.mon"),
                self.of("document.time.weekday.tue"),
                self.of("document.time.weekday.wed"),
                self.of("document.time.weekday.thu"),
                self.of("document.time.weekday.fri"),
                self.of("document.time.weekday.sat"),
                self.of("document.time.weekday.sun"),
            ],
            when: self.of("document.time.when"),
            next_meeting: self.of("document.time.next_meeting"),
        }
    }

    fn page(&self) -> PageLabels {
        PageLabels {
            meeting: self.of("document.title.meeting"),
            network_meeting: self.of("document.title.network_meeting"),
            cancellation: self.of("document.title.cancellation"),
            description: self.of("document.heading.description"),
            cancellation_heading: self.of("document.heading.cancellation"),
            protected: self.of("document.note.protected"),
            annulled: self.of("document.annulled.note"),
            annulled_ground: self.of("document.annulled.ground"),
            wrong_person: self.of("document.annulled.wrong_person"),
            mistake: self.of("document.annulled.mistake"),
            demo: self.of("document.note.demo"),
            fields: self.fields(),
            modes: self.modes(),
        }
    }

    fn fields(&self) -> FieldLabels {
        FieldLabels {
            client: self.of("document.field.client"),
            identity_code: self.of("document.field.identity_code"),
            temporary_identifier: self.of("document.field.temporary_identifier"),
            not_known_yet: self.of("document.field.not_known_yet"),
            service_task: self.of("document.field.service_task"),
            social_service: self.of("document.field.social_service"),
            when: self.of("document.field.when"),
            planned_for: self.of("document.field.planned_for"),
            mode: self.of("document.field.mode"),
            place: self.of("document.field.place"),
            participants: self.of("document.field.participants"),
            cancel_reason: self.of("document.field.cancel_reason"),
            author: self.of("document.field.author"),
            written: self.of("document.field.written"),
            entry: self.of("document.field.entry"),
            document: self.of("document.field.document"),
            entry_version: self.of("document.field.entry_version"),
        }
    }

    fn modes(&self) -> ModeLabels {
        ModeLabels {
            home_visit: self.of("session.mode.home_visit"),
            outreach: self.of("session.mode.outreach"),
            office: self.of("session.mode.office"),
            video: self.of("session.mode.video"),
            phone: self.of("session.mode.phone"),
            chat: self.of("session.mode.chat"),
            message: self.of("session.mode.message"),
            email: self.of("session.mode.email"),
            network_meeting: self.of("session.mode.network_meeting"),
            group: self.of("session.mode.group"),
        }
    }

    fn folder(&self) -> FolderLabels {
        FolderLabels {
            title: self.of("document.folder.title"),
            what: self.of("document.folder.what"),
            files: self.of("document.folder.files"),
            not_encrypted: self.of("document.folder.not_encrypted"),
            delete: self.of("document.folder.delete"),
            demo: self.of("document.folder.demo"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_label() {
        for language in [Language::Fi, Language::Sv, Language::En] {
            let labels = DocumentLabels::of(language);
            assert_eq!(labels.sentences.language, language);
        }
    }
}
