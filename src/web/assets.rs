//! Static files: embedded, addressed by the hash of what is in them, kept by browsers for ever (P22).
use super::{caller::Visitor, errors::Failure};
use actix_web::{HttpResponse, http::header, web::Path};
use rust_embed::{Embed, EmbeddedFile};
use std::sync::LazyLock;

#[derive(Embed)]
#[folder = "static"]
struct Files;

struct Asset {
    name: String,
    /// `/static/{hash}/{name}`
    href: String,
    file: EmbeddedFile,
}

static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let asset = |name: std::borrow::Cow<'static, str>| {
        let file = Files::get(&name)?;
        let hash: String = file.metadata.sha256_hash()[..8]
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        Some(Asset {
            href: format!("/static/{hash}/{name}"),
            name: name.into_owned(),
            file,
        })
    };
    Files::iter().filter_map(asset).collect()
});

/// The address of a file under `static`; empty if there is none (a test looks for that).
pub fn href(name: &str) -> &'static str {
    ASSETS
        .iter()
        .find(|asset| asset.name == name)
        .map_or("", |asset| &asset.href)
}

/// A file under `static`.
pub async fn file(_: Visitor, path: Path<(String, String)>) -> Result<HttpResponse, Failure> {
    let (hash, name) = path.into_inner();
    let wanted = format!("/static/{hash}/{name}");
    let asset = ASSETS
        .iter()
        .find(|asset| asset.href == wanted)
        .ok_or_else(Failure::not_found)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
        .content_type(media_type(&asset.name))
        .body(asset.file.data.clone()))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
