//! The colour of a person's initials.

/// How many there are; `style/picture.css` has a class for each.
const TINTS: u32 = 8;

/// The number of the colour, below [`TINTS`], which is the same for the same text everywhere (FNV-1a).
pub(super) fn tint(text: &str) -> u32 {
    let hash =
        text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    // The low bits alone hardly depend on the first letters.
    (hash ^ (hash >> 16)) % TINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_has_the_same_colour() {
        // Fixed, because a person knows their colour again after an update of the page.
        let known = ["", "Zoé Martin", "山田太郎", "0b6d4a8e-61c7-4b5e-9e1c-5f7d2a3c4b5d"].map(tint);
        assert_eq!(known, [1, 4, 5, 0]);
    }

    #[test]
    fn people_are_spread_over_all_colours() {
        let mut people = [0; TINTS as usize];
        for number in 0..800 {
            people[tint(&format!("person-{number}")) as usize] += 1;
        }
        assert!(people.iter().all(|people| (60..140).contains(people)), "{people:?}");
    }
}
