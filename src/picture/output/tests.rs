//! Tests of the choice of type, quality and size.

use proptest::prelude::*;

use super::*;

/// Encodes as a browser that knows `formats`: another type comes out as PNG, and a PNG has ten times the bytes.
fn encode(attempts: &mut Attempts, formats: &[Format], max: u32, accepts: &[&str]) -> Option<Attempt> {
    let mut last: Option<Attempt> = None;
    while let Some(attempt) = attempts.current() {
        assert!(accepts.contains(&attempt.format.media_type()), "{attempt:?} is not accepted");
        if let Some(last) = last {
            assert!(attempt.side <= last.side, "{attempt:?} after {last:?}");
            assert_ne!(attempt, last);
        }
        last = Some(attempt);
        let share = if attempt.format == Format::Png { 10.0 } else { attempt.quality };
        if !formats.contains(&attempt.format) {
            attempts.reject(Rejection::OtherType);
        } else if f64::from(attempt.side * attempt.side) * share > f64::from(max) {
            attempts.reject(Rejection::TooLarge);
        } else {
            return Some(attempt);
        }
    }
    None
}

const ALL: &[Format] = &[Format::Png, Format::Jpeg, Format::WebP];
const SAFARI: &[Format] = &[Format::Png, Format::Jpeg];
const FOUR: &[&str] = &["image/png", "image/jpeg", "image/webp", "image/gif"];

#[track_caller]
fn check(is_transparent: bool, accepts: &[&str], browser: &[Format], expected: Option<(Format, bool)>) {
    let mut attempts = Attempts::new(900.0, is_transparent, |kind| accepts.contains(&kind));
    let found = encode(&mut attempts, browser, u32::MAX, accepts);
    assert_eq!(found.map(|attempt| (attempt.format, attempt.is_flattened)), expected);
    assert_eq!(found.map_or(MAX_SIDE, |attempt| attempt.side), MAX_SIDE);
}

#[test]
fn the_type_follows_transparency_service_and_browser() {
    check(false, FOUR, ALL, Some((Format::Jpeg, false)));
    check(true, FOUR, ALL, Some((Format::WebP, false)));
    check(true, FOUR, SAFARI, Some((Format::Png, false)));
    check(true, &["image/jpeg"], ALL, Some((Format::Jpeg, true)));
    check(true, &["image/webp", "image/jpeg"], SAFARI, Some((Format::Jpeg, true)));
    check(false, &["image/png"], ALL, Some((Format::Png, false)));
    check(false, &["image/webp"], ALL, Some((Format::WebP, false)));
    check(false, &["image/webp"], SAFARI, None);
    check(false, &["image/svg+xml", "image/gif"], ALL, None);
}

#[test]
fn a_small_picture_is_not_enlarged() {
    let side = |side| Attempts::new(side, false, |_| true).current().map(|attempt| attempt.side);
    assert_eq!([side(8.0), side(0.2), side(511.6), side(4000.0)], [Some(8), Some(1), Some(512), Some(512)]);
}

#[test]
fn quality_is_lowered_before_size() {
    let mut attempts = Attempts::new(512.0, false, |_| true);
    let steps: Vec<_> = std::iter::from_fn(|| {
        let attempt = attempts.current()?;
        attempts.reject(Rejection::TooLarge);
        Some((attempt.quality, attempt.side))
    })
    .collect();
    assert_eq!(steps[..5], [(0.92, 512), (0.8, 512), (0.65, 512), (0.5, 512), (0.92, 384)]);
    assert_eq!(steps.last(), Some(&(0.5, 24)));
}

proptest! {
    #[test]
    fn it_ends_with_a_picture_that_fits_or_none(
        side in 1.0..5000.0,
        is_transparent: bool,
        max in 1_u32..3_000_000,
        accepted in prop::sample::subsequence(FOUR.to_vec(), 0..=4),
        browser in prop::sample::subsequence(ALL.to_vec(), 1..=3),
    ) {
        let mut attempts = Attempts::new(side, is_transparent, |kind| accepted.contains(&kind));
        let found = encode(&mut attempts, &browser, max, &accepted);
        if let Some(found) = found {
            prop_assert!(browser.contains(&found.format) && found.side <= MAX_SIDE);
            prop_assert!(!is_transparent || found.format != Format::Jpeg || found.is_flattened);
        } else if max > MIN_SIDE * MIN_SIDE * 10 {
            let kinds = browser.iter().map(|format| format.media_type());
            prop_assert!(!kinds.into_iter().any(|kind| accepted.contains(&kind)));
        }
    }
}
