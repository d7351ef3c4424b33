//! Days and times as people in Finland write them, and moments that keep their offset.
//! The zone is Europe/Helsinki; a stored moment keeps the offset that was in force at the event.

use chrono::{DateTime, Datelike, Days, FixedOffset, LocalResult, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Europe::Helsinki;

use crate::problem::ProblemCode;

pub type Moment = DateTime<FixedOffset>;

/// Reads a day as a person types it, `today` giving the year and the relative words.
///
/// Accepts `22.11.2026`, `22.11.26`, `22.11.`, `22/11`, `22-11-2026`, `2026-11-22`, and the words
/// for today, yesterday and tomorrow in the three languages (also `t` for today).
/// A two-digit year means 20yy, unless that is over ten years ahead, then 19yy.
pub fn read_date(text: &str, today: NaiveDate) -> Result<NaiveDate, ProblemCode> {
    let text = text.trim().to_lowercase();
    if let Some(date) = relative_day(&text, today) {
        return Ok(date);
    }
    // "ti 3.2.2026": a weekday before the date is read over, since Askel itself writes one.
    let text = match text.split_once(' ') {
        Some((word, rest)) if word.chars().all(char::is_alphabetic) => rest.trim().to_owned(),
        _ => text,
    };
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().map_err(|_| ProblemCode::DateNotUnderstood)?;
    let (year, month, day) = match (numbers.as_slice(), parts.first().map(|part| part.len())) {
        ([year, month, day], Some(4)) => (*year as i32, *month, *day),
        ([day, month, year], _) => (full_year(*year, parts[2].len(), today)?, *month, *day),
        ([day, month], _) => (today.year(), *month, *day),
        _ => return Err(ProblemCode::DateNotUnderstood),
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or(ProblemCode::DateDoesNotExist)
}

fn relative_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "t" | "tänään" | "idag" | "i dag" | "today" => Some(today),
        "eilen" | "igår" | "i går" | "yesterday" => today.checked_sub_days(Days::new(1)),
        "huomenna" | "imorgon" | "i morgon" | "tomorrow" => today.checked_add_days(Days::new(1)),
        _ => None,
    }
}

fn full_year(year: u32, digits: usize, today: NaiveDate) -> Result<i32, ProblemCode> {
    match digits {
        4 => Ok(year as i32),
        2 if 2000 + year as i32 > today.year() + 10 => Ok(1900 + year as i32),
        2 => Ok(2000 + year as i32),
        _ => Err(ProblemCode::DateNotUnderstood),
    }
}

/// Reads a time of day: `9.30`, `9:30`, `0930`, `9`, `klo 9.30`, `kl. 9.30`.
pub fn read_time(text: &str) -> Result<NaiveTime, ProblemCode> {
    let text = text.trim().to_lowercase();
    let text = text.trim_start_matches("klo").trim_start_matches("kl").trim_start_matches('.').trim();
    let (hour, minute) = match text.split_once(['.', ':']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(ProblemCode::TimeNotUnderstood),
        None if text.len() > 2 && text.is_ascii() => text.split_at(text.len() - 2),
        None => (text, "0"),
    };
    let number = |part: &str| part.parse::<u32>().map_err(|_| ProblemCode::TimeNotUnderstood);
    NaiveTime::from_hms_opt(number(hour)?, number(minute)?, 0).ok_or(ProblemCode::TimeNotUnderstood)
}

/// Puts a day and a time of day on the Helsinki clock.
///
/// In the autumn night one hour comes twice: the first (summer time) is meant, unless it would put
/// the moment before `not_before`. In the spring night one hour never comes: that is an error.
pub fn at(date: NaiveDate, time: NaiveTime, not_before: Option<Moment>) -> Result<Moment, ProblemCode> {
    match Helsinki.from_local_datetime(&date.and_time(time)) {
        LocalResult::None => Err(ProblemCode::TimeDoesNotExist),
        LocalResult::Single(moment) => Ok(moment.fixed_offset()),
        LocalResult::Ambiguous(first, second) => {
            let (first, second) = (first.fixed_offset(), second.fixed_offset());
            Ok(if not_before.is_some_and(|bound| first < bound) { second } else { first })
        }
    }
}

