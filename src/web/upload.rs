//! Forms with a file. The body is read only when the handler asks for it, so that nobody sends five megabytes who may not.
use super::{
    errors::Failure,
    fields::{self, Fields},
};
use crate::messages::Text;
use actix_multipart::{Field, Multipart};
use actix_web::{FromRequest, HttpRequest, dev::Payload, http::StatusCode, web::Bytes};
use futures_util::StreamExt;
use std::{
    convert::Infallible,
    future::{Ready, ready},
    time::Duration,
};

/// The most bytes of a file (P24).
pub const FILE_BYTES: usize = 5 * 1024 * 1024;
/// As much as this of a body that is too big is read and thrown away, so that the sender can hear the answer.
const PATIENCE_BYTES: usize = 4 * FILE_BYTES;
/// The longest that a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(120);
/// The name of the field that is a file.
const FILE: &str = "file";

/// A form with a file, not read yet, and where it was sent to.
pub struct Upload(Option<Multipart>, String);

/// A form with a file.
#[derive(Debug, Default)]
pub struct Received {
    pub fields: Fields,
    /// `None` if no file was chosen.
    pub file: Option<File>,
}

/// A file as it was sent.
#[derive(Debug)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl FromRequest for Upload {
    type Error = Infallible;
    type Future = Ready<Result<Self, Infallible>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request.headers().get("content-type");
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let multipart = kind.eq_ignore_ascii_case("multipart/form-data");
        let body = payload.take();
        let parts = multipart.then(|| Multipart::new(request.headers(), body));
        ready(Ok(Self(parts, request.path().to_owned())))
    }
}

impl Upload {
    /// Reads it to its end.
    pub async fn read(self) -> Result<Received, Failure> {
        let wrong_kind = Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "error-upload-kind");
        let multipart = self.0.ok_or(wrong_kind)?;
        let in_time = tokio::time::timeout(PATIENCE, parts(multipart)).await;
        let received = in_time.unwrap_or_else(|_| Err(too_slow()))?;
        Ok(Received {
            fields: received.fields.sent_to(self.1),
            ..received
        })
    }
}

async fn parts(mut multipart: Multipart) -> Result<Received, Failure> {
    let (mut pairs, mut file, mut spent) = (Vec::new(), None, Spent::default());
    while let Some(part) = multipart.next().await {
        let mut part = part.map_err(|_| malformed())?;
        let disposition = part.content_disposition().cloned().ok_or_else(malformed)?;
        let name = disposition.get_name().unwrap_or_default().to_owned();
        if name == FILE && file.is_none() {
            let name = disposition.get_filename().unwrap_or_default().to_owned();
            let bytes = spent.take(&mut part, FILE_BYTES).await?;
            file = Some(File { name, bytes });
        } else {
            let bytes = spent.take(&mut part, fields::BYTES).await?;
            let value = String::from_utf8(bytes).map_err(|_| malformed())?;
            pairs.push((name, value));
        }
    }
    if spent.too_much {
        return Err(too_big());
    }
    Ok(Received {
        fields: Fields::checked(pairs)?,
        // A file field in which nothing was chosen comes as an empty file without a name.
        file: file.filter(|file| !file.name.is_empty() || !file.bytes.is_empty()),
    })
}

/// How much was read.
#[derive(Default)]
struct Spent {
    bytes: usize,
    too_much: bool,
}

impl Spent {
    /// The bytes of a part; of one that is too long none.
    async fn take(&mut self, part: &mut Field, most: usize) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        while let Some(chunk) = part.next().await {
            let chunk: Bytes = chunk.map_err(|_| malformed())?;
            self.bytes += chunk.len();
            if self.bytes > PATIENCE_BYTES {
                return Err(too_big());
            }
            self.too_much |= bytes.len() + chunk.len() > most;
            if self.too_much {
                bytes = Vec::new();
            } else {
                bytes.extend_from_slice(&chunk);
            }
        }
        Ok(bytes)
    }
}

fn malformed() -> Failure {
    Failure::unprocessable(Text::new("error-form-malformed"))
}

fn too_slow() -> Failure {
    let text = Text::new("error-upload-too-slow").with("seconds", PATIENCE.as_secs());
    Failure::telling(StatusCode::REQUEST_TIMEOUT, text)
}

fn too_big() -> Failure {
    let text = Text::new("error-upload-too-big").with("limit", FILE_BYTES / 1024 / 1024);
    Failure::telling(StatusCode::PAYLOAD_TOO_LARGE, text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{
        ResponseError,
        error::PayloadError,
        http::header::{CONTENT_TYPE, HeaderMap, HeaderValue},
    };
    use futures_util::stream;
    use tokio::time::{Instant, pause};

    const BEGUN: &str =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname";

    #[actix_web::test]
    async fn a_file_that_never_ends_is_waited_for_two_minutes() {
        pause();
        let mut headers = HeaderMap::new();
        let kind = HeaderValue::from_static("multipart/form-data; boundary=x");
        headers.insert(CONTENT_TYPE, kind);
        let begun = stream::once(ready(Ok::<_, PayloadError>(Bytes::from_static(
            BEGUN.as_bytes(),
        ))));
        let parts = Multipart::new(&headers, begun.chain(stream::pending()));
        let since = Instant::now();
        let failure = Upload(Some(parts), String::new()).read().await.unwrap_err();
        assert_eq!(failure.status_code(), StatusCode::REQUEST_TIMEOUT);
        assert_eq!(since.elapsed().as_secs(), 120);
    }
}
