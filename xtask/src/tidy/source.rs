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
    let module = ["crate"].into_iter().chain(module.split("::").filter(|name| !name.is_empty()));
    let mut reader = Reader { module: module.map(str::to_owned).collect(), crates, found: Vec::new() };
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
        self.tree(&item.tree, &[]);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| &segment.ident).collect();
        self.import(&names, false);
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
            UseTree::Name(name) => self.import(&with(&name.ident), true),
            UseTree::Rename(rename) => self.import(&with(&rename.ident), true),
            UseTree::Glob(_) => self.import(before, true),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(tree, before)),
        }
    }

    /// A macro may do anything with its tokens, so each path among them counts.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            self.import(&path_at(&tokens[at..]), false);
            if let TokenTree::Group(group) = token {
                self.tokens(group.stream());
            }
        }
    }

    fn import(&mut self, names: &[&Ident], is_use: bool) {
        let [first, rest @ ..] = names else { return };
        let mut path = match first.to_string().as_str() {
            // A name alone is a variable.
            _ if rest.is_empty() && !is_use => return,
            "crate" => vec!["crate".to_owned()],
            "self" => self.module.clone(),
            "super" => self.module[..self.module.len().saturating_sub(1)].to_vec(),
            "std" | "core" | "alloc" => return,
            name if self.crates.iter().any(|known| known == name) => vec![name.to_owned()],
            // A `use` of a child. Elsewhere the name is declared or imported in this file.
            name if is_use => [&self.module[..], &[name.to_owned()]].concat(),
            _ => return,
        };
        for name in rest {
            match name.to_string().as_str() {
                "self" => {}
                "super" => drop(path.pop()),
                name => path.push(name.to_owned()),
            }
        }
        self.found.push(Import { line: first.span().start().line, path: path.join("::") });
    }
}

/// The names of the path `a::b::c` at the start of `tokens`.
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
    attribute.path().is_ident("cfg") && attribute.parse_args::<Ident>().is_ok_and(|name| name == "test")
}

#[cfg(test)]
mod tests;
