//! A text with its arguments, or one text for each plural category, and how the app stores it.

/// Before an argument's number, as one digit.
const ARGUMENT: char = '\u{1}';
/// Between a plural category and its text.
const CATEGORY: char = '\u{2}';
/// Between plural forms.
const FORM: char = '\u{3}';

/// One text of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Text {
    /// One sentence.
    One(Vec<Part>),
    /// A sentence for each plural category (CLDR's names), `other` last.
    Plural(Vec<(&'static str, Vec<Part>)>),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Literal(String),
    Argument(String),
}

impl Text {
    /// The names of its arguments, in the order of their first appearance; `count` comes first in a plural.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let (first, sentences): (&[&str], Vec<&Vec<Part>>) = match self {
            Text::One(parts) => (&[], vec![parts]),
            Text::Plural(forms) => (&["count"], forms.iter().map(|(_, parts)| parts).collect()),
        };
        let mut names: Vec<String> = first.iter().map(ToString::to_string).collect();
        for part in sentences.into_iter().flatten() {
            if let Part::Argument(name) = part
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        names
    }

    /// The text in the form that the app reads. An argument is a marker and its index in `arguments`.
    pub(crate) fn encode(&self, arguments: &[String]) -> String {
        let sentence = |parts: &Vec<Part>| -> String {
            parts
                .iter()
                .map(|part| match part {
                    Part::Literal(text) => text.clone(),
                    Part::Argument(name) => {
                        let number = arguments.iter().position(|other| other == name).unwrap_or_default();
                        format!("{ARGUMENT}{number}")
                    }
                })
                .collect()
        };
        match self {
            Text::One(parts) => sentence(parts),
            Text::Plural(forms) => {
                let forms: Vec<_> = forms
                    .iter()
                    .map(|(name, parts)| format!("{name}{CATEGORY}{}", sentence(parts)))
                    .collect();
                forms.join(&FORM.to_string())
            }
        }
    }

    /// The text for documentation.
    pub(crate) fn doc(&self) -> String {
        let parts = match self {
            Text::One(parts) => parts,
            Text::Plural(forms) => forms.last().map_or(const { &Vec::new() }, |(_, parts)| parts),
        };
        let show = |part: &Part| match part {
            Part::Literal(text) => text.clone(),
            Part::Argument(name) => format!("{{{name}}}"),
        };
        parts.iter().map(show).collect()
    }

    /// The text with accents, padding and brackets, 40 % longer.
    pub(crate) fn pseudo(&self) -> Text {
        match self {
            Text::One(parts) => Text::One(lengthen(parts)),
            Text::Plural(forms) => {
                Text::Plural(forms.iter().map(|(name, parts)| (*name, lengthen(parts))).collect())
            }
        }
    }
}

fn lengthen(parts: &[Part]) -> Vec<Part> {
    let literal = |part: &Part| match part {
        Part::Literal(text) => text.chars().count(),
        Part::Argument(_) => 0,
    };
    let length: usize = parts.iter().map(literal).sum();
    let accented = parts.iter().map(|part| match part {
        Part::Literal(text) => Part::Literal(text.chars().map(accent).collect()),
        Part::Argument(name) => Part::Argument(name.clone()),
    });
    // Words of three letters, so that the padding can break into lines like a sentence.
    let padding: String = " ~~~".chars().cycle().take((length * 2).div_ceil(5)).collect();
    let brackets = (Part::Literal("⟦".into()), Part::Literal(format!("{padding}⟧")));
    [brackets.0].into_iter().chain(accented).chain([brackets.1]).collect()
}

fn accent(letter: char) -> char {
    let plain = "aceinouyACEINOUY";
    let accented = "áçéíñóúýÁÇÉÍÑÓÚÝ";
    plain.chars().position(|other| other == letter).and_then(|at| accented.chars().nth(at)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> Part {
        Part::Literal(text.into())
    }

    #[test]
    fn a_pseudo_text_is_two_fifths_longer_and_keeps_its_arguments() {
        let text = Text::One(vec![literal("Remove "), Part::Argument("item".into()), literal(" now")]);
        assert_eq!(
            text.pseudo().doc(),
            "⟦Rémóvé {item} ñów ~~~ ⟧",
            "eleven letters get five more, and brackets that show where it ends"
        );
        assert_eq!(text.pseudo().arguments(), text.arguments());
    }

    #[test]
    fn plural_forms_are_stored_side_by_side() {
        let many = vec![Part::Argument("count".into()), literal(" days")];
        let text = Text::Plural(vec![("one", vec![literal("one day")]), ("other", many)]);
        assert_eq!(text.arguments(), ["count"]);
        assert_eq!(text.encode(&text.arguments()), "one\u{2}one day\u{3}other\u{2}\u{1}0 days");
    }
}
