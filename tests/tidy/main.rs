//! The rules of the house as tests. Each rule is a checker over text or metadata, and each checker must first find a planted fault.

mod claims;
mod features;
mod identity_codes;
mod kept;
mod locales;
mod names;
mod openings;
mod outside;
mod panics;
mod passphrase_words;
mod personal_data;
mod rooms;
mod rust_code;
mod sizes;
mod sql;
mod tree;
mod vault_files;
mod window_code;
mod window_settings;