/// The same moment on the Helsinki clock, with the offset in force then.
pub fn in_helsinki<Zone: TimeZone>(moment: DateTime<Zone>) -> Moment {
    moment.with_timezone(&Helsinki).fixed_offset()
}

/// `22.11.2026`, the way a form shows and reads it.
pub fn write_date(date: NaiveDate) -> String {
    format!("{}.{}.{}", date.day(), date.month(), date.year())
}

/// `9.30`, the way a form shows and reads it.
pub fn write_time(time: NaiveTime) -> String {
    time.format("%-H.%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a date of the test")
    }

    fn today() -> NaiveDate {
        day(2026, 11, 22)
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["22.11.2026", "22.11.26", "22.11.", "22.11", "22/11", "22-11-2026", "2026-11-22", "t", "tänään", "idag", " Tänään ", "su 22.11.2026"] {
            assert_eq!(read_date(text, today()), Ok(today()), "{text}");
        }
        assert_eq!(read_date("eilen", today()), Ok(day(2026, 11, 21)));
        assert_eq!(read_date("huomenna", today()), Ok(day(2026, 11, 23)));
        assert_eq!(read_date("1.2.68", today()), Ok(day(1968, 2, 1)));
    }

    #[test]
    fn a_day_that_does_not_exist_is_told_apart_from_nonsense() {
        assert_eq!(read_date("31.2.2026", today()), Err(ProblemCode::DateDoesNotExist));
        assert_eq!(read_date("29.2.2026", today()), Err(ProblemCode::DateDoesNotExist));
        assert_eq!(read_date("29.2.2028", today()), Ok(day(2028, 2, 29)));
        for text in ["", "ensi viikolla", "1", "1.2.3.4", "1.2.026", "😀", "99999999999.1.1"] {
            assert_eq!(read_date(text, today()), Err(ProblemCode::DateNotUnderstood), "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let half_past_nine = NaiveTime::from_hms_opt(9, 30, 0).expect("a time of the test");
        for text in ["9.30", "9:30", "09.30", "0930", "930", "klo 9.30", "kl. 9.30"] {
            assert_eq!(read_time(text), Ok(half_past_nine), "{text}");
        }
        assert_eq!(read_time("9").map(write_time), Ok("9.00".to_owned()));
        for text in ["", "25.00", "9.60", "9.3", "yhdeksän", "9.30.00", "ää0"] {
            assert_eq!(read_time(text), Err(ProblemCode::TimeNotUnderstood), "{text}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_in_autumn_is_kept_in_order() {
        let autumn = day(2026, 10, 25);
        let time = |text| read_time(text).expect("a time of the test");
        let start = at(autumn, time("3.40"), None).expect("exists");
        assert_eq!(start.to_rfc3339(), "2026-10-25T03:40:00+03:00");
        let end = at(autumn, time("3.10"), Some(start)).expect("exists");
        assert_eq!(end.to_rfc3339(), "2026-10-25T03:10:00+02:00");
        assert_eq!((end - start).num_minutes(), 30);
    }

    #[test]
    fn the_hour_that_is_skipped_in_spring_is_refused() {
        let spring = day(2026, 3, 29);
        let time = |text| read_time(text).expect("a time of the test");
        assert_eq!(at(spring, time("3.30"), None), Err(ProblemCode::TimeDoesNotExist));
        let before = at(spring, time("2.50"), None).expect("exists");
        let after = at(spring, time("4.10"), Some(before)).expect("exists");
        assert_eq!(before.to_rfc3339(), "2026-03-29T02:50:00+02:00");
        assert_eq!((after - before).num_minutes(), 20);
    }
}
