//! `sections`: the entries of the navigation. Pure.

use std::sync::Arc;

use serde_json::Value;
use wire::Object;

use crate::boot::error::{BootError, BootProblem};
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
    fn read(section: &mut Section<'_>) -> Result<SectionLink, BootError> {
        let page = match section.text("page")? {
            None => None,
            Some(name) => Some(find(&name).ok_or_else(|| section.error("page", unknown()))?),
        };
        let (url, title) = (section.link("url")?, section.titles("title")?.map(Arc::new));
        Ok(SectionLink { page, url, title, icon: section.link("icon")? })
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
pub(super) fn read(root: &mut Section<'_>) -> Result<Arc<Vec<SectionLink>>, BootError> {
    let entries = root.list("sections")?.unwrap_or_else(|| NAMES.map(Value::from).into());
    let mut links = Vec::<SectionLink>::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let key = format!("sections[{at}]");
        let link = match entry {
            // A page's name alone is the short form.
            Value::String(name) => match find(&name) {
                None => return Err(root.error(&key, unknown())),
                page => SectionLink { page, ..SectionLink::default() },
            },
            entry => root.inner(&key, entry, SectionLink::read)?,
        };
        let is_twice = links.iter().any(|other| other.page == link.page && other.url == link.url);
        if is_twice || !link.is_whole() {
            return Err(root.error(&key, BootProblem::NotASection));
        }
        links.push(link);
    }
    if links.iter().all(|link| link.page.is_none()) {
        return Err(root.error("sections", BootProblem::Lacks("page")));
    }
    Ok(Arc::new(links))
}

fn find(name: &str) -> Option<Page> {
    Page::from_segment(name).filter(|page| Page::NAVIGATION.contains(page))
}

fn unknown() -> BootProblem {
    BootProblem::NotOneOf(&NAMES)
}
