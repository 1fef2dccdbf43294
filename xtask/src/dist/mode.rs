//! The kinds of build.

/// The two options of a build.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub(crate) struct Choice {
    /// An unoptimised program in dist-dev/, built in a fraction of the time; not for deployment
    #[arg(long)]
    dev: bool,
    /// Use the compiler's own standard library, which makes the program larger and needs no rust-src
    #[arg(long, conflicts_with = "dev")]
    stock_std: bool,
}

/// How the files are built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small, split and precompressed, with a standard library that is built for size.
    Production,
    /// The same with the compiler's own standard library.
    StockStd,
    /// Fast to build: an unoptimised program, nothing compressed.
    Dev,
}

impl Mode {
    pub(crate) fn of(choice: Choice) -> Self {
        match choice {
            Choice { dev: true, .. } => Self::Dev,
            Choice { stock_std: true, .. } => Self::StockStd,
            _ => Self::Production,
        }
    }

    /// The folder in the work tree.
    pub(crate) fn folder(self) -> &'static str {
        if self.is_deployable() { "dist" } else { "dist-dev" }
    }

    /// Cargo's folder for the compiled program, named like its profile where that is our own.
    pub(super) fn profile(self) -> &'static str {
        if self.is_deployable() { "wasm-release" } else { "debug" }
    }

    pub(super) fn is_deployable(self) -> bool {
        self != Self::Dev
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_has_the_compilers_library_only_on_purpose() {
        assert!(Mode::of(Choice::default()) == Mode::Production);
        assert!(Mode::of(Choice { dev: false, stock_std: true }) == Mode::StockStd);
        assert!(Mode::of(Choice { dev: true, stock_std: false }) == Mode::Dev);
    }
}
