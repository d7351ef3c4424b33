//! A Tauri window with one page of one line: what the engine alone costs at start. Knows nothing of Askel but its size and paper.
//! `ASKEL_DATA_DIR` names the folder where the engine may keep its things.

use std::borrow::Cow;
use std::path::PathBuf;

use tauri::utils::acl::resolved::Resolved;
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{App, Assets, Context, PackageInfo, Pattern, WebviewUrl, WebviewWindowBuilder, Wry};

const PAGE: &str = "<!doctype html><html lang=\"fi\"><head><meta charset=\"utf-8\"><title>Tyhjä</title>\
    <style>html { background: #f7f6f2; color: #1f2328; font: 32px sans-serif }</style></head>\
    <body><p>Tyhjä ikkuna, jossa on yksi rivi.</p></body></html>";

fn main() {
    if let Err(error) = tauri::Builder::default().setup(open).run(context()) {
        eprintln!("the empty window could not be opened: {error}");
        std::process::exit(1);
    }
}

/// As large as Askel's own and in the same place; every other choice is Tauri's.
fn open(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var_os("ASKEL_DATA_DIR").map_or_else(std::env::temp_dir, PathBuf::from);
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()));
    window.title("Tyhjä").inner_size(1366.0, 768.0).center().data_directory(data.join("window")).build()?;
    Ok(())
}

struct OnePage;

impl Assets<Wry> for OnePage {
    fn get(&self, _: &AssetKey) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(PAGE.as_bytes()))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::once((Cow::Borrowed("/index.html"), Cow::Borrowed(PAGE.as_bytes()))))
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

/// Made by hand, so that no second configuration and no build script is needed. No command may be called.
fn context() -> Context<Wry> {
    let config = serde_json::from_value(serde_json::json!({ "identifier": "fi.askel.empty-window" })).expect("a configuration");
    let version = env!("CARGO_PKG_VERSION").parse().expect("a version");
    let package = PackageInfo { name: "empty-window".into(), version, authors: "", description: "", crate_name: "empty_window" };
    let allowed = tauri::runtime_authority!(Default::default(), Resolved::default());
    Context::new(config, Box::new(OnePage), None, None, package, Pattern::Brownfield, allowed, None)
}
