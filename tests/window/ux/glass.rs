//! From an event in the real window to the last point of light that it changed, read from the screen's own frame buffer while it is
//! drawn on: what a person sees, not what the page says of itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use askel_tests::screen::{BYTES, Eye, Part};

use crate::desk::Desk;

/// Points that may differ in what looks the same: letters that are drawn anew beside others. A letter is more.
const GRAIN: usize = 30;
const LOOK_EVERY: Duration = Duration::from_micros(400);
/// Of the page's clock, the one with the shortest way is believed.
const ASKED: usize = 25;

/// The page's clock and ours, brought together.
pub struct Glass {
    /// When the page's clock stood at zero.
    zero: Instant,
}

impl Glass {
    /// Of the page that is loaded now.
    pub async fn of(desk: &Desk) -> Self {
        let mut best: Option<(Duration, Instant)> = None;
        for _ in 0..ASKED {
            let asked = Instant::now();
            let told = desk.client.execute("return performance.now()", vec![]).await.expect("a clock").as_f64().expect("milliseconds");
            let way = asked.elapsed();
            let zero = asked + way / 2 - Duration::from_secs_f64(told / 1000.0);
            if best.is_none_or(|(shortest, _)| way < shortest) {
                best = Some((way, zero));
            }
        }
        Self { zero: best.expect("asked").1 }
    }

    /// Milliseconds from the next `event` in the page to the last change of `part` in the time that follows it. `act` makes the event.
    pub async fn drawn(&self, desk: &Desk, event: &str, part: Part, within: Duration, act: impl Future<Output = ()>) -> f64 {
        let watch = format!("window.askelBegan = new Promise((done) => addEventListener('{event}', () => done(performance.now()), {{ once: true, capture: true }}))");
        desk.client.execute(&watch, vec![]).await.expect("watches");
        let (enough, watching) = watch_glass(desk.screen.eye(part).expect("the frame buffer"));
        act.await;
        let told = desk.client.execute_async("window.askelBegan.then(arguments[arguments.length - 1])", vec![]).await.expect("heard");
        let begun = self.zero + Duration::from_secs_f64(told.as_f64().expect("milliseconds") / 1000.0);
        tokio::time::sleep((begun + within).saturating_duration_since(Instant::now())).await;
        enough.store(true, Ordering::Relaxed);
        let changes = watching.join().expect("looks to the end");
        let last = changes.into_iter().filter(|at| *at > begun && *at <= begun + within).next_back();
        last.unwrap_or_else(|| panic!("{event} changed nothing that could be seen")).duration_since(begun).as_secs_f64() * 1000.0
    }
}

/// The times at which it looked other than before.
fn watch_glass(eye: Eye) -> (Arc<AtomicBool>, JoinHandle<Vec<Instant>>) {
    let enough = Arc::new(AtomicBool::new(false));
    let told = enough.clone();
    let mut before = eye.look().expect("the frame buffer");
    let watching = std::thread::spawn(move || {
        let mut changes = vec![];
        while !told.load(Ordering::Relaxed) {
            std::thread::sleep(LOOK_EVERY);
            let now = eye.look().expect("the frame buffer");
            if differing(&before, &now) > GRAIN {
                changes.push(Instant::now());
                before = now;
            }
        }
        changes
    });
    (enough, watching)
}

fn differing(one: &[u8], other: &[u8]) -> usize {
    if one == other {
        return 0;
    }
    one.chunks_exact(BYTES).zip(other.chunks_exact(BYTES)).filter(|(one, other)| one != other).count()
}

/// Where an element stands on the glass: the window is in its corner, without a frame.
pub async fn part_of(desk: &Desk, css: &str) -> Part {
    let place = desk.client.execute("const box = document.querySelector(arguments[0]).getBoundingClientRect(); return [box.left, box.top, box.width, box.height]", vec![css.into()]).await.expect("a place");
    let number = |index: usize| place[index].as_f64().expect("a number").max(0.0) as usize;
    Part { left: number(0), top: number(1), width: number(2), height: number(3) }
}
