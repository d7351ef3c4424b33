//! Groups' rows: the group, its members, its meetings, who came. A capture that is being written is kept in place, as drafts are.
//! A row of the log carries a client only where it is about one: the group and its meetings are nobody's record.

use askel_domain::group::{AttendanceRow, Capture, Group, GroupMember, GroupSession, GroupSessionState, SetAside};
use askel_domain::id::{ClientId, DraftId, EntryId, GroupId, GroupMemberId, GroupSessionId};
use rusqlite::named_params;
use serde::{Deserialize, Serialize};

use crate::failure::StoreResult;
use crate::log::{self, Change, Noun};
use crate::row::{body, json};
use crate::sync::{RowKey, RowKind};
use crate::{Read, Tx, queries};

pub fn get(read: &Read, id: GroupId) -> StoreResult<Option<Group>> {
    read.one(queries::GROUP_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Those that still meet first, each in the order they were made.
pub fn all(read: &Read) -> StoreResult<Vec<Group>> {
    read.many(queries::GROUP_ALL, [], |row| body(row, "body"))
}

pub fn put(tx: &Tx, group: &Group) -> StoreResult<()> {
    let text = json(group)?;
    tx.run(queries::GROUP_PUT, named_params! { ":id": group.id.to_string(), ":running": group.ended_on.is_none(), ":body": text })?;
    tell(tx, RowKind::Group, group.id.to_string(), None, &text)
}

pub fn member(read: &Read, id: GroupMemberId) -> StoreResult<Option<GroupMember>> {
    read.one(queries::GROUP_MEMBER_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// Everybody who is or was in the group, in the order they came.
pub fn members(read: &Read, group: GroupId) -> StoreResult<Vec<GroupMember>> {
    read.many(queries::GROUP_MEMBERS, named_params! { ":group_id": group.to_string() }, |row| body(row, "body"))
}

/// The groups a client is or was in.
pub fn of_client(read: &Read, client: ClientId) -> StoreResult<Vec<GroupMember>> {
    read.many(queries::GROUP_OF_CLIENT, named_params! { ":client_id": client.to_string() }, |row| body(row, "body"))
}

pub fn put_member(tx: &Tx, member: &GroupMember) -> StoreResult<()> {
    let text = json(member)?;
    tx.run(
        queries::GROUP_MEMBER_PUT,
        named_params! { ":id": member.id.to_string(), ":group_id": member.group_id.to_string(), ":client_id": member.client_id.to_string(), ":body": text },
    )?;
    tell(tx, RowKind::GroupMember, member.id.to_string(), Some(member.client_id), &text)
}

pub fn session(read: &Read, id: GroupSessionId) -> StoreResult<Option<GroupSession>> {
    read.one(queries::GROUP_SESSION_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

/// The group's meetings, the newest first.
pub fn sessions(read: &Read, group: GroupId) -> StoreResult<Vec<GroupSession>> {
    shown(read.many(queries::GROUP_SESSIONS, named_params! { ":group_id": group.to_string() }, |row| body(row, "body"))?)
}

/// Every meeting of the range that was not taken off. Unix seconds, the end left out.
pub fn sessions_between(read: &Read, from: i64, until: i64) -> StoreResult<Vec<GroupSession>> {
    shown(read.many(queries::GROUP_SESSIONS_BETWEEN, named_params! { ":from": from, ":until": until }, |row| body(row, "body"))?)
}

fn shown(sessions: Vec<GroupSession>) -> StoreResult<Vec<GroupSession>> {
    Ok(sessions.into_iter().filter(|session| session.state != GroupSessionState::Removed).collect())
}

/// Those of the range whose entries are not all finished.
pub fn sessions_waiting(read: &Read, from: i64, until: i64) -> StoreResult<Vec<GroupSession>> {
    read.many(queries::GROUP_SESSIONS_WAITING, named_params! { ":from": from, ":until": until }, |row| body(row, "body"))
}

pub fn next_after(read: &Read, from: i64) -> StoreResult<Option<i64>> {
    Ok(read.one(queries::GROUP_NEXT_AFTER, named_params! { ":from": from }, |row| row.get(0))?.flatten())
}

pub fn put_session(tx: &Tx, session: &GroupSession) -> StoreResult<()> {
    let text = json(session)?;
    tx.run(
        queries::GROUP_SESSION_PUT,
        named_params! {
            ":id": session.id.to_string(), ":group_id": session.group_id.to_string(), ":starts_utc": session.starts_at.timestamp(),
            ":waiting": session.is_waiting(), ":held": session.state == GroupSessionState::Held, ":body": text,
        },
    )?;
    tell(tx, RowKind::GroupSession, session.id.to_string(), None, &text)
}

pub fn capture(read: &Read, id: DraftId) -> StoreResult<Option<Capture>> {
    read.one(queries::GROUP_DRAFT_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn capture_of(read: &Read, session: GroupSessionId) -> StoreResult<Option<Capture>> {
    read.one(queries::GROUP_DRAFT_OF_SESSION, named_params! { ":session_id": session.to_string() }, |row| body(row, "body"))
}

pub fn count_captures(read: &Read) -> StoreResult<u32> {
    read.count(queries::GROUP_DRAFT_COUNT, [])
}

/// Begins a capture. The log gets the fact, not the text.
pub fn begin_capture(tx: &Tx, capture: &Capture) -> StoreResult<()> {
    save_capture(tx, capture)?;
    note(tx, capture, "begun")
}

/// Keeps what was typed, in place.
pub fn save_capture(tx: &Tx, capture: &Capture) -> StoreResult<()> {
    let (id, text) = (capture.id.to_string(), json(capture)?);
    tx.run(
        queries::GROUP_DRAFT_PUT,
        named_params! { ":id": id, ":session_id": capture.session_id.to_string(), ":saved_utc": capture.saved_at.timestamp(), ":body": text },
    )?;
    tx.typed(id, text);
    Ok(())
}

/// Takes the capture away, because all of it became entries or because the worker said so.
pub fn end_capture(tx: &Tx, capture: &Capture, how: &str) -> StoreResult<()> {
    tx.run(queries::GROUP_DRAFT_DELETE, named_params! { ":id": capture.id.to_string() })?;
    note(tx, capture, how)
}

fn note(tx: &Tx, capture: &Capture, how: &str) -> StoreResult<()> {
    log::append(tx, Change { noun: Noun::Draft, row_id: capture.id.to_string(), client_id: None, event_at: None, reason: Some(how), body: "" })
}

/// Who came and who did not, of those whose part is finished.
pub fn attendance(read: &Read, session: GroupSessionId) -> StoreResult<Vec<AttendanceRow>> {
    read.many(queries::GROUP_ATTENDANCE, named_params! { ":session_id": session.to_string() }, |row| body(row, "body"))
}

/// One client's attendance: of what became an entry, by the entry's id.
pub fn attendance_of(read: &Read, id: EntryId) -> StoreResult<Option<AttendanceRow>> {
    read.one(queries::GROUP_ATTENDANCE_GET, named_params! { ":id": id.to_string() }, |row| body(row, "body"))
}

pub fn insert_attendance(tx: &Tx, row: &AttendanceRow) -> StoreResult<()> {
    let text = json(row)?;
    tx.run(
        queries::GROUP_ATTENDANCE_INSERT,
        named_params! { ":id": row.id.to_string(), ":session_id": row.session_id.to_string(), ":client_id": row.client_id.to_string(), ":body": text },
    )?;
    tell(tx, RowKind::Attendance, row.id.to_string(), Some(row.client_id), &text)
}

/// A word of one version of an entry that was said not to mean the person it is spelled like.
#[derive(Serialize, Deserialize)]
pub struct Choice {
    pub entry_id: EntryId,
    pub version: u32,
    #[serde(flatten)]
    pub set_aside: SetAside,
}

/// The row is not part of the client's record: the word is somebody else's name.
pub fn insert_choice(tx: &Tx, choice: &Choice) -> StoreResult<()> {
    let (id, text) = ((tx.new_id.borrow_mut())().to_string(), json(choice)?);
    tx.run(queries::GROUP_CHOICE_INSERT, named_params! { ":id": id, ":entry_id": choice.entry_id.to_string(), ":body": text })?;
    log::append(tx, Change { noun: Noun::Group, row_id: id, client_id: None, event_at: None, reason: None, body: &text })
}

pub fn choices(read: &Read, entry: EntryId) -> StoreResult<Vec<Choice>> {
    read.many(queries::GROUP_CHOICES, named_params! { ":entry_id": entry.to_string() }, |row| body(row, "body"))
}

fn tell(tx: &Tx, kind: RowKind, row_id: String, client_id: Option<ClientId>, text: &str) -> StoreResult<()> {
    log::append_of(tx, Some(RowKey::new(kind, &row_id)), Change { noun: Noun::Group, row_id, client_id, event_at: None, reason: None, body: text })
}

#[cfg(test)]
#[path = "group_tests.rs"]
mod tests;
