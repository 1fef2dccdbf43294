//! The tokens in use, and when they need renewal. Pure.

use crate::session::oidc::tokens::Tokens;

/// Milliseconds before its end at which an access token counts as expired, so that it does not expire during a request.
const MARGIN: f64 = 10_000.0;

/// A moment by both clocks of this device, in milliseconds. Neither is enough: one can be set, and the other stops in some
/// browsers while the device sleeps. The issuer's clock does not matter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// Since 1970.
    pub wall: f64,
    /// Since the document began.
    pub steady: f64,
}

impl Moment {
    fn after(self, milliseconds: f64) -> Moment {
        Moment { wall: self.wall + milliseconds, steady: self.steady + milliseconds }
    }

    /// Whether the moment has come by one of the clocks.
    fn has_come(self, now: Moment) -> bool {
        self.wall <= now.wall || self.steady <= now.steady
    }
}

/// The tokens in use.
#[derive(Clone, PartialEq)]
pub struct Grant {
    /// The access token, for the service.
    pub access: String,
    /// The refresh token. An issuer may accept it only once (rotation).
    pub refresh: Option<String>,
    /// The last ID token.
    pub id: Option<String>,
    /// When the access token counts as expired; `None` where the issuer gave no lifetime.
    ends: Option<Moment>,
    /// The service no longer accepts the access token.
    pub refused: bool,
}

impl Grant {
    /// The tokens that the issuer returned at `now`. A refresh or ID token that it did not return is that of `before`.
    pub fn new(tokens: Tokens, before: Option<Grant>, now: Moment) -> Grant {
        let (refresh, id) = before.map_or((None, None), |before| (before.refresh, before.id));
        let lifetime = tokens.lifetime.map(|seconds| seconds as f64 * 1000.0);
        Grant {
            access: tokens.access,
            refresh: tokens.refresh.or(refresh),
            id: tokens.id.or(id),
            // A short lifetime gets a smaller margin.
            ends: lifetime.map(|lifetime| now.after(lifetime - MARGIN.min(lifetime / 5.0))),
            refused: false,
        }
    }

    /// A refresh token that survived a reload, without an access token.
    pub fn restored(refresh: String) -> Grant {
        let ends = Some(Moment { wall: 0.0, steady: 0.0 });
        Grant { access: String::new(), refresh: Some(refresh), id: None, ends, refused: false }
    }

    /// Whether the tokens must be renewed before the next request.
    pub fn needs_renewal(&self, now: Moment) -> bool {
        self.refresh.is_some() && (self.refused || self.ends.is_some_and(|ends| ends.has_come(now)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(lifetime: Option<u64>) -> Tokens {
        Tokens { access: "a".into(), refresh: Some("r".into()), id: Some("i".into()), lifetime }
    }

    const fn at(milliseconds: f64) -> Moment {
        Moment { wall: WALL + milliseconds, steady: milliseconds }
    }

    const WALL: f64 = 1_760_000_000_000.0;
    const START: Moment = at(0.0);

    #[test]
    fn a_token_needs_renewal_shortly_before_it_expires() {
        let grant = Grant::new(tokens(Some(300)), None, at(1_000.0));
        assert!(!grant.needs_renewal(at(290_999.0)));
        assert!(grant.needs_renewal(at(291_000.0)));
        let short = Grant::new(tokens(Some(5)), None, START);
        assert!(!short.needs_renewal(at(3_999.0)));
        assert!(short.needs_renewal(at(4_000.0)));
    }

    #[test]
    fn a_token_expires_although_one_clock_is_set_back_or_stops() {
        let grant = Grant::new(tokens(Some(300)), None, START);
        assert!(
            grant.needs_renewal(Moment { wall: WALL - 3_600_000.0, steady: 290_000.0 }),
            "set back by an hour"
        );
        assert!(
            grant.needs_renewal(Moment { wall: WALL + 28_800_000.0, steady: 5_000.0 }),
            "asleep for the night"
        );
        assert!(!grant.needs_renewal(Moment { wall: WALL - 3_600_000.0, steady: 289_999.0 }));
    }

    #[test]
    fn a_restored_token_needs_renewal_at_once() {
        assert!(Grant::restored("r".into()).needs_renewal(START));
    }

    #[test]
    fn a_token_without_a_lifetime_needs_renewal_when_it_is_refused() {
        let mut grant = Grant::new(tokens(None), None, START);
        assert!(!grant.needs_renewal(at(1e12)));
        grant.refused = true;
        assert!(grant.needs_renewal(START));
    }

    #[test]
    fn without_a_refresh_token_nothing_is_renewed() {
        let mut grant = Grant::new(Tokens { refresh: None, ..tokens(Some(1)) }, None, START);
        grant.refused = true;
        assert!(!grant.needs_renewal(at(1e12)));
    }

    #[test]
    fn keeps_the_tokens_that_a_renewal_does_not_return() {
        let before = Grant::new(tokens(None), None, START);
        let renewed = Tokens { access: "b".into(), refresh: None, id: None, lifetime: None };
        let after = Grant::new(renewed, Some(before), START);
        assert_eq!((after.access.as_str(), after.refresh.as_deref()), ("b", Some("r")));
        assert_eq!(after.id.as_deref(), Some("i"));
        let rotated = Grant::new(Tokens { refresh: Some("s".into()), ..tokens(None) }, Some(after), START);
        assert_eq!(rotated.refresh.as_deref(), Some("s"));
    }
}
