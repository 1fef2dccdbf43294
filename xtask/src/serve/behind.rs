//! The page behind a web server, with the devserver as API behind both.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::command::{command, run as run_to_end};
use crate::project::Project;
use crate::setup::WebServer;

/// The paths of the devserver besides the API. An operator's server has few of them, or none.
const SIGN_IN: &str = "oauth/,oidc/,ui/,session/,.well-known/openid-configuration";

/// Serves until Ctrl-C on the port of `socket`. The script is that of the end-to-end tests, which fills in what the files in
/// `deploy/` leave to the operator.
pub(super) fn run(
    project: &Project,
    front: WebServer,
    mut api: Command,
    dist: &Path,
    config: &Path,
    socket: TcpListener,
) -> Result<()> {
    let root = fs::canonicalize(&project.root)?;
    let program = front.program(project).with_context(|| format!("{} is missing", front.name()))?;
    // The system chooses a free port; only the web server has to know it.
    let api_port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port().to_string();
    let mut node = command(project, "node")?;
    node.arg(root.join("tests/e2e/support/front.js"));
    node.args(["--name", front.name(), "--sign-in", SIGN_IN]);
    node.arg("--api").arg(format!("http://127.0.0.1:{api_port}"));
    node.arg("--port").arg(socket.local_addr()?.port().to_string());
    node.arg("--dist").arg(fs::canonicalize(dist)?).arg("--config").arg(config);
    node.env("ROOT", &root).env(front.variable(), program);
    let mut api = api.args(["--port", &api_port]).stdout(Stdio::null()).spawn()?;
    // Neither web server can be handed a socket.
    drop(socket);
    let ended = run_to_end(&mut node);
    api.kill()?;
    api.wait()?;
    ended
}
