//! One search and its pages: what is asked, of whom, and when a server's pages are not believed any more.

use std::collections::BTreeSet;

use askel_domain::id::ClientId;
use askel_fhir::bundle::Page;
use askel_fhir::{Pull, Resource};
use chrono::{DateTime, Duration, SecondsFormat, Utc};

use crate::outcome::Strange;

/// Pages of one search; more is no search but a flood.
const MOST_PAGES: u32 = 5_000;
/// How far back of the newest that was seen the next search begins: a server stamps before it commits (fhir.md §6.1).
const OVERLAP_MINUTES: i64 = 5;

/// What a search is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Aim {
    /// Rows of everybody whose record is whole here, and of nobody.
    News,
    /// Whose records are ours.
    Caseload,
    /// Everything of clients whose record comes in.
    Newcomers,
    /// Whether what was read before is still there.
    Watch,
    /// Names and versions of everything.
    Listing,
}

pub(crate) struct Question {
    pub aim: Aim,
    pub kind: &'static str,
    /// Where its place in the order of things that lean on each other.
    pub rank: usize,
    pub path: String,
    /// Where its first page is: what tells it from others, however far it is read.
    pub first: String,
    /// Under which name its cursor is kept; none for those that keep none.
    pub cursor: Option<String>,
    /// Whose rows may come; empty: those of nobody.
    pub clients: BTreeSet<ClientId>,
    pub pages: u32,
    seen: BTreeSet<(String, String)>,
    paths: BTreeSet<String>,
    /// Asked where the page to go on at is there no more.
    otherwise: Option<String>,
    /// The newest `lastUpdated`, as the server wrote it.
    pub reached: Option<String>,
    /// Each was newer than the one before.
    pub in_order: bool,
}

impl Question {
    pub(crate) fn new(aim: Aim, kind: &'static str, rank: usize, path: String) -> Self {
        Self { aim, kind, rank, first: path.clone(), path, cursor: None, clients: BTreeSet::new(), pages: 0, seen: BTreeSet::new(), paths: BTreeSet::new(), otherwise: None, reached: None, in_order: true }
    }

    /// Goes on where reading broke off the last time.
    pub(crate) fn go_on_at(&mut self, next: String) {
        self.otherwise = Some(std::mem::replace(&mut self.path, next));
        self.pages = 1;
    }

    /// What a page of it is taken in by, without the memory of all its pages.
    pub(crate) fn as_it_stands(&self) -> Self {
        let Self { aim, kind, rank, pages, in_order, .. } = *self;
        let (path, cursor, clients, reached) = (self.path.clone(), self.cursor.clone(), self.clients.clone(), self.reached.clone());
        Self { path, cursor, clients, pages, reached, in_order, ..Self::new(aim, kind, rank, self.first.clone()) }
    }

    /// `false`: there is nothing else to ask.
    pub(crate) fn fall_back(&mut self) -> bool {
        let Some(path) = self.otherwise.take() else { return false };
        (self.path, self.pages) = (path, 0);
        true
    }

    /// Takes note of a page. `Some(next)`: where the next one is, under `base`.
    pub(crate) fn note_page(&mut self, page: &Page, base: &str) -> Result<Option<String>, Strange> {
        self.pages += 1;
        let mut has_news = false;
        for found in &page.matches {
            has_news |= self.seen.insert((format!("{}/{}", found.kind, found.id), found.version().unwrap_or_default().to_owned()));
            self.reach(found);
        }
        let Some(next) = page.next.as_deref() else { return Ok(None) };
        let path = under(base, next).ok_or(Strange::NextElsewhere)?;
        if !has_news || self.pages >= MOST_PAGES || !self.paths.insert(path.clone()) || path == self.path {
            return Err(Strange::EndlessPages);
        }
        Ok(Some(path))
    }

    fn reach(&mut self, found: &Resource) {
        let Some(text) = found.last_updated() else { return };
        match (moment(text), self.reached.as_deref().and_then(moment)) {
            (Some(at), Some(before)) if at < before => self.in_order = false,
            (Some(_), _) => self.reached = Some(text.to_owned()),
            (None, _) => {}
        }
    }
}

