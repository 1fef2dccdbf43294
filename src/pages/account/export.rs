//! The download of a person's data.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::show::Show;
use crate::components::status::Status;
use crate::form::task::{Outcome, Task};
use crate::hooks::save_file::save_file;
use crate::language::{Language, localize};
use crate::messages::{account, drafts, error};
use crate::paths::Page;
use crate::state::State;

/// The card: the download, and the drafts in this browser.
#[component]
pub fn DataCard() -> impl IntoView {
    let State { boot, drafts, .. } = State::expect();
    let pages = Memo::new(move |_| drafts.pages());
    if boot.features.export {
        return view! {
            <Card title=account::DATA_CARD intro=account::EXPORT_INTRO>
                <Download />
                <StoredDrafts pages />
            </Card>
        }
        .into_any();
    }
    view! {
        <Show on=Signal::derive(move || pages.with(|pages| !pages.is_empty()))>
            <Card title=account::DATA_CARD>
                <StoredDrafts pages />
            </Card>
        </Show>
    }
    .into_any()
}

/// The button that makes the file.
#[component]
pub fn Download() -> impl IntoView {
    let state = State::expect();
    let language = Language::current();
    let download = Task::default();
    let press = move |()| {
        let state = state.clone();
        download.run(account::EXPORTING, async move {
            let export = match state.export().await {
                Ok(export) => export,
                Err(reason) => return error::failure(&reason),
            };
            let missing =
                account::not_exported(&export).map(|sentence| sentence.localize(untrack(|| language.get())));
            let name = export.file_name();
            if save_file(&name, "application/json", &export.to_json(&missing.collect::<Vec<_>>())) {
                Outcome::done(account::exported(name))
            } else {
                Outcome::failed(account::EXPORT_REFUSED)
            }
        });
    };
    view! {
        <div class="form-actions">
            <Button label=account::EXPORT pending=download.pending() on_press=press />
            <Status task=download />
        </div>
    }
}

/// The pages with unsaved text, and a button that discards all of it.
#[component]
fn StoredDrafts(pages: Memo<Vec<Page>>) -> impl IntoView {
    let State { boot, live, drafts: stored, .. } = State::expect();
    let discarded = stored.clone();
    let any = Signal::derive(move || pages.with(|pages| !pages.is_empty()));
    let discard = Task::default();
    let press = Callback::new(move |()| {
        discarded.discard_all();
        discard.run(drafts::DISCARDED, async { Outcome::done(drafts::DISCARDED) });
    });
    let until = localize(move || drafts::kept(boot.drafts, stored.is_refused()));
    view! {
        <Show on=any>
            <p>{localize({
                let live = live.clone();
                move || drafts::kept_here(drafts::names(&live, &pages.get()))
            })} " " {until}</p>
        </Show>
        <div class="form-actions">
            <Show on=any>
                <Button label=drafts::DISCARD_ALL on_press=press />
            </Show>
            <Status task=discard />
        </div>
    }
}
