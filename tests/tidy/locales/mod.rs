//! The texts: whole in every language, every one used, none asked for in vain, and Finnish that can be read aloud.

mod catalogue;
mod codes;
mod families;
mod handbook;
mod usage;
mod whole;
mod wording;
