//! The service on a socket, from the first line on standard output to the last response.

use std::error::Error;
use std::future::IntoFuture;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::cli::Args;
use crate::{app, db, demo};

/// How long running requests may take after the signal to stop. Browsers keep idle connections open, and the process
/// does not wait for those.
const GRACE: Duration = Duration::from_millis(500);

/// Serves until SIGINT or SIGTERM.
pub async fn run(args: Args) -> Result<(), Box<dyn Error>> {
    let pool = db::open(&args.db).await?;
    if args.demo {
        demo::seed(&pool).await?;
    }
    let listener = if args.socket_on_stdin {
        inherited()?
    } else {
        TcpListener::bind(SocketAddr::new(args.bind, args.port)).await?
    };
    let signal = stop_signal()?;
    announce(listener.local_addr()?, &args.base_path)?;

    let (stop, stopped) = watch::channel(false);
    let app = app(args.into(), pool.clone());
    let server = axum::serve(listener, app).with_graceful_shutdown(wait_for(stopped.clone()));
    let deadline = async {
        wait_for(stopped).await;
        sleep(GRACE).await;
    };
    let signals = async {
        signal.await;
        tracing::info!("stopping");
        let _ = stop.send(true);
        std::future::pending::<()>().await;
    };
    tokio::select! {
        ended = server.into_future() => ended?,
        () = deadline => {}
        () = signals => {}
    }
    // Merges the write-ahead log into the file. A reader of the file alone would miss the last changes.
    let _ = timeout(GRACE, pool.close()).await;
    Ok(())
}

/// The listening socket that is standard input. A program that must know the port before this one starts binds it and hands
/// it on; a port that was only found to be free could be taken meanwhile.
#[cfg(unix)]
fn inherited() -> io::Result<TcpListener> {
    use std::os::fd::AsFd;
    let listener = std::net::TcpListener::from(io::stdin().as_fd().try_clone_to_owned()?);
    listener.set_nonblocking(true)?;
    TcpListener::from_std(listener)
}

#[cfg(not(unix))]
fn inherited() -> io::Result<TcpListener> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "only Unix passes a socket as standard input"))
}

/// Prints the line that programs wait for.
fn announce(address: SocketAddr, base_path: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "Listening on http://{address}{base_path}")?;
    stdout.flush()
}

async fn wait_for(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which is a reason to stop too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Ends with the first signal to stop. Signals count from this call on and not from the first poll, because a program
/// can send one as soon as it has read the address.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Ends with Ctrl-C.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
