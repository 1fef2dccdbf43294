//! What a person changes of their profile: the four fields, saved with the same care as a document. `PATCH` replaces single
//! keys, so only those are sent that differ from what the service holds.

use std::cell::RefCell;

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use wire::{Me, Object, User, UserPatch, is_blank};

use crate::api::retry::Purpose;
use crate::state::ApiError;
use crate::state::document::Remote;
use crate::state::edit::Edit;
use crate::state::picture::Source;
use crate::state::user::UserState;
use crate::state::write::{Save, Written, find_out, is_doubtful, write};

/// The contract's keys of the fields.
const FIELDS: [&str; 4] = ["first_name", "last_name", "email", "phone"];

impl UserState {
    /// The fields as they are saved. Tracked.
    pub fn fields(&self) -> Object {
        self.human().as_ref().map(fields).unwrap_or_default()
    }

    /// Saves what `edit` is about. What somebody else has changed meanwhile stays, and is asked about.
    pub async fn change(&self, edit: Edit) -> Result<Written, ApiError> {
        let _turn = self.turns.take().await;
        let known = untrack(|| self.fields());
        let profile = Profile { user: self, read: RefCell::default() };
        let result = write(&profile, Some(&known), &[edit]).await;
        if let Err((error, None)) = &result
            && is_doubtful(error.kind)
        {
            let user = self.clone();
            spawn_local(find_out(async move || user.read().await.is_ok()));
        }
        let written = result.map(|(_, mut written)| written.pop().unwrap_or_default());
        self.session.observe(written.map_err(|(error, _)| error))
    }

    /// [`Self::change`] for whoever knows no profile.
    #[must_use]
    pub fn save(&self) -> Save {
        let state = self.clone();
        Save::new(move |edit| {
            let state = state.clone();
            async move { state.change(edit).await }
        })
    }
}

impl UserState {
    pub fn resource(&self) -> crate::resource::Resource {
        let (a, b) = (self.clone(), self.clone());
        crate::resource::Resource::new(
            crate::api::Resource::User,
            self.save(),
            move || a.fields(),
            move || b.fields(),
        )
    }
}

/// The fields as the object that edits are about.
struct Profile<'a> {
    user: &'a UserState,
    /// As they were read last.
    read: RefCell<Object>,
}

impl Remote for Profile<'_> {
    fn read(&self) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        Box::pin(async {
            let fields = of(&self.user.read_once().await?);
            self.read.replace(fields.clone());
            Ok(fields)
        })
    }

    fn replace(&self, doc: Object) -> LocalBoxFuture<'_, Result<Object, ApiError>> {
        let patch = patch(&self.read.borrow(), &doc);
        Box::pin(async move {
            let me = self.user.api.update_user(&patch).await?;
            let fields = of(&me);
            self.user.written(me, Source::Profile);
            Ok(fields)
        })
    }

    fn again<'a>(&'a self, tries: &'a mut u32, error: ApiError) -> LocalBoxFuture<'a, Result<(), ApiError>> {
        Box::pin(self.user.api.again(Purpose::Write, tries, error, None))
    }
}

fn of(me: &Me) -> Object {
    match me {
        Me::Human(user) => fields(user),
        Me::Machine(_) => Object::new(),
    }
}

/// Nothing to see is `null`, however the service writes that.
fn fields(user: &User) -> Object {
    let texts = [&user.first_name, &user.last_name, &user.email, &user.phone];
    let value = |text: &Option<String>| text.clone().filter(|text| !is_blank(text)).into();
    FIELDS.into_iter().zip(texts).map(|(key, text)| (key.to_owned(), value(text))).collect()
}

/// The keys that differ; an emptied field is `null`.
fn patch(held: &Object, wanted: &Object) -> UserPatch {
    let text = |doc: &Object, key| doc.get(key).and_then(Value::as_str).map(str::to_owned);
    let [first_name, last_name, email, phone] = FIELDS.map(|key| {
        let (held, wanted) = (text(held, key), text(wanted, key));
        (held != wanted).then_some(wanted)
    });
    UserPatch { first_name, last_name, email, phone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_sent_and_null_clears() {
        let held = User {
            first_name: Some("Zoé".into()),
            last_name: Some(String::new()),
            phone: Some("1".into()),
            ..User::default()
        };
        let mut wanted = fields(&held);
        assert!(patch(&fields(&held), &wanted).is_empty());
        wanted.insert("phone".into(), Value::Null);
        wanted.insert("email".into(), "zoe@example.test".into());
        let expected = UserPatch {
            email: Some(Some("zoe@example.test".into())),
            phone: Some(None),
            ..UserPatch::default()
        };
        assert_eq!(patch(&fields(&held), &wanted), expected);
    }

    #[test]
    fn nothing_is_cleared_once_however_the_service_writes_it() {
        for blank in ["", " ", "\u{200b}"] {
            let held = fields(&User { phone: Some(blank.into()), ..User::default() });
            let mut wanted = held.clone();
            wanted.insert("phone".into(), Value::Null);
            assert!(patch(&held, &wanted).is_empty(), "{blank:?}");
        }
    }
}
