//! The entry read together: yes, a change, or a differing view in the client's own words.

use askel_domain::draft::EntryForm;
use askel_domain::entry::ReadTogether;
use askel_domain::finalise::LONGEST_VOICE;
use askel_domain::problem::{ProblemCode, Problems};

use super::{SharedVoice, Together, TogetherAnswer, TogetherPage, TogetherWords, open};
use crate::answer::{Answer, Empty};
use crate::failure::Failure;

/// Writes one voice anew, as the client wants it. Whoever had agreed is asked again.
///
/// # Errors
/// The field, when it is longer than an entry takes; nothing is changed then.
pub fn say(mut together: Together, words: TogetherWords) -> Result<Answer<TogetherPage>, Failure> {
    let mut problems = Problems::default();
    let text = problems.optional_text("text", &words.text, LONGEST_VOICE).unwrap_or_default();
    problems.done()?;
    together.write_visit(|form| {
        let kept = form.clone();
        *voice(form, words.voice) = text;
        *form = form.clone().heard_by(&kept);
        Ok(())
    })?;
    open(together, Empty {})
}

fn voice(form: &mut EntryForm, voice: SharedVoice) -> &mut String {
    match voice {
        SharedVoice::ClientTells => &mut form.client_tells,
        SharedVoice::Observations => &mut form.observations,
        SharedVoice::Agreed => &mut form.agreed,
    }
}

/// Keeps what the client said of the entry. It has been read together from here on.
///
/// # Errors
/// The field, when the client disagrees and no words are given.
pub fn answer(mut together: Together, said: TogetherAnswer) -> Result<Answer<TogetherPage>, Failure> {
    let mut problems = Problems::default();
    let dissent = problems.optional_text("dissent", &said.dissent, LONGEST_VOICE).unwrap_or_default();
    if said.answer == ReadTogether::Disagrees && dissent.is_empty() {
        problems.add("dissent", ProblemCode::DissentWithoutWords);
    }
    problems.done()?;
    together.write_visit(|form| {
        form.read_together = Some(said.answer);
        form.dissent = if said.answer == ReadTogether::Disagrees { dissent } else { String::new() };
        form.recorded_together = true;
        Ok(())
    })?;
    open(together, Empty {})
}
