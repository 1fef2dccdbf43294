//! What the page uses of a browser and can do without. Pure: the caller knows what there is.

use crate::diagnostics::Verdict;
use crate::language::Message;
use crate::messages::diagnostics as texts;

/// Something that a browser may lack.
#[derive(Clone, Debug)]
pub struct Feature {
    /// Where it is, from `window` on.
    pub path: &'static str,
    /// What is missing without it.
    pub loss: Message,
}

/// All of them.
pub const FEATURES: &[Feature] = &[
    Feature { path: "crypto.subtle", loss: texts::LOSS_CRYPTO },
    Feature { path: "localStorage", loss: texts::LOSS_LOCAL },
    Feature { path: "sessionStorage", loss: texts::LOSS_SESSION },
    Feature { path: "document.adoptedStyleSheets", loss: texts::LOSS_STYLES },
    Feature { path: "HTMLDialogElement.prototype.showModal", loss: texts::LOSS_DIALOG },
    Feature { path: "BroadcastChannel", loss: texts::LOSS_CHANNEL },
    Feature { path: "navigator.locks", loss: texts::LOSS_LOCKS },
    Feature { path: "AbortSignal.any", loss: texts::LOSS_ABORT },
    Feature { path: "createImageBitmap", loss: texts::LOSS_IMAGES },
];

/// The browser, where `has` returns whether there is something at a path.
pub fn browser(has: impl Fn(&str) -> bool) -> Verdict {
    let lacks: Vec<&Feature> = FEATURES.iter().filter(|feature| !has(feature.path)).collect();
    if lacks.is_empty() {
        return Verdict::good(texts::BROWSER_GOOD);
    }
    let names = Message::list(lacks.iter().map(|feature| Message::from(feature.path)));
    let mut losses = lacks.iter().map(|feature| feature.loss.clone());
    let first = losses.next().unwrap_or_default();
    let losses = losses.fold(first, crate::messages::common::and_then);
    Verdict::attention(texts::browser_lacks(names), losses)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_what_it_costs() {
        assert_eq!(browser(|_| true), Verdict::good(texts::BROWSER_GOOD));
        let verdict = browser(|path| path != "crypto.subtle" && path != "navigator.locks");
        let english = |message: &Message| message.localize(crate::language::Locale::ENGLISH);
        assert!(english(&verdict.found).contains("crypto.subtle, navigator.locks"));
        assert!(english(&verdict.remedy).contains("https"), "{}", english(&verdict.remedy));
    }
}
