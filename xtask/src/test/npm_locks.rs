//! The lock files of npm: each package has a hash and comes from the registry, and none is known to be vulnerable where the
//! registry can be asked.

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::command;
use crate::files;
use crate::project::Project;

/// The folders with a lock file. What they install runs in tests only, and nothing of it ships.
const FOLDERS: [&str; 2] = ["tests/e2e", "examples"];

/// The start of every address that npm may fetch.
const REGISTRY: &str = "https://registry.npmjs.org/";

/// The package of this project, which differs with each build.
const OWN: (&str, &str) = ("node_modules/iam-account", "file:../dist-npm/iam-account.tgz");

pub(super) fn run(project: &Project) -> Result<()> {
    for folder in FOLDERS {
        let lock = files::read(&project.root.join(folder).join("package-lock.json"))?;
        let faults = faults(&serde_json::from_str(&lock)?)?;
        if !faults.is_empty() {
            bail!("{folder}/package-lock.json: {}", faults.join(", "));
        }
        println!(
            "{folder}: each package has a hash and comes from the registry. {}",
            audit(project, folder)?
        );
    }
    Ok(())
}

/// The packages that come from anywhere else, or that nothing is compared with.
fn faults(lock: &Value) -> Result<Vec<String>> {
    let packages = lock["packages"].as_object().context("the lock file has no packages")?;
    let fault = |(path, package): (&String, &Value)| {
        let source = package["resolved"].as_str();
        // Folders of the work tree, and links to them.
        let is_ours = !path.contains("node_modules/") || package["link"] == true;
        if is_ours || (path.as_str(), source) == (OWN.0, Some(OWN.1)) {
            return None;
        }
        let has_hash = package["integrity"].as_str().is_some_and(|hash| hash.starts_with("sha512-"));
        match source {
            Some(source) if !source.starts_with(REGISTRY) => Some(format!("{path} comes from {source}")),
            _ if !has_hash => Some(format!("{path} has no hash")),
            _ => None,
        }
    };
    Ok(packages.iter().filter_map(fault).collect())
}

/// What `npm audit` says about the lock file. Some registries do not respond to it.
fn audit(project: &Project, folder: &str) -> Result<String> {
    let mut npm = command(project, "npm")?;
    npm.args(["audit", "--package-lock-only", "--json"]).current_dir(project.root.join(folder));
    verdict(&serde_json::from_slice(&npm.output()?.stdout).context("npm audit")?)
}

fn verdict(report: &Value) -> Result<String> {
    match report["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => Ok("npm audit finds nothing.".into()),
        Some(_) => {
            let names =
                report["vulnerabilities"].as_object().into_iter().flatten().map(|(name, _)| name.as_str());
            bail!("npm audit finds {}", names.collect::<Vec<_>>().join(", "))
        }
        None => Ok(format!(
            "npm audit cannot be asked here ({}).",
            report["message"].as_str().unwrap_or("no reason")
        )),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_package_needs_a_hash_and_comes_from_the_registry() {
        let lock = json!({ "packages": {
            "": {},
            "plain": {},
            "node_modules/example-plain": { "resolved": "plain", "link": true },
            "node_modules/iam-account": { "resolved": OWN.1 },
            "node_modules/good": { "integrity": "sha512-AA==" },
            "node_modules/named": { "integrity": "sha512-AA==", "resolved": format!("{REGISTRY}named/-/named-1.tgz") },
            "node_modules/bare": {},
            "node_modules/old": { "integrity": "sha1-AA==" },
            "node_modules/git": { "integrity": "sha512-AA==", "resolved": "git+ssh://git@example.test/git.git" },
            "plain/node_modules/nested": {},
        } });
        let faults = faults(&lock).unwrap();
        let found = [
            "node_modules/bare has no hash",
            "node_modules/old has no hash",
            "node_modules/git comes from git+ssh://git@example.test/git.git",
            "plain/node_modules/nested has no hash",
        ];
        assert_eq!(faults, found);
    }

    #[test]
    fn a_finding_is_an_error_and_a_registry_without_audit_is_not() {
        let found =
            json!({ "vulnerabilities": { "left": {} }, "metadata": { "vulnerabilities": { "total": 1 } } });
        assert!(verdict(&found).unwrap_err().to_string().contains("finds left"));
        let none = json!({ "vulnerabilities": {}, "metadata": { "vulnerabilities": { "total": 0 } } });
        assert_eq!(verdict(&none).unwrap(), "npm audit finds nothing.");
        assert!(verdict(&json!({ "message": "405 Method Not Allowed" })).unwrap().contains("405"));
    }
}
