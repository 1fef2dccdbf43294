//! What was measured, as a table of medians with the ratio to the Preact form and whether the aim is reached.

use serde::{Deserialize, Serialize};

/// The values of one measure, one for each run. The names are those in `tests/e2e/bench`.
#[derive(Deserialize, Serialize)]
pub(super) struct Series {
    name: String,
    unit: String,
    ours: Vec<f64>,
    /// The Preact form's; empty where it was not measured.
    form: Vec<f64>,
}

/// The most that a median may be.
#[derive(Clone, Copy)]
enum Aim {
    /// As a multiple of the Preact form's.
    Ratio(f64),
    /// In the unit of the measure.
    Value(f64),
}

const AIMS: &[(&str, Aim)] = &[
    ("usable form, 1 × CPU", Aim::Ratio(1.5)),
    ("usable form, 4 × CPU", Aim::Ratio(1.5)),
    ("usable form, 4 × CPU, slow 4G", Aim::Ratio(1.9)),
    ("blocking, 4 × CPU", Aim::Value(150.0)),
    ("keystroke, 4 × CPU", Aim::Value(8.0)),
    // Fewer than one for each mount: the browser keeps a few for a while.
    ("nodes left by 200 mounts", Aim::Value(100.0)),
    ("listeners left by 200 mounts", Aim::Value(100.0)),
    // Flat, but for what the browser itself keeps.
    ("growth by 720 saves", Aim::Value(5.0)),
    ("matrix, longest task to draw", Aim::Value(100.0)),
    ("matrix, longest task for a press", Aim::Value(30.0)),
    ("photo of 12 MP, longest task", Aim::Value(200.0)),
    ("photo of 50 MP, longest task", Aim::Value(200.0)),
];

/// One line for each measure, under a heading.
pub(super) fn table(measured: &[Series]) -> String {
    let heading = format!("{:<36} {:>12} {:>12} {:>8}  aim", "median", "ours", "Preact form", "ratio");
    let lines = measured.iter().filter_map(|series| series.line(aim_of(&series.name)));
    std::iter::once(heading).chain(lines).collect::<Vec<_>>().join("\n")
}

fn aim_of(name: &str) -> Option<Aim> {
    AIMS.iter().find(|(of, _)| *of == name).map(|(_, aim)| *aim)
}

impl Series {
    /// `None` without a value.
    fn line(&self, aim: Option<Aim>) -> Option<String> {
        let ours = median(&self.ours)?;
        let form = median(&self.form);
        let ratio = form.filter(|form| *form > 0.0).map(|form| ours / form);
        let [ours_text, form_text] = [Some(ours), form].map(|value| self.text(value));
        let ratio_text = ratio.map(|ratio| format!("{ratio:.2} ×")).unwrap_or_default();
        let verdict = match aim {
            None => String::new(),
            Some(Aim::Value(most)) => verdict(Some(ours), most, &self.unit),
            Some(Aim::Ratio(most)) => verdict(ratio, most, "×"),
        };
        let line = format!("{:<36} {ours_text:>12} {form_text:>12} {ratio_text:>8}  {verdict}", self.name);
        Some(line.trim_end().to_owned())
    }

    /// Whole numbers where a fraction says nothing.
    fn text(&self, value: Option<f64>) -> String {
        let Some(value) = value else { return String::new() };
        let digits = usize::from(!self.unit.is_empty() && value.abs() < 100.0);
        format!("{value:.digits$} {}", self.unit).trim_end().to_owned()
    }
}

fn verdict(value: Option<f64>, most: f64, unit: &str) -> String {
    let relation = match value {
        None => return String::new(),
        Some(value) if value <= most => "ok",
        Some(_) => "above",
    };
    format!("{relation}, at most {most} {unit}").trim_end().to_owned()
}

/// The value in the middle, or the mean of the two that are.
fn median(values: &[f64]) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = sorted[(sorted.len() - 1) / 2];
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests;
