//! What a person reads: cards, lists, headings, icons, pictures, times, and untrusted HTML.

use leptos::prelude::*;

use crate::components::button::Button;
use crate::components::card::Card;
use crate::components::checkbox::Checkbox;
use crate::components::description_list::{DescriptionItem, DescriptionList};
use crate::components::each::each;
use crate::components::heading::Heading;
use crate::components::html_preview::HtmlPreview;
use crate::components::icon::{Icon, IconName};
use crate::components::picture::Picture;
use crate::components::show::Show;
use crate::components::time::Time;
use crate::language::Message;
use crate::state::State;

/// A picture that needs no server: a sky above a hill.
const PORTRAIT: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath fill='%238bc' d='M0 0h8v8H0z'/%3E%3Cpath fill='%23364' d='M0 8V6l4-3 4 4v1z'/%3E%3C/svg%3E";
const ICONS: [IconName; 8] = [
    IconName::Back,
    IconName::Bell,
    IconName::Card,
    IconName::Info,
    IconName::Key,
    IconName::Sliders,
    IconName::Person,
    IconName::Warning,
];

pub(super) fn view() -> AnyView {
    view! {
        <Card title="Card" intro="With a sentence below its title.">
            <p>{"Any content."}</p>
        </Card>
        <Card title="Card of danger" intro="For what cannot be undone." danger=true>
            <p>{"Any content."}</p>
        </Card>
        <Card title="Heading">
            <Heading below=2 text=Message::from("A level below the card's") />
        </Card>
        <Card title="Description list">
            <DescriptionList>
                <DescriptionItem name="Name">"Northwind Homes"</DescriptionItem>
                <DescriptionItem name="Address">"Rue de la Paix 12\n75002 Paris"</DescriptionItem>
                <DescriptionItem name="A name that takes more than one line">
                    <code>{"https://a.very.long.address.example.test/without/a/place/to/break/at/all/index.html"}</code>
                </DescriptionItem>
            </DescriptionList>
        </Card>
        <Card title="Icon">
            <div class="form-actions">
                {ICONS.map(|name| view! { <span><Icon name /> " " {format!("{name:?}")}</span> }).collect_view()}
            </div>
        </Card>
        {pictures()}
        <Card title="Time">
            <p><Time value="2026-03-04T05:06:07Z" /></p>
            <p><Time value="not long ago" /></p>
        </Card>
        <Card title="Html preview">
            <div class="preview">
                <HtmlPreview
                    document=State::expect().files.url("preview.html")
                    title="A signature"
                    html=Signal::stored("<p><b>Zoé Martin</b><br>Northwind Homes</p>".to_owned())
                />
            </div>
        </Card>
        {changing()}
    }
    .into_any()
}

fn pictures() -> AnyView {
    let picture = |src: Option<&str>, large: bool| {
        let src = Signal::stored(src.map(str::to_owned));
        view! { <Picture src name=Signal::stored("Zoé Martin".to_owned()) alt="A hill" alt_initials="No picture" large /> }
    };
    view! {
        <Card title="Picture" intro="There, and where there is none.">
            <div class="form-actions">
                {picture(Some(PORTRAIT), false)} {picture(None, false)} {picture(Some(PORTRAIT), true)} {picture(None, true)}
            </div>
        </Card>
    }
    .into_any()
}

/// Content that comes and goes.
fn changing() -> AnyView {
    let on = RwSignal::new(true);
    let names = RwSignal::new(vec!["1".to_owned(), "2".to_owned()]);
    let add = move |()| names.update(|names| names.push((names.len() + 1).to_string()));
    view! {
        <Card title="Show">
            <Checkbox label="Show it" on on_change=move |checked| on.set(checked) />
            <Show on=on>
                <p>{"It is there."}</p>
            </Show>
        </Card>
        <Card title="Each">
            <ul class="link-list">{each(names, |name| view! { <li>{name}</li> }.into_any())}</ul>
            <Button label=Message::from("One more") on_press=add />
        </Card>
    }
    .into_any()
}
