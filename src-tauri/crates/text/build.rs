//! Tells cargo that the words have changed: rust-i18n reads `locales` while compiling, and cargo does not see it do so.

fn main() {
    println!("cargo:rerun-if-changed=../../../locales");
}
