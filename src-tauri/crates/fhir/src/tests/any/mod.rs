//! Rows made at random, of every kind, for the properties of this room. Only what the rules of the domain let be is made.

pub mod around;
pub mod entry;
pub mod paper;
pub mod person;
pub mod work;

use askel_domain::moment::Moment;
use chrono::{DateTime, FixedOffset, NaiveDate};
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

use crate::record::Record;

pub fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(|bits| uuid::Builder::from_u128(bits).with_version(uuid::Version::SortRand).into_uuid())
}

/// What people write, and what nobody should: markup, quotes, line ends, letters of many alphabets.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Za-zÅÄÖåäö0-9 ,.!?-]{1,40}",
        2 => "\\PC{1,30}",
        1 => Just("<b>&amp;\"'</b>\n\n\tå".to_owned()),
        1 => Just("1.50".to_owned()),
        1 => Just("\u{f8ff}1.50".to_owned()),
    ]
}

/// Words or nothing.
pub fn maybe_words() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 3 => words()]
}

pub fn code() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_-]{1,12}"
}

pub fn day() -> impl Strategy<Value = NaiveDate> {
    (0i64..60_000).prop_map(|days| NaiveDate::from_ymd_opt(1940, 1, 1).expect("a day") + chrono::Days::new(days as u64))
}

/// Two days in order.
pub fn days() -> impl Strategy<Value = (NaiveDate, NaiveDate)> {
    (day(), 0u64..2_000).prop_map(|(first, length)| (first, first + chrono::Days::new(length)))
}

pub fn moment() -> impl Strategy<Value = Moment> {
    (0i64..4_000_000_000, prop_oneof![Just(7_200), Just(10_800), Just(0)], prop_oneof![3 => Just(0u32), 1 => 0u32..1_000]).prop_map(
        |(seconds, offset, millis)| {
            let zone = FixedOffset::east_opt(offset).expect("an offset");
            DateTime::from_timestamp(seconds, millis * 1_000_000).expect("a moment").with_timezone(&zone)
        },
    )
}

/// Two moments in order, the later one perhaps not known.
pub fn span() -> impl Strategy<Value = (Moment, Option<Moment>)> {
    (moment(), option::of(0i64..600))
        .prop_map(|(start, minutes)| (start, minutes.map(|minutes| start + chrono::Duration::minutes(minutes))))
}

pub fn one_of<T: Clone + std::fmt::Debug + 'static>(values: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(values)
}

/// Any row of any kind. Boxed, since all of them in one type are more than a thread's stack holds.
pub fn record() -> BoxedStrategy<Record> {
    proptest::strategy::Union::new(kinds()).boxed()
}

/// Two rows of one kind: one before an edit and one after it.
pub fn two_of_a_kind() -> BoxedStrategy<(Record, Record)> {
    proptest::strategy::Union::new(kinds().into_iter().map(|kind| (kind.clone(), kind).boxed())).boxed()
}

fn kinds() -> Vec<BoxedStrategy<Record>> {
    vec![
        person::client().prop_map(Record::Client).boxed(),
        work::period().prop_map(Record::Period).boxed(),
        work::goal().prop_map(Record::Goal).boxed(),
        work::task().prop_map(Record::Task).boxed(),
        entry::entry().prop_map(Record::Entry).boxed(),
        around::worker().prop_map(Record::Worker).boxed(),
        around::session().prop_map(Record::Session).boxed(),
        around::member().prop_map(Record::Team).boxed(),
        around::risk().prop_map(Record::Risk).boxed(),
        around::group().prop_map(Record::Group).boxed(),
        around::group_session().prop_map(Record::GroupSession).boxed(),
        around::group_member().prop_map(Record::GroupMember).boxed(),
        around::attendance().prop_map(Record::Attendance).boxed(),
        paper::file().prop_map(Record::Measure).boxed(),
        paper::response().prop_map(Record::Response).boxed(),
        paper::gas().prop_map(Record::Gas).boxed(),
        paper::document().prop_map(Record::Document).boxed(),
    ]
}
