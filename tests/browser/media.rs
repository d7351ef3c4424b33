//! In high contrast, without motion and on paper: what carries meaning is still there. The pictures are to be looked at.

use askel_tests::driven::run;
use fantoccini::wd::PrintConfiguration;

use super::chrome::Chrome;

const SEEN: [(&str, &str); 5] = [("today", "#/"), ("client", "#/clients/reijo"), ("draft", "#/drafts/d1"), ("entry", "#/entries/e1"), ("delivery", "#/delivery")];

#[test]
fn in_high_contrast_what_is_chosen_done_and_focused_is_told_by_more_than_colour() {
    run(async {
        let chrome = Chrome::of_width(1366, &["--force-high-contrast", "--force-prefers-reduced-motion"]).await;
        chrome.load("bag=usual&language=fi&server=usual").await;
        assert_eq!(chrome.ask("return matchMedia('(forced-colors: active)').matches").await, true, "this Chromium shows forced colours");
        assert_eq!(chrome.ask("return matchMedia('(prefers-reduced-motion: reduce)').matches").await, true);
        for (name, address) in SEEN {
            chrome.go(address).await;
            chrome.shot(&format!("contrast-{name}")).await;
        }
        // A button without its fill has an edge; what has the focus has an outline.
        chrome.go("#/clients/reijo").await;
        let edges = chrome.ask("return [...document.querySelectorAll('main .button')].map((one) => getComputedStyle(one)).filter((style) => style.borderTopStyle === 'none' || style.borderTopWidth === '0px').length").await;
        assert_eq!(edges, 0, "a button without an edge");
        let outline = chrome.ask("const one = document.querySelector('main .button'); one.focus({ focusVisible: true }); const style = getComputedStyle(one); return style.outlineStyle + ' ' + style.outlineWidth").await;
        assert_eq!(outline, "solid 3px", "focus is seen");
        let moving = chrome.ask("return [...document.querySelectorAll('*')].filter((one) => { const style = getComputedStyle(one); return parseFloat(style.transitionDuration) > 0 || parseFloat(style.animationDuration) > 0 }).length").await;
        assert_eq!(moving, 0, "something still moves");
        chrome.load("start=together&language=fi").await;
        chrome.ask("document.querySelector('button[data-room=steps]').click()").await;
        chrome.standing().await;
        chrome.shot("contrast-together-steps").await;
        chrome.close().await;
    });
}

#[test]
fn on_paper_there_is_the_page_and_nothing_to_press() {
    run(async {
        let chrome = Chrome::of_width(1366, &[]).await;
        chrome.load("bag=usual&language=fi").await;
        chrome.go("#/entries/e1").await;
        let paper = chrome.client.print(PrintConfiguration::default()).await.expect("printed");
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("entry.pdf"), &paper).expect("written");
        let text = std::process::Command::new("pdftotext").args(["-layout", "entry.pdf", "-"]).current_dir(folder.path()).output().expect("poppler-utils is installed");
        let text = String::from_utf8_lossy(&text.stdout).into_owned();
        assert!(text.contains("Reijo"), "the entry is on the paper: {text}");
        for control in ["Lukitse", "Piilota", "Ctrl K", "Lupaukset"] {
            assert!(!text.contains(control), "“{control}” is printed");
        }
        chrome.close().await;
    });
}
