//! The built page in Chromium, with the memory twin behind it: every screen, in every language and width, by rules that need many
//! runs and a second engine. What the real core answers is proven in the real window.

mod chrome;
mod everywhere;
mod media;
mod routes;
