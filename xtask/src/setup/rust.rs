//! Tools from rustup and Cargo: the WebAssembly target, wasm-bindgen's command and Trunk.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::tool::{Installer, Tool};
use super::version;
use crate::cache;
use crate::command::{command, output, run};
use crate::project::Project;

const WASM: &str = "wasm32-unknown-unknown";

const CARGO: Installer = Installer { program: "cargo", remedy: "rustup toolchain install stable" };

const RUSTUP: Installer =
    Installer { program: "rustup", remedy: "curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh" };

pub(super) const LINTERS: Tool = Tool {
    name: "rustfmt and clippy",
    purpose: "which the tests begin with, and which a minimal installation of Rust lacks",
    duration: "a minute",
    found: |project| {
        ["fmt", "clippy"].iter().all(|name| {
            command(project, "cargo").is_ok_and(|mut cargo| output(cargo.args([name, "--version"])).is_some())
        })
    },
    installer: RUSTUP,
    install: |project| run(command(project, "rustup")?.args(["component", "add", "rustfmt", "clippy"])),
};

pub(super) const WASM_TARGET: Tool = Tool {
    name: "the WebAssembly target",
    purpose: "which the compiler needs to build the page",
    duration: "a minute",
    found: wasm_target_found,
    installer: RUSTUP,
    install: |project| run(command(project, "rustup")?.args(["target", "add", WASM])),
};

pub(super) const STD_SOURCE: Tool = Tool {
    name: "the source of the standard library",
    purpose: "which is built for size with the program",
    duration: "a minute",
    found: |project| {
        let root =
            command(project, "rustc").ok().and_then(|mut rustc| output(rustc.args(["--print", "sysroot"])));
        root.is_some_and(|root| Path::new(root.trim()).join("lib/rustlib/src/rust/library/std").is_dir())
    },
    installer: RUSTUP,
    install: |project| run(command(project, "rustup")?.args(["component", "add", "rust-src"])),
};

pub(super) const WASM_BINDGEN: Tool = Tool {
    name: "the wasm-bindgen command",
    purpose: "which joins the program to the browser and has to equal the library's version in Cargo.lock",
    duration: "three minutes",
    found: |project| {
        let wanted = project.cache.wasm_bindgen().version;
        ["wasm-bindgen", "wasm-bindgen-test-runner"].iter().all(|name| {
            version_output(project, name).is_some_and(|output| version::is_exactly(&output, &wanted))
        })
    },
    installer: CARGO,
    install: |project| cargo_install(project, &project.cache.wasm_bindgen(), &[]),
};

pub(super) const TRUNK: Tool = Tool {
    name: "Trunk",
    purpose: "which builds the program from index.html",
    duration: "five minutes",
    found: |project| {
        let wanted = project.cache.trunk().version;
        version_output(project, "trunk").is_some_and(|output| version::is_compatible(&output, &wanted))
    },
    installer: CARGO,
    install: |project| {
        let features = ["--locked", "--no-default-features", "--features", "rustls"];
        cargo_install(project, &project.cache.trunk(), &features)
    },
};

/// Runs the compiler and not rustup, because a distribution's Rust has no rustup.
fn wasm_target_found(project: &Project) -> bool {
    let arguments = ["--print", "target-libdir", "--target", WASM];
    let folder = command(project, "rustc").ok().and_then(|mut rustc| output(rustc.args(arguments)));
    folder.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

fn version_output(project: &Project, program: &str) -> Option<String> {
    output(Command::new(project.which(program)?).arg("--version"))
}

/// Runs `cargo install` into the cache, with a fast build: these tools run for seconds only.
fn cargo_install(project: &Project, tool: &cache::Tool, features: &[&str]) -> Result<()> {
    fs::create_dir_all(&tool.folder)?;
    let mut cargo = command(project, "cargo")?;
    cargo.args(["install", tool.package, "--version"]).arg(format!("={}", tool.version)).args(features);
    cargo.arg("--root").arg(&tool.folder);
    // Outside the work tree and its target folder, so that settings and artefacts do not mix.
    cargo.current_dir(&tool.folder).env_remove("CARGO_TARGET_DIR").env_remove("CARGO_BUILD_TARGET");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0");
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "false");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256");
    run(&mut cargo)
}
