//! A service in memory, and short ways to send requests and to check responses.

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use devserver::accounts::{self, NewHuman};
use devserver::{Config, app, db, demo};
use serde_json::Value;
use sqlx::SqlitePool;
use tower::ServiceExt;

pub(crate) const ZOE: &str = "demo-key";
pub(crate) const MACHINE: &str = "machine-key";
pub(crate) const ADA: &str = "ada-key";

pub(crate) const ME: &str = "/iam/v1/users/me/";
pub(crate) const AVATAR: &str = "/iam/v1/users/me/avatar/";
pub(crate) const CONFIG: &str = "/iam/v1/users/me/config/";
pub(crate) const NOTIFICATIONS: &str = "/iam/v1/users/me/notification-preferences/";
pub(crate) const PASSWORD: &str = "/iam/v1/users/me/password/";
pub(crate) const SYNC: &str = "/iam/v1/users/me/sync-from-auth/";

/// The service with the demo accounts.
pub(crate) struct Service {
    app: Router,
    pub(crate) pool: SqlitePool,
}

impl Service {
    pub(crate) async fn new() -> Self {
        Self::with(Config::default()).await
    }

    pub(crate) async fn with(config: Config) -> Self {
        let pool = db::open(":memory:".as_ref()).await.unwrap();
        demo::seed(&pool).await.unwrap();
        Self::over(config, pool)
    }

    pub(crate) fn over(config: Config, pool: SqlitePool) -> Self {
        let app = app(config, pool.clone());
        Self { app, pool }
    }

    /// Adds a second person, all of whose documents are the contract's defaults.
    pub(crate) async fn with_ada(self) -> Self {
        let ada = NewHuman {
            id: "ada",
            email: "ada@example.test",
            password_hash: demo::PASSWORD_HASH,
            key: ADA,
            ..NewHuman::default()
        };
        accounts::add_human(&self.pool, ada).await.unwrap();
        self
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call<'_> {
        let request = Request::new(Body::empty());
        let mut call = Call { service: self, request };
        *call.request.method_mut() = method;
        *call.request.uri_mut() = path.parse().unwrap();
        call
    }

    pub(crate) fn get(&self, path: &str) -> Call<'_> {
        self.call(Method::GET, path)
    }

    /// A document as text.
    pub(crate) async fn text(&self, path: &str, key: &str) -> String {
        let response = self.get(path).key(key).send().await;
        assert_eq!(response.status, StatusCode::OK);
        response.text()
    }

    /// Asserts that an operation needs a credential. Every test of an operation begins with this.
    pub(crate) async fn refuses_strangers(&self, method: Method, path: &str) {
        let response = self.call(method.clone(), path).send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
        assert_eq!(response.header("www-authenticate"), Some("Bearer"));
        let response = self.call(method, path).key("guess").send().await;
        response.refused(StatusCode::UNAUTHORIZED, "Not authenticated");
    }

    /// Asserts that an operation is for people only and returns 404 to a service account.
    pub(crate) async fn refuses_machines(&self, method: Method, path: &str) {
        let response = self.call(method, path).key(MACHINE).send().await;
        response.refused(StatusCode::NOT_FOUND, "This exists for human users only.");
    }
}

/// A request that is being built.
pub(crate) struct Call<'a> {
    service: &'a Service,
    request: Request<Body>,
}

impl Call<'_> {
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request.headers_mut().insert(name, value.parse().unwrap());
        self
    }

    pub(crate) fn key(self, key: &str) -> Self {
        self.header("authorization", &format!("Bearer {key}"))
    }

    pub(crate) fn json(self, text: impl Into<String>) -> Self {
        self.header("content-type", "application/json").body(text.into())
    }

    /// A form with one file.
    pub(crate) fn file(self, part: &str, bytes: &[u8]) -> Self {
        let mut body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{part}\"; filename=\"notes.txt\"\r\n\
             Content-Type: text/plain\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.header("content-type", "multipart/form-data; boundary=edge").body(body)
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        *self.request.body_mut() = body.into();
        self
    }

    pub(crate) async fn send(self) -> Response {
        let response = self.service.app.clone().oneshot(self.request).await.unwrap();
        let (parts, body) = response.into_parts();
        Response {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, usize::MAX).await.unwrap(),
        }
    }
}

/// A response with its whole body.
#[derive(Debug)]
pub(crate) struct Response {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Response {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        Some(self.headers.get(name)?.to_str().unwrap())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.to_vec()).unwrap()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(self.header(header::CONTENT_TYPE.as_str()), Some("application/json"));
        serde_json::from_slice(&self.body).unwrap()
    }

    /// Asserts a refusal in one sentence.
    #[track_caller]
    pub(crate) fn refused(&self, status: StatusCode, detail: &str) {
        assert_eq!(self.status, status);
        assert_eq!(self.json()["detail"], detail);
    }

    /// Asserts a 422 with entries for exactly these paths, written `email` or `app/rental_file_created`.
    #[track_caller]
    pub(crate) fn invalid_at(&self, paths: &[&str]) {
        assert_eq!(self.status, StatusCode::UNPROCESSABLE_ENTITY, "{self:?}");
        let body = self.json();
        let found: Vec<String> = body["detail"].as_array().unwrap().iter().map(path).collect();
        assert_eq!(found, paths);
    }

    #[track_caller]
    pub(crate) fn accepted(&self) {
        assert_eq!(self.status, StatusCode::ACCEPTED);
        assert_eq!(self.text(), "{}");
    }
}

fn path(entry: &Value) -> String {
    let (body, path) = entry["loc"].as_array().unwrap().split_first().unwrap();
    assert_eq!(body, "body");
    assert!(!entry["msg"].as_str().unwrap().is_empty());
    assert!(!entry["type"].as_str().unwrap().is_empty());
    let segments: Vec<String> =
        path.iter().map(|segment| segment.as_str().map_or(segment.to_string(), str::to_owned)).collect();
    segments.join("/")
}
