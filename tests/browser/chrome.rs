//! A Chromium of one width, driven through chromedriver, and the built page served to it under the product's own policy.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use askel_tests::driven::{axe, free_port, shots, wait_for_port, workspace};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Ends with its value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub struct Chrome {
    pub client: Client,
    at: String,
    _driver: Server,
    _page: Server,
    _profile: tempfile::TempDir,
}

/// Where the page was built with the twin in it.
fn twin() -> PathBuf {
    std::env::var_os("ASKEL_TWIN").map_or_else(|| workspace().join("target/twin"), PathBuf::from)
}

impl Chrome {
    /// `flags`: what this Chromium is told besides, of colours and motion.
    pub async fn of_width(width: u32, flags: &[&str]) -> Self {
        let (page_port, driver_port) = (free_port(), free_port());
        assert!(twin().join("index.html").is_file(), "the page with the twin is built by `cargo xtask test`, or in ui by `npm run twin`");
        let page = Command::new("node")
            .args([&workspace().join("ui/node_modules/vite/bin/vite.js").display().to_string(), "preview", "--outDir"])
            .arg(twin())
            .args(["--port", &page_port.to_string()])
            .current_dir(workspace().join("ui"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is there");
        let profile = tempfile::tempdir().expect("a folder");
        let driver = Command::new("chromedriver").arg(format!("--port={driver_port}")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("chromium-driver is installed");
        let (page, driver) = (Server(page), Server(driver));
        [page_port, driver_port].into_iter().for_each(wait_for_port);
        let mut args = vec!["--headless=new".to_owned(), "--no-sandbox".into(), "--disable-gpu".into(), "--disable-dev-shm-usage".into(), "--hide-scrollbars".into(), format!("--user-data-dir={}", profile.path().display())];
        args.extend(flags.iter().map(|flag| (*flag).to_owned()));
        let height = if width == 320 { 700 } else { 768 };
        let options = json!({ "args": args, "mobileEmulation": { "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1.0, "touch": false, "mobile": false } } });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let wanted = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
        let client = builder.capabilities(wanted).connect(&format!("http://127.0.0.1:{driver_port}")).await.expect("Chromium opens");
        Self { client, at: format!("http://127.0.0.1:{page_port}"), _driver: driver, _page: page, _profile: profile }
    }

    /// The page anew, with another bag behind it.
    pub async fn load(&self, query: &str) {
        self.client.goto(&format!("{}/?{query}", self.at)).await.expect("loads");
        self.heard("window.askelRefused = []; document.addEventListener('securitypolicyviolation', (event) => window.askelRefused.push(event.violatedDirective + ' ' + event.blockedURI))").await;
        self.standing().await;
    }

    /// Goes to a screen and waits until it stands still.
    pub async fn go(&self, hash: &str) {
        self.client.execute("location.hash = arguments[0]", vec![hash.into()]).await.expect("goes");
        self.standing().await;
    }

    /// Two pictures long the same words, and a heading among them.
    pub async fn standing(&self) {
        let still = "const done = arguments[arguments.length - 1]; let before = '', calm = 0, looks = 0;
            const look = () => { const now = document.querySelector('h1') ? document.body.innerText : ''; calm = now !== '' && now === before ? calm + 1 : 0; before = now;
            if (calm >= 2 || ++looks > 120) done(calm >= 2); else setTimeout(look, 25) }; look()";
        let stands = self.client.execute_async(still, vec![]).await.expect("looks");
        assert_eq!(stands, true, "a screen that does not come to rest: {}", self.client.current_url().await.expect("an address"));
    }

    pub async fn ask(&self, script: &str) -> Value {
        self.client.execute(script, vec![]).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    async fn heard(&self, script: &str) {
        self.ask(script).await;
    }

    /// A list of strings that the script answers in time.
    pub async fn found(&self, script: &str) -> Vec<String> {
        let there = self.ask("return typeof axe").await;
        if there != "object" {
            self.heard(&axe()).await;
        }
        let found = self.client.execute_async(script, vec![]).await.expect("looks");
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    pub async fn close(self) {
        let _ = self.client.clone().close().await;
    }

    /// What stands in the window, as a picture.
    pub async fn shot(&self, name: &str) {
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(shots().join(format!("chromium-{name}.png")), picture).expect("written");
    }
}
