//! The page behind a web server, with the devserver as API behind both.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command::command;
use crate::project::Project;
use crate::setup::WebServer;

/// The paths of the devserver besides the API. An operator's server has few of them, or none.
const SIGN_IN: &str = "oauth/,oidc/,ui/,session/,.well-known/openid-configuration";

/// The command that serves on a port. The script is that of the end-to-end tests, which fills in what the files in `deploy/`
/// leave to the operator, and starts `api` on a free port.
pub(super) fn serving(
    project: &Project,
    front: WebServer,
    api: &Command,
    (dist, config): (&Path, &Path),
    port: u16,
) -> Result<Command> {
    let root = fs::canonicalize(&project.root)?;
    let program = front.program(project).with_context(|| format!("{} is missing", front.name()))?;
    let mut node = command(project, "node")?;
    node.arg(root.join("tests/e2e/support/front.js"));
    node.args(["--name", front.name(), "--sign-in", SIGN_IN, "--port", &port.to_string()]);
    node.arg("--dist").arg(fs::canonicalize(dist)?).arg("--config").arg(config);
    node.arg("--").arg(api.get_program()).args(api.get_args());
    node.env("ROOT", &root).env(front.variable(), program);
    Ok(node)
}
