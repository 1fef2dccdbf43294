//! [`Attempts`]: in which media type, quality and size a picture is encoded until the service would take it. Pure.

/// The longest side of a picture, in pixels.
pub const MAX_SIDE: u32 = 512;
/// Below this a picture is none.
const MIN_SIDE: u32 = 24;
/// For types that lose something.
const QUALITIES: [f64; 4] = [0.92, 0.8, 0.65, 0.5];

/// A type that browsers encode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Loses nothing, has transparency.
    Png,
    /// Small.
    Jpeg,
    /// Small, has transparency. Safari encodes none.
    WebP,
}

impl Format {
    /// Its media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
            Format::WebP => "image/webp",
        }
    }

    /// A name for the file. The one of the photo stays on the device.
    #[must_use]
    pub fn file_name(self) -> &'static str {
        match self {
            Format::Png => "picture.png",
            Format::Jpeg => "picture.jpg",
            Format::WebP => "picture.webp",
        }
    }
}

/// How to encode a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attempt {
    /// The type.
    pub format: Format,
    /// From 0 to 1; PNG has none.
    pub quality: f64,
    /// Width and height in pixels.
    pub side: u32,
    /// Whether what is transparent becomes white.
    pub is_flattened: bool,
}

/// Why what the browser encoded cannot be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// It is of another type, so the browser does not encode this one.
    OtherType,
    /// It has more bytes than the service accepts.
    TooLarge,
}

/// What is left to try.
#[derive(Clone, Debug)]
pub struct Attempts {
    /// With whether it is flattened. The first one counts.
    formats: Vec<(Format, bool)>,
    step: usize,
    side: u32,
}

impl Attempts {
    /// For a square that has so many pixels a side in the photo. `accepts` says whether the service takes a media type.
    #[must_use]
    pub fn new(side: f64, is_transparent: bool, accepts: impl Fn(&str) -> bool) -> Self {
        // WebP is a tenth of the PNG of a photo.
        let order: &[_] = if is_transparent {
            &[(Format::WebP, false), (Format::Png, false), (Format::Jpeg, true)]
        } else {
            &[(Format::Jpeg, false), (Format::WebP, false), (Format::Png, false)]
        };
        let formats = order.iter().copied().filter(|(format, _)| accepts(format.media_type())).collect();
        // A photo is never enlarged.
        let side = (side.round() as u32).clamp(1, MAX_SIDE);
        Attempts { formats, step: 0, side }
    }

    /// What to try now; `None` where nothing is left.
    #[must_use]
    pub fn current(&self) -> Option<Attempt> {
        let (format, is_flattened) = *self.formats.first()?;
        let quality = QUALITIES.get(self.step).copied()?;
        Some(Attempt { format, quality, side: self.side, is_flattened })
    }

    /// Goes on to the next attempt.
    pub fn reject(&mut self, rejection: Rejection) {
        if rejection == Rejection::OtherType {
            self.formats.remove(0);
            return;
        }
        let is_lossless = self.formats.first().is_some_and(|(format, _)| *format == Format::Png);
        self.step += 1;
        if (is_lossless || self.step == QUALITIES.len()) && self.side > MIN_SIDE {
            self.step = 0;
            self.side = (self.side * 3 / 4).max(MIN_SIDE);
        } else if is_lossless {
            self.step = QUALITIES.len();
        }
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
