//! The tokens in use, and when they have to be renewed. Pure.

use crate::session::oidc::tokens::Tokens;

/// Milliseconds before its end at which an access token counts as run out, so that no request is refused on its way.
const MARGIN: f64 = 10_000.0;

/// The tokens that speak for somebody.
#[derive(Clone, PartialEq)]
pub struct Grant {
    /// For the service.
    pub access: String,
    /// For the next tokens; each is used once (rotation).
    pub refresh: Option<String>,
    /// The last ID token.
    pub id: Option<String>,
    /// When the access token counts as run out: milliseconds on this device's own clock, so that the issuer's does not
    /// matter. `None` where nobody said.
    ends: Option<f64>,
    /// The service does not accept the access token any more.
    pub refused: bool,
}

impl Grant {
    /// Takes what the issuer gave at `now` in place of `before`. What it does not say anew stays.
    pub fn new(tokens: Tokens, before: Option<Grant>, now: f64) -> Grant {
        let (refresh, id) = before.map_or((None, None), |before| (before.refresh, before.id));
        let lifetime = tokens.lifetime.map(|seconds| seconds as f64 * 1000.0);
        Grant {
            access: tokens.access,
            refresh: tokens.refresh.or(refresh),
            id: tokens.id.or(id),
            // A short life is used for the most part, whatever the margin.
            ends: lifetime.map(|lifetime| now + lifetime - MARGIN.min(lifetime / 5.0)),
            refused: false,
        }
    }

    /// A refresh token that outlived a reload, and nothing else yet.
    pub fn restored(refresh: String) -> Grant {
        Grant { access: String::new(), refresh: Some(refresh), id: None, ends: Some(0.0), refused: false }
    }

    /// Whether to renew before the next request.
    pub fn is_due(&self, now: f64) -> bool {
        self.refresh.is_some() && (self.refused || self.ends.is_some_and(|ends| ends <= now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(lifetime: Option<u64>) -> Tokens {
        Tokens { access: "a".into(), refresh: Some("r".into()), id: Some("i".into()), lifetime }
    }

    #[test]
    fn a_token_is_due_shortly_before_it_ends() {
        let grant = Grant::new(tokens(Some(300)), None, 1_000.0);
        assert!(!grant.is_due(290_999.0));
        assert!(grant.is_due(291_000.0));
        let short = Grant::new(tokens(Some(5)), None, 0.0);
        assert!(!short.is_due(3_999.0));
        assert!(short.is_due(4_000.0));
    }

    #[test]
    fn a_token_of_unknown_life_is_due_when_it_is_refused() {
        let mut grant = Grant::new(tokens(None), None, 0.0);
        assert!(!grant.is_due(1e12));
        grant.refused = true;
        assert!(grant.is_due(0.0));
    }

    #[test]
    fn without_a_refresh_token_nothing_can_be_done() {
        let mut grant = Grant::new(Tokens { refresh: None, ..tokens(Some(1)) }, None, 0.0);
        grant.refused = true;
        assert!(!grant.is_due(1e12));
    }

    #[test]
    fn what_an_issuer_does_not_say_again_stays() {
        let before = Grant::new(tokens(None), None, 0.0);
        let answer = Tokens { access: "b".into(), refresh: None, id: None, lifetime: None };
        let after = Grant::new(answer, Some(before), 0.0);
        assert_eq!((after.access.as_str(), after.refresh.as_deref()), ("b", Some("r")));
        assert_eq!(after.id.as_deref(), Some("i"));
        let rotated = Grant::new(Tokens { refresh: Some("s".into()), ..tokens(None) }, Some(after), 0.0);
        assert_eq!(rotated.refresh.as_deref(), Some("s"));
    }
}
