//! The whole product on one address: the built page, the API and the sign-in.

mod behind;

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use clap::ValueEnum;
use serde_json::{Value, json};

use crate::dist::{self, Mode};
use crate::project::Project;
use crate::server;
use crate::setup::{self, Purpose, WebServer};

/// How to serve.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
    #[command(flatten)]
    build: dist::Choice,
    /// Forget what was edited in earlier runs and start with the demo data
    #[arg(long)]
    fresh: bool,
    /// How people sign in
    #[arg(long, value_enum, default_value_t = Auth::Oidc)]
    auth: Auth,
    /// Let a web server send the files, as deploy/ configures it
    #[arg(long, value_enum)]
    behind: Option<WebServer>,
}

/// The values of `auth.mode` that need no portal around the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Auth {
    /// At the server's own OpenID provider, as shipped
    Oidc,
    /// The server holds the session behind a cookie
    Cookie,
    /// With an API key
    ApiKey,
}

impl Auth {
    /// The key `auth` of `config.json`; `None` for the shipped one.
    fn config(self) -> Option<Value> {
        match self {
            Auth::Oidc => None,
            Auth::Cookie => Some(json!({
                "mode": "cookie",
                "signInUrl": "/session/sign-in?return_to={returnTo}",
                "signOutUrl": "/session/sign-out?return_to={returnTo}",
            })),
            Auth::ApiKey => Some(json!({ "mode": "api-key", "keyScheme": "Token" })),
        }
    }
}

const DATABASE: &str = "serve.db";

/// Builds what is stale and serves until Ctrl-C.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    // Before the build, which takes minutes, and kept until the server has it.
    let socket = bind(options.port)?;
    if options.behind.is_some() {
        setup::prepare(project, &[Purpose::Behind])?;
    }
    let dist = dist::run(project, Mode::of(options.build))?;
    println!("Building the server …");
    server::build(project)?;
    if options.fresh {
        forget(project)?;
    }
    println!("\n{}", sign_ins(socket.local_addr()?.port()));
    let mut server = Command::new(project.target.join("debug/devserver"));
    server.current_dir(&project.root).arg("--demo");
    server.arg("--db").arg(project.target.join(DATABASE)).arg("--dist").arg(&dist);
    let config = configure(project, &dist, options.auth)?;
    if options.auth != Auth::Oidc {
        server.arg("--config").arg(&config);
    }
    if options.auth == Auth::Cookie {
        // Such a session cannot be renewed, and five minutes are too short for a demo.
        server.args(["--cookie-session", "--token-ttl", "28800"]);
    }
    let Some(front) = options.behind else {
        return hand_over(server, socket);
    };
    let port = socket.local_addr()?.port();
    // Neither web server can be handed a socket.
    drop(socket);
    replace_with(behind::serving(project, front, &server, (&dist, &config), port)?)
}

/// Writes the configuration, as shipped but for the key `auth`, and returns the path of the file.
fn configure(project: &Project, dist: &Path, auth: Auth) -> Result<PathBuf> {
    let shipped = fs::read_to_string(dist.join("config.json")).context("cannot read config.json")?;
    let mut config: Value = serde_json::from_str(&shipped).context("config.json is no JSON")?;
    if let Some(auth) = auth.config() {
        config["auth"] = auth;
    }
    let file = project.target.join("serve-config.json");
    fs::write(&file, config.to_string()).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(file)
}

fn sign_ins(port: u16) -> String {
    format!(
        "The account page: http://127.0.0.1:{port}\n\
         \x20 zoe@example.test, password correct-horse-battery, or API key demo-key\n\
         \x20 noor@example.test, the same password, or API key noor-key\n\
         \x20 a service account with the API key machine-key\n\
         Edits are kept; --fresh starts anew, --auth api-key signs in with keys. Ctrl-C stops.\n"
    )
}

fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let other = port.checked_add(1).unwrap_or(8080);
        anyhow!("port {port} cannot be used ({error}). Choose another: cargo xtask serve --port {other}")
    })
}

/// Deletes the database and SQLite's two files beside it.
fn forget(project: &Project) -> Result<()> {
    for suffix in ["", "-wal", "-shm"] {
        let file = project.target.join(format!("{DATABASE}{suffix}"));
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("cannot delete {}", file.display()))?;
        }
    }
    Ok(())
}

/// Goes on as the server, which listens on `socket`.
#[cfg(unix)]
fn hand_over(mut server: Command, socket: TcpListener) -> Result<()> {
    server.arg("--socket-on-stdin").stdin(std::os::fd::OwnedFd::from(socket));
    replace_with(server)
}

#[cfg(not(unix))]
fn hand_over(mut server: Command, socket: TcpListener) -> Result<()> {
    server.arg("--port").arg(socket.local_addr()?.port().to_string());
    drop(socket);
    replace_with(server)
}

/// Replaces this process with another, so that Ctrl-C and every other signal reach that one directly.
#[cfg(unix)]
fn replace_with(mut command: Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(error).with_context(|| format!("{} did not start", command.get_program().to_string_lossy()))
}

#[cfg(not(unix))]
fn replace_with(mut command: Command) -> Result<()> {
    crate::command::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_for_a_busy_port_names_the_option_that_changes_it() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let message = bind(port).unwrap_err().to_string();
        assert!(message.contains("--port"), "{message}");
    }
}
