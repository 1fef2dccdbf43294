//! Medians, ratios and verdicts.

use super::*;

fn series(name: &str, unit: &str, ours: &[f64], form: &[f64]) -> Series {
    Series { name: name.into(), unit: unit.into(), ours: ours.to_vec(), form: form.to_vec() }
}

#[test]
fn one_slow_run_does_not_move_the_median() {
    assert_eq!(median(&[900.0, 1.0, 2.0]), Some(2.0));
    assert_eq!(median(&[4.0, 1.0, 3.0, 2.0]), Some(2.5));
    assert_eq!(median(&[]), None);
}

#[test]
fn a_line_has_both_medians_their_ratio_and_the_verdict() {
    let slow = series("usable form, 1 × CPU", "ms", &[300.0, 310.0, 320.0], &[100.0]);
    let table = table(&[slow]);
    let line = table.lines().last().unwrap();
    let words: Vec<_> = line.split_whitespace().collect();
    assert_eq!(words[5..].join(" "), "310 ms 100 ms 3.10 × above, at most 1.5 ×");
}

#[test]
fn an_aim_is_reached_by_exactly_its_value() {
    let aim = Some(Aim::Value(150.0));
    let line = |value| series("blocking", "ms", &[value], &[0.0]).line(aim).unwrap();
    assert!(line(150.0).ends_with("ok, at most 150 ms"), "{}", line(150.0));
    assert!(line(150.1).ends_with("above, at most 150 ms"), "{}", line(150.1));
}

#[test]
fn what_the_form_does_not_have_is_left_empty() {
    let line = series("a mount", "ms", &[12.34], &[]).line(None).unwrap();
    assert_eq!(line, format!("{:<36} {:>12}", "a mount", "12.3 ms"));
    let line = series("requests", "", &[9.0], &[0.0]).line(Some(Aim::Ratio(1.5))).unwrap();
    assert_eq!(line, format!("{:<36} {:>12} {:>12}", "requests", "9", "0"));
    assert_eq!(series("nothing", "ms", &[], &[]).line(None), None);
}
