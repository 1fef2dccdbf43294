//! `index.js`: the entry module for bundlers.
//!
//! Vite and webpack copy a file and give it a new name where they find `new URL("./file", import.meta.url)` with the name
//! written out; esbuild leaves it as it is. So each file that the app may ask for is written out.

use anyhow::{Result, ensure};

use super::preview;
use crate::dist::Names;

const FILES: &str = "./files/";

/// Bundlers put small files into the script as `data:` URLs, which most content security policies forbid. Vite does not if it
/// finds this; servers ignore it.
const WHOLE: &str = "?no-inline";

/// What changes in `public/iam-account.js`, and how.
const CHANGES: &[(&str, &str)] = &[
    // The bindings are copied, too: what a bundler made of them would not find the other files.
    ("import(bindings)", "import(/* @vite-ignore */ /* webpackIgnore: true */ bindings)"),
    (
        "async function readConfig(file) {\n",
        "async function readConfig(file) {\n  // A bundle has no file beside it: what the portal sets is all there is.\n  return undefined;\n",
    ),
    // Nor is the basic page there.
    (
        "make(\"a\", { className: \"button primary\", href: new URL(\"basic.html\", import.meta.url), target: \"_top\" }, texts.open_basic)",
        "make(\"span\", { className: \"button\", hidden: true })",
    ),
    // Both are for a config.json, and a bundler would look for the modules.
    (
        "if (file?.includes('\"beacon\"')) await import(\"./beacon.js\").then(({ send }) => send(element, file)).catch(() => {});\n",
        "",
    ),
    ("if (mayBeListed) await (await import(\"./frame.js\")).join(element, file);\n", ""),
];

const CLASS: &str = "class IamAccount extends HTMLElement {\n";

/// The name by which the app asks for a file of the package when it needs it.
pub(super) fn lazy_file(path: &str, names: &Names) -> Option<String> {
    let name = path.strip_prefix("files/")?;
    let is_part = name.ends_with(".wasm") && names.wasm != format!("./{name}");
    (is_part || name == preview::NAME).then(|| name.to_owned())
}

/// The module. `source` is the deployed one before it is made small, `lazy` has the files that are fetched when needed.
pub(super) fn for_bundlers(source: &str, lazy: &[String]) -> Result<String> {
    let mut module = source.replace("new URL(\"./", &format!("new URL(\"{FILES}"));
    for (old, new) in CHANGES {
        ensure!(
            module.contains(old),
            "public/iam-account.js has no `{old}`, which the npm package would change"
        );
        module = module.replace(old, new);
    }
    ensure!(module.contains(CLASS), "public/iam-account.js has no `{CLASS}`");
    let module = without_place(&module);
    let table = lazy.iter().map(|name| {
        let asked = if name == preview::NAME { "preview.html" } else { name };
        format!("    \"./{asked}\": new URL(\"{FILES}{name}{WHOLE}\", import.meta.url).href,\n")
    });
    let table = table.collect::<String>();
    Ok(module.replace(CLASS, &format!("{CLASS}  static files = {{\n{table}  }};\n")))
}

/// A bundle lies anywhere, and webpack would write the folder of the build in place of `import.meta.url`. So only the URLs
/// of files keep it.
fn without_place(module: &str) -> String {
    let place = |line: &str| {
        if line.contains(&format!("new URL(\"{FILES}")) {
            line.to_owned()
        } else {
            line.replace("import.meta.url", "document.baseURI")
        }
    };
    module.split_inclusive('\n').map(place).collect()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::dist::entry_source;

    const PART: &str = "iam-account-pages-0123.wasm";

    /// The real source, so that a change of it that the package does not follow fails here.
    fn module() -> String {
        let names = Names {
            bindings: "./bindings.js".into(),
            wasm: "./bindings_bg.wasm".into(),
            stylesheet: "./iam-account.css".into(),
            parts_sheet: "./parts.css".into(),
            ..Names::default()
        };
        let source = entry_source(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")), &names).unwrap();
        for_bundlers(&source, &[PART.into(), preview::NAME.into()]).unwrap()
    }

    #[test]
    fn each_file_is_written_out_for_bundlers() {
        let module = module();
        for line in [
            "const wasm = new URL(\"./files/bindings_bg.wasm\", import.meta.url);",
            "const stylesheet = new URL(\"./files/iam-account.css\", import.meta.url);",
            "const partsSheet = new URL(\"./files/parts.css\", import.meta.url);",
            "\"./iam-account-pages-0123.wasm\": new URL(\"./files/iam-account-pages-0123.wasm?no-inline\", import.meta.url).href,",
            "\"./preview.html\": new URL(\"./files/preview.htm?no-inline\", import.meta.url).href,",
        ] {
            assert!(module.contains(line), "{line} in {module}");
        }
        assert!(!module.contains("new URL(\"./bindings"), "{module}");
    }

    #[test]
    fn nothing_else_asks_where_the_module_lies() {
        let places = module().matches("import.meta.url").count();
        assert_eq!(places, 4 + 2, "the program, its bindings and two stylesheets, and two lazy files");
    }

    #[test]
    fn bundlers_leave_the_bindings_alone() {
        assert!(!module().contains("import(\"./"), "a bundler follows such an import");
        assert!(module().contains("import(/* @vite-ignore */ /* webpackIgnore: true */ bindings)"));
    }

    #[test]
    fn a_module_of_another_shape_stops_the_build() {
        assert!(for_bundlers("start();", &[]).unwrap_err().to_string().contains("import(bindings)"));
    }

    #[test]
    fn the_lazy_files_are_the_parts_and_the_preview() {
        let names = Names { wasm: "./iam-account-0123.wasm".into(), ..Names::default() };
        let lazy = |path: &str| lazy_file(path, &names).is_some();
        assert!(lazy(&format!("files/{PART}")) && lazy("files/preview.htm"));
        assert!(
            !lazy("files/iam-account-0123.wasm")
                && !lazy("files/iam-account-89ab.css")
                && !lazy("files/preview.html")
                && !lazy("index.js")
        );
    }
}
