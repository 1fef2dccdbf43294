//! What a file keeps, and that memory keeps one connection.

use axum::http::Method;
use devserver::{Config, db, demo};

use crate::support::*;

#[tokio::test]
async fn a_file_survives_closing_and_another_demo_start_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("iam.db");
    for expected in ["Martin", "Leroy"] {
        let pool = db::open(&path).await.unwrap();
        demo::seed(&pool).await.unwrap();
        let service = Service::over(Config::default(), pool);
        let user = service.get(ME).key(ZOE).send().await.json();
        assert_eq!(user["last_name"], expected);
        let call = service.call(Method::PATCH, ME).key(ZOE);
        call.json(r#"{"last_name": "Leroy"}"#).send().await;
        service.pool.close().await;
    }
}

#[tokio::test]
async fn two_databases_in_memory_share_nothing() {
    let one = Service::new().await;
    let other = Service::new().await;
    one.call(Method::DELETE, ME).key(ZOE).send().await;
    assert_eq!(other.get(ME).key(ZOE).send().await.status, 200);
}

#[tokio::test]
async fn memory_keeps_its_only_connection_under_many_requests() {
    let service = Service::new().await;
    let calls = (0..50).map(|_| service.get(ME).key(ZOE).send());
    let mut calls: Vec<_> = calls.map(Box::pin).collect();
    // Half of them are aborted, as when a page is closed.
    for call in calls.drain(25..) {
        tokio::select! { biased; _ = call => {} () = tokio::task::yield_now() => {} }
    }
    for call in calls {
        assert_eq!(call.await.status, 200);
    }
}
