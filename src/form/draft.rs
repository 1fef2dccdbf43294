//! [`Draft`]: a text that is typed and not saved.

/// A text that a person typed, and the saved text that they began from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What they typed.
    pub text: String,
    /// What was saved when they began.
    pub base: String,
}
