//! Tools from rustup: the linters, the WebAssembly target and the source of the standard library.

use std::path::Path;

use anyhow::{Context, bail};

use super::tool::{Installer, Tool};
use crate::command::{command, output, run};
use crate::project::Project;

const WASM: &str = "wasm32-unknown-unknown";

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

/// The release that the unstable flags of the build (`dist/program.rs`) are known to work with.
const RELEASE: &str = "1.95";

pub(super) const TOOLCHAIN: Tool = Tool {
    name: "Rust 1.95",
    purpose: "whose standard library is built for size; with another release use `cargo xtask dist --stock-std`",
    duration: "two minutes",
    found: |project| {
        let version = command(project, "rustc").ok().and_then(|mut rustc| output(rustc.arg("--version")));
        version.is_some_and(|version| version.starts_with(&format!("rustc {RELEASE}.")))
    },
    installer: RUSTUP,
    install: |_| {
        bail!(
            "this needs Rust {RELEASE}. Choose it, or build the larger program on purpose:\n\n    \
             rustup override set {RELEASE}\n    cargo xtask dist --stock-std"
        )
    },
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
    install: |project| {
        run(command(project, "rustup")?.args(["component", "add", "rust-src"])).context(
            "the source of the standard library could not be installed. Build the larger program on purpose:\n\n    \
             cargo xtask dist --stock-std",
        )
    },
};

/// Runs the compiler and not rustup, because a distribution's Rust has no rustup.
fn wasm_target_found(project: &Project) -> bool {
    let arguments = ["--print", "target-libdir", "--target", WASM];
    let folder = command(project, "rustc").ok().and_then(|mut rustc| output(rustc.args(arguments)));
    folder.is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    use super::*;

    /// A machine whose Rust is of `release`, and where rustup ends as `rustup` says.
    fn machine(name: &str, release: &str, rustup: &str) -> (PathBuf, Project) {
        let folder = std::env::temp_dir().join(format!("xtask-rust-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let root = folder.join("sysroot");
        let rustc =
            format!("case $1 in --print) echo {} ;; *) echo 'rustc {release}.0 (x)' ;; esac", root.display());
        for (program, script) in [("rustc", rustc.as_str()), ("rustup", rustup)] {
            let file = folder.join(program);
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        let project = Project::with_programs(&folder);
        (folder, project)
    }

    #[test]
    fn without_the_source_of_the_standard_library_the_build_stops_and_names_the_larger_one() {
        let (folder, project) = machine("refused", RELEASE, "exit 1");
        assert!(!(STD_SOURCE.found)(&project));
        let error = format!("{:#}", (STD_SOURCE.install)(&project).unwrap_err());
        assert!(error.contains("cargo xtask dist --stock-std"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_source_of_the_standard_library_is_installed_where_it_can_be() {
        let source = "sysroot/lib/rustlib/src/rust/library/std";
        let (folder, project) = machine(
            "granted",
            RELEASE,
            &format!("[ \"$*\" = 'component add rust-src' ] && /bin/mkdir -p {source}"),
        );
        (STD_SOURCE.install)(&project).unwrap();
        assert!((STD_SOURCE.found)(&project));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn another_release_of_rust_stops_the_build_and_names_the_larger_one() {
        let (folder, project) = machine("other", "1.96", "exit 0");
        assert!(!(TOOLCHAIN.found)(&project));
        let error = (TOOLCHAIN.install)(&project).unwrap_err().to_string();
        assert!(error.contains("cargo xtask dist --stock-std"), "{error}");
        fs::remove_dir_all(folder).unwrap();
    }
}
