//! How the page and the servers around it are set up: from what a browser sees to a grade, what was found, and what to do.
//! In reading order: [`service`] (the API, the clocks, the OpenID provider), [`files`] (the program and the fallback),
//! [`headers`], [`browser`], and [`bundle`], all of it as a text without personal data.

pub mod browser;
pub mod bundle;
pub mod files;
pub mod headers;
pub mod service;

pub use crate::api::error_log::{LoggedError, logged_errors};
pub use crate::api::probe::{Probe, clock_skew, probe};
use crate::language::Message;
use crate::messages::diagnostics as texts;

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// As it should be.
    Good,
    /// It works, but not as well as it could.
    Attention,
    /// Something does not work for people.
    Problem,
    /// It cannot be seen from here.
    Unknown,
}

impl Grade {
    /// The word for it.
    pub fn word(self) -> Message {
        match self {
            Grade::Good => texts::GRADE_GOOD,
            Grade::Attention => texts::GRADE_ATTENTION,
            Grade::Problem => texts::GRADE_PROBLEM,
            Grade::Unknown => texts::GRADE_UNKNOWN,
        }
    }

    /// Whether someone has to do something.
    pub fn needs_attention(self) -> bool {
        matches!(self, Grade::Attention | Grade::Problem)
    }
}

/// The result of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How it is.
    pub grade: Grade,
    /// What was found.
    pub found: Message,
    /// What to do; nothing where nothing is to be done.
    pub remedy: Message,
}

impl Verdict {
    fn good(found: Message) -> Self {
        Verdict { grade: Grade::Good, found, remedy: Message::NOTHING }
    }

    fn attention(found: Message, remedy: Message) -> Self {
        Verdict { grade: Grade::Attention, found, remedy }
    }

    fn problem(found: Message, remedy: Message) -> Self {
        Verdict { grade: Grade::Problem, found, remedy }
    }

    /// For what cannot be seen from here.
    pub fn unknown(found: Message) -> Self {
        Verdict { grade: Grade::Unknown, found, remedy: Message::NOTHING }
    }
}

/// Where a request goes, for what is said about it.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The URL.
    pub url: &'a str,
    /// The page's origin, where the URL is on another one.
    pub foreign_to: Option<&'a str>,
}

impl Target<'_> {
    /// For a request to which nothing came back that the page may see.
    pub fn unreachable(self) -> Verdict {
        let remedy = self.foreign_to.map_or(texts::FIX_UNREACHABLE, texts::fix_cors);
        Verdict::problem(texts::unreachable(self.url), remedy)
    }
}

#[cfg(test)]
mod tests;
