//! Turns `locales/*.json` into Rust, or stops the build and says what is wrong with them.

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let Some(out) = env::var_os("OUT_DIR") else { process::exit(1) };
    // For tests: a language that is longer than any other.
    let pseudo = env::var_os("DEBUG").is_some_and(|debug| debug != "false");
    match locales::generate(Path::new("locales"), pseudo) {
        Ok(source) => {
            if let Err(error) = fs::write(Path::new(&out).join("locales.rs"), source) {
                println!("cargo::error=the texts could not be written: {error}");
            }
        }
        Err(problems) => problems.iter().for_each(|problem| println!("cargo::error=locales: {problem}")),
    }
}
