//! [`Phase`]: where the session is in its life. Pure.

/// Whether requests act for an account, and why not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// No one has signed in yet.
    #[default]
    Anonymous,
    /// The app is finding out who is signed in.
    Starting,
    /// Someone is signed in.
    SignedIn,
    /// The service no longer accepts the session. The page stays as it is until the person signs in again.
    Lapsed,
    /// Another person is signed in now. The page stays as it is, and nothing more is sent.
    Replaced,
    /// The person ended the session.
    SignedOut,
    /// The account is deleted.
    Deleted,
}
