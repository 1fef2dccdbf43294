//! The operator's brand.

use web_sys::{HtmlElement, css};

use crate::boot::{BootError, BootProblem, Brand};

/// Sets the brand's colour and radius as custom properties for the stylesheet (style/tokens.css). The browser validates
/// them.
pub(super) fn apply_brand(place: &HtmlElement, brand: &Brand) -> Result<(), BootError> {
    let properties = [
        ("accent", &brand.accent, "color", "color-mix(in srgb, *, red)", "CSS colour"),
        ("radius", &brand.radius, "border-radius", "max(*, 0px)", "CSS length"),
    ];
    for (key, value, property, test, kind) in properties {
        // Inside a function browsers accept only colours and lengths, and no keyword such as `inherit`.
        let is_valid =
            |value: &str| css::supports_with_value(property, &test.replace('*', value)) == Ok(true);
        let value = value.as_deref().unwrap_or_default();
        if !value.is_empty() && !is_valid(value) {
            return Err(BootError { key: format!("brand.{key}"), problem: BootProblem::NotA(kind) });
        }
        // An empty value removes the property of an earlier configuration.
        let _ = place.style().set_property(&format!("--iam-brand-{key}"), value);
    }
    Ok(())
}
