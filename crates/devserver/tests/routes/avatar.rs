//! `/users/me/avatar/` and the pictures at their URLs.

use axum::http::{Method, StatusCode};
use devserver::Config;
use devserver::routes::avatar::MAX_BYTES;
use serde_json::Value;

use crate::support::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

async fn upload(service: &Service, bytes: &[u8]) -> Response {
    let call = service.call(Method::POST, AVATAR).key(ZOE);
    call.file("file", bytes).send().await
}

async fn uploaded(service: &Service, bytes: &[u8]) -> String {
    let response = upload(service, bytes).await;
    assert_eq!(response.status, StatusCode::CREATED, "{response:?}");
    response.json()["avatar"].as_str().unwrap().into()
}

fn png(size: usize) -> Vec<u8> {
    let mut bytes = PNG.to_vec();
    bytes.resize(size, 0);
    bytes
}

#[tokio::test]
async fn an_upload_returns_the_whole_user_and_the_picture_is_at_its_url() {
    let service = Service::new().await;
    service.refuses_strangers(Method::POST, AVATAR).await;
    service.refuses_machines(Method::POST, AVATAR).await;

    let response = upload(&service, PNG).await;
    assert_eq!(response.status, StatusCode::CREATED);
    let user = response.json();
    assert_eq!(user["email"], "zoe@example.test");
    assert_eq!(service.get(ME).key(ZOE).send().await.json(), user);

    let picture = service.get(user["avatar"].as_str().unwrap()).send().await;
    assert_eq!(picture.status, StatusCode::OK);
    assert_eq!(picture.body, PNG);
}

#[tokio::test]
async fn the_type_comes_from_the_content_and_not_from_the_name() {
    let service = Service::new().await;
    for (bytes, media_type) in [
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0 and so on", "image/jpeg"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
        (b"GIF89a and so on", "image/gif"),
    ] {
        let url = uploaded(&service, bytes).await;
        let picture = service.get(&url).send().await;
        assert_eq!(picture.header("content-type"), Some(media_type));
    }
    for wrong in [&b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"[..], b"%PDF-1.7", b""] {
        upload(&service, wrong).await.invalid_at(&["file"]);
    }
}

#[tokio::test]
async fn a_picture_stays_a_picture_and_lasts() {
    let service = Service::new().await;
    let picture = service.get(&uploaded(&service, PNG).await).send().await;
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("cache-control", "public, max-age=31536000, immutable"),
        ("cross-origin-resource-policy", "cross-origin"),
    ] {
        assert_eq!(picture.header(name), Some(value));
    }
}

#[tokio::test]
async fn two_megabytes_are_accepted_and_one_byte_more_is_not() {
    let service = Service::new().await;
    uploaded(&service, &png(MAX_BYTES)).await;
    for size in [MAX_BYTES + 1, MAX_BYTES + 1024 * 1024] {
        let response = upload(&service, &png(size)).await;
        response.refused(StatusCode::PAYLOAD_TOO_LARGE, "The picture is larger than 2 MB.");
    }
}

#[tokio::test]
async fn a_form_without_the_part_is_refused_at_the_part() {
    let service = Service::new().await;
    let call = || service.call(Method::POST, AVATAR).key(ZOE);
    call().file("picture", PNG).send().await.invalid_at(&["file"]);
    call().json("{}").send().await.invalid_at(&["file"]);
    call().send().await.invalid_at(&["file"]);
    let broken = call().header("content-type", "multipart/form-data; boundary=edge");
    broken.body("--edge\r\nnonsense").send().await.invalid_at(&[""]);
}

#[tokio::test]
async fn parts_before_the_file_are_ignored() {
    let service = Service::new().await;
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhi\r\n\
        --edge\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(PNG);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let call = service.call(Method::POST, AVATAR).key(ZOE).body(body);
    let response = call.header("content-type", "multipart/form-data; boundary=edge").send().await;
    assert_eq!(response.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_new_picture_has_a_new_url_and_the_old_one_is_gone() {
    let service = Service::new().await;
    let first = uploaded(&service, PNG).await;
    let second = uploaded(&service, PNG).await;
    assert_ne!(first, second);
    let gone = service.get(&first).send().await;
    gone.refused(StatusCode::NOT_FOUND, "There is no such picture.");
    assert_eq!(gone.header("cache-control"), Some("no-store"));
}

#[tokio::test]
async fn a_removed_picture_is_gone_and_removing_none_is_accepted_too() {
    let service = Service::new().await;
    service.refuses_strangers(Method::DELETE, AVATAR).await;
    service.refuses_machines(Method::DELETE, AVATAR).await;

    let url = uploaded(&service, PNG).await;
    for _ in 0..2 {
        service.call(Method::DELETE, AVATAR).key(ZOE).send().await.accepted();
    }
    assert_eq!(service.get(ME).key(ZOE).send().await.json()["avatar"], Value::Null);
    assert_eq!(service.get(&url).send().await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_stand_in_for_a_cdn_makes_the_url_absolute() {
    let relative = uploaded(&Service::new().await, PNG).await;
    assert!(relative.starts_with("/iam/v1/avatars/"), "{relative}");
    assert_eq!(relative.len(), "/iam/v1/avatars/".len() + 32);

    let config = Config { avatar_base: Some("http://cdn.example.test".into()), ..Config::default() };
    let absolute = uploaded(&Service::with(config).await, PNG).await;
    assert!(absolute.starts_with("http://cdn.example.test/iam/v1/avatars/"), "{absolute}");
}
