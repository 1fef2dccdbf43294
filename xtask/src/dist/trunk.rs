//! The page under `trunk serve`, for those who have Trunk: a hook of `Trunk.toml`.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result};

use super::mode::Mode;
use super::{assemble, html, program, stylesheet};
use crate::files;
use crate::project::Project;

/// Makes in Trunk's staging folder what the quick build has, around the program that Trunk has left there.
///
/// # Errors
/// If Trunk does not run it, or left something else.
pub(crate) fn run_after_trunk(project: &Project) -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").context("this is for the hook of Trunk.toml")?;
    assemble_around(project, Path::new(&folder))
}

/// Trunk's copy of the page has a script that loads it again after each build, so the page is made of that copy.
fn assemble_around(project: &Project, folder: &Path) -> Result<()> {
    let page = files::read(&folder.join(html::PAGE))?;
    let bindings = files::read(&built(folder, "js")?)?;
    let program = program::of_one_file(bindings, fs::read(built(folder, "wasm")?)?)?;
    fs::remove_dir_all(folder)?;
    let sheets = stylesheet::build(&project.root.join("style/index.css"))?;
    assemble::assemble(project, Mode::Dev, &page, folder, &sheets, &program)
}

fn built(folder: &Path, extension: &str) -> Result<PathBuf> {
    let mut files = files::within(folder)?.into_iter();
    files.find(|file| files::has_extension(file, &[extension])).context("Trunk left no program")
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDINGS: &str =
        "let wasm;\nwasm = instance.exports;\nexport { initSync, __wbg_init as default };\n";

    #[test]
    fn trunk_serves_the_page_with_the_program_that_it_has_built() {
        let project = Project::find().unwrap();
        let folder = env::temp_dir().join(format!("iam-account-trunk-{}", std::process::id()));
        let reload = "<script>\"reload\"</script></body>";
        let page = files::read(&project.root.join(html::PAGE)).unwrap().replace("</body>", reload);
        files::write(&folder.join(html::PAGE), page).unwrap();
        files::write(&folder.join("iam-account-12.js"), BINDINGS).unwrap();
        files::write(&folder.join("iam-account-12_bg.wasm"), "wasm").unwrap();

        assemble_around(&project, &folder).unwrap();

        let served = |name: &str| files::read(&folder.join(name)).unwrap();
        let page = served(html::PAGE);
        assert!(page.contains(reload), "{page}");
        let files = files::within(&folder).unwrap();
        let program =
            files.iter().find(|file| fs::read(file).unwrap() == b"wasm").expect("the program is there");
        let program = files::relative(&folder, program);
        assert!(page.contains(&program) && served("iam-account.js").contains(&program), "{program}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
