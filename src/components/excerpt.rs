//! A text of any length in little space.

use leptos::prelude::*;

use crate::language::texts::common;

/// How many characters and lines are shown at first.
const LENGTH: usize = 140;
const LINES: usize = 3;

/// A text as it was typed. Of a long one the beginning is shown, and the rest on demand.
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

/// The beginning of a text that is too long; `None` where it is short enough.
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
    fn a_short_text_has_no_excerpt() {
        assert_eq!(beginning("one\ntwo\nthree"), None);
        assert_eq!(beginning(&"é".repeat(LENGTH)), None);
    }

    #[test]
    fn an_excerpt_has_at_most_so_many_lines_and_characters() {
        assert_eq!(beginning("one\ntwo\n\nfour"), Some("one\ntwo"));
        assert_eq!(beginning(&"é".repeat(LENGTH + 1)), Some(&*"é".repeat(LENGTH)));
        assert_eq!(
            beginning(&format!("one {}", "\u{1F980}".repeat(LENGTH))).map(|text| text.chars().count()),
            Some(LENGTH)
        );
    }
}
