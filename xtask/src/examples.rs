//! The hosts in `examples/`: builds them with the npm package, and starts one.

use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Result, ensure};
use sha2::{Digest, Sha256};

use crate::command::{command, run};
use crate::project::Project;
use crate::setup::{self, Purpose};
use crate::{files, npm, server};

/// Which host to start.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// A folder of examples/
    #[arg(default_value = "portal")]
    name: String,
    /// The port on 127.0.0.1
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// Serves one host with the API and demo accounts until Ctrl-C.
pub(crate) fn start(project: &Project, options: &Options) -> Result<()> {
    let folder = folder(project).join(&options.name);
    ensure!(folder.join("index.html").is_file(), "examples/{} is no host that can be started", options.name);
    install(project)?;
    println!("Building the server …");
    server::build(project)?;
    // The system chooses a free port; only the portal has to know it.
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
    let mut api = command(project, project.target.join("debug/devserver"))?;
    api.args(["--demo", "--db", ":memory:", "--port", &port.to_string()]);
    let mut api = api.arg("--dist").arg(project.root.join("dist")).spawn()?;
    let mut vite = command(project, self::folder(project).join("node_modules/.bin/vite"))?;
    vite.args(["--host", "127.0.0.1", "--strictPort", "--port", &options.port.to_string()]);
    let ended = run(vite.current_dir(folder).env("IAM_API", format!("http://127.0.0.1:{port}")));
    api.kill()?;
    api.wait()?;
    ended
}

/// Packs the element, installs it into the hosts, and builds them unless they are up to date.
pub(crate) fn build(project: &Project) -> Result<()> {
    install(project)?;
    let stamp = project.target.join("examples.stamp");
    let inputs = inputs(project)?;
    if fs::read_to_string(&stamp).is_ok_and(|built| built == inputs) {
        println!("The examples are up to date.");
        return Ok(());
    }
    let mut npm = command(project, "npm")?;
    npm.args(["run", "build", "--workspaces", "--if-present"]).current_dir(folder(project));
    run(&mut npm)?;
    files::write(&stamp, inputs)
}

/// Checks the types of the package (`tsc --strict`) with a file that uses each of them.
pub(crate) fn types(project: &Project) -> Result<()> {
    install(project)?;
    let types = folder(project).join("types");
    run(command(project, folder(project).join("node_modules/.bin/tsc"))?.current_dir(types))
}

fn install(project: &Project) -> Result<()> {
    npm::pack(project)?;
    setup::prepare(project, &[Purpose::Examples])
}

fn folder(project: &Project) -> PathBuf {
    project.root.join("examples")
}

/// A digest of everything that the hosts are built from.
fn inputs(project: &Project) -> Result<String> {
    let folder = folder(project);
    let mut all = vec![folder.join("package-lock.json"), npm::tarball(project)];
    all.extend(files::within(&folder)?);
    for host in fs::read_dir(&folder)? {
        let host = host?.path();
        if host.is_dir() && !host.ends_with("node_modules") {
            all.extend(files::within(&host)?);
            all.extend(files::below(&host.join("src"))?);
        }
    }
    all.sort();
    let mut digest = Sha256::new();
    for file in all {
        digest.update(files::relative(&folder, &file));
        digest.update(Sha256::digest(fs::read(&file)?));
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lock_file_fits_every_build_of_the_package() {
        let lock = include_str!("../../examples/package-lock.json");
        let lock: serde_json::Value = serde_json::from_str(lock).unwrap();
        let package = &lock["packages"]["node_modules/iam-account"];
        assert_eq!(package["resolved"], "file:../dist-npm/iam-account.tgz");
        // npm writes it, and would refuse the next build: remove the line.
        assert_eq!(package["integrity"], serde_json::Value::Null);
    }
}
