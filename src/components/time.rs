//! A point in time, in the reader's language and time zone.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::wasm_bindgen::{JsCast, JsValue};

use crate::language::{Language, Localized};

/// A moment as date and time, or a day as a date. Any other text is shown unchanged. A moment without a zone is in UTC.
#[component]
pub fn Time(
    /// A moment: RFC 3339 or similar, the date of a mail (RFC 5322), or a number of seconds or less since 1970.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    let language = Language::current();
    let date = parse(&value);
    let datetime = date.as_ref().map(|(date, is_day)| {
        let text = String::from(date.to_iso_string());
        if *is_day { text.split('T').next().unwrap_or_default().to_owned() } else { text }
    });
    let date = StoredValue::new(SendWrapper::new(date));
    let text = Signal::derive(move || {
        let formatted =
            date.with_value(|date| date.as_ref().and_then(|(date, is_day)| format(date, *is_day, language)));
        formatted.unwrap_or_else(|| value.clone())
    });
    let text = Localized::from(text);
    view! { <time datetime=datetime>{text}</time> }
}

/// The date, and whether it is a day without a time.
fn parse(value: &str) -> Option<(Date, bool)> {
    let moment = moment(value)?;
    let date = match &moment {
        #[expect(clippy::cast_precision_loss, reason = "browsers know no date that far away")]
        Moment::Since(milliseconds) => Date::new(&JsValue::from_f64(*milliseconds as f64)),
        Moment::Text(text) | Moment::Day(text) => Date::new(&JsValue::from_str(text)),
    };
    (!date.get_time().is_nan()).then_some((date, matches!(moment, Moment::Day(_))))
}

fn format(date: &Date, is_day: bool, language: Language) -> Option<String> {
    let options = Object::new();
    let styles: &[(&str, &str)] = if is_day {
        &[("dateStyle", "long"), ("timeZone", "UTC")]
    } else {
        &[("dateStyle", "long"), ("timeStyle", "short")]
    };
    for (key, style) in styles {
        Reflect::set(&options, &(*key).into(), &(*style).into()).ok()?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into()).ok()?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into()).ok()?.dyn_into().ok()?;
    let construct = |tag: &str| Reflect::construct(&constructor, &Array::of2(&tag.into(), &options)).ok();
    // The constructor throws on an invalid tag.
    let format = construct(&language.tag()).or_else(|| construct(language.get().tag()))?;
    format
        .unchecked_into::<Intl::DateTimeFormat>()
        .format()
        .call1(&JsValue::UNDEFINED, date)
        .ok()?
        .as_string()
}

/// A moment in a form that the browser can parse.
#[derive(Debug, PartialEq)]
enum Moment {
    /// Milliseconds since 1970.
    Since(u64),
    /// A moment with its zone.
    Text(String),
    /// A day.
    Day(String),
}

/// Accepts only what is surely a moment: browsers parse nearly any text with a number in it.
fn moment(value: &str) -> Option<Moment> {
    let value = value.trim();
    if let Some(since) = since(value) {
        return Some(Moment::Since(since));
    }
    let mut digits = value.bytes();
    let year = (0..4).all(|_| digits.next().is_some_and(|byte| byte.is_ascii_digit()));
    let is_iso = year && digits.next() == Some(b'-');
    let Some((before, after)) = value.split_once(':') else {
        return (is_iso && value.len() == 10).then(|| Moment::Day(value.into()));
    };
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    if !is_iso && !before.split([' ', ',', '-']).any(|word| months.contains(&word)) {
        return None;
    }
    let has_zone = after.contains(|it: char| it.is_alphabetic() || "+-".contains(it));
    // PostgreSQL writes a zone as hours only.
    let is_short = after.rsplit_once(['+', '-']).is_some_and(|(_, zone)| zone.len() == 2);
    let zone = match has_zone {
        true if is_iso && is_short => ":00",
        true => "",
        false if is_iso => "Z",
        false => " UTC",
    };
    let text = if is_iso { value.to_ascii_uppercase().replacen(' ', "T", 1) } else { value.into() };
    Some(Moment::Text(format!("{text}{zone}")))
}

/// Milliseconds since 1970 of a number of seconds, milliseconds, microseconds or nanoseconds. The number of digits tells
/// which, for the years from 2001 to 2286.
fn since(value: &str) -> Option<u64> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match whole.len() {
        10 => format!("{whole}{fraction:0<3.3}").parse().ok(),
        13 | 16 | 19 => whole[..13].parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Option<String> {
        match moment(value)? {
            Moment::Text(text) => Some(text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_moment_without_a_zone_is_in_utc() {
        for (value, read) in [
            ("2025-11-25T12:00:00", "2025-11-25T12:00:00Z"),
            ("2025-11-25 12:00:00.123456", "2025-11-25T12:00:00.123456Z"),
            (" 2025-11-25T12:00\n", "2025-11-25T12:00Z"),
            ("Tue, 25 Nov 2025 12:00:00", "Tue, 25 Nov 2025 12:00:00 UTC"),
            ("Tue Nov 25 12:00:00 2025", "Tue Nov 25 12:00:00 2025 UTC"),
        ] {
            assert_eq!(text(value).as_deref(), Some(read));
        }
    }

    #[test]
    fn a_zone_is_preserved() {
        for value in [
            "2025-11-25T12:00:00Z",
            "2025-11-25T12:00:00.5+01:00",
            "2025-11-25T12:00:00-0500",
            "25 Nov 2025 12:00:00 GMT",
            "Tue, 25 Nov 2025 12:00:00 +0100",
        ] {
            assert_eq!(text(value).as_deref(), Some(value));
        }
        assert_eq!(text("2025-11-25t12:00:00z").as_deref(), Some("2025-11-25T12:00:00Z"));
        assert_eq!(text("2025-11-25 12:00:00+00").as_deref(), Some("2025-11-25T12:00:00+00:00"));
    }

    #[test]
    fn a_number_counts_from_1970_and_a_day_is_a_day() {
        for value in
            ["1764072000", "1764072000000", "1764072000.0", "1764072000000000", "1764072000000000000"]
        {
            assert_eq!(moment(value), Some(Moment::Since(1_764_072_000_000)), "{value}");
        }
        for value in ["1764072000.12", "1764072000.1209", "1764072000120.9", "1764072000120999"] {
            assert_eq!(moment(value), Some(Moment::Since(1_764_072_000_120)), "{value}");
        }
        assert_eq!(moment("2025-11-25"), Some(Moment::Day("2025-11-25".into())));
    }

    #[test]
    fn ambiguous_text_is_not_a_moment() {
        for value in [
            "",
            "yesterday",
            "room 12",
            "11/12/2025",
            "11/12/2025 10:00",
            "2025",
            "12:30",
            "version 3: beta",
            "17640720000",
            "2025-11",
            "1e10",
            "1764072000.0.0",
        ] {
            assert_eq!(moment(value), None, "{value}");
        }
    }
}
