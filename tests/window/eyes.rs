//! What eyes check on a screen: a picture, no barrier for anybody, nothing refused by the page's own policy.

use std::time::Duration;

use askel_tests::driven::BARRIERS;
use serde_json::Value;

use crate::desk::Desk;
use crate::paths;

impl Desk {
    pub async fn shot(&self, name: &str) {
        self.settle().await;
        let size = self.client.get_window_size().await.expect("a size");
        self.screen.picture(&paths::shots().join(format!("{name}.png")), size);
    }

    /// Waits until what the last press set in motion has been drawn: the text stays the same for a while. A busy machine takes longer.
    async fn settle(&self) {
        let (mut before, mut calm) = (String::new(), 0);
        for _ in 0..40 {
            tokio::time::sleep(Duration::from_millis(60)).await;
            let now = self.client.execute("return document.querySelector('h1') ? document.body.innerText : ''", vec![]).await.unwrap_or_default().to_string();
            calm = if now == before && now != "\"\"" { calm + 1 } else { 0 };
            if calm == 3 {
                break;
            }
            before = now;
        }
        // The words are there; the picture of them comes two frames later at the latest.
        let drawn = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(true))); setTimeout(() => done(false), 600)";
        let _ = self.client.execute_async(drawn, vec![]).await;
    }

    /// What axe finds wrong on this screen.
    pub async fn barriers(&self) -> Vec<String> {
        let there = self.client.execute("return typeof axe", vec![]).await.expect("asks");
        if there != "object" {
            self.client.execute(&paths::axe(), vec![]).await.expect("axe loads");
        }
        let found = self.client.execute_async(BARRIERS, vec![]).await.expect("axe looks");
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// A picture and a look: the screen is kept under `name` and must have no barrier.
    pub async fn look(&self, name: &str) {
        self.shot(name).await;
        let barriers = self.barriers().await;
        assert!(barriers.is_empty(), "barriers on {name}: {barriers:#?}");
        let refused = self.refused().await;
        assert!(refused.is_empty(), "refused by policy on {name}: {refused:?}");
    }

    /// What the page's own policy refused since it was loaded.
    pub async fn refused(&self) -> Vec<String> {
        let refused = self.client.execute("return window.askelRefused", vec![]).await.expect("the ear is there");
        refused.as_array().expect("a list").iter().map(Value::to_string).collect()
    }

    /// Everything the page loaded, by address.
    pub async fn loaded(&self) -> Vec<String> {
        let loaded = self.client.execute("return performance.getEntriesByType('resource').map((one) => one.name)", vec![]).await.expect("asks");
        loaded.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
