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

/// How far the fetching of a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// No one has asked for it.
    Unknown,
    /// It is on its way.
    Loading,
    /// It is there.
    Ready,
    /// It could not be fetched.
    Failed,
}

/// What is the same for parts of all types, so that the code is there once.
pub trait Lazy: Sync {
    /// How far it is.
    fn phase(&self) -> &ArcRwSignal<Phase>;
    /// Fetches it, and is the phase that this ends in.
    fn fetch(&'static self) -> Pin<Box<dyn Future<Output = Phase>>>;
}

impl dyn Lazy {
    /// Whether it is there. Tracked.
    pub fn is_ready(&self) -> bool {
        self.phase().get() == Phase::Ready
    }

    /// Whether it could not be fetched. Tracked.
    pub fn has_failed(&self) -> bool {
        self.phase().get() == Phase::Failed
    }

    /// Fetches it, unless it is there or under way.
    pub fn load(&'static self) {
        if matches!(self.phase().get_untracked(), Phase::Unknown | Phase::Failed) {
            self.phase().set(Phase::Loading);
            spawn_local(async move { self.phase().set(self.fetch().await) });
        }
    }

    /// Fetches it for the first time once what is being drawn now is on the screen, so that it does not take the line from
    /// that.
    pub fn load_soon(&'static self) {
        if self.phase().get_untracked() == Phase::Unknown {
            // The second frame begins when the first is painted.
            request_animation_frame(|| request_animation_frame(|| self.load()));
        }
    }
}

/// Something that may have to be fetched first. Made by [`part!`](crate::part!).
pub struct Part<T: 'static> {
    load: fn() -> Loading<T>,
    start: Option<fn() -> T>,
    value: OnceLock<T>,
    phase: OnceLock<ArcRwSignal<Phase>>,
}

impl<T: Copy + Send + Sync> Lazy for Part<T> {
    fn phase(&self) -> &ArcRwSignal<Phase> {
        self.phase.get_or_init(|| {
            let phase = self.start.map(|start| self.hold(Ok(start()))).unwrap_or(Phase::Unknown);
            ArcRwSignal::new(phase)
        })
    }

    fn fetch(&'static self) -> Pin<Box<dyn Future<Output = Phase>>> {
        Box::pin(async { self.hold((self.load)().await) })
    }
}

impl<T: Copy + Send + Sync> Part<T> {
    /// A part that `load` fetches.
    pub const fn lazy(load: fn() -> Loading<T>) -> Self {
        Part { load, start: None, value: OnceLock::new(), phase: OnceLock::new() }
    }

    /// A part in the main program.
    pub const fn ready(start: fn() -> T) -> Self {
        let load: fn() -> Loading<T> = || Box::pin(async { Err(Missing) });
        Part { load, start: Some(start), value: OnceLock::new(), phase: OnceLock::new() }
    }

    fn hold(&self, loaded: Result<T, Missing>) -> Phase {
        loaded.map_or(Phase::Failed, |value| {
            self.value.get_or_init(|| value);
            Phase::Ready
        })
    }

    /// Fetches it, as [`Lazy`] does.
    pub fn load(&'static self) {
        (self as &'static dyn Lazy).load();
    }

    /// Fetches it soon, as [`Lazy`] does.
    pub fn load_soon(&'static self) {
        (self as &'static dyn Lazy).load_soon();
    }

    /// Whether it could not be fetched. Tracked.
    pub fn has_failed(&'static self) -> bool {
        (self as &'static dyn Lazy).has_failed()
    }

    /// The value, once it is there. Tracked.
    pub fn get(&self) -> Option<T> {
        self.phase().track();
        self.value.get().copied()
    }

    /// The value, if it is there. Not tracked.
    pub fn peek(&self) -> Option<T> {
        untrack(|| self.get())
    }

    /// The value, fetched if need be.
    ///
    /// # Errors
    /// [`Missing`] where it cannot be fetched.
    pub async fn wait(&'static self) -> Result<T, Missing> {
        if self.peek().is_none() {
            let phase = self.fetch().await;
            // A failure is shown where it is shown that the part is being fetched.
            if phase == Phase::Ready {
                self.phase().set(phase);
            }
        }
        self.peek().ok_or(Missing)
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
