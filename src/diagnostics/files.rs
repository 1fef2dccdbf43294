//! The files of the app as their server sends them, and what it sends for files that are not there. Pure.

use crate::diagnostics::{Probe, Target, Verdict};
use crate::messages::diagnostics as texts;

/// The hash in the name of a program, `iam-account-<hash>.wasm`; `None` for any other file, also for a part of the program.
pub fn hash_of(url: &str) -> Option<&str> {
    let name = url.rsplit('/').next()?;
    let hash = name.strip_prefix("iam-account-")?.strip_suffix(".wasm")?;
    (!hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hash)
}

/// The media type of the program.
pub fn media_type(target: Target<'_>, program: Option<&Probe>) -> Verdict {
    let Some(program) = program.filter(|program| program.status == 200) else { return target.unreachable() };
    match program.header("content-type").unwrap_or_default() {
        "application/wasm" => Verdict::good(texts::TYPE_GOOD),
        kind => Verdict::attention(texts::type_wrong(kind), texts::FIX_TYPE),
    }
}

/// Whether the program is compressed. `sizes` are its bytes on the way and unpacked, 0 where the browser hides them.
pub fn compression(program: Option<&Probe>, sizes: (f64, f64)) -> Verdict {
    let encoding = program.and_then(|program| program.header("content-encoding"));
    match (encoding, sizes) {
        (Some(encoding), _) if encoding != "identity" => Verdict::good(texts::compressed(encoding)),
        (_, (sent, unpacked)) if 0.0 < sent && sent < unpacked => Verdict::good(texts::COMPRESSED_SOMEHOW),
        (_, (sent, _)) if sent > 0.0 => Verdict::attention(texts::UNCOMPRESSED, texts::FIX_COMPRESSION),
        _ => Verdict::unknown(texts::COMPRESSION_HIDDEN),
    }
}

/// Whether the program is fetched once and kept.
pub fn caching(program: Option<&Probe>) -> Verdict {
    match program.map(|program| program.header("cache-control").unwrap_or_default()) {
        None => Verdict::unknown(texts::PROGRAM_UNKNOWN),
        Some(value) if value.contains("immutable") => Verdict::good(texts::CACHED),
        Some("") => Verdict::attention(texts::CACHE_MISSING, texts::FIX_CACHE),
        Some(value) => Verdict::attention(texts::cache_other(value), texts::FIX_CACHE),
    }
}

/// Whether the entry module that the server has now loads the program that runs here.
pub fn deployment(target: Target<'_>, running: &str, entry: Option<&Probe>) -> Verdict {
    let Some(entry) = entry else { return target.unreachable() };
    if entry.status != 200 || entry.is_html() {
        return Verdict::problem(texts::entry_missing(target.url), texts::FIX_ENTRY);
    }
    if entry.text.contains(&format!("-{running}.wasm")) {
        return Verdict::good(texts::SAME_VERSION);
    }
    Verdict::attention(texts::OTHER_VERSION, texts::FIX_VERSION)
}

/// What comes for a file that is not there.
pub fn missing_file(target: Target<'_>, response: Option<&Probe>) -> Verdict {
    match response.map(|response| response.status) {
        None => target.unreachable(),
        Some(404 | 410) => Verdict::good(texts::MISSING_GOOD),
        Some(status) => Verdict::problem(texts::missing_wrong(status.to_string()), texts::FIX_MISSING),
    }
}

/// What comes for a path below `/.well-known/` that is not there; the origin is ours, or that of a portal.
pub fn well_known(target: Target<'_>, is_ours: bool, response: Option<&Probe>) -> Verdict {
    match response {
        None => target.unreachable(),
        Some(response) if response.status >= 300 || !response.is_html() => {
            Verdict::good(texts::WELL_KNOWN_GOOD)
        }
        Some(_) if is_ours => Verdict::problem(texts::WELL_KNOWN_PAGE, texts::FIX_WELL_KNOWN),
        Some(_) => Verdict::attention(texts::WELL_KNOWN_PAGE, texts::FIX_WELL_KNOWN_PORTAL),
    }
}
