//! The API key.

use super::*;

#[test]
fn there_is_no_header_before_a_key_is_set_and_after_close() {
    let session = ApiKeySession::new("Token");
    assert_eq!(session.authorization(), None);
    assert!(session.open("demo-key"));
    session.close();
    assert_eq!(session.authorization(), None);
    for unsendable in ["demo\u{200b}-key", "demo key", "“demo-key”", "clé", "a\nb", " "] {
        assert!(!session.open(unsendable), "{unsendable}");
    }
    assert_eq!(session.authorization(), None);
}

#[test]
fn sends_the_configured_scheme() {
    for (scheme, header) in [("Token", "Token demo-key"), ("Bearer", "Bearer demo-key"), ("", "demo-key")] {
        let session = ApiKeySession::new(scheme);
        assert!(session.open(" demo-key\n"));
        assert_eq!(session.authorization().as_deref(), Some(header));
    }
}
