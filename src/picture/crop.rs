//! [`Crop`]: which square of a photo is used. Pure geometry.

/// The most that a person can zoom in.
pub const MAX_ZOOM: f64 = 5.0;

/// A square of a photo, which never reaches out of it. Lengths are in pixels of the photo as it is shown, after its turns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crop {
    width: f64,
    height: f64,
    /// Quarter turns clockwise, 0 to 3.
    turns: u8,
    left: f64,
    top: f64,
    side: f64,
}

impl Default for Crop {
    fn default() -> Self {
        Crop::new(1.0, 1.0)
    }
}

impl Crop {
    /// The largest square in the middle of a photo.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let (width, height) = (width.max(1.0), height.max(1.0));
        let side = width.min(height);
        Crop { width, height, turns: 0, left: 0.0, top: 0.0, side }.centre()
    }

    /// The side of the square in pixels of the photo.
    #[must_use]
    pub fn side(&self) -> f64 {
        self.side
    }

    /// Quarter turns clockwise, 0 to 3.
    #[must_use]
    pub fn turns(&self) -> u8 {
        self.turns
    }

    /// From 1, where the square is as large as the photo allows, to [`MAX_ZOOM`].
    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.width.min(self.height) / self.side
    }

    /// How far the square is from left to right, from 0 to 1; `None` where it has no room to move.
    #[must_use]
    pub fn left(&self) -> Option<f64> {
        share(self.left, self.width - self.side)
    }

    /// The same from top to bottom.
    #[must_use]
    pub fn top(&self) -> Option<f64> {
        share(self.top, self.height - self.side)
    }

    /// Zooms, and holds the point `at` of the square, in shares of its side, where it is.
    #[must_use]
    pub fn zoom_to(self, zoom: f64, at: (f64, f64)) -> Self {
        let zoom = if zoom.is_finite() { zoom.clamp(1.0, MAX_ZOOM) } else { self.zoom() };
        let side = self.width.min(self.height) / zoom;
        let gone = self.side - side;
        Crop { side, left: self.left + gone * at.0, top: self.top + gone * at.1, ..self }.clamped()
    }

    /// Moves the square over the photo, in shares of its side: right and down.
    #[must_use]
    pub fn move_by(self, right: f64, down: f64) -> Self {
        Crop { left: self.left + right * self.side, top: self.top + down * self.side, ..self }.clamped()
    }

    /// Moves the square to a share of its way from left to right.
    #[must_use]
    pub fn with_left(self, share: f64) -> Self {
        Crop { left: share * (self.width - self.side), ..self }.clamped()
    }

    /// The same from top to bottom.
    #[must_use]
    pub fn with_top(self, share: f64) -> Self {
        Crop { top: share * (self.height - self.side), ..self }.clamped()
    }

    /// Moves the square to the middle.
    #[must_use]
    pub fn centre(self) -> Self {
        self.with_left(0.5).with_top(0.5)
    }

    /// Turns the photo by a quarter. The square holds the same part of it.
    #[must_use]
    pub fn turn(self, clockwise: bool) -> Self {
        let (right, bottom) = (self.width - self.left - self.side, self.height - self.top - self.side);
        let (quarters, left, top) = if clockwise { (1, bottom, self.left) } else { (3, self.top, right) };
        let turns = (self.turns + quarters) % 4;
        Crop { width: self.height, height: self.width, turns, left, top, ..self }.clamped()
    }

    /// The left and upper edge of the square in the photo before its turns.
    #[must_use]
    pub fn source(&self) -> (f64, f64) {
        let (right, bottom) = (self.width - self.left - self.side, self.height - self.top - self.side);
        let (x, y) = match self.turns {
            0 => (self.left, self.top),
            1 => (self.top, right),
            2 => (right, bottom),
            _ => (bottom, self.left),
        };
        (x.max(0.0), y.max(0.0))
    }

    fn clamped(self) -> Self {
        let within = |edge: f64, room: f64| if edge.is_finite() { edge.min(room).max(0.0) } else { 0.0 };
        let left = within(self.left, self.width - self.side);
        let top = within(self.top, self.height - self.side);
        Crop { left, top, ..self }
    }
}

/// `edge` as a share of `room`; `None` where there is less than half a pixel.
fn share(edge: f64, room: f64) -> Option<f64> {
    (room >= 0.5).then(|| (edge / room).clamp(0.0, 1.0))
}

/// The size in which a photo is held: large enough for the most zoom, small enough for the memory of a phone.
#[must_use]
pub fn working_size(width: f64, height: f64) -> (f64, f64) {
    const SHORT: f64 = 2048.0;
    const AREA: f64 = 12_000_000.0;
    let scale = (SHORT / width.min(height)).min((AREA / (width * height)).sqrt()).min(1.0);
    ((width * scale).round().max(1.0), (height * scale).round().max(1.0))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
