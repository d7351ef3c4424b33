//! On every screen, in three languages and three widths: no barrier that axe knows, nothing refused by the page's policy and nothing
//! asked of anywhere else, everything large enough to press; and nothing lost when text is enlarged, spaced out or two fifths longer.

use askel_tests::driven::{BARRIERS, run};

use super::chrome::Chrome;
use super::routes::{LANGUAGES, OPEN, TOGETHER};

/// What the page was refused, and what it asked of another place than its own.
const BEYOND: &str = "
const foreign = performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !name.startsWith(location.origin + '/'));
arguments[arguments.length - 1]([...(window.askelRefused ?? []), ...foreign]);";

/// Sideways scroll of the page, and text that is cut off where it cannot be scrolled to.
const LOST: &str = "
const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
const cut = [...document.querySelectorAll('main *, header *, nav *, footer *')].filter((one) => {
  const style = getComputedStyle(one);
  if (one.classList.contains('unseen') || one.closest('.unseen, svg, [hidden]') || style.display === 'none' || style.clipPath !== 'none') return false;
  const text = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
  const hides = (over) => over === 'hidden' || over === 'clip';
  return text && ((hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1) || (hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1));
}).map((one) => 'cut: ' + one.textContent.trim().slice(0, 40));
const edge = document.documentElement.clientWidth + 1;
const over = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > edge).pop();
arguments[arguments.length - 1]([...(sideways > 0 ? ['scrolls sideways by ' + sideways + ' at ' + (over?.tagName ?? '') + '.' + (over?.className ?? '') + ' ' + (over?.textContent ?? '').trim().slice(0, 30)] : []), ...cut]);";

/// WCAG 2.5.8: 24 px, where it is not a link in a sentence; the main thing to press of a screen is 44 px high.
const SMALL: &str = "
const inSentence = (one) => one.matches('a') && one.parentElement && [...one.parentElement.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '');
const all = [...document.querySelectorAll('button, a[href], select, textarea, input:not([type=radio]):not([type=checkbox]), label:has(input), summary')]
  .filter((one) => one.offsetParent !== null && !one.classList.contains('unseen') && !one.classList.contains('skip') && !inSentence(one));
const box = (one) => one.getBoundingClientRect();
const told = (one) => one.textContent.trim().slice(0, 30) + ' ' + Math.round(box(one).width) + 'x' + Math.round(box(one).height);
const least = Number(document.querySelector('.together') ? 56 : 24) - 0.5;
arguments[arguments.length - 1]([
  ...all.filter((one) => box(one).width > 0 && (box(one).height < least || box(one).width < least)).map((one) => 'too small: ' + told(one)),
  ...all.filter((one) => one.classList.contains('primary') && box(one).height < 43.5).map((one) => 'the main one is small: ' + told(one)),
]);";

/// WCAG 1.4.12: line height 1.5, after paragraphs 2, letters 0.12, words 0.16.
const SPACED: &str = "
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
document.adoptedStyleSheets = [sheet];";
const LARGE: &str = "document.adoptedStyleSheets = []; document.documentElement.style.fontSize = '200%'";
/// Words of other languages are longer: each text two fifths longer, in whole words.
const LONGER: &str = "
document.documentElement.style.fontSize = '';
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const nodes = [];
while (walker.nextNode()) nodes.push(walker.currentNode);
for (const node of nodes) {
  const words = node.data.trim().split(/\\s+/).filter(Boolean);
  if (words.length === 0 || node.parentElement.closest('svg, script, style')) continue;
  let more = '';
  for (let at = 0; more.length < node.data.trim().length * 0.4; at++) more += ' ' + words[at % words.length];
  node.data += more;
}";

async fn faults_on(chrome: &Chrome, name: &str) -> Vec<String> {
    let mut faults = chrome.found(BARRIERS).await;
    faults.extend(chrome.found(BEYOND).await);
    faults.extend(chrome.found(SMALL).await);
    faults.extend(chrome.found(LOST).await);
    faults.into_iter().map(|fault| format!("{name}: {fault}")).collect()
}

