//! Keeps personal data out of logs and panics: `Debug` of these types names the type and nothing else.

/// Gives each type a `Debug` that shows no content. Used instead of `derive(Debug)` for personal data, in every room.
#[macro_export]
macro_rules! redacted {
    ($($name:ident),+ $(,)?) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(▮)"))
            }
        }
    )+};
}
pub use redacted;
