//! `/account`: sync with the sign-in service, the download of the person's data, and deletion.

use leptos::prelude::*;
use wire::Me;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::form::task::{Outcome, Task};
use crate::messages::{account, common, error, pages, profile};
use crate::offered::Offered;
use crate::paths::Page;
use crate::state::changes::{Change, changes};
use crate::state::{Feature, State};

pub mod deletion;
pub mod export;

use deletion::DeletionCard;
use export::DataCard;

/// The page.
#[component]
pub fn Account() -> impl IntoView {
    let state = State::expect();
    let features = state.boot.features;
    let machine = Memo::new(move |_| state.user.is_machine());
    let deletion = move || {
        features.delete_account.then(|| {
            if machine.get() {
                view! {
                    <Card title=account::DELETE_CARD>
                        <p>{account::DELETE_HUMANS_ONLY}</p>
                    </Card>
                }
                .into_any()
            } else {
                view! { <DeletionCard /> }.into_any()
            }
        })
    };
    view! {
        <Heading text=pages::heading(Page::Account) />
        <p class="page-intro">{account::INTRO}</p>
        {features.sync.then(|| view! { <SyncCard /> })}
        <DataCard />
        {deletion}
    }
}

#[component]
fn SyncCard() -> impl IntoView {
    let user = State::expect().user;
    let sync = Task::default();
    // The account before and after the sync.
    let accounts = RwSignal::new(None::<(Me, Me)>);
    // Each further check compares with the account before the first request.
    let run = Callback::new(move |before: Option<Me>| {
        let user = user.clone();
        accounts.set(None);
        sync.run(account::SYNCING, async move {
            let result = match before {
                None => user.sync().await,
                Some(before) => user.check_again(before).await,
            };
            match result {
                Ok((before, after)) => {
                    let message = if changes(&before, &after).is_empty() {
                        account::SYNC_UNCHANGED
                    } else {
                        account::SYNCED
                    };
                    accounts.try_set(Some((before, after)));
                    Outcome::done(message)
                }
                Err(reason) => error::outcome(&reason, error::failure(&reason)),
            }
        });
    });
    let result = move || match accounts.get() {
        None => ().into_any(),
        Some((before, after)) => match changes(&before, &after) {
            list if list.is_empty() => {
                view! { <Unchanged on_check=move |()| run.run(Some(before.clone())) /> }.into_any()
            }
            list => view! { <Differences list /> }.into_any(),
        },
    };
    view! {
        <Card title=account::SYNC_CARD intro=account::SYNC_INTRO>
            <Offered feature=Feature::Sync>
            <div class="form-actions">
                <Button
                    label=account::SYNC
                    pending=sync.pending()
                    on_press=move |()| run.run(None)
                />
                <Status task=sync />
            </div>
            {result}
            </Offered>
        </Card>
    }
}

/// A service may accept a sync and do it later, so the person can check again.
#[component]
fn Unchanged(#[prop(into)] on_check: Callback<()>) -> impl IntoView {
    view! {
        <div class="unchanged">
            <p class="hint">{account::SYNC_UNCHANGED_HELP}</p>
            <Button label=common::CHECK_AGAIN on_press=on_check />
        </div>
    }
}

/// Each field that has changed, before and after.
#[component]
fn Differences(list: Vec<Change>) -> impl IntoView {
    let row = |change: Change| {
        view! {
            <tr>
                <th scope="row">{profile::label(change.key)}</th>
                <td><del>{account::value(change.before.as_deref())}</del></td>
                <td><ins>{account::value(change.after.as_deref())}</ins></td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll">
            <table class="differences">
                <thead>
                    <tr>
                        <th scope="col">{account::FIELD}</th>
                        <th scope="col">{account::BEFORE}</th>
                        <th scope="col">{account::AFTER}</th>
                    </tr>
                </thead>
                <tbody>{list.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
