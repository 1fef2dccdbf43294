//! The reader.

use std::fmt;

use serde_json::{Number, Value};

use crate::json::object::Object;

/// Lists and objects inside each other, at most: what a response nests deeper is a mistake, or meant to exhaust the stack.
const DEPTH: usize = 127;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not JSON: line {}, column {}", self.line, self.column)
    }
}

impl std::error::Error for JsonError {}

/// Reads JSON (RFC 8259) and keeps the spelling of each number. Of two equal keys in one object the last one counts.
///
/// # Errors
/// If the text is not JSON, or nested more than 127 deep.
pub fn parse(text: &str) -> Result<Value, JsonError> {
    let mut reader = Reader { text, at: 0 };
    match reader.value(DEPTH) {
        Some(value) if reader.is_at_end() => Ok(value),
        _ => Err(reader.error()),
    }
}

/// Each method reads one thing and stops behind it, or returns `None` and stops at the mistake.
struct Reader<'a> {
    text: &'a str,
    /// In bytes; always between two characters.
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.skip_space();
        match self.next() {
            b'"' => self.string().map(Value::String),
            b'[' => self.list(depth.checked_sub(1)?),
            b'{' => self.object(depth.checked_sub(1)?),
            b'n' => self.take("null").map(|()| Value::Null),
            b't' => self.take("true").map(|()| Value::Bool(true)),
            b'f' => self.take("false").map(|()| Value::Bool(false)),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut items = Vec::new();
        self.at += 1;
        self.skip_space();
        if self.take("]").is_none() {
            loop {
                items.push(self.value(depth)?);
                if self.is_last("]")? {
                    break;
                }
            }
        }
        Some(Value::Array(items))
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        let mut object = Object::new();
        self.at += 1;
        self.skip_space();
        if self.take("}").is_none() {
            loop {
                self.skip_space();
                let key = if self.next() == b'"' { self.string() } else { None }?;
                self.skip_space();
                self.take(":")?;
                let value = self.value(depth)?;
                object.insert(key, value);
                if self.is_last("}")? {
                    break;
                }
            }
        }
        Some(Value::Object(object))
    }

    /// Whether `end` follows, and not a comma.
    fn is_last(&mut self, end: &str) -> Option<bool> {
        self.skip_space();
        if self.take(",").is_some() { Some(false) } else { self.take(end).map(|()| true) }
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.at += 1;
        loop {
            let rest = self.text.get(self.at..)?;
            let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
            let plain = rest.bytes().position(is_special)?;
            string += rest.get(..plain)?;
            self.at += plain;
            match self.next() {
                b'"' => break,
                b'\\' => string.push(self.escaped()?),
                _ => return None,
            }
        }
        self.at += 1;
        Some(string)
    }

    fn escaped(&mut self) -> Option<char> {
        let c = match self.text.as_bytes().get(self.at + 1)? {
            b'u' => return self.unicode(),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            same @ (b'"' | b'\\' | b'/') => char::from(*same),
            _ => return None,
        };
        self.at += 2;
        Some(c)
    }

    /// `\u` and four digits; two of them for a character past U+FFFF.
    fn unicode(&mut self) -> Option<char> {
        let code = self.code_unit()?;
        if !(0xd800..0xdc00).contains(&code) {
            return char::from_u32(code);
        }
        let low = self.code_unit()?.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + ((code - 0xd800) << 10) + low)
    }

    fn code_unit(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 6)?.strip_prefix("\\u")?;
        let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
        self.at += 6;
        Some(code)
    }

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        let _ = self.take("-");
        if self.take("0").is_none() {
            self.digits()?;
        }
        if self.take(".").is_some() {
            self.digits()?;
        }
        if self.take("e").or_else(|| self.take("E")).is_some() {
            let _ = self.take("+").or_else(|| self.take("-"));
            self.digits()?;
        }
        let text = self.text.get(start..self.at)?;
        // Undocumented, but the only way to set the spelling of a number. The text was just read as one.
        Some(Value::Number(Number::from_string_unchecked(text.into())))
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.next().is_ascii_digit() {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    fn skip_space(&mut self) {
        while matches!(self.next(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.at == self.text.len()
    }

    /// The next byte; 0, with which nothing begins, at the end.
    fn next(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn take(&mut self, token: &str) -> Option<()> {
        let is_next = self.text.get(self.at..)?.starts_with(token);
        self.at += if is_next { token.len() } else { 0 };
        is_next.then_some(())
    }

    fn error(&self) -> JsonError {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        JsonError { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
    }
}
