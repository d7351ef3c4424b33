//! What a worker's hands do: press, type, choose, wait until something is there.

use std::time::{Duration, Instant};

use askel_tests::fixture::stage;
use fantoccini::Locator;
use fantoccini::elements::Element;
use fantoccini::key::Key;

use crate::desk::Desk;

/// A page is there in a moment; a machine that builds beside the proof takes its time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A text of the window in Finnish.
pub fn words(key: &str) -> String {
    askel_text::text("fi", key)
}

/// The same with a count in it.
pub fn counted(key: &str, count: u64) -> String {
    askel_text::plural("fi", key, count, &[])
}

/// Up to the first place that the window fills in.
pub fn words_before(key: &str) -> String {
    words(key).split("%{").next().unwrap_or_default().trim().to_owned()
}

/// Text as XPath writes it, whatever quotes it holds.
fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let parts: Vec<String> = text.split('\'').map(|part| format!("'{part}'")).collect();
    format!("concat({})", parts.join(", \"'\", "))
}

impl Desk {
    pub async fn wait_for(&self, css: &str) -> Element {
        self.find(Locator::Css(css), css).await
    }

    async fn find(&self, locator: Locator<'_>, what: &str) -> Element {
        let started = Instant::now();
        loop {
            match self.client.find(locator).await {
                Ok(element) => return element,
                Err(error) if started.elapsed() > PATIENCE => {
                    self.shot("lost").await;
                    panic!("{what} is not there: {error}");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(40)).await,
            }
        }
    }

    /// Scrolls as a hand on the wheel would: to the middle, clear of what sticks to the edges.
    async fn bring_to_sight(&self, element: &Element) {
        let element = serde_json::to_value(element).expect("a reference");
        let _ = self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![element]).await;
    }

    /// Presses what is in sight: tries again while the page still moves.
    async fn press_element(&self, xpath: &str) {
        let started = Instant::now();
        loop {
            let element = self.find(Locator::XPath(xpath), xpath).await;
            self.bring_to_sight(&element).await;
            match element.click().await {
                Ok(()) => return,
                Err(error) if started.elapsed() > PATIENCE => {
                    self.shot("lost").await;
                    panic!("{xpath} cannot be pressed: {error}");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(60)).await,
            }
        }
    }

    /// Presses the button or link whose words these are.
    pub async fn press(&self, words: &str) {
        let text = quoted(words);
        self.press_element(&format!("//*[self::button or self::a or self::summary][normalize-space(.)={text} or .//*[normalize-space(text())={text}]]")).await;
    }

    /// With the passphrase of every made-up vault, to the first page.
    pub async fn open_bag(&self) {
        self.fill("passphrase", stage::PASSPHRASE).await;
        self.press(&words("vault.open")).await;
        self.see(&words("frame.promises")).await;
    }

    /// Presses the button or link that begins with these words.
    pub async fn press_starting(&self, words: &str) {
        self.press_element(&format!("//*[self::button or self::a][starts-with(normalize-space(.), {})]", quoted(words))).await;
    }

    /// Types into the field of this path, over what was there.
    pub async fn fill(&self, path: &str, text: &str) {
        let css = format!("[id='{}']", path.replace('.', "-"));
        let started = Instant::now();
        loop {
            let field = self.wait_for(&css).await;
            self.bring_to_sight(&field).await;
            // A field may still be on its way into sight.
            match field.clear().await {
                Ok(()) if text.is_empty() => return,
                Ok(()) => return field.send_keys(text).await.expect("the field takes text"),
                Err(error) if started.elapsed() > PATIENCE => {
                    self.shot("lost").await;
                    panic!("{path} cannot be written in: {error}");
                }
                Err(_) => tokio::time::sleep(Duration::from_millis(60)).await,
            }
        }
    }

    /// Chooses a value among radio buttons of this path.
    pub async fn choose(&self, path: &str, value: &str) {
        let id = path.replace('.', "-");
        self.press_element(&format!("//*[@id='{id}']//input[@value='{value}']/ancestor::label")).await;
    }

    /// Ticks or unticks the box that these words stand beside.
    pub async fn tick(&self, words: &str) {
        self.press_element(&format!("//label[contains(., {})]", quoted(words))).await;
    }

    /// Chooses in a list by the words it shows.
    pub async fn select(&self, path: &str, label: &str) {
        let id = path.replace('.', "-");
        let list = self.wait_for(&format!("select[id='{id}']")).await;
        list.select_by_label(label).await.expect("the list has it");
    }

    /// Presses keys as a chord on the page, for example control and a letter.
    pub async fn chord(&self, hold: Key, then: &str) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(&format!("{}{then}{}", char::from(hold), char::from(Key::Null))).await.expect("keys go through");
    }

    /// Presses one key where the focus is.
    pub async fn key(&self, key: Key) {
        let focus = self.client.active_element().await.expect("something has the focus");
        focus.send_keys(&char::from(key).to_string()).await.expect("keys go through");
    }

    /// Waits until the page shows the words.
    pub async fn see(&self, words: &str) {
        let started = Instant::now();
        while !self.text().await.contains(words) {
            if started.elapsed() > PATIENCE {
                self.shot("lost").await;
                panic!("the page does not show “{words}”:\n{}", self.text().await);
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Waits until the words are gone.
    pub async fn see_no_more(&self, words: &str) {
        let started = Instant::now();
        while self.text().await.contains(words) {
            assert!(started.elapsed() < PATIENCE, "the page still shows “{words}”");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// All text in sight.
    pub async fn text(&self) -> String {
        let text = self.client.execute("return document.body.innerText", vec![]).await.unwrap_or_default();
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Goes to an address inside the program, as a link would.
    pub async fn go(&self, hash: &str) {
        self.client.execute("location.hash = arguments[0]", vec![hash.into()]).await.expect("goes");
        tokio::time::sleep(Duration::from_millis(250)).await;
    }

    pub async fn hash(&self) -> String {
        let hash = self.client.execute("return location.hash", vec![]).await.expect("an address");
        hash.as_str().unwrap_or_default().to_owned()
    }
}
