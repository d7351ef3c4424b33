//! An entry in sentences: the one place that turns marks, tasks and times into what a person reads.
//! The national document and the readable page beside it both say these words; knows no field of either.

mod absence;
mod agreement;
mod children;
mod correction;
mod meeting;
mod phrase;
mod read;
mod place;
mod remote;
mod time;

pub use absence::{cancelled, not_met};
pub use agreement::agreements;
pub use children::children;
pub use correction::correction;
pub use meeting::{marks, voices};
pub use phrase::{fill, one_line};
pub use read::read_together;
pub(crate) use phrase::sentence;
pub use place::place;
pub use remote::remote_obstacle;
pub use time::{day, moment, span};

/// Some paragraphs under one heading, or without one.
pub struct Passage<'a> {
    pub heading: Option<&'a str>,
    pub text: String,
}

impl<'a> Passage<'a> {
    /// `None` when there is nothing to say: an empty heading would look like something left out.
    fn under(heading: &'a str, text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self { heading: Some(heading), text: text.to_owned() })
    }

    pub(crate) fn plain(text: String) -> Self {
        Self { heading: None, text }
    }
}

/// One text of many passages: each heading on its own line with a colon, an empty line between passages.
pub fn merged<'a>(passages: impl IntoIterator<Item = Passage<'a>>) -> String {
    let merge = |passage: Passage| match passage.heading {
        Some(heading) => format!("{heading}:\n{}", passage.text),
        None => passage.text,
    };
    passages.into_iter().map(merge).collect::<Vec<_>>().join("\n\n")
}

/// One sentence a line.
fn lines(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
