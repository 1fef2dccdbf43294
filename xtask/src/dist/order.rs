//! An order of the functions of a program in which those that are alike stand next to each other.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use anyhow::Result;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// How many bytes in a row two functions have to have in common to count as alike in one place.
const RUN: usize = 5;

/// The program with a name for each of its functions, and the names in the order in which the functions should stand: by
/// their signatures, whose list is then a few repetitions, and by what their bytes have in common.
///
/// # Errors
/// If the program cannot be read.
pub(super) fn with_names(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut signatures, mut bodies) = (0, Vec::new(), Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::FunctionSection(types) => {
                signatures = types.into_iter().collect::<Result<_, _>>()?;
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut places = vec![0; bodies.len()];
    for (place, function) in order(&signatures, &bodies).into_iter().enumerate() {
        places[function] = place;
    }
    Ok([wasm, &name_section(imported, &places)?].concat())
}

/// The functions by signature and, among those with the same one, by likeness.
fn order(signatures: &[u32], bodies: &[&[u8]]) -> Vec<usize> {
    let mut same = BTreeMap::<u32, Vec<usize>>::new();
    for (function, signature) in signatures.iter().enumerate() {
        same.entry(*signature).or_default().push(function);
    }
    let ordered = |group: Vec<usize>| {
        let bodies: Vec<_> = group.iter().map(|function| bodies[*function]).collect();
        chain(&bodies).into_iter().map(move |member| group[member])
    };
    same.into_values().flat_map(ordered).collect()
}

/// The indices of `bodies` from the first one on; each is followed by the one of those left that is most like it.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<HashSet<&[u8]>> = bodies.iter().map(|body| body.windows(RUN).collect()).collect();
    let mut users = HashMap::<&[u8], Vec<usize>>::new();
    for (body, runs) in runs.iter().enumerate() {
        for run in runs {
            users.entry(run).or_default().push(body);
        }
    }
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut chain = Vec::new();
    let mut next = left.first().copied();
    while let Some(body) = next {
        left.remove(&body);
        chain.push(body);
        let mut common = vec![0_usize; bodies.len()];
        for other in runs[body].iter().flat_map(|run| &users[run]) {
            common[*other] += 1;
        }
        // Runs in common by the root of the size, squared. A few more are added to the size, or the shortest would always win.
        let likeness = |other: usize| (common[other].pow(2) << 16) / (runs[other].len() + 8);
        next = left.iter().copied().max_by_key(|other| (likeness(*other), Reverse(*other)));
    }
    chain
}

/// The custom section "name" with a name for each function after the imported ones: its place, in digits that sort as text.
fn name_section(imported: usize, places: &[usize]) -> Result<Vec<u8>> {
    let mut names = NameMap::new();
    for (function, place) in places.iter().enumerate() {
        names.append(u32::try_from(imported + function)?, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut bytes = Vec::new();
    section.append_to(&mut bytes);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stands_together() {
        let bodies: [&[u8]; 5] =
            [b"save the name", b"0123456789", b"save the mail", b"1234567890", b"saved the mail"];
        assert_eq!(chain(&bodies), [0, 2, 4, 1, 3]);
    }

    #[test]
    fn functions_of_one_signature_stand_together() {
        let bodies: [&[u8]; 4] = [b"save the name", b"0123456789", b"save the mail", b"1234567890"];
        assert_eq!(order(&[1, 0, 0, 1], &bodies), [1, 2, 0, 3]);
    }

    #[test]
    fn each_function_is_in_the_order_once() {
        let bodies: [&[u8]; 4] = [b"", b"same", b"", b"same"];
        assert_eq!(order(&[0; 4], &bodies), [0, 1, 2, 3]);
        assert_eq!(order(&[], &[]), [0; 0]);
    }
}
