//! [`AvatarRules`]. `avatar.types` is a list as in HTML's attribute `accept`: media types, wildcards and file extensions.

use crate::boot::section::Section;

const ANY_IMAGE: &str = "image/*";
/// The subtypes of the picture media types that have a file extension.
const IMAGES: [&str; 12] = [
    "png",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "apng",
    "bmp",
    "tiff",
    "svg+xml",
    "heic",
    "heif",
    "vnd.microsoft.icon",
];

/// `avatar`: which pictures the service accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AvatarRules {
    /// `avatar.maxBytes`.
    pub max_bytes: Option<u64>,
    /// `avatar.types`: media types, wildcards and file extensions, normalised.
    pub types: Vec<String>,
}

impl AvatarRules {
    pub(super) fn read(section: &mut Section<'_>) -> AvatarRules {
        let types = section.texts("types");
        let types = types.unwrap_or_else(|| vec!["image/png,image/jpeg,image/webp,image/gif".into()]);
        AvatarRules { max_bytes: section.number("maxBytes"), types: read_types(&types) }
    }

    /// The attribute `accept`.
    #[must_use]
    pub fn accept(&self) -> String {
        self.types.join(",")
    }

    /// Whether a file may be sent: by its type in the browser, else by its name. A file with neither may, because the
    /// service inspects it.
    #[must_use]
    pub fn accepts(&self, media_type: &str, file_name: &str) -> bool {
        let extension =
            file_name.rsplit_once('.').map(|(_, extension)| format!(".{}", extension.to_ascii_lowercase()));
        let is_known = !matches!(media_type, "" | "application/octet-stream");
        let file = if is_known { kind(media_type) } else { extension.as_deref().and_then(kind) };
        let Some(file) = file else { return true };
        self.types.iter().any(|accepted| match accepted.strip_suffix('*') {
            Some(start) => start == "*/" || file.starts_with(start),
            None => *accepted == file || Some(accepted) == extension.as_ref(),
        })
    }

    /// The names of the kinds for people; empty where any picture is accepted.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        if self.types.iter().any(|kind| [ANY_IMAGE, "*/*"].contains(&kind.as_str())) {
            return Vec::new();
        }
        let name = |kind: &String| match kind.rsplit(['/', '.']).next().unwrap_or_default() {
            "webp" => "WebP".to_owned(),
            name => name.split('+').next().unwrap_or(name).to_ascii_uppercase(),
        };
        let mut names: Vec<String> = self.types.iter().map(name).collect();
        names.dedup();
        names
    }
}

/// Normalises the list and removes duplicates. A list without a usable entry accepts any picture.
fn read_types(list: &[String]) -> Vec<String> {
    let mut types = Vec::new();
    for kind in list.iter().flat_map(|kinds| kinds.split(',')).filter_map(kind) {
        if !types.contains(&kind) {
            types.push(kind);
        }
    }
    if types.is_empty() { vec![ANY_IMAGE.into()] } else { types }
}

/// The media type of one entry, such as `image/jpeg` for ".JPG" and "image/jpg". Another media type, a wildcard or another
/// extension stays as it is.
fn kind(text: &str) -> Option<String> {
    let text = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let name = text.strip_prefix("image/").unwrap_or(&text);
    let name = name.strip_prefix("x-").unwrap_or(name).trim_start_matches('.');
    let name = match name {
        "jpg" | "jpe" | "jfif" | "pjpeg" => "jpeg",
        "tif" => "tiff",
        "svg" => "svg+xml",
        "ico" | "icon" => "vnd.microsoft.icon",
        "ms-bmp" => "bmp",
        name => name,
    };
    if IMAGES.contains(&name) {
        return Some(format!("image/{name}"));
    }
    (text.contains('/') || (text.starts_with('.') && text.len() > 1)).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(list: &[&str]) -> AvatarRules {
        let list: Vec<String> = list.iter().copied().map(String::from).collect();
        AvatarRules { max_bytes: None, types: read_types(&list) }
    }

    #[test]
    fn reads_a_list_as_browsers_do() {
        for (list, accept, names) in [
            (&["image/png", "image/jpeg"][..], "image/png,image/jpeg", "PNG, JPEG"),
            (&["image/PNG"], "image/png", "PNG"),
            (&[".png", ".JPG", "jpeg"], "image/png,image/jpeg", "PNG, JPEG"),
            (&["image/jpg", "image/pjpeg", " .jpe "], "image/jpeg", "JPEG"),
            (&["image/png, image/webp"], "image/png,image/webp", "PNG, WebP"),
            (&["image/svg+xml", ".svg"], "image/svg+xml", "SVG"),
            (&["image/x-icon", "image/x-png;q=1"], "image/vnd.microsoft.icon,image/png", "ICON, PNG"),
            (&[".pdf", "application/pdf"], ".pdf,application/pdf", "PDF"),
            (&["image/*"], "image/*", ""),
            (&["Image/*", ".png"], "image/*,image/png", ""),
            (&["*/*"], "*/*", ""),
            (&[], "image/*", ""),
            (&["", " ", ".", "pictures"], "image/*", ""),
        ] {
            let rules = rules(list);
            assert_eq!(
                (rules.accept().as_str(), rules.names().join(", ").as_str()),
                (accept, names),
                "{list:?}"
            );
        }
    }

    #[test]
    fn accepts_a_file_by_its_type_and_without_one_by_its_name() {
        for (list, media_type, name, is_accepted) in [
            (&["image/png"][..], "image/png", "zoe.png", true),
            (&["image/PNG"], "image/png", "zoe", true),
            (&["image/png"], "IMAGE/PNG", "zoe", true),
            (&["image/png"], "image/jpeg", "zoe.png", false),
            (&[".png"], "image/png", "zoe.PNG", true),
            (&[".jpg"], "image/jpeg", "zoe.jpeg", true),
            (&["image/jpg"], "image/jpeg", "zoe.jpg", true),
            (&["image/jpeg"], "image/jpg", "zoe.jpg", true),
            (&["image/*"], "image/heic", "zoe.heic", true),
            (&["image/*"], "", "zoe.HEIC", true),
            (&["image/*"], "", "zoe.mp4", false),
            (&["image/*"], "video/mp4", "zoe.mp4", false),
            (&["image/*"], "application/octet-stream", "zoe.png", true),
            (&["image/png"], "", "zoe.png", true),
            (&["image/png"], "", "zoe.pdf", false),
            (&["image/png"], "", "zoe", true),
            (&["image/png"], "", "zoe.", true),
            (&[".pdf"], "application/pdf", "zoe.PDF", true),
            (&[".pdf"], "application/pdf", "zoe", false),
            (&["application/pdf"], "application/pdf", "zoe", true),
            (&["*/*"], "application/pdf", "zoe.pdf", true),
            (&[], "image/bmp", "zoe.bmp", true),
            (&[], "application/pdf", "zoe.pdf", false),
        ] {
            assert_eq!(rules(list).accepts(media_type, name), is_accepted, "{list:?} {media_type} {name}");
        }
    }
}
