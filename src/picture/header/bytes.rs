//! Numbers at a place in a file; `None` beyond its end.

fn bytes<const N: usize>(of: &[u8], at: usize) -> Option<[u8; N]> {
    of.get(at..)?.first_chunk().copied()
}

/// Two bytes, the high one first.
pub(super) fn be16(of: &[u8], at: usize) -> Option<u32> {
    bytes(of, at).map(u16::from_be_bytes).map(u32::from)
}

/// Two bytes, the low one first.
pub(super) fn le16(of: &[u8], at: usize) -> Option<u32> {
    bytes(of, at).map(u16::from_le_bytes).map(u32::from)
}

/// Three bytes, the lowest one first.
pub(super) fn le24(of: &[u8], at: usize) -> Option<u32> {
    bytes(of, at).map(|[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]))
}

/// Four bytes, the highest one first.
pub(super) fn be32(of: &[u8], at: usize) -> Option<u32> {
    bytes(of, at).map(u32::from_be_bytes)
}

/// Four bytes, the lowest one first.
pub(super) fn le32(of: &[u8], at: usize) -> Option<u32> {
    bytes(of, at).map(u32::from_le_bytes)
}

/// As a length or a place; on a machine where it does not fit it is beyond any end.
pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
