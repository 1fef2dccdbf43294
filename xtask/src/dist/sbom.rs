//! `sbom.cdx.json`: what is shipped, for programs (CycloneDX 1.6).
//!
//! It has neither a date nor a serial number, because two builds of one commit are equal to the byte.

use anyhow::Result;
use serde_json::{Value, json};

use super::shipped::{Crate, Shipped};

pub(super) const SBOM: &str = "sbom.cdx.json";

/// The name by which the document calls the program itself.
const PROGRAM: &str = "iam-account";

/// The whole document.
pub(super) fn write(shipped: &Shipped) -> Result<String> {
    let program = json!({
        "type": "application",
        "bom-ref": PROGRAM,
        "name": PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "licenses": [{ "expression": env!("CARGO_PKG_LICENSE") }],
    });
    let mut dependencies = vec![json!({ "ref": PROGRAM, "dependsOn": shipped.direct })];
    let needs = |found: &Crate| json!({ "ref": found.purl, "dependsOn": found.needs });
    dependencies.extend(shipped.crates.iter().map(needs));
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "lifecycles": [{ "phase": "build" }], "component": program },
        "components": shipped.crates.iter().map(component).collect::<Vec<_>>(),
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn component(found: &Crate) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": found.purl,
        "name": found.name,
        "version": found.version,
        "licenses": [{ "expression": found.licence }],
        "purl": found.purl,
    });
    if let Some(checksum) = &found.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    if let Some(url) = &found.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": url }]);
    }
    component
}
