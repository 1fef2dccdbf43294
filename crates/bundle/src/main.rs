//! Makes of the compiler's WebAssembly what a browser loads: `bundle <input.wasm> <folder> [--split]`.
//!
//! The folder gets `program.wasm` and `program.js`, its bindings. With `--split` it also gets the lazy parts, and `parts.json`
//! with the names of the files of each; the input then needs its relocations and names (see `xtask/src/dist/program.rs`). A
//! crate of its own, so that only a build of the page waits for these libraries.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, anyhow, bail};
use wasm_bindgen_cli_support::Bindgen;
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let (input, folder, split) = match arguments.as_slice() {
        [input, folder] => (input, folder, false),
        [input, folder, option] if option == "--split" => (input, folder, true),
        _ => bail!("usage: bundle <input.wasm> <folder> [--split]"),
    };
    let folder = Path::new(folder);
    // Parts of an earlier build would be deployed with this one's.
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let input = PathBuf::from(input);
    if !split {
        return bind(&input, folder, false);
    }
    let main = folder.join("main.wasm");
    split_off(&input, &main, folder)?;
    bind(&main, folder, true)?;
    Ok(fs::remove_file(main)?)
}

/// Writes the lazy parts and the list of their files, and to `main` what is left.
fn split_off(input: &Path, main: &Path, folder: &Path) -> Result<()> {
    let wasm = fs::read(input).with_context(|| format!("cannot read {}", input.display()))?;
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = main;
    options.link_name = "./parts.js";
    options.main_module = "./program.js";
    let split = transform(options).map_err(|error| anyhow!("{error:?}"))?;
    // Its loader needs a response of the right type, and calls the program past the entrance that `dist` adds.
    fs::remove_file(folder.join("parts.js"))?;
    let parts: BTreeMap<_, _> = split.prefetch_map.into_iter().collect();
    Ok(fs::write(folder.join("parts.json"), serde_json::to_string(&parts)?)?)
}

/// Writes `program.js` and the program that it binds to the browser.
fn bind(input: &Path, folder: &Path, is_split: bool) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(input).out_name("program").web(true)?.typescript(false);
    // The parts find the program's table and memory by the linker's names.
    bindgen.keep_lld_exports(is_split).demangle(!is_split);
    bindgen.generate(folder)?;
    Ok(fs::rename(folder.join("program_bg.wasm"), folder.join("program.wasm"))?)
}
