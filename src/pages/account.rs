//! `/account`: sync with the sign-in service, and deletion.

use leptos::prelude::*;
use wire::Me;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::heading::Heading;
use crate::components::status::Status;
use crate::forms::submit::Outcome;
use crate::paths::Page;
use crate::state::changes::{Change, changes};
use crate::state::{ApiError, State};
use crate::words::{account, common, error, pages, profile};

pub mod deletion;

use deletion::DeletionCard;

/// The page.
#[component]
pub fn Account() -> impl IntoView {
    let state = State::expect();
    let features = state.boot.features;
    let machine = Memo::new(move |_| matches!(state.user.me().ready(), Some(Me::Machine(_))));
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
        <Heading text=pages::title(Page::Account) />
        <p class="page-intro">{account::INTRO}</p>
        {features.sync.then(|| view! { <SyncCard /> })}
        {deletion}
    }
}

/// What the person asks of the sign-in service.
#[derive(Clone)]
enum Request {
    Sync,
    /// Read once more, and compare with this.
    CheckAgain(Me),
}

#[component]
fn SyncCard() -> impl IntoView {
    let user = State::expect().user;
    let sync = Action::new_unsync(move |request: &Request| {
        let (user, request) = (user.clone(), request.clone());
        async move {
            match request {
                Request::Sync => user.sync().await,
                Request::CheckAgain(before) => user.check_again(before).await,
            }
        }
    });
    let done = |(before, after): &(Me, Me)| {
        let words = if changes(before, after).is_empty() {
            account::SYNC_UNCHANGED
        } else {
            account::SYNCED
        };
        Some(words.into())
    };
    let outcome = Outcome::of(sync, account::SYNCING, done, |reason: &ApiError| {
        Some(error::failure(reason))
    });
    let pending = sync.pending();
    let readings = Memo::new(move |_| sync.value().get().and_then(Result::ok).filter(|_| !pending.get()));
    let result = move || {
        readings
            .get()
            .map(|(before, after)| match changes(&before, &after) {
                list if list.is_empty() => view! { <Unchanged on_check=move |()| {
                    sync.dispatch(Request::CheckAgain(before.clone()));
                } /> }
                .into_any(),
                list => view! { <Differences list /> }.into_any(),
            })
    };
    view! {
        <Card title=account::SYNC_CARD intro=account::SYNC_INTRO>
            <div class="form-actions">
                <Button
                    label=account::SYNC
                    pending
                    on_press=move |()| {
                        sync.dispatch(Request::Sync);
                    }
                />
                <Status outcome />
            </div>
            {result}
        </Card>
    }
}

/// Accepted is not done: the person can look again.
#[component]
fn Unchanged(#[prop(into)] on_check: Callback<()>) -> impl IntoView {
    view! {
        <div class="unchanged">
            <p class="hint">{account::SYNC_UNCHANGED_HELP}</p>
            <Button label=common::CHECK_AGAIN on_press=on_check />
        </div>
    }
}

/// Before and after, field by field.
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
