//! That trying again is worth it, not too early, and ends.

use proptest::prelude::*;

use super::*;

fn failed(kind: ErrorKind) -> ApiError {
    ApiError::new(kind)
}

fn asking(seconds: u32) -> ApiError {
    ApiError { retry_after: Some(seconds), ..failed(ErrorKind::TooMany(Some(seconds))) }
}

fn again(idempotency: Idempotency, kind: ErrorKind) -> bool {
    wait(idempotency, 1, &failed(kind), 0.5).is_some()
}

#[test]
fn what_passes_by_itself_is_tried_again() {
    for kind in [
        ErrorKind::Unreachable,
        ErrorKind::TooMany(None),
        ErrorKind::Server(502),
        ErrorKind::Server(503),
        ErrorKind::Server(504),
        ErrorKind::Unexpected(200),
    ] {
        assert!(again(Idempotency::Safe, kind), "{kind:?}");
        assert!(again(Idempotency::Idempotent, kind), "{kind:?}");
    }
}

#[test]
fn what_stays_as_it_is_or_has_cost_enough_is_not() {
    for kind in [
        ErrorKind::Timeout,
        ErrorKind::Aborted,
        ErrorKind::Cancelled,
        ErrorKind::Unauthorized,
        ErrorKind::OtherUser,
        ErrorKind::Forbidden,
        ErrorKind::NotFound,
        ErrorKind::TooLarge,
        ErrorKind::Invalid,
        ErrorKind::Unexpected(404),
    ] {
        assert!(!again(Idempotency::Safe, kind), "{kind:?}");
        assert!(!again(Idempotency::Idempotent, kind), "{kind:?}");
    }
}

#[test]
fn after_a_500_only_a_reading_is_tried_again() {
    assert!(again(Idempotency::Safe, ErrorKind::Server(500)));
    assert!(!again(Idempotency::Idempotent, ErrorKind::Server(500)));
}

#[test]
fn all_tries_together_take_less_than_two_seconds_unless_the_service_asks_for_more() {
    let waits = (1..=TRIES).map(|tries| wait(Idempotency::Safe, tries, &failed(ErrorKind::Unreachable), 1.0));
    let waits: Vec<_> = waits.flatten().map(|wait| wait.as_millis()).collect();
    assert_eq!(waits, [250, 500, 1000]);
}

#[test]
fn a_service_that_asks_for_more_than_a_moment_is_told_to_the_person() {
    assert!(wait(Idempotency::Safe, 1, &asking(LONGEST), 0.0).is_some());
    assert_eq!(wait(Idempotency::Safe, 1, &asking(LONGEST + 1), 0.0), None);
}

#[test]
fn retry_after_is_a_number_of_seconds_or_a_date() {
    let parse = |_: &str| 784_111_777_000.0;
    assert_eq!(retry_after(" 120 ", 0.0, parse), Some(120));
    assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_770_500.0, parse), Some(7));
    assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_999_000.0, parse), Some(0));
}

#[test]
fn what_is_neither_asks_for_nothing() {
    assert_eq!(retry_after("soon", 0.0, |_| f64::NAN), None);
    assert_eq!(retry_after("soon: maybe", 0.0, |_| f64::NAN), None);
    assert_eq!(retry_after("-5", 0.0, |_| 5_000.0), None);
    assert_eq!(retry_after("1.5", 0.0, |_| 5_000.0), None);
}

proptest! {
    #[test]
    fn it_ends(tries in TRIES.., seconds in any::<Option<u32>>(), random in any::<f64>()) {
        let error = ApiError { retry_after: seconds, ..failed(ErrorKind::Unreachable) };
        prop_assert_eq!(wait(Idempotency::Safe, tries, &error, random), None);
    }

    #[test]
    fn nothing_is_sent_before_the_service_wants_it(tries in 1..TRIES, seconds in 1..=LONGEST, random in 0.0..1.0) {
        let wait = wait(Idempotency::Idempotent, tries, &asking(seconds), random).unwrap();
        prop_assert!(wait >= Duration::from_secs(seconds.into()));
        prop_assert!(wait <= Duration::from_secs(seconds.into()) + Duration::from_millis(FIRST.into()));
    }

    #[test]
    fn each_pause_is_longer_than_the_one_before(random in 0.0..1.0) {
        let waits: Vec<_> =
            (1..TRIES).filter_map(|tries| wait(Idempotency::Safe, tries, &failed(ErrorKind::Unreachable), random)).collect();
        prop_assert_eq!(waits.len(), TRIES as usize - 1);
        prop_assert!(waits.is_sorted_by(|earlier, later| earlier < later));
    }

    #[test]
    fn no_header_asks_for_less_than_nothing_or_fails(header in ".*:.*", now in any::<f64>()) {
        prop_assert_eq!(retry_after(&header, now, |_| f64::NAN), None);
        prop_assert!(retry_after(&header, 0.0, |_| f64::MAX).is_none_or(|seconds| seconds == u32::MAX));
    }
}
