//! `sections`: the entries of the navigation. Pure.

use std::sync::Arc;

use wire::Object;

use crate::boot::error::{BootError, BootProblem};
use crate::boot::section::Section;
use crate::paths::Page;

const NAMES: [&str; 5] = ["profile", "password", "settings", "notifications", "account"];

/// An entry of the navigation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLink {
    /// `page`; `None` for a link of the host page.
    pub page: Option<Page>,
    /// `url`, where there is no page.
    pub url: Option<String>,
    /// `title` with its BCP 47 tags; empty for the page's own title.
    pub title: Arc<Object>,
    /// `icon`: URL of a picture; without it a page has its own icon.
    pub icon: Option<String>,
}

impl SectionLink {
    fn of(page: Page) -> Self {
        SectionLink { page: Some(page), url: None, title: Arc::default(), icon: None }
    }

    fn read(section: &mut Section<'_>) -> Result<SectionLink, BootError> {
        Ok(SectionLink {
            page: match section.text("page")? {
                None => None,
                Some(name) => {
                    let page = Page::from_segment(&name).filter(|page| Page::NAVIGATION.contains(page));
                    Some(page.ok_or_else(|| section.error("page", BootProblem::NotOneOf(&NAMES)))?)
                }
            },
            url: section.link("url")?,
            title: section.titles("title")?.into(),
            icon: section.link("icon")?,
        })
    }

    /// The first page of a list.
    #[must_use]
    pub fn first(list: &[SectionLink]) -> Page {
        list.iter().find_map(|link| link.page).unwrap_or(Page::Profile)
    }

    /// Whether it is a page, or a link with a title.
    fn is_whole(&self) -> bool {
        self.page.is_some() != self.url.is_some() && (self.page.is_some() || !self.title.is_empty())
    }
}

/// Reads the list. Pages that are not in it are hidden; without a list there is each page.
pub(super) fn read(root: &mut Section<'_>) -> Result<Arc<[SectionLink]>, BootError> {
    let Some(entries) = root.list("sections")? else {
        return Ok(Page::NAVIGATION.map(SectionLink::of).into());
    };
    let mut links = Vec::<SectionLink>::new();
    for (at, entry) in entries.into_iter().enumerate() {
        let key = format!("sections[{at}]");
        // A page's name alone is the short form.
        let entry =
            if entry.is_string() { Object::from_iter([("page".into(), entry)]).into() } else { entry };
        let link = root.inner(&key, entry, SectionLink::read)?;
        let is_twice = links.iter().any(|other| (other.page, &other.url) == (link.page, &link.url));
        if is_twice || !link.is_whole() {
            return Err(root.error(&key, BootProblem::NotASection));
        }
        links.push(link);
    }
    if links.iter().all(|link| link.page.is_none()) {
        return Err(root.error("sections", BootProblem::Lacks("page")));
    }
    Ok(links.into())
}
