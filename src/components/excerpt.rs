//! A text of any length where there is little room.

use leptos::prelude::*;

use crate::language::texts::common;

/// Characters, and lines, that are shown of a text at once.
const LENGTH: usize = 140;
const LINES: usize = 3;

/// A text as it was typed; of a long one the beginning, and all of it on demand.
#[component]
pub fn Excerpt(
    /// The text.
    text: String,
) -> impl IntoView {
    if text.is_empty() {
        return view! { <span class="excerpt hint">{common::EMPTY}</span> }.into_any();
    }
    match beginning(&text) {
        None => view! { <span class="excerpt">{text}</span> }.into_any(),
        Some(beginning) => {
            let beginning = format!("{beginning}…");
            view! {
                <details class="excerpt">
                    <summary>
                        <span class="beginning">{beginning}</span>
                        <span class="more">{common::SHOW_ALL}</span>
                        <span class="less">{common::SHOW_LESS}</span>
                    </summary>
                    <div>{text}</div>
                </details>
            }
            .into_any()
        }
    }
}

/// What is shown of a text that is too long.
fn beginning(text: &str) -> Option<&str> {
    let end_of_lines = text.match_indices('\n').nth(LINES - 1).map(|(at, _)| at);
    let end_of_characters = text.char_indices().nth(LENGTH).map(|(at, _)| at);
    let end = end_of_lines.into_iter().chain(end_of_characters).min()?;
    Some(text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(beginning("one\ntwo\nthree"), None);
        assert_eq!(beginning(&"é".repeat(LENGTH)), None);
    }

    #[test]
    fn a_long_one_begins_within_its_lines_and_characters() {
        assert_eq!(beginning("one\ntwo\n\nfour"), Some("one\ntwo"));
        assert_eq!(beginning(&"é".repeat(LENGTH + 1)), Some(&*"é".repeat(LENGTH)));
        assert_eq!(
            beginning(&format!("one {}", "\u{1F980}".repeat(LENGTH))).map(|text| text.chars().count()),
            Some(LENGTH)
        );
    }
}
