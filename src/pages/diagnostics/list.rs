//! The card with the checks.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::diagnostics::{Grade, Verdict};
use crate::language::{Message, localize};
use crate::messages::{common, diagnostics as texts};
use crate::pages::diagnostics::checks::{Check, Checks};

/// Each check with its verdict, a summary, and a button that runs them anew.
#[component]
pub fn ChecksCard(
    /// The checks.
    checks: Checks,
) -> impl IntoView {
    let list = checks.list();
    let rows = list.iter().cloned().map(row).collect_view();
    let (counted, summed) = (list.clone(), list);
    let is_running = Signal::derive(move || counted.iter().any(|check| check.verdict.with(Option::is_none)));
    let summary = localize(move || if is_running.get() { texts::CHECKING } else { summary(&summed) });
    view! {
        <Card title=texts::CHECKS intro=texts::CHECKS_HELP>
            <div class="form-actions">
                <Button label=common::CHECK_AGAIN pending=is_running on_press=move |()| checks.run() />
                <p role="status">{summary}</p>
            </div>
            <ul class="checks">{rows}</ul>
        </Card>
    }
}

fn row(check: Check) -> AnyView {
    let Check { name, verdict } = check;
    let text = move |of: fn(&Verdict) -> Message| {
        localize(move || verdict.with(|verdict| verdict.as_ref().map(of).unwrap_or_default()))
    };
    let word = localize(move || {
        verdict.with(|verdict| verdict.as_ref().map_or(texts::CHECKING, |verdict| verdict.grade.word()))
    });
    let class = move || match verdict.with(|verdict| verdict.as_ref().map(|verdict| verdict.grade)) {
        Some(Grade::Good) => "badge good",
        Some(Grade::Attention) => "badge",
        Some(Grade::Problem) => "badge bad",
        Some(Grade::Unknown) | None => "badge neutral",
    };
    view! {
        <li class="check">
            <span class="check-name">{name}</span>
            <span class=class>{word}</span>
            <p>{text(|verdict| verdict.found.clone())}</p>
            <p class="hint">{text(|verdict| verdict.remedy.clone())}</p>
        </li>
    }
    .into_any()
}

fn summary(checks: &[Check]) -> Message {
    let needs = |check: &&Check| {
        check.verdict.with(|verdict| verdict.as_ref().is_some_and(|verdict| verdict.grade.needs_attention()))
    };
    match checks.iter().filter(needs).count() {
        0 => texts::ALL_GOOD,
        count => texts::need_attention(count as u64, Message::number(checks.len() as u64)),
    }
}
