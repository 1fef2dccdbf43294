//! The production build in `dist/`, which an operator puts on a web server, and a quick build in `dist-dev/`.
//!
//! cargo compiles the program, the crate `bundle` splits it and binds it to JavaScript, wasm-opt and esbuild make both
//! smaller. The stylesheet, the file names, the page, the lists of what is shipped and the compressed copies are made here.
//! The new files replace the old ones only at the end, so a build that fails leaves the last good one.

mod assemble;
mod basic;
mod compress;
mod entry;
pub(crate) mod html;
mod languages;
mod lock;
mod minify;
mod mode;
mod names;
mod optimise;
mod order;
mod parts;
mod program;
mod sbom;
mod shipped;
mod stamp;
pub(crate) mod stylesheet;
mod third_party;
mod trunk;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
pub(crate) use assemble::HOST_SCRIPT;
pub(crate) use compress::beside;
pub(crate) use entry::source as entry_source;
pub(crate) use mode::{Choice, Mode};
pub(crate) use names::{Names, deployed_names};
use program::Program;
pub(crate) use program::{bundle, compiled};
use sbom::SBOM;
use stamp::Stamp;
use stylesheet::Sheets;
use third_party::THIRD_PARTY;
pub(crate) use trunk::run_after_trunk;

use crate::files;
use crate::project::Project;
use crate::setup::{self, Purpose};

/// Builds the mode's folder unless it is up to date, and returns its path.
pub(crate) fn run(project: &Project, mode: Mode) -> Result<PathBuf> {
    let name = mode.folder();
    let dist = project.root.join(name);
    let stamp = Stamp::new(project, mode)?;
    if stamp.is_current()? {
        println!("{name}/ is up to date.");
        return Ok(dist);
    }
    let purposes: &[Purpose] = match mode {
        Mode::Production => &[Purpose::Build, Purpose::StdBuild],
        Mode::StockStd => &[Purpose::Build],
        Mode::Dev => &[Purpose::DevBuild],
    };
    setup::prepare(project, purposes)?;
    println!("Building {name}/ …");
    let start = Instant::now();
    build(project, mode, &dist)?;
    stamp.write()?;
    println!("Built {name}/ in {:.1} s.", start.elapsed().as_secs_f32());
    Ok(dist)
}

fn build(project: &Project, mode: Mode, dist: &Path) -> Result<()> {
    let sheets = stylesheet::build(&project.root.join("style/index.css"))?;
    let program = program::build(project, mode)?;
    // In the work tree, because a rename works only within one file system.
    let fresh = project.root.join(format!(".{}.new", mode.folder()));
    let _ = fs::remove_dir_all(&fresh);
    let finished = fill(project, mode, &fresh, &sheets, program);
    if finished.is_err() {
        let _ = fs::remove_dir_all(&fresh);
    }
    finished?;
    let _ = fs::remove_dir_all(dist);
    Ok(fs::rename(&fresh, dist)?)
}

fn fill(project: &Project, mode: Mode, folder: &Path, sheets: &Sheets, program: Program) -> Result<()> {
    let page = files::read(&project.root.join(html::PAGE))?;
    assemble::assemble(project, mode, &page, folder, sheets, &program)?;
    html::check_folder(folder)?;
    if !mode.is_deployable() {
        return Ok(());
    }
    let shipped = shipped::read(project, &program.messages)?;
    files::write(&folder.join(SBOM), sbom::write(&shipped)?)?;
    files::write(&folder.join(THIRD_PARTY), third_party::write(&shipped.crates)?)?;
    compress::compress_folder(folder)
}
