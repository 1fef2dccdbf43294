//! Switching many notification preferences at once, and the sections of a long list. Pure.

use std::collections::HashMap;

use wire::Object;

use crate::resource::edit::{Edit, Step};

/// So many events whose keys begin with the same words make a section.
const LEAST: usize = 3;

/// Switches those of `events` that a person sees a channel offer, and no other value.
#[must_use]
pub fn switch_all(seen: &Object, channel: &str, events: &[impl AsRef<str>], on: bool) -> Edit {
    let step = |event: &str| Step {
        path: vec![channel.into(), event.into()],
        from: Some((!on).into()),
        to: Some(on.into()),
    };
    let others = events.iter().map(AsRef::as_ref).filter(|event| state(seen, channel, event) == Some(!on));
    Edit::Overwrite(others.map(step).collect())
}

/// How many of `events` reach the person by a channel, and how many of them it offers.
#[must_use]
pub fn reached(doc: &Object, channel: &str, events: &[impl AsRef<str>]) -> (usize, usize) {
    let states = events.iter().filter_map(|event| state(doc, channel, event.as_ref()));
    states.fold((0, 0), |(on, of), is_on| (on + usize::from(is_on), of + 1))
}

fn state(doc: &Object, channel: &str, event: &str) -> Option<bool> {
    doc.get(channel)?.get(event)?.as_bool()
}

/// Puts events together whose keys begin with the same words. A section is these words and its events; sections come in the
/// order of their first events. The events that have no section of their own are the last one, without words.
#[must_use]
pub fn sections(events: &[String]) -> Vec<(String, Vec<String>)> {
    let shared = shared_words(events);
    let mut sections: Vec<Vec<String>> = Vec::new();
    let mut places = HashMap::new();
    for event in events {
        let place = *places.entry(first_words(event, shared + 1)).or_insert(sections.len());
        if place == sections.len() {
            sections.push(Vec::new());
        }
        sections[place].push(event.clone());
    }
    let (large, small): (Vec<_>, Vec<_>) = sections.into_iter().partition(|events| events.len() >= LEAST);
    let named = |events: Vec<String>| (first_words(&events[0], shared_words(&events)).to_owned(), events);
    let others: Vec<String> = small.into_iter().flatten().collect();
    let others = (!others.is_empty()).then_some((String::new(), others));
    large.into_iter().map(named).chain(others).collect()
}

/// How many words all `events` begin with; each has at least one more.
fn shared_words(events: &[String]) -> usize {
    let Some((first, others)) = events.split_first() else { return 0 };
    let shared = |other: &String| first.split('_').zip(other.split('_')).take_while(|(a, b)| a == b).count();
    let least = events.iter().map(|event| event.split('_').count() - 1).min().unwrap_or_default();
    others.iter().map(shared).fold(least, usize::min)
}

fn first_words(event: &str, count: usize) -> &str {
    event.match_indices('_').nth(count.wrapping_sub(1)).map_or(event, |(end, _)| &event[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switching_a_channel_switches_its_events_and_nothing_else() {
        let text =
            r#"{"version":3,"email":{"a":false,"b":true,"quota":12345678901234567890123},"app":{"a":false}}"#;
        let mut doc: Object = serde_json::from_str(text).unwrap();
        for channel in ["email", "version", "fax"] {
            switch_all(&doc.clone(), channel, &["a", "b", "quota", "c"], true).apply(&mut doc);
        }
        let expected = text.replacen(r#""a":false"#, r#""a":true"#, 1);
        assert_eq!(serde_json::to_string(&doc).unwrap(), expected);
        assert_eq!(reached(&doc, "email", &["a", "quota", "c"]), (1, 1));
        assert_eq!(reached(&doc, "version", &["a"]), (0, 0));
    }

    fn sections_of(events: &[&str]) -> Vec<(String, usize)> {
        let events: Vec<_> = events.iter().map(ToString::to_string).collect();
        sections(&events).into_iter().map(|(words, events)| (words, events.len())).collect()
    }

    #[test]
    fn events_with_the_same_first_words_are_a_section() {
        let events = ["lease_signed", "file_new_a", "quota", "file_new_b", "lease_ended", "file_new_c_d"];
        assert_eq!(sections_of(&events), [("file_new".into(), 3), (String::new(), 3)]);
    }

    #[test]
    fn words_that_all_events_share_make_no_section() {
        let events = ["on_a_1", "on_a_2", "on_a_3", "on_b_1", "on_b_2", "on_b_3"];
        assert_eq!(sections_of(&events), [("on_a".into(), 3), ("on_b".into(), 3)]);
        assert_eq!(sections_of(&["event_1", "event_2", "event_3"]), [(String::new(), 3)]);
        assert_eq!(sections_of(&[]), []);
    }
}
