//! nginx and Caddy, behind which the end-to-end tests run the page.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::Result;
use clap::ValueEnum;

use super::apt::{APT, is_root};
use super::tool::{Installer, Tool};
use crate::command::{command, run};
use crate::files;
use crate::project::Project;

/// A web server that `deploy/` has a configuration for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum WebServer {
    Nginx,
    Caddy,
}

impl WebServer {
    pub(crate) const ALL: [Self; 2] = [Self::Nginx, Self::Caddy];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
        }
    }

    /// The environment variable that names a program that lies elsewhere.
    pub(crate) fn variable(self) -> &'static str {
        match self {
            Self::Nginx => "NGINX_PATH",
            Self::Caddy => "CADDY_PATH",
        }
    }

    /// Its program: the file in the environment variable, else the unpacked one.
    pub(crate) fn program(self, project: &Project) -> Option<PathBuf> {
        let unpacked = || {
            let folder = match self {
                Self::Nginx => "usr/sbin",
                Self::Caddy => "usr/bin",
            };
            project.cache.servers().join(folder).join(self.name())
        };
        Some(env::var_os(self.variable()).map_or_else(unpacked, PathBuf::from)).filter(|path| path.is_file())
    }
}

const PACKAGES: &[&str] = &["nginx", "libnginx-mod-http-brotli-static", "caddy"];

pub(super) const SERVERS: Tool = Tool {
    name: "nginx and Caddy",
    purpose: "behind which the page is shown (NGINX_PATH and CADDY_PATH name some that lie elsewhere)",
    duration: "half a minute",
    found: |project| WebServer::ALL.iter().all(|server| server.program(project).is_some()),
    installer: Installer {
        program: APT,
        remedy: "NGINX_PATH=/path/to/nginx CADDY_PATH=/path/to/caddy cargo xtask test",
    },
    install,
};

/// Unpacks the packages into the cache. Installed, they would start as services of the machine, on port 80.
fn install(project: &Project) -> Result<()> {
    let folder = project.cache.servers();
    fs::create_dir_all(&folder)?;
    // Others have the lists of packages that their administrator has fetched.
    if is_root(project) {
        run(command(project, APT)?.arg("update"))?;
    }
    run(command(project, APT)?.arg("download").args(PACKAGES).current_dir(&folder))?;
    for package in files::within(&folder)?.iter().filter(|file| files::has_extension(file, &["deb"])) {
        run(command(project, "dpkg-deb")?.arg("--extract").arg(package).arg(&folder))?;
        fs::remove_file(package)?;
    }
    Ok(())
}
