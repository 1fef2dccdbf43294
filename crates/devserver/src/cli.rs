//! The command line: a [`Config`], and what the start-up needs besides.

use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::{HeaderValue, Uri};
use clap::Parser;

use crate::config::Config;
use crate::oidc;

/// An embedded /iam/v1 users service with static files, for development and tests.
#[derive(Clone, Debug, Parser)]
#[command(name = "devserver", version)]
pub struct Args {
    /// TCP port to listen on; 0 takes any that is free.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Listen on the socket that is standard input, in place of a port.
    #[arg(long, conflicts_with_all = ["port", "bind"])]
    pub socket_on_stdin: bool,
    /// Address to listen on.
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    pub bind: IpAddr,
    /// SQLite file, made where there is none; ":memory:" keeps nothing.
    #[arg(long, value_name = "PATH")]
    pub db: PathBuf,
    /// Folder with the page's files.
    #[arg(long, value_name = "DIR")]
    pub dist: Option<PathBuf>,
    /// File served as the page's config.json, in place of the one in that folder.
    #[arg(long = "config", value_name = "FILE")]
    pub page_config: Option<PathBuf>,
    /// Seed the demo accounts into an empty database.
    #[arg(long)]
    pub demo: bool,
    /// Origin that may call the API and load the page's modules (repeatable).
    #[arg(long = "cors-origin", value_name = "URL", value_parser = origin)]
    pub cors_origins: Vec<HeaderValue>,
    /// Origin that may show the page in a frame (repeatable).
    #[arg(long = "frame-ancestor", value_name = "URL", value_parser = origin)]
    pub frame_ancestors: Vec<HeaderValue>,
    /// Absolute URL before the path of every picture, in place of a CDN.
    #[arg(long, value_name = "URL", value_parser = absolute_url)]
    pub avatar_base: Option<String>,
    /// Path that the page's files are served below; the API stays at /iam/v1.
    #[arg(long, value_name = "PATH", default_value = "", value_parser = base_path)]
    pub base_path: String,
    /// OpenID provider whose access tokens the API accepts too; the page may send requests to it.
    #[arg(long, value_name = "URL", value_parser = issuer)]
    pub issuer: Option<String>,
    /// Audience that such a token must name in `aud`.
    #[arg(long, value_name = "NAME", requires = "issuer")]
    pub audience: Option<String>,
    /// Seconds that such a token stays valid after it has expired, for a provider whose clock is behind.
    #[arg(long, value_name = "SECONDS", default_value_t = 0, requires = "issuer")]
    pub issuer_leeway: u64,
    /// Milliseconds until a sync with the sign-in service takes effect.
    #[arg(long, value_name = "N", default_value_t = 800)]
    pub sync_delay_ms: u64,
    /// Further URL of the page, which a sign-in may return to (repeatable).
    #[arg(long = "page-url", value_name = "URL", value_parser = absolute_url)]
    pub page_urls: Vec<String>,
    /// Lifetime of access tokens and cookie sessions, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 300)]
    pub token_ttl: u64,
    /// Hold the session for the page, behind a cookie.
    #[arg(long)]
    pub cookie_session: bool,
    /// Append requests to the API and their responses to this file, as JSON lines: for tests, as it holds passwords.
    #[arg(long, value_name = "FILE")]
    pub record: Option<PathBuf>,
}

impl From<Args> for Config {
    fn from(args: Args) -> Self {
        Self {
            dist: args.dist,
            page_config: args.page_config,
            base_path: args.base_path,
            cors_origins: args.cors_origins,
            frame_ancestors: args.frame_ancestors,
            avatar_base: args.avatar_base,
            issuer: args.issuer,
            audience: args.audience,
            issuer_leeway: Duration::from_secs(args.issuer_leeway),
            sync_delay: Duration::from_millis(args.sync_delay_ms),
            page_urls: args.page_urls,
            token_ttl: Duration::from_secs(args.token_ttl),
            cookie_session: args.cookie_session,
            record: args.record,
            ..Self::default()
        }
    }
}

/// An origin as browsers write it in the header `Origin`: scheme and authority, no slash at the end.
fn origin(text: &str) -> Result<HeaderValue, String> {
    let url = absolute_url(text)?;
    let authority = url.split_once("://").map_or("", |(_, rest)| rest);
    if authority.contains(['/', '?', '#']) {
        return Err("an origin has no path".into());
    }
    HeaderValue::from_str(&url).map_err(|error| error.to_string())
}

fn absolute_url(text: &str) -> Result<String, String> {
    let url = text.trim_end_matches('/');
    if url.starts_with("http://") || url.starts_with("https://") {
        Ok(url.into())
    } else {
        Err("expected a URL that begins with http:// or https://".into())
    }
}

/// An issuer identifier. Tokens must name exactly this text. Only `http://`: TLS would need a certificate store, and the
/// provider runs on the same machine.
fn issuer(text: &str) -> Result<String, String> {
    let url: Uri = text.parse().map_err(|error| format!("{error}"))?;
    match url.scheme_str() {
        Some("http") if url.query().is_none() => Ok(text.into()),
        _ => Err("expected a URL that begins with http:// and has no query".into()),
    }
}

fn base_path(text: &str) -> Result<String, String> {
    let path = text.trim_end_matches('/');
    if oidc::reserves(path) {
        return Err("this server itself uses that path".into());
    }
    let plain = |segment: &str| {
        !segment.is_empty() && segment.chars().all(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c))
    };
    match path.strip_prefix('/') {
        None if path.is_empty() => Ok(String::new()),
        Some(segments) if segments.split('/').all(plain) => Ok(path.into()),
        _ => Err("expected a path like /some/sub".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split(' '))
    }

    #[test]
    fn slashes_at_the_end_make_no_difference() {
        let line = "devserver --db x --base-path /some/sub/ --cors-origin http://localhost:5000/ --avatar-base http://cdn/";
        let args = args(line).unwrap();
        assert_eq!(args.base_path, "/some/sub");
        assert_eq!(args.cors_origins, ["http://localhost:5000"]);
        assert_eq!(args.avatar_base.as_deref(), Some("http://cdn"));
        assert_eq!(base_path("/").unwrap(), "");
    }

    #[test]
    fn nonsense_is_refused_before_the_start() {
        for wrong in [
            "--base-path some/sub",
            "--base-path //host",
            "--base-path /iam/v1",
            "--base-path /ui",
            "--page-url localhost:5000",
            "--token-ttl -1",
            "--cors-origin localhost:5000",
            "--cors-origin http://host/path",
            "--frame-ancestor http://host/path",
            "--avatar-base cdn",
            "--port 70000",
            "--port 8080 --socket-on-stdin",
            "--issuer issuer.test",
            "--issuer https://issuer.test",
            "--audience api",
        ] {
            assert!(args(&format!("devserver --db x {wrong}")).is_err(), "{wrong}");
        }
    }
}
