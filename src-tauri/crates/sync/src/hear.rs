//! What an answer means before anybody looks into it: an answer, a reason to try again, or the end.

use std::time::Duration;

use askel_fhir::rest::{Reply, Unheard};

use crate::engine::Now;
use crate::outcome::{Ended, Strange};

pub(crate) enum Heard {
    /// Something to look into: a success, or a refusal of what was asked.
    Reply(Reply),
    /// It may have been acted on or not. `last`: what it comes to if it goes on so. `stumbled`: over what was asked, as it seems.
    Unknown { pause: Duration, last: Ended, stumbled: bool },
    /// It was certainly not acted on.
    NotTaken { pause: Duration, last: Ended },
    Stop(Ended),
}

pub(crate) fn hear(answer: Result<Reply, Unheard>, troubles: u32, now: &mut Now) -> Heard {
    let pause = later(troubles, now);
    let reply = match answer {
        Ok(reply) => reply,
        Err(Unheard::NoConnection) => return Heard::NotTaken { pause, last: Ended::NoConnection },
        Err(Unheard::NotTrusted) => return Heard::Stop(Ended::NotTrusted),
        Err(Unheard::Redirected) => return Heard::Stop(Ended::NotUnderstood { why: Strange::Redirected }),
        Err(Unheard::TooLarge) => return Heard::Unknown { pause, last: Ended::NotUnderstood { why: Strange::TooLarge }, stumbled: false },
        Err(Unheard::Garbled | Unheard::BrokenOff) => return Heard::Unknown { pause, last: Ended::BrokenOff, stumbled: false },
    };
    let asked = reply.header("retry-after").and_then(|text| text.trim().parse().ok());
    let busy = Ended::Busy { seconds: asked.unwrap_or(60) };
    match reply.status {
        401 => Heard::Stop(Ended::SignIn),
        403 => Heard::Stop(Ended::Refused),
        429 => Heard::NotTaken { pause: asked.map_or(pause, Duration::from_secs), last: busy },
        503 => Heard::Unknown { pause: asked.map_or(pause, Duration::from_secs), last: busy, stumbled: false },
        408 | 502 | 504 => Heard::Unknown { pause, last: Ended::BrokenOff, stumbled: false },
        500.. => Heard::Unknown { pause, last: Ended::BrokenOff, stumbled: true },
        300..=399 => Heard::Stop(Ended::NotUnderstood { why: Strange::Redirected }),
        _ => Heard::Reply(reply),
    }
}

/// Twice as long each time, and never the same for two laptops.
fn later(troubles: u32, now: &mut Now) -> Duration {
    let base = 500u64 << troubles.min(6);
    let jitter = u64::from((now.new_id)().as_bytes()[15]);
    Duration::from_millis(base + base * jitter / 512)
}
