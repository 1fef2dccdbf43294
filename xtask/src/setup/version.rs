//! Compares versions in the output of `--version`.

/// The first word in the output of `--version` that looks like a version: "trunk 0.21.14" is `[0, 21, 14]`.
pub(super) fn numbers(output: &str) -> Option<Vec<u32>> {
    output.split_whitespace().find_map(|word| {
        let release = word.trim_start_matches('v').split(['-', '+']).next()?;
        let numbers: Option<Vec<u32>> = release.split('.').map(|part| part.parse().ok()).collect();
        numbers.filter(|numbers| numbers.len() > 1)
    })
}

/// Whether the output names exactly the wanted version.
pub(super) fn is_exactly(output: &str, wanted: &str) -> bool {
    numbers(output).is_some_and(|found| Some(found) == numbers(wanted))
}

/// Whether the output names the wanted version or a later patch of the same minor version.
pub(super) fn is_compatible(output: &str, wanted: &str) -> bool {
    match (numbers(output), numbers(wanted)) {
        (Some(found), Some(wanted)) => found[..2] == wanted[..2] && found >= wanted,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_version_in_the_output() {
        assert_eq!(numbers("wasm-bindgen 0.2.130 (a1b2c3)"), Some(vec![0, 2, 130]));
        assert_eq!(numbers("trunk 0.22.0-beta.1"), Some(vec![0, 22, 0]));
        assert_eq!(numbers("no such command"), None);
    }

    #[test]
    fn compares_numbers_not_text() {
        assert!(is_exactly("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(!is_exactly("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(is_compatible("trunk 0.21.14", "0.21.9"));
        assert!(!is_compatible("trunk 0.21.9", "0.21.14"));
        assert!(!is_compatible("trunk 0.22.0", "0.21.14"));
    }
}
