//! What differs between two readings of a user, and between a wish and its answer. Pure.

use wire::{Me, User, UserPatch};

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The contract's key: `first_name`, `phone`, …
    pub key: &'static str,
    /// Before the change, or as it was sent.
    pub before: Option<String>,
    /// After it, or as the service answered.
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

/// Where the answer to a patch differs from what was sent: the service may trim, fold case, or wait for a verification.
pub fn deviations(sent: &UserPatch, answered: &User) -> Vec<Change> {
    let wishes = [&sent.first_name, &sent.last_name, &sent.email, &sent.phone];
    let answers = person(answered);
    let pairs = wishes.into_iter().zip(answers);
    pairs
        .filter_map(|(wish, (key, after))| wish.clone().map(|before| Change { key, before, after }))
        .filter(|change| change.before.as_deref().unwrap_or("") != change.after.as_deref().unwrap_or(""))
        .collect()
}

/// All that is worth comparing; of the two kinds of account the fields never pair up wrongly, since an account keeps
/// its kind.
fn fields(me: &Me) -> Vec<(&'static str, Option<String>)> {
    match me {
        Me::Human(user) => {
            let mut fields = person(user).to_vec();
            fields.push(("avatar", user.avatar.clone()));
            fields.push((
                "organization",
                user.organization.as_ref().map(|organization| organization.name.clone()),
            ));
            fields
        }
        Me::Machine(account) => vec![
            ("name", account.name.clone()),
            ("organization", account.organization.as_ref().map(|organization| organization.name.clone())),
        ],
    }
}

/// The four fields that a person may change, in the order of [`UserPatch`].
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
        let zoe = Me::Human(Box::new(zoe()));
        assert_eq!(changes(&zoe, &zoe), []);
    }

    #[test]
    fn each_differing_field_is_a_change_with_both_values() {
        let after = User { phone: Some("+33 1".into()), first_name: None, ..zoe() };
        assert_eq!(
            changes(&Me::Human(Box::new(zoe())), &Me::Human(Box::new(after))),
            [
                Change { key: "first_name", before: Some("Zoé".into()), after: None },
                Change { key: "phone", before: None, after: Some("+33 1".into()) },
            ]
        );
    }

    #[test]
    fn only_what_was_sent_can_deviate() {
        let sent = UserPatch {
            email: Some(Some("Zoe@Example.test".into())),
            phone: Some(None),
            first_name: Some(Some("Zoé".into())),
            ..UserPatch::default()
        };
        assert_eq!(
            deviations(&sent, &User { last_name: Some("Other".into()), phone: Some(String::new()), ..zoe() }),
            [Change {
                key: "email",
                before: Some("Zoe@Example.test".into()),
                after: Some("zoe@example.test".into())
            }]
        );
    }
}
