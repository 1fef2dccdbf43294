//! Lazy parts of the program: what the first form does not need is fetched later (`docs/decisions/0059-lazy-parts.md`).
//!
//! A [`Part`] is a value of a module, mostly a function that draws something, which code outside that module reaches only
//! through the part. `cargo xtask dist` moves everything that only parts refer to into files of their own. Any other build
//! leaves it in the program, and every part is ready at once.

use std::pin::Pin;
use std::sync::OnceLock;

use leptos::prelude::*;
use leptos::task::spawn_local;

/// The part could not be fetched: the connection is lost, or a new deployment has taken it away. It is not remembered, so
/// the next try fetches it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Missing
    }
}

/// A part that is being fetched.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

#[derive(Clone, Copy)]
enum Phase<T> {
    Unknown,
    Loading,
    Ready(T),
    Failed,
}

/// Something that may have to be fetched first. Made by [`part!`](crate::part!).
pub struct Part<T: 'static> {
    load: fn() -> Loading<T>,
    phase: OnceLock<ArcRwSignal<Phase<T>>>,
    start: Option<fn() -> T>,
}

impl<T: Copy + Send + Sync> Part<T> {
    /// A part that `load` fetches.
    pub const fn lazy(load: fn() -> Loading<T>) -> Self {
        Part { load, start: None, phase: OnceLock::new() }
    }

    /// A part in the main program.
    pub const fn ready(start: fn() -> T) -> Self {
        Part { load: || Box::pin(async { Err(Missing) }), start: Some(start), phase: OnceLock::new() }
    }

    fn phase(&self) -> &ArcRwSignal<Phase<T>> {
        self.phase.get_or_init(|| {
            ArcRwSignal::new(self.start.map_or(Phase::Unknown, |start| Phase::Ready(start())))
        })
    }

    /// The value, once it is there. Tracked.
    pub fn get(&self) -> Option<T> {
        match self.phase().get() {
            Phase::Ready(value) => Some(value),
            _ => None,
        }
    }

    /// The value, if it is there. Not tracked.
    pub fn peek(&self) -> Option<T> {
        untrack(|| self.get())
    }

    /// Whether it could not be fetched. Tracked.
    pub fn has_failed(&self) -> bool {
        matches!(self.phase().get(), Phase::Failed)
    }

    /// Fetches it, unless it is there or under way.
    pub fn load(&'static self) {
        if matches!(self.phase().get_untracked(), Phase::Unknown | Phase::Failed) {
            self.phase().set(Phase::Loading);
            spawn_local(async move {
                let loaded = (self.load)().await;
                self.phase().set(loaded.map_or(Phase::Failed, Phase::Ready));
            });
        }
    }

    /// Fetches it for the first time once what is being drawn now is on the screen, so that it does not take the line from
    /// that.
    pub fn load_soon(&'static self) {
        if matches!(self.phase().get_untracked(), Phase::Unknown) {
            // The second frame begins when the first is painted.
            request_animation_frame(|| request_animation_frame(|| self.load()));
        }
    }

    /// The value, fetched if need be.
    ///
    /// # Errors
    /// [`Missing`] where it cannot be fetched.
    pub async fn wait(&self) -> Result<T, Missing> {
        if let Some(value) = self.peek() {
            return Ok(value);
        }
        let loaded = (self.load)().await;
        if let Ok(value) = loaded {
            self.phase().set(Phase::Ready(value));
        }
        loaded
    }
}

/// Declares a [`Part`]: `part!(pub static NAME: Type = loader(file, value));`. Parts of one file are fetched together.
#[macro_export]
macro_rules! part {
    ($(#[$doc:meta])* $vis:vis static $name:ident: $type:ty = $loader:ident($file:ident, $value:expr);) => {
        $(#[$doc])*
        #[cfg(feature = "split")]
        $vis static $name: $crate::part::Part<$type> = {
            // The splitter's attribute generates the foreign function that fetches the file.
            #[leptos::wasm_split::wasm_split($file, fallible, wasm_split_path = leptos::wasm_split)]
            fn $loader() -> Result<$type, $crate::part::Missing> {
                Ok($value)
            }
            $crate::part::Part::lazy(|| Box::pin($loader()))
        };
        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        $vis static $name: $crate::part::Part<$type> = $crate::part::Part::ready(|| $value);
    };
}
