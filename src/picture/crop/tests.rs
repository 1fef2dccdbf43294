//! Tests of the geometry.

use proptest::prelude::*;

use super::*;

#[derive(Clone, Debug)]
enum Step {
    Zoom(f64, f64, f64),
    Move(f64, f64),
    Left(f64),
    Top(f64),
    Turn(bool),
    Centre,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (any::<f64>(), 0.0..1.0, 0.0..1.0).prop_map(|(zoom, x, y)| Step::Zoom(zoom, x, y)),
        (0.5..6.0, 0.0..1.0, 0.0..1.0).prop_map(|(zoom, x, y)| Step::Zoom(zoom, x, y)),
        (-3.0..3.0, -3.0..3.0).prop_map(|(x, y)| Step::Move(x, y)),
        (-1.0..2.0).prop_map(Step::Left),
        any::<f64>().prop_map(Step::Top),
        any::<bool>().prop_map(Step::Turn),
        Just(Step::Centre),
    ]
}

fn take(crop: Crop, step: &Step) -> Crop {
    match *step {
        Step::Zoom(zoom, x, y) => crop.zoom_to(zoom, (x, y)),
        Step::Move(x, y) => crop.move_by(x, y),
        Step::Left(share) => crop.with_left(share),
        Step::Top(share) => crop.with_top(share),
        Step::Turn(clockwise) => crop.turn(clockwise),
        Step::Centre => crop.centre(),
    }
}

fn photo() -> impl Strategy<Value = (f64, f64)> {
    (1_u32..9000, 1_u32..9000).prop_map(|(width, height)| (f64::from(width), f64::from(height)))
}

#[track_caller]
fn near(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-6, "{one} is not {other}");
}

proptest! {
    #[test]
    fn the_square_never_reaches_out_of_the_photo((width, height) in photo(), steps in prop::collection::vec(step(), 0..12)) {
        let crop = steps.iter().fold(Crop::new(width, height), take);
        let (x, y) = crop.source();
        prop_assert!(x >= 0.0 && y >= 0.0 && crop.side() > 0.0, "{crop:?}");
        prop_assert!(x + crop.side() <= width + 1e-6 && y + crop.side() <= height + 1e-6, "{crop:?}");
        prop_assert!((1.0 - 1e-9..=MAX_ZOOM + 1e-9).contains(&crop.zoom()), "{crop:?}");
    }

    #[test]
    fn turning_keeps_the_part_of_the_photo((width, height) in photo(), steps in prop::collection::vec(step(), 0..6)) {
        let crop = steps.iter().fold(Crop::new(width, height), take);
        for clockwise in [true, false] {
            let turned = crop.turn(clockwise);
            near(turned.source().0, crop.source().0);
            near(turned.source().1, crop.source().1);
            let back = turned.turn(!clockwise);
            prop_assert_eq!(back.turns(), crop.turns());
            near(back.left, crop.left);
            near(back.top, crop.top);
        }
    }

    #[test]
    fn zooming_holds_the_point_under_the_pointer(zoom in 2.0..4.0, factor in 1.0..1.2, x in 0.0..1.0, y in 0.0..1.0) {
        let crop = Crop::new(3000.0, 2000.0).zoom_to(zoom, (0.5, 0.5));
        let zoomed = crop.zoom_to(zoom * factor, (x, y));
        near(zoomed.left + x * zoomed.side, crop.left + x * crop.side);
        near(zoomed.top + y * zoomed.side, crop.top + y * crop.side);
    }

    #[test]
    fn a_place_is_what_was_asked_for(share in 0.0..1.0, zoom in 1.1..5.0) {
        let crop = Crop::new(300.0, 200.0).zoom_to(zoom, (0.5, 0.5)).with_left(share).with_top(1.0 - share);
        near(crop.left().unwrap(), share);
        near(crop.top().unwrap(), 1.0 - share);
    }

    #[test]
    fn the_photo_in_memory_is_small_and_has_its_shape((width, height) in photo()) {
        let (wide, high) = working_size(width, height);
        prop_assert!(wide <= width && high <= height && wide * high <= 12_100_000.0);
        prop_assert!((wide / high * height / width).ln().abs() < 1.0 / wide.min(high) + 1e-9);
    }
}

#[test]
fn it_begins_in_the_middle() {
    let crop = Crop::new(400.0, 200.0);
    assert_eq!((crop.source(), crop.side()), ((100.0, 0.0), 200.0));
    assert_eq!((crop.left(), crop.top(), crop.zoom()), (Some(0.5), None, 1.0));
}

#[test]
fn a_turn_goes_the_way_that_it_says() {
    // The left part of a wide photo is above after a turn clockwise, and below after one the other way.
    let left = Crop::new(400.0, 200.0).with_left(0.0);
    assert_eq!(left.turn(true).top(), Some(0.0));
    assert_eq!(left.turn(false).top(), Some(1.0));
    let four = [true; 4].into_iter().fold(left, Crop::turn);
    assert_eq!(four, left);
}

#[test]
fn a_large_photo_is_held_small_and_a_small_one_as_it_is() {
    assert_eq!(working_size(8688.0, 5792.0), (3072.0, 2048.0));
    assert_eq!(working_size(8.0, 8.0), (8.0, 8.0));
    assert_eq!(working_size(30_000.0, 500.0), (26_833.0, 447.0));
}
