pub mod bindings;
pub mod commands;
