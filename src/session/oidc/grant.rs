//! The tokens in use, and when they have to be renewed. Pure.

use crate::session::oidc::tokens::Tokens;

/// Milliseconds before its end at which an access token counts as run out, so that no request is refused on its way.
const MARGIN: f64 = 10_000.0;

/// Now, by both clocks of this device, in milliseconds. Neither is enough: one can be set, and the other stands still in
/// some browsers while the device sleeps. The issuer's own clock does not matter.
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

    /// Whether one of the clocks says that it has come.
    fn has_come(self, now: Moment) -> bool {
        self.wall <= now.wall || self.steady <= now.steady
    }
}

/// The tokens that speak for somebody.
#[derive(Clone, PartialEq)]
pub struct Grant {
    /// For the service.
    pub access: String,
    /// For the next tokens; each is used once (rotation).
    pub refresh: Option<String>,
    /// The last ID token.
    pub id: Option<String>,
    /// When the access token counts as run out; `None` where nobody said.
    ends: Option<Moment>,
    /// The service does not accept the access token any more.
    pub refused: bool,
}

impl Grant {
    /// Takes what the issuer gave at `now` in place of `before`. What it does not say anew stays.
    pub fn new(tokens: Tokens, before: Option<Grant>, now: Moment) -> Grant {
        let (refresh, id) = before.map_or((None, None), |before| (before.refresh, before.id));
        let lifetime = tokens.lifetime.map(|seconds| seconds as f64 * 1000.0);
        Grant {
            access: tokens.access,
            refresh: tokens.refresh.or(refresh),
            id: tokens.id.or(id),
            // A short life is used for the most part, whatever the margin.
            ends: lifetime.map(|lifetime| now.after(lifetime - MARGIN.min(lifetime / 5.0))),
            refused: false,
        }
    }

    /// A refresh token that outlived a reload, and nothing else yet.
    pub fn restored(refresh: String) -> Grant {
        let ends = Some(Moment { wall: 0.0, steady: 0.0 });
        Grant { access: String::new(), refresh: Some(refresh), id: None, ends, refused: false }
    }

    /// Whether to renew before the next request.
    pub fn is_due(&self, now: Moment) -> bool {
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
    fn a_token_is_due_shortly_before_it_ends() {
        let grant = Grant::new(tokens(Some(300)), None, at(1_000.0));
        assert!(!grant.is_due(at(290_999.0)));
        assert!(grant.is_due(at(291_000.0)));
        let short = Grant::new(tokens(Some(5)), None, START);
        assert!(!short.is_due(at(3_999.0)));
        assert!(short.is_due(at(4_000.0)));
    }

    #[test]
    fn a_clock_that_is_put_back_or_stands_still_keeps_no_token_beyond_its_end() {
        let grant = Grant::new(tokens(Some(300)), None, START);
        assert!(grant.is_due(Moment { wall: WALL - 3_600_000.0, steady: 290_000.0 }), "put back by an hour");
        assert!(grant.is_due(Moment { wall: WALL + 28_800_000.0, steady: 5_000.0 }), "asleep for the night");
        assert!(!grant.is_due(Moment { wall: WALL - 3_600_000.0, steady: 289_999.0 }));
    }

    #[test]
    fn a_token_that_outlived_a_reload_is_due_at_once() {
        assert!(Grant::restored("r".into()).is_due(START));
    }

    #[test]
    fn a_token_of_unknown_life_is_due_when_it_is_refused() {
        let mut grant = Grant::new(tokens(None), None, START);
        assert!(!grant.is_due(at(1e12)));
        grant.refused = true;
        assert!(grant.is_due(START));
    }

    #[test]
    fn without_a_refresh_token_nothing_can_be_done() {
        let mut grant = Grant::new(Tokens { refresh: None, ..tokens(Some(1)) }, None, START);
        grant.refused = true;
        assert!(!grant.is_due(at(1e12)));
    }

    #[test]
    fn what_an_issuer_does_not_say_again_stays() {
        let before = Grant::new(tokens(None), None, START);
        let answer = Tokens { access: "b".into(), refresh: None, id: None, lifetime: None };
        let after = Grant::new(answer, Some(before), START);
        assert_eq!((after.access.as_str(), after.refresh.as_deref()), ("b", Some("r")));
        assert_eq!(after.id.as_deref(), Some("i"));
        let rotated = Grant::new(Tokens { refresh: Some("s".into()), ..tokens(None) }, Some(after), START);
        assert_eq!(rotated.refresh.as_deref(), Some("s"));
    }
}
