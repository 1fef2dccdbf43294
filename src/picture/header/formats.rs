//! Width, height and whether it moves, for each format of its own.

use super::bytes::{be16, be32, le16, le24, le32, place};

/// Width, height, and whether there is more than one frame.
pub(super) type Measure = (u32, u32, bool);

/// PNG, third edition: the chunk `acTL` before the first `IDAT` makes it an animation.
pub(super) fn png(file: &[u8]) -> Option<Measure> {
    file.get(12..16).filter(|kind| kind == b"IHDR")?;
    let mut at = 8_usize;
    let animated = loop {
        match file.get(at.saturating_add(4)..).and_then(|rest| rest.first_chunk()) {
            Some(b"acTL") => break true,
            Some(b"IDAT") | None => break false,
            // Length, kind and checksum have four bytes each.
            Some(_) => at = at.saturating_add(12).saturating_add(place(be32(file, at)?)),
        }
    };
    Some((be32(file, 16)?, be32(file, 20)?, animated))
}

/// ISO 10918-1, annex B: segments with their length, until the one that begins the frame.
pub(super) fn jpeg(file: &[u8]) -> Option<Measure> {
    let mut at = 2_usize;
    loop {
        at += file.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        // The marker; any number of 0xff may stand before it.
        at += file.get(at..)?.iter().position(|byte| *byte != 0xff)?;
        let marker = *file.get(at)?;
        match marker {
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                return Some((be16(file, at + 6)?, be16(file, at + 4)?, false));
            }
            // The pixels begin, or the file ends.
            0xd9 | 0xda => return None,
            // These have no length.
            0x00 | 0x01 | 0xd0..=0xd8 => {}
            _ => at += 1 + place(be16(file, at + 1)?),
        }
    }
}

/// GIF 89a: blocks, until the second picture.
pub(super) fn gif(file: &[u8]) -> Option<Measure> {
    Some((le16(file, 6)?, le16(file, 8)?, is_animated_gif(file).unwrap_or_else(|| repeats(file))))
}

/// `None` where the file is cut before that is known.
fn is_animated_gif(file: &[u8]) -> Option<bool> {
    let mut at = 13 + color_table(*file.get(10)?);
    let mut frames = 0;
    loop {
        match *file.get(at)? {
            b'!' => at = after_blocks(file, at + 2)?,
            b',' if frames == 1 => return Some(true),
            b',' => {
                frames += 1;
                at = after_blocks(file, at + 11 + color_table(*file.get(at + 9)?))?;
            }
            _ => return Some(false),
        }
    }
}

/// The bytes of a table of colours, by the flags that announce it.
fn color_table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The place after blocks with a length each, of which the last one is empty.
fn after_blocks(file: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = *file.get(at)?;
        at += 1 + usize::from(length);
        if length == 0 {
            return Some(at);
        }
    }
}

/// Whether the GIF says how often it is to be played.
fn repeats(file: &[u8]) -> bool {
    file.windows(11).any(|part| part == b"NETSCAPE2.0")
}

/// RFC 9649: the first chunk is the picture, or says what follows.
pub(super) fn webp(file: &[u8]) -> Option<Measure> {
    match file.get(12..16)? {
        b"VP8 " => Some((le16(file, 26)? & 0x3fff, le16(file, 28)? & 0x3fff, false)),
        b"VP8L" => {
            let bits = le32(file, 21)?;
            Some(((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1, false))
        }
        b"VP8X" => Some((le24(file, 24)? + 1, le24(file, 27)? + 1, file.get(20)? & 2 != 0)),
        _ => None,
    }
}

/// A bitmap's second header, which in its oldest form has 12 bytes. A negative height is that of rows from top to bottom.
pub(super) fn bmp(file: &[u8]) -> Option<Measure> {
    if le32(file, 14)? == 12 {
        return Some((le16(file, 18)?, le16(file, 20)?, false));
    }
    Some((le32(file, 18)?, le32(file, 22)?.cast_signed().unsigned_abs(), false))
}

/// An icon's directory: the largest of its pictures, where 0 is 256 pixels.
pub(super) fn ico(file: &[u8]) -> Option<Measure> {
    let side = |at: usize| file.get(at).map(|side| if *side == 0 { 256 } else { u32::from(*side) });
    let entries = 0..place(le16(file, 4)?);
    let sizes = entries.map_while(|entry| Some((side(6 + 16 * entry)?, side(7 + 16 * entry)?, false)));
    sizes.max_by_key(|(width, height, _)| width * height)
}

/// TIFF 6.0: the tags 256 and 257 of the first directory, as short or long numbers of either byte order.
pub(super) fn tiff(file: &[u8]) -> Option<Measure> {
    let big = file.first() == Some(&b'M');
    let short = |at| if big { be16(file, at) } else { le16(file, at) };
    let long = |at| if big { be32(file, at) } else { le32(file, at) };
    let directory = place(long(4)?);
    let count = place(short(directory)?);
    let tag = |wanted| {
        let entries = (0..count).map(|entry| directory.saturating_add(2 + 12 * entry));
        let at = entries.into_iter().find(|at| short(*at) == Some(wanted))?;
        let value = at.saturating_add(8);
        if short(at.saturating_add(2))? == 3 { short(value) } else { long(value) }
    };
    Some((tag(256)?, tag(257)?, false))
}
