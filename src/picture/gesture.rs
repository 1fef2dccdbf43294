//! [`Gesture`]: what fingers, a pen or the mouse do with the photo. Pure.

/// A place in shares of the frame's side, from its left upper corner.
pub type Point = (f64, f64);

/// The pointers that are down. The first two count.
#[derive(Clone, Debug, Default)]
pub struct Gesture(Vec<(i32, Point)>);

/// What a move of a pointer means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// How far the photo goes along, right and down.
    pub by: Point,
    /// By what the zoom is multiplied.
    pub factor: f64,
    /// The place around which that happens, after the move.
    pub at: Point,
}

impl Gesture {
    /// A pointer goes down.
    pub fn press(&mut self, id: i32, at: Point) {
        self.release(id);
        self.0.push((id, at));
    }

    /// A pointer goes up, or is lost.
    pub fn release(&mut self, id: i32) {
        self.0.retain(|(other, _)| *other != id);
    }

    /// A pointer moves; `None` where it is not down, or the third.
    pub fn drag(&mut self, id: i32, to: Point) -> Option<Change> {
        let before = self.measure();
        let at = self.0.iter().take(2).position(|(other, _)| *other == id)?;
        self.0[at].1 = to;
        let ((from, apart), (to, apart_now)) = (before?, self.measure()?);
        let factor = if apart > 0.0 && apart_now > 0.0 { apart_now / apart } else { 1.0 };
        Some(Change { by: (to.0 - from.0, to.1 - from.1), factor, at: to })
    }

    /// The middle of the pointers, and how far they are apart.
    fn measure(&self) -> Option<(Point, f64)> {
        match self.0[..] {
            [] => None,
            [(_, at)] => Some((at, 0.0)),
            [(_, one), (_, two), ..] => {
                let middle = ((one.0 + two.0) / 2.0, (one.1 + two.1) / 2.0);
                Some((middle, (one.0 - two.0).hypot(one.1 - two.1)))
            }
        }
    }
}

/// By what a turn of the wheel multiplies the zoom. `pixels` are of the event's `deltaY`; a pinch on a touchpad is a wheel
/// with `is_pinch`, in smaller steps.
#[must_use]
pub fn wheel(pixels: f64, is_pinch: bool) -> f64 {
    let speed = if is_pinch { 0.01 } else { 0.002 };
    (-pixels * speed).clamp(-1.0, 1.0).exp()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_pointer_moves_the_photo() {
        let mut gesture = Gesture::default();
        assert_eq!(gesture.drag(1, (0.5, 0.5)), None);
        gesture.press(1, (0.5, 0.5));
        let change = gesture.drag(1, (0.75, 0.25)).unwrap();
        assert_eq!((change.by, change.factor), ((0.25, -0.25), 1.0));
        gesture.release(1);
        assert_eq!(gesture.drag(1, (0.0, 0.0)), None);
    }

    #[test]
    fn two_pointers_zoom_around_their_middle() {
        let mut gesture = Gesture::default();
        gesture.press(1, (0.25, 0.5));
        gesture.press(2, (0.75, 0.5));
        let change = gesture.drag(2, (1.25, 0.5)).unwrap();
        assert_eq!(change, Change { by: (0.25, 0.0), factor: 2.0, at: (0.75, 0.5) });
        gesture.press(3, (0.0, 0.0));
        assert_eq!(gesture.drag(3, (1.0, 1.0)), None);
        // Lifting one finger moves nothing.
        gesture.release(3);
        gesture.release(1);
        assert_eq!(gesture.drag(2, (1.25, 0.5)).unwrap().by, (0.0, 0.0));
    }

    #[test]
    fn two_pointers_at_one_place_do_not_zoom() {
        let mut gesture = Gesture::default();
        gesture.press(1, (0.5, 0.5));
        gesture.press(2, (0.5, 0.5));
        assert_eq!(gesture.drag(2, (0.75, 0.5)).unwrap().factor, 1.0);
    }

    #[test]
    fn the_wheel_zooms_in_away_from_the_person() {
        assert!(wheel(-100.0, false) > 1.0 && wheel(100.0, false) < 1.0);
        assert!((wheel(-50.0, true) * wheel(50.0, true) - 1.0).abs() < 1e-9);
        assert!(wheel(-1e9, false) < 3.0);
    }
}
