//! Tells cargo that the embedded migrations belong to the sources: a new file alone would not rebuild the crate.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
