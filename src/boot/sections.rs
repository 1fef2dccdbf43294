//! `sections`: the entries of the navigation. Pure.

use std::sync::Arc;

use serde_json::Value;
use wire::Object;

use crate::boot::error::BootProblem;
use crate::boot::section::Section;
use crate::paths::Page;

const NAMES: [&str; 5] = ["profile", "password", "settings", "notifications", "account"];

/// An entry of the navigation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SectionLink {
    /// `page`; `None` for a link of the host page.
    pub page: Option<Page>,
    /// `url`, where there is no page.
    pub url: Option<String>,
    /// `title` by BCP 47 tags; `None` for the page's own title.
    pub title: Option<Arc<Object>>,
    /// `icon`: URL of a picture; without it a page has its own icon.
    pub icon: Option<String>,
}

impl SectionLink {
    fn read(section: &mut Section<'_>) -> SectionLink {
        let name = section.text("page");
        let page = name.as_deref().and_then(find);
        if name.is_some() && page.is_none() {
            section.note("page", unknown());
        }
        SectionLink {
            page,
            url: section.link("url"),
            title: section.titles("title").map(Arc::new),
            icon: section.link("icon"),
        }
    }

    /// The first page of a list.
    #[must_use]
    pub fn first(list: &[SectionLink]) -> Page {
        list.iter().find_map(|link| link.page).unwrap_or(Page::Profile)
    }

    /// Whether it is a page, or a link with a title.
    fn is_whole(&self) -> bool {
        match self.page {
            Some(_) => self.url.is_none(),
            None => self.url.is_some() && self.title.is_some(),
        }
    }
}

/// Reads the list. Pages that are not in it are hidden; without a list there is each page.
pub(super) fn read(root: &mut Section<'_>) -> Arc<Vec<SectionLink>> {
    let entries = root.list("sections").unwrap_or_else(|| NAMES.map(Value::from).into());
    let mut links = Vec::<SectionLink>::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let key = format!("sections[{at}]");
        let link = match entry {
            // A page's name alone is the short form.
            Value::String(name) => {
                let page = find(&name);
                if page.is_none() {
                    root.note(&key, unknown());
                }
                SectionLink { page, ..SectionLink::default() }
            }
            entry => root.inner(&key, entry, SectionLink::read),
        };
        let is_twice = links.iter().any(|other| other.page == link.page && other.url == link.url);
        if is_twice || !link.is_whole() {
            root.note(&key, BootProblem::NotASection);
        }
        links.push(link);
    }
    if links.iter().all(|link| link.page.is_none()) {
        root.note("sections", BootProblem::Lacks("page"));
    }
    Arc::new(links)
}

fn find(name: &str) -> Option<Page> {
    Page::from_segment(name).filter(|page| Page::NAVIGATION.contains(page))
}

fn unknown() -> BootProblem {
    BootProblem::NotOneOf(&NAMES)
}