pub(crate) fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.to_utc())
}

/// The path below the policy's own base; nothing that is anywhere else. What stands behind the question mark is the server's own.
fn under(base: &str, next: &str) -> Option<String> {
    let rest = match next.strip_prefix(base.trim_end_matches('/')) {
        Some(rest) if rest.starts_with(['/', '?']) => rest.strip_prefix('/').unwrap_or(rest),
        Some(_) => return None,
        None => next,
    };
    let path = rest.split('?').next().unwrap_or_default();
    let is_below = !rest.is_empty() && !path.contains(':') && !path.starts_with('/') && !path.split('/').any(|part| part == "..");
    is_below.then(|| rest.to_owned())
}

/// `Goal?patient=a,b&_tag=…&_lastUpdated=ge…&_sort=_lastUpdated&_count=…`
pub(crate) fn search(pull: &Pull, clients: &[ClientId], since: Option<&str>, count: u32) -> String {
    let mut parts = vec![];
    if let Some(name) = pull.client {
        parts.push(format!("{name}={}", clients.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")));
    }
    parts.extend(pull.tag().map(|tag| encoded(&tag)));
    parts.extend(since_part(since));
    format!("{}?{}&_sort=_lastUpdated&_count={count}", pull.kind, parts.join("&"))
}

pub(crate) fn since_part(since: Option<&str>) -> Option<String> {
    let from = moment(since?)? - Duration::minutes(OVERLAP_MINUTES);
    Some(format!("_lastUpdated=ge{}", from.to_rfc3339_opts(SecondsFormat::Millis, true)))
}

fn encoded(text: &str) -> String {
    text.replace('|', "%7C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const BASE: &str = "https://kunta.example/fhir";

    fn page(next: Option<&str>, ids: &[&str]) -> Page {
        let of = |id: &&str| Resource::of(json!({"resourceType": "Goal", "id": id, "meta": {"versionId": "1"}})).expect("a resource");
        Page { matches: ids.iter().map(of).collect(), next: next.map(str::to_owned), ..Page::default() }
    }

    fn question() -> Question {
        Question::new(Aim::News, "Goal", 0, "Goal?a".into())
    }

    #[test]
    fn a_next_page_lies_under_our_own_base_or_nowhere() {
        for (next, path) in [("https://kunta.example/fhir/Goal?p=2", "Goal?p=2"), ("https://kunta.example/fhir?p=2", "?p=2"), ("Goal?p=2", "Goal?p=2"), ("?p=2", "?p=2")] {
            assert_eq!(question().note_page(&page(Some(next), &["a"]), BASE), Ok(Some(path.to_owned())), "{next}");
        }
        for next in ["https://kunta.example.muu.example/fhir/Goal?p=2", "https://kunta.example/fhirs/Goal", "http://kunta.example/fhir/Goal?p=2", "https://muu.example/fhir/Goal", "//muu.example/Goal", "/Goal", "Goal/../../x", ""] {
            assert_eq!(question().note_page(&page(Some(next), &["a"]), BASE), Err(Strange::NextElsewhere), "{next}");
        }
    }

    #[test]
    fn pages_that_repeat_are_not_read_for_ever() {
        let mut asked = question();
        assert_eq!(asked.note_page(&page(Some("Goal?p=2"), &["a"]), BASE), Ok(Some("Goal?p=2".into())));
        assert_eq!(asked.note_page(&page(Some("Goal?p=3"), &["a"]), BASE), Err(Strange::EndlessPages), "nothing new on it");
        let mut asked = question();
        asked.note_page(&page(Some("Goal?p=2"), &["a"]), BASE).expect("a page");
        assert_eq!(asked.note_page(&page(Some("Goal?p=2"), &["b"]), BASE), Err(Strange::EndlessPages), "the same page");
    }

    #[test]
    fn a_search_begins_before_the_newest_that_was_seen() {
        assert_eq!(since_part(Some("2026-03-01T12:00:00.500+02:00")).as_deref(), Some("_lastUpdated=ge2026-03-01T09:55:00.500Z"));
        assert_eq!(since_part(None), None);
    }
}
