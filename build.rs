//! Turns `locales/*.json` into Rust. Where the files do not fit together, the build stops and names the problems.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let Some(out) = env::var_os("OUT_DIR") else { process::exit(1) };
    // The pseudo language for tests, with texts longer than in any other.
    let pseudo = env::var_os("DEBUG").is_some_and(|debug| debug != "false");
    match locales::generate(Path::new("locales"), pseudo) {
        Ok(source) => {
            for (file, text) in [("catalogs.rs", source.catalogs), ("texts.rs", source.texts)] {
                if let Err(error) = fs::write(Path::new(&out).join(file), text) {
                    println!("cargo::error={file} could not be written: {error}");
                }
            }
        }
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error=locales: {problem}")),
    }
}
