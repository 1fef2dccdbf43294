//! What differs between two readings of a user. Pure.

use wire::{Me, Organization, User, is_blank};

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The contract's key: `first_name`, `phone`, …
    pub key: &'static str,
    /// Before the change.
    pub before: Option<String>,
    /// After it.
    pub after: Option<String>,
}

/// What the second reading says differently from the first.
pub fn changes(before: &Me, after: &Me) -> Vec<Change> {
    let pairs = fields(before).into_iter().zip(fields(after));
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((key, before), (_, after))| Change { key, before, after })
        .collect()
}

/// All that is worth comparing; of the two kinds of account the fields never pair up wrongly, since an account keeps
/// its kind.
fn fields(me: &Me) -> Vec<(&'static str, Option<String>)> {
    match me {
        Me::Human(user) => {
            let mut fields = person(user).to_vec();
            fields.push(("avatar", user.avatar.clone()));
            fields.push(("organization", called(user.organization.as_ref())));
            fields
        }
        Me::Machine(account) => {
            vec![("name", account.name.clone()), ("organization", called(account.organization.as_ref()))]
        }
    }
}

/// An organisation without a name is none to see.
fn called(organization: Option<&Organization>) -> Option<String> {
    organization.map(|organization| organization.name.clone()).filter(|name| !is_blank(name))
}

/// The four fields that a person may change, in the order of the page.
fn person(user: &User) -> [(&'static str, Option<String>); 4] {
    [
        ("first_name", user.first_name.clone()),
        ("last_name", user.last_name.clone()),
        ("email", user.email.clone()),
        ("phone", user.phone.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn zoe() -> User {
        User {
            id: "u1".into(),
            first_name: Some("Zoé".into()),
            email: Some("zoe@example.test".into()),
            ..User::default()
        }
    }

    #[test]
    fn equal_readings_have_no_changes() {
        let zoe = Me::Human(Arc::new(zoe()));
        assert_eq!(changes(&zoe, &zoe), []);
    }

    #[test]
    fn an_organisation_that_cannot_be_seen_is_no_change() {
        let nameless = User { organization: Some(Organization::default()), ..zoe() };
        assert_eq!(changes(&Me::Human(Arc::new(zoe())), &Me::Human(Arc::new(nameless))), []);
    }

    #[test]
    fn each_differing_field_is_a_change_with_both_values() {
        let after = User { phone: Some("+33 1".into()), first_name: None, ..zoe() };
        assert_eq!(
            changes(&Me::Human(Arc::new(zoe())), &Me::Human(Arc::new(after))),
            [
                Change { key: "first_name", before: Some("Zoé".into()), after: None },
                Change { key: "phone", before: None, after: Some("+33 1".into()) },
            ]
        );
    }
}
