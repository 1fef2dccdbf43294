//! The two kinds of build.

/// How the files are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and precompressed.
    Production,
    /// Fast to build: an unoptimised program, nothing compressed.
    Dev,
}

impl Mode {
    pub(crate) fn from_dev_flag(dev: bool) -> Self {
        if dev { Self::Dev } else { Self::Production }
    }

    /// The folder in the work tree.
    pub(crate) fn folder(self) -> &'static str {
        match self {
            Self::Production => "dist",
            Self::Dev => "dist-dev",
        }
    }
}
