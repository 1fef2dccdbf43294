//! Rust source as text: without what is not code, and the paths that it mentions.

/// A path that the code mentions, with its line: `crate::api::user`, `leptos::prelude`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) line: usize,
    pub(super) path: String,
}

/// The code alone: comments, strings and the test module at the end become blanks, and the lines stay where they are.
pub(super) fn code_only(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = skipped(rest, code.chars().next_back()).min(rest.len());
        if length == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.extend(rest[..length].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[length..];
        }
    }
    // By convention the tests are a file's last item; they may import what they like.
    let tests = code.match_indices("#[cfg(test)]").find(|(at, mark)| opens_module(&code[at + mark.len()..]));
    let end = tests.map_or(code.len(), |(at, _)| at);
    code.truncate(end);
    code
}

/// Whether an item `mod name {` comes next, and not `mod name;`.
fn opens_module(code: &str) -> bool {
    let item = code.split_once(['{', ';']).map_or("", |(item, _)| item);
    item.trim_start().starts_with("mod ") && code[item.len()..].starts_with('{')
}

/// How many bytes at the start are a comment or a literal.
fn skipped(text: &str, before: Option<char>) -> usize {
    let end_of =
        |mark: &str, from: usize| text[from..].find(mark).map_or(text.len(), |at| from + at + mark.len());
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return end_of("*/", 2);
    }
    if text.starts_with('r') && !in_word {
        let hashes = text[1..].chars().take_while(|&c| c == '#').count();
        if text[1 + hashes..].starts_with('"') {
            return end_of(&format!("\"{}", "#".repeat(hashes)), 2 + hashes);
        }
    }
    match text.chars().next() {
        Some('"') => literal(text, '"'),
        // 'a' is a literal, 'a without the second mark is a lifetime.
        Some('\'') if text[1..].starts_with('\\') || text[1..].chars().nth(1) == Some('\'') => {
            literal(text, '\'')
        }
        _ => 0,
    }
}

/// The length of a literal that begins and ends with `quote`.
fn literal(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// All paths in the code, groups in braces taken apart.
pub(super) fn mentions(code: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = code[at..].chars().next() {
        let before = code[..at].chars().next_back();
        let starts =
            (c.is_alphabetic() || c == '_') && !before.is_some_and(|b| b.is_alphanumeric() || b == '_');
        if !starts {
            at += c.len_utf8();
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        let is_use = code[..at].trim_end().ends_with("use");
        let mut paths = Vec::new();
        at += tree(&code[at..], "", &mut paths);
        // One name alone is a path only in an import: elsewhere it is a variable.
        paths.retain(|path: &String| is_use || path.contains("::"));
        found.extend(paths.into_iter().map(|path| Mention { line, path }));
    }
    found
}

/// Reads `a::b`, `a::*` or `a::{b, c::d}` and answers how much of the text it was.
fn tree(text: &str, prefix: &str, paths: &mut Vec<String>) -> usize {
    let word = |text: &str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut at = word(text);
    let path = if prefix.is_empty() { text[..at].to_owned() } else { format!("{prefix}::{}", &text[..at]) };
    let Some(after) = text[at..].strip_prefix("::") else {
        paths.push(path);
        return at;
    };
    at += 2;
    if after.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return at + tree(after, &path, paths);
    }
    if !after.starts_with('{') {
        // `a::*` or `a::<T>`: what comes next is read by itself.
        paths.push(path);
        return at;
    }
    at += 1;
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', '\t', ',']).len();
        match text[at..].chars().next() {
            Some(c) if c.is_alphabetic() || c == '_' => {
                at += tree(&text[at..], &path, paths);
                // `as name`, or anything else up to the next part.
                at += text[at..].find([',', '}', '\n']).unwrap_or(text.len() - at);
            }
            Some('*') => {
                paths.push(path.clone());
                at += 1;
            }
            Some(_) => return at + 1,
            None => return at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &[(usize, &str)]) {
        let found = mentions(&code_only(source));
        let found: Vec<_> = found.iter().map(|mention| (mention.line, mention.path.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn takes_groups_apart() {
        check(
            "use crate::{a::b, c::{d, self as e},\n    f};",
            &[(1, "crate::a::b"), (1, "crate::c::d"), (1, "crate::c::self"), (1, "crate::f")],
        );
        check("use leptos::prelude::*;\nuse wire;", &[(1, "leptos::prelude"), (2, "wire")]);
        check("use iam_account as _;", &[(1, "iam_account")]);
    }

    #[test]
    fn finds_paths_inside_code() {
        check(
            "fn f(a: &crate::x::Y) -> u8 {\n    let b = super::g::<web_sys::Node>(a); b }",
            &[(1, "crate::x::Y"), (2, "super::g"), (2, "web_sys::Node")],
        );
    }

    #[test]
    fn passes_over_what_is_not_code() {
        check("// a::b\n/* c::d */ let s = \"e::f \\\" g::h\"; let c = '\"'; i::j();", &[(2, "i::j")]);
        check("let r = r#\"a::b\"c::d\"#; fn x<'a>(y: &'a k::L) {}", &[(1, "k::L")]);
        check("a::b();\n#[cfg(test)]\nmod tests {\n    use c::d;\n}", &[(1, "a::b")]);
        check("#[cfg(test)]\nmod tests;\nuse a::b;", &[(3, "a::b")]);
    }
}
