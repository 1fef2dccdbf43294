//! The modules of a crate and what each of them imports, read with `syn`.

use std::path::Path;

use anyhow::{Result, anyhow};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, Macro, MetaList, UseTree, Visibility};

use super::manifest;
use crate::files;

/// One file of a crate.
pub(super) struct Module {
    pub(super) path: String,
    /// `state::merge`; nothing for the root of the crate.
    pub(super) name: String,
    pub(super) imports: Vec<Import>,
}

/// An import with its full path: `crate::api::user::load`, `leptos::prelude`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Import {
    pub(super) line: usize,
    pub(super) path: String,
}

/// All modules of the crate in `folder`, which is empty for the app.
pub(super) fn modules(root: &Path, folder: &str) -> Result<Vec<Module>> {
    let folder = root.join(folder);
    let crates = manifest::crates(&files::read(&folder.join("Cargo.toml"))?);
    let src = folder.join("src");
    let has_library = src.join("lib.rs").is_file();
    let mut found = Vec::new();
    for file in files::below(&src)?.iter().filter(|file| files::has_extension(file, &["rs"])) {
        let (path, name) = (files::relative(root, file), name(&files::relative(&src, file), has_library));
        let imports = imports(&name, &files::read(file)?, &crates)
            .map_err(|error| anyhow!("{path}:{}: {error}", error.span().start().line))?;
        found.push(Module { path, name, imports });
    }
    Ok(found)
}

/// `state/merge.rs` is `state::merge`, `state/mod.rs` is `state`.
fn name(path: &str, has_library: bool) -> String {
    match path.trim_end_matches(".rs") {
        "lib" => String::new(),
        "main" if !has_library => String::new(),
        module => module.trim_end_matches("/mod").replace('/', "::"),
    }
}

/// Every `use`, and every path that begins with `crate`, `self`, `super` or one of `crates`. Tests are left out.
pub(super) fn imports(module: &str, source: &str, crates: &[String]) -> syn::Result<Vec<Import>> {
    let module = module.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
    let mut reader = Reader { module, crates, found: Vec::new() };
    reader.visit_file(&syn::parse_file(source)?);
    Ok(reader.found)
}

struct Reader<'a> {
    module: Vec<String>,
    crates: &'a [String],
    found: Vec<Import>,
}

impl Visit<'_> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &ItemMod) {
        if !item.attrs.iter().any(is_cfg_test) {
            self.module.push(item.ident.to_string());
            visit::visit_item_mod(self, item);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &ItemUse) {
        if !item.attrs.iter().any(is_cfg_test) {
            self.tree(&item.tree, &[]);
        }
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| &segment.ident).collect();
        self.path(&names);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &Macro) {
        visit::visit_macro(self, item);
        self.tokens(item.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &MetaList) {
        self.tokens(list.tokens.clone());
    }

    /// `pub(in crate::x)` imports nothing.
    fn visit_visibility(&mut self, _: &Visibility) {}
}

impl Reader<'_> {
    fn tree(&mut self, tree: &UseTree, before: &[&Ident]) {
        let with = |name| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.tree(&path.tree, &with(&path.ident)),
            UseTree::Name(name) => self.import(&with(&name.ident)),
            UseTree::Rename(rename) => self.import(&with(&rename.ident)),
            UseTree::Glob(_) => self.import(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
        }
    }

    /// What a macro makes of its tokens is unknown, so each path among them counts.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut rest = tokens.as_slice();
        while let [first, after @ ..] = rest {
            let names = path_at(rest);
            self.path(&names);
            // Two colons before each name but the first.
            rest = rest.get(1 + 3 * names.len().saturating_sub(1)..).unwrap_or(after);
            if let TokenTree::Group(group) = first {
                self.tokens(group.stream());
            }
        }
    }

    /// A path outside `use`: a name alone is a variable there, and one that is unknown is in scope already.
    fn path(&mut self, names: &[&Ident]) {
        let begins = |first: &Ident| {
            ["crate", "self", "super"].iter().any(|name| first == name)
                || self.crates.iter().any(|name| first == name)
        };
        if names.len() > 1 && begins(names[0]) {
            self.import(names);
        }
    }

    fn import(&mut self, names: &[&Ident]) {
        let Some(first) = names.first() else { return };
        let mut path = vec!["crate".to_owned()];
        match first.to_string().as_str() {
            "crate" => {}
            "std" | "core" | "alloc" => return,
            name if self.crates.iter().any(|known| known == name) => path.clear(),
            // `self`, `super`, or a module of this one.
            _ => path.extend(self.module.iter().cloned()),
        }
        for name in names {
            match name.to_string().as_str() {
                "crate" | "self" => {}
                "super" => drop(path.pop()),
                name => path.push(name.to_owned()),
            }
        }
        self.found.push(Import { line: first.span().start().line, path: path.join("::") });
    }
}

/// The names of the path `a::b::c` that begins here, if one does.
fn path_at(tokens: &[TokenTree]) -> Vec<&Ident> {
    match tokens {
        [TokenTree::Ident(first), TokenTree::Punct(one), TokenTree::Punct(two), rest @ ..]
            if one.as_char() == ':' && two.as_char() == ':' =>
        {
            [vec![first], path_at(rest)].concat()
        }
        [TokenTree::Ident(last), ..] => vec![last],
        _ => Vec::new(),
    }
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute
        .meta
        .require_list()
        .is_ok_and(|list| list.path.is_ident("cfg") && list.tokens.to_string() == "test")
}

#[cfg(test)]
mod tests;
