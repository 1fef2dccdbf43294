//! AVIF and HEIC: boxes in boxes (ISO 14496-12), with the size as a property of an item (ISO 23008-12).

use super::Kind;
use super::bytes::{be32, place};
use super::formats::Measure;

const AVIF: [&[u8]; 2] = [b"avif", b"avis"];
const HEIC: [&[u8]; 9] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1"];
/// The brands of a sequence.
const MOVING: [&[u8]; 4] = [b"avis", b"hevc", b"hevx", b"msf1"];

/// The format, by the brand of the file and those that it is compatible with.
pub(super) fn kind(file: &[u8]) -> Option<Kind> {
    let brands: Vec<_> = brands(file).collect();
    let has = |known: &[&[u8]]| brands.iter().any(|brand| known.contains(brand));
    if has(&AVIF) {
        return Some(Kind::Avif);
    }
    has(&HEIC).then_some(Kind::Heic)
}

/// Width and height: of all pictures in it, such as a thumbnail and tiles, those of the largest.
pub(super) fn measure(file: &[u8]) -> Option<Measure> {
    // Four bytes of version and flags stand before the boxes.
    let meta = child(file, b"meta")?.get(4..)?;
    let properties = child(child(meta, b"iprp")?, b"ipco")?;
    let sizes = boxes(properties).filter(|(kind, _)| kind == b"ispe");
    let sizes = sizes.filter_map(|(_, size)| Some((be32(size, 4)?, be32(size, 8)?)));
    let (width, height) = sizes.max_by_key(|(width, height)| u64::from(*width) * u64::from(*height))?;
    Some((width, height, brands(file).next().is_some_and(|brand| MOVING.contains(&brand))))
}

/// The brands of the first box, if that has some.
fn brands(file: &[u8]) -> impl Iterator<Item = &[u8]> {
    let list = boxes(file).next().filter(|(kind, _)| kind == b"ftyp").map_or(&[][..], |(_, list)| list);
    // The second word is a version.
    list.chunks_exact(4).enumerate().filter(|(at, _)| *at != 1).map(|(_, brand)| brand)
}

fn child<'a>(file: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(file).find(|(kind, _)| kind == wanted).map(|(_, content)| content)
}

/// The boxes that follow each other, with what is there of their content.
fn boxes(file: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = file;
    std::iter::from_fn(move || {
        let (length, kind) = (be32(rest, 0)?, *rest.get(4..)?.first_chunk()?);
        let (head, length) = match length {
            0 => (8, usize::MAX),
            // The length has eight bytes of its own.
            1 if be32(rest, 8)? > 0 => (16, usize::MAX),
            1 => (16, place(be32(rest, 12)?)),
            length => (8, place(length)),
        };
        let (one, next) = rest.split_at(length.max(head).min(rest.len()));
        rest = next;
        Some((kind, one.get(head..).unwrap_or_default()))
    })
}
