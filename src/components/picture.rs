//! A person's picture, with initials where there is none or where it does not load.

use leptos::prelude::*;

use crate::language::Words;

/// The origins that the operator has named; a context. Pictures from all others are asked for without cookies.
#[derive(Clone, Debug)]
pub struct NamedOrigins(pub Vec<String>);

/// The attribute `crossorigin` for the picture at `url`.
pub fn crossorigin(url: &str) -> Option<&'static str> {
    let named = use_context::<NamedOrigins>()?.0;
    let is_named =
        named.iter().any(|origin| url.strip_prefix(origin).is_some_and(|rest| rest.starts_with('/')));
    (url.starts_with("http") && !is_named).then_some("anonymous")
}

/// A round picture.
#[component]
pub fn Picture(
    /// Its URL.
    #[prop(into)]
    src: Signal<Option<String>>,
    /// What stands in for it, as a name to take initials from.
    #[prop(into)]
    name: Signal<String>,
    /// What screen readers say of the picture; `None` where it only decorates a name beside it.
    #[prop(optional, into)]
    alt: Option<Words>,
    /// What they say of the initials.
    #[prop(optional, into)]
    alt_initials: Option<Words>,
    /// Whether it is the large one.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    // The URL that failed, so that the next one gets its chance.
    let failed = RwSignal::new(None::<String>);
    let shown = Memo::new(move |_| src.get().filter(|src| failed.get().as_ref() != Some(src)));
    let alt = alt.unwrap_or_default();
    let decorative = alt_initials.is_none();
    move || match shown.get() {
        Some(url) => {
            let lost = url.clone();
            view! {
                <img
                    class="picture"
                    class:large=large
                    crossorigin=crossorigin(&url)
                    src=url
                    alt=alt.clone()
                    referrerpolicy="no-referrer"
                    on:error=move |_| failed.set(Some(lost.clone()))
                />
            }
            .into_any()
        }
        None => view! {
            <span
                class="picture initials"
                class:large=large
                role=(!decorative).then_some("img")
                aria-label=alt_initials.clone().map(Signal::<String>::from)
                aria-hidden=decorative.then_some("true")
            >
                {move || initials(&name.get())}
            </span>
        }
        .into_any(),
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let mut words =
        name.split([' ', '-', '.', '@']).filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    let last = if name.contains('@') { words.next() } else { words.next_back() };
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_stand_for_a_name() {
        for (name, letters) in [
            ("Zoé Martin", "ZM"),
            ("zoe", "Z"),
            ("Jean de la Fontaine", "JF"),
            ("zoe.m@example.test", "ZM"),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters);
        }
    }
}
