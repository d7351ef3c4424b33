//! The real window: WebKitWebDriver presses its buttons and types into its fields, on the real core and a real file.
//! Knows the words of `locales` and the names of fields; no inside of the page.

mod away;
mod bus;
mod canary;
mod cases;
mod desk;
mod door;
mod eyes;
mod hands;
mod heard;
mod journey;
mod keychain;
mod keys;
mod languages;
mod leaf;
mod limits;
mod lock;
mod paths;
mod phone;
mod remains;
mod search;
mod sync;
mod together;
mod traffic;
mod ux;
