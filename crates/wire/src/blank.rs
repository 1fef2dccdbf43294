//! [`is_blank`]: whether a text has anything to see.

/// Whether a text has nothing to see: it is empty, or has only white space, control characters and characters that no
/// font draws (Unicode's `Default_Ignorable_Code_Point` and `White_Space`, and the blanks that it counts as symbols).
///
/// A service writes "nothing" as absent, `null`, empty or blank, and a person sees no difference.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

fn is_invisible(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || matches!(
            character,
            // Soft hyphen, grapheme joiner, Arabic letter mark.
            '\u{AD}' | '\u{34F}' | '\u{61C}'
            // Fillers of Hangul and Khmer, Mongolian separators.
            | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}' | '\u{FFA0}'
            // Zero width spaces and joiners, marks of direction, invisible operators.
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            // The Braille pattern without dots.
            | '\u{2800}'
            // Variation selectors, byte order mark, annotations.
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}'
            // Controls of shorthand and music, tags, more variation selectors.
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D159}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_without_visible_characters_is_blank() {
        for text in [
            "",
            " ",
            "\t\r\n",
            "\u{A0}",
            "\u{3000}",
            "\u{200B}",
            "\u{200D}\u{2060}\u{FEFF}",
            "\u{202E} \u{2069}",
            "\u{AD}",
            "\u{2800}",
            "\u{3164}",
            "\u{115F}\u{1160}\u{FFA0}",
            "\u{FE0F}",
            "\u{E0020}",
            "\u{0}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn one_visible_character_is_enough() {
        for text in ["a", " é ", "\u{200B}0\u{200B}", "👩\u{200D}👩", "-", "·", "\u{600}", "ㅤ字"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }
}
