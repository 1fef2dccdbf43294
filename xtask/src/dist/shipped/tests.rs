//! Tests of what is shipped.

use super::*;

fn key(name: &str, version: &str) -> Key {
    (name.into(), version.into())
}

fn package(text: &str) -> Table {
    toml::from_str(text).unwrap()
}

fn of_registry(name: &str, version: &str, text: &str) -> Option<Crate> {
    super::of_registry(&key(name, version), &package(text), Path::new("/registry"))
}

#[test]
fn only_what_was_compiled_for_the_browser_ships() {
    let messages = r#"{"reason":"compiler-artifact","manifest_path":"/macros/Cargo.toml","filenames":["/target/release/deps/libmacros.so"]}
{"reason":"build-script-executed","package_id":"registry+https://example.test#libc@0.2.178"}
{"reason":"compiler-artifact","manifest_path":"/itoa/Cargo.toml","filenames":["/target/wasm32-unknown-unknown/wasm-release/deps/libitoa.rlib"]}
{"reason":"build-finished","success":true}
"#;
    let manifests = manifests(messages).unwrap();
    assert_eq!(manifests.into_iter().collect::<Vec<_>>(), [Path::new("/itoa/Cargo.toml")]);
}

#[test]
fn a_crate_is_named_as_others_name_it() {
    let toml = of_registry("toml", "1.2.1+spec-1.1.0", r#"license = "MIT/Apache-2.0""#).unwrap();
    assert_eq!(toml.licence, "MIT OR Apache-2.0");
    assert_eq!(toml.purl, "pkg:cargo/toml@1.2.1%2Bspec-1.1.0");
    assert!(of_registry("secret", "1.0.0", r#"license-file = "EULA""#).is_none());
}

#[test]
fn a_crate_of_the_standard_library_has_the_release_of_rust() {
    let library = Path::new("/rust/lib/rustlib/src/rust/library");
    let core = of_rust("core", &Table::new(), "1.95.0", library, &library.join("core"));
    assert_eq!((core.version.as_str(), core.licence.as_str()), ("1.95.0", "MIT OR Apache-2.0"));
    assert_eq!(core.purl, "pkg:github/rust-lang/rust@1.95.0#library/core");
}

#[test]
fn lock_files_add_hashes_and_dependencies() {
    let lock = r#"
        [[package]]
        name = "app"
        version = "0.1.0"
        dependencies = ["a", "tool"]
        [[package]]
        name = "a"
        version = "1.0.0"
        checksum = "ab12"
        dependencies = ["b", "tool"]
        [[package]]
        name = "b"
        version = "2.0.0"
        [[package]]
        name = "tool"
        version = "3.0.0"
        "#;
    let licence = r#"license = "MIT""#;
    let found = || {
        let crates = [("a", "1.0.0"), ("b", "2.0.0")];
        crates.map(|(name, version)| (key(name, version), of_registry(name, version, licence).unwrap()))
    };
    let locks = [Lock::parse(lock).unwrap()];
    let shipped = connect(found().into(), &[key("app", "0.1.0")], &locks).unwrap();
    assert_eq!(shipped.direct, BTreeSet::from(["pkg:cargo/a@1.0.0".to_owned()]));
    let [a, b] = &shipped.crates[..] else { panic!("two crates") };
    assert_eq!((a.checksum.as_deref(), b.checksum.as_deref()), (Some("ab12"), None));
    assert_eq!(a.needs, BTreeSet::from(["pkg:cargo/b@2.0.0".to_owned()]));
    let error = connect(found().into(), &[], &[]).err().unwrap().to_string();
    assert_eq!(error, "no lock file has a 1.0.0");
}

#[test]
fn the_order_of_the_lock_files_changes_nothing() {
    let lock = |dependency: &str| {
        let text = format!(
            r#"
            [[package]]
            name = "a"
            version = "1.0.0"
            dependencies = ["{dependency}"]
            [[package]]
            name = "{dependency}"
            version = "2.0.0"
            "#
        );
        Lock::parse(&text).unwrap()
    };
    let needs = |locks: [Lock; 2]| {
        let crates = [("a", "1.0.0"), ("b", "2.0.0"), ("c", "2.0.0")];
        let found = crates.map(|(name, version)| {
            (key(name, version), of_registry(name, version, r#"license = "MIT""#).unwrap())
        });
        let shipped = connect(found.into(), &[], &locks).unwrap();
        shipped.crates.into_iter().next().unwrap().needs
    };
    let both = ["pkg:cargo/b@2.0.0", "pkg:cargo/c@2.0.0"].map(str::to_owned);
    assert_eq!(needs([lock("b"), lock("c")]), BTreeSet::from(both.clone()));
    assert_eq!(needs([lock("c"), lock("b")]), BTreeSet::from(both));
}
