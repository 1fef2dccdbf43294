//! Start-up only; the library is the server.

use std::error::Error;
use std::io::{IsTerminal, stderr};

use clap::Parser;
use devserver::cli::Args;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    // Standard output has only the address, because programs read it.
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(stderr)
        .with_ansi(stderr().is_terminal())
        .init();
    devserver::server::run(args).await
}
