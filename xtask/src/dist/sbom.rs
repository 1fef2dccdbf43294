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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use super::*;

    fn found(name: &str, checksum: Option<&str>) -> Crate {
        Crate {
            name: name.into(),
            version: "1.0.0".into(),
            licence: "MIT OR Apache-2.0".into(),
            authors: Vec::new(),
            repository: checksum.map(|_| "https://example.test/a".into()),
            folder: PathBuf::new(),
            purl: format!("pkg:cargo/{name}@1.0.0"),
            checksum: checksum.map(str::to_owned),
            needs: BTreeSet::new(),
        }
    }

    #[test]
    fn each_crate_has_its_licence_its_hash_and_its_dependencies() {
        let a = "pkg:cargo/a@1.0.0";
        let crates = vec![found("a", Some("ab12")), found("std", None)];
        let text = write(&Shipped { crates, direct: BTreeSet::from([a.into()]) }).unwrap();
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(document["dependencies"][0], json!({ "ref": "iam-account", "dependsOn": [a] }));
        assert_eq!(document["dependencies"][1], json!({ "ref": a, "dependsOn": [] }));
        let [first, std] = document["components"].as_array().unwrap().as_slice() else { panic!("{text}") };
        assert_eq!(first["licenses"], json!([{ "expression": "MIT OR Apache-2.0" }]));
        assert_eq!(first["hashes"], json!([{ "alg": "SHA-256", "content": "ab12" }]));
        assert_eq!(first["externalReferences"][0]["url"], "https://example.test/a");
        assert_eq!((std.get("hashes"), std.get("externalReferences")), (None, None));
    }

    #[test]
    fn nothing_in_it_differs_between_two_builds() {
        let text = write(&Shipped { crates: vec![found("a", None)], direct: BTreeSet::new() }).unwrap();
        assert!(!text.contains("timestamp") && !text.contains("serialNumber"), "{text}");
    }
}
