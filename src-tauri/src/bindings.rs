//! Writes the window's TypeScript from the table of commands. Knows types and names, runs nothing.

use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

/// Collects the declarations of types and of everything they are made of.
pub struct Declarations {
    config: Config,
    seen: HashSet<std::any::TypeId>,
    found: BTreeMap<String, String>,
}

impl Default for Declarations {
    fn default() -> Self {
        Self { config: Config::default().with_large_int("number"), seen: HashSet::new(), found: BTreeMap::new() }
    }
}

impl Declarations {
    /// Adds the type and its parts; answers how TypeScript names it.
    pub fn add<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    pub fn text(&self) -> String {
        self.found.values().cloned().collect::<Vec<_>>().join("\n\n")
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(std::any::TypeId::of::<T>()) {
            return;
        }
        // Only types of our own have a file of their own to be written to.
        if T::output_path().is_some() {
            self.found.insert(T::ident(&self.config), format!("export {}", T::decl(&self.config)));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

/// The whole `bindings.gen.ts`.
pub fn typescript() -> String {
    let mut declarations = Declarations::default();
    declarations.add::<askel_app::failure::Failure>();
    declarations.add::<askel_app::answer::Noun>();
    declarations.add::<askel_app::undo::UndoOffer>();
    let api = crate::commands::describe(&mut declarations);
    let rows: Vec<String> = api.iter().map(|(name, args, ok)| format!("  {name}: {{ args: {args}; ok: {ok} }};")).collect();
    format!(
        "// Made from the table in src-tauri/src/commands/mod.rs by `cargo xtask bindings`. Do not edit.\n\n{}\n\nexport interface Api {{\n{}\n}}\n",
        declarations.text(),
        rows.join("\n")
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn bindings_of_the_window_are_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/lib/host/bindings.gen.ts");
        let fresh = super::typescript();
        if std::env::var_os("ASKEL_WRITE_BINDINGS").is_some() {
            std::fs::write(path, &fresh).expect("the bindings can be written");
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == fresh, "ui/src/lib/host/bindings.gen.ts is stale: run `cargo xtask bindings`");
    }
}
