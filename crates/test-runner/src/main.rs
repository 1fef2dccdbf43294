//! Runs the component tests in a browser: the runner of wasm-bindgen, built with the workspace in place of an installation.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())?;
    Ok(())
}