/// Nothing is lost when letters, spaces or words grow.
async fn faults_when_text_grows(chrome: &Chrome, name: &str, width: u32) -> Vec<String> {
    let mut faults = vec![];
    for (how, change) in [("spaced", SPACED), ("at 200 %", LARGE), ("two fifths longer", LONGER)] {
        // A phone's width is a laptop's at four times the size already (WCAG 1.4.10).
        if width == 320 && how == "at 200 %" {
            continue;
        }
        chrome.ask(change).await;
        faults.extend(chrome.found(LOST).await.into_iter().map(|fault| format!("{name}, {how}: {fault}")));
    }
    chrome.ask("document.adoptedStyleSheets = []; document.documentElement.style.fontSize = ''").await;
    faults
}

/// One width, each bag in each language. Text grows in Finnish; the other two are as long.
async fn walk(width: u32) -> Vec<String> {
    let chrome = Chrome::of_width(width, &[]).await;
    let mut faults = vec![];
    for language in LANGUAGES {
        for bag in ["usual", "long"] {
            for (name, address) in OPEN {
                let grows = language == "fi";
                if bag == "long" && !grows {
                    continue;
                }
                chrome.load(&format!("bag={bag}&language={language}&server=usual")).await;
                chrome.go(address).await;
                let name = format!("{language}-{width}-{bag}-{name}");
                faults.extend(faults_on(&chrome, &name).await);
                if grows {
                    faults.extend(faults_when_text_grows(&chrome, &name, width).await);
                }
            }
        }
        for start in ["locked", "first"] {
            chrome.load(&format!("start={start}&language={language}")).await;
            faults.extend(faults_on(&chrome, &format!("{language}-{width}-{start}")).await);
        }
        for bag in ["usual", "long"] {
            chrome.load(&format!("start=together&bag={bag}&language={language}")).await;
            faults.extend(faults_on(&chrome, &format!("{language}-{width}-{bag}-together")).await);
        }
        for room in TOGETHER {
            chrome.load(&format!("start=together&language={language}")).await;
            chrome.ask(&format!("document.querySelector('button[data-room={room}]').click()")).await;
            chrome.standing().await;
            let name = format!("{language}-{width}-together-{room}");
            faults.extend(faults_on(&chrome, &name).await);
            if language == "fi" {
                faults.extend(faults_when_text_grows(&chrome, &name, width).await);
            }
        }
    }
    chrome.close().await;
    faults
}

#[test]
fn every_screen_stands_on_a_laptop() {
    run(async { assert_none(walk(1366).await) });
}

#[test]
fn every_screen_stands_at_twice_the_size() {
    run(async { assert_none(walk(683).await) });
}

#[test]
fn every_screen_stands_at_the_width_of_a_phone() {
    run(async { assert_none(walk(320).await) });
}

fn assert_none(faults: Vec<String>) {
    // The same fault stands on many screens: told once, with the first of them.
    let mut told: Vec<(&str, &str, usize)> = vec![];
    for fault in &faults {
        let (place, what) = fault.split_once(": ").unwrap_or(("", fault));
        match told.iter_mut().find(|(_, known, _)| *known == what) {
            Some((_, _, times)) => *times += 1,
            None => told.push((place, what, 1)),
        }
    }
    let lines: Vec<String> = told.iter().map(|(place, what, times)| format!("{what} ({times} times, first {place})")).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), lines.join("\n"));
}

#[test]
fn planted_faults_are_found() {
    run(async {
        let chrome = Chrome::of_width(683, &[]).await;
        chrome.load("bag=usual&language=fi").await;
        chrome.ask("const main = document.querySelector('main'); const wide = document.createElement('div'); wide.style.cssText = 'inline-size:2000px;block-size:9px'; main.append(wide);
            const tiny = document.createElement('button'); tiny.style.cssText = 'inline-size:9px;block-size:9px;padding:0'; main.append(tiny);
            const cut = document.createElement('p'); cut.textContent = 'Tämä leikkautuu kesken kaiken'; cut.style.cssText = 'inline-size:40px;block-size:10px;overflow:hidden'; main.append(cut);
            const image = new Image(); image.src = 'http://127.0.0.1:9/else.png'; main.append(image)").await;
        chrome.standing().await;
        let faults = faults_on(&chrome, "planted").await.join("\n");
        for sign in ["button-name", "image-alt", "img-src http://127.0.0.1:9/else.png", "too small", "scrolls sideways by", "cut: Tämä"] {
            assert!(faults.contains(sign), "{sign} is not found in\n{faults}");
        }
        chrome.close().await;
    });
}
