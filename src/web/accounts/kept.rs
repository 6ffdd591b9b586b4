//! A form that was sent after its session had ended (P7): it stands in the page that asks to sign in, and in the one after
//! that, from where it is shown again, and not done.
use super::reauthenticate::{TYPED, holds_another};
use crate::web::{
    again::without_secrets,
    errors::Failure,
    fields::{self, Fields},
    onward::Onward,
    page::{Frame, Page},
    routes,
    seat::session_of,
    session::KeyHash,
};
use actix_web::{HttpMessage, HttpRequest, HttpResponse, dev::ServiceRequest, web::Bytes};
use askama::Template;

/// Where people sign in.
const SIGN_IN: &str = "/signin";
/// The field with the address that the form was sent to.
const ACTION: &str = "action";

/// What was typed, without passwords, and where it was sent to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub typed: String,
    pub action: String,
}

impl Kept {
    /// The form that came with this request, if it can be sent there once more.
    pub fn sent(request: &HttpRequest, body: &[u8]) -> Option<Self> {
        let typed = without_secrets(&Fields::parse(body).ok()?);
        Self::new(typed, request.uri().path_and_query()?.to_string())
    }
    /// What [`set_aside`] took out of the form of signing in.
    pub fn beside(request: &HttpRequest) -> Option<Self> {
        request.extensions().get::<Self>().cloned()
    }
    fn new(typed: String, action: String) -> Option<Self> {
        let fits = !typed.is_empty() && typed.len() <= fields::BYTES;
        (fits && routes::takes_kept_form(&action)).then_some(Self { typed, action })
    }
    /// What a form of signing in keeps, and its own fields; nothing where they stand there twice, which its handler refuses.
    fn within(body: &[u8]) -> Option<(Option<Self>, Bytes)> {
        let fields = holds_another(body).then(|| Fields::parse(body).ok())??;
        let mut reader = fields.reader();
        let kept = Self::new(reader.text(TYPED), reader.text(ACTION));
        let own = fields.pairs().iter();
        let own = own.filter(|(name, _)| name != TYPED && name != ACTION);
        let own = Bytes::from(fields::encoded(own));
        reader.into_errors().is_empty().then_some((kept, own))
    }
}

/// Whether somebody signs in with this.
pub fn signs_in(request: &ServiceRequest) -> bool {
    request.path() == SIGN_IN
}

/// Takes what was typed before out of the form of signing in, which is then no longer than others; it waits beside the
/// request as [`Kept`].
pub fn set_aside(request: &ServiceRequest, body: Bytes) -> Bytes {
    let within = signs_in(request).then(|| Kept::within(&body));
    let Some((kept, own)) = within.flatten() else {
        return body;
    };
    if let Some(kept) = kept {
        request.extensions_mut().insert(kept);
    }
    own
}

#[derive(Template)]
#[template(path = "accounts/kept.html")]
struct Offer {
    f: Frame,
    kept: Kept,
    next: Onward,
}

/// Offers what was typed to whoever signed in under this key.
pub async fn offer(
    request: &HttpRequest,
    key: KeyHash,
    kept: Kept,
    next: Onward,
) -> Result<HttpResponse, Failure> {
    let session = session_of(request, key).await?;
    let f = Frame::new(request, session.as_ref(), None);
    Offer { f, kept, next }.page()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_kept_for_addresses_of_ours_that_take_no_password() {
        let kept = |action: &str| Kept::new("a=1".to_owned(), action.to_owned()).is_some();
        for taken in [
            "/o/contoso/people",
            "/o/contoso/service-requests?from=here",
            "/i/token/accept",
            "/p/token/accept",
            "/account",
            "/account/email",
        ] {
            assert!(kept(taken), "{taken}");
        }
        for ignored in [
            "",
            "/",
            "/signin",
            "/signout",
            "/reauthenticate",
            "/account/password",
            "/account/password?a=1",
            "/account/nowhere",
            "/o/contoso",
            "/o/contoso/nowhere",
            "//evil.example/o/contoso/people",
            "https://evil.example/o/contoso/people",
            "/\\evil.example/o/contoso/people",
            "o/contoso/people",
            "/o/contoso/people#here",
        ] {
            assert!(!kept(ignored), "{ignored}");
        }
        assert_eq!(Kept::new(String::new(), "/account".to_owned()), None);
        let long = "x".repeat(fields::BYTES + 1);
        assert_eq!(Kept::new(long, "/account".to_owned()), None);
    }

    #[test]
    fn what_signing_in_has_of_its_own_is_left() {
        let within = |body: &str| Kept::within(body.as_bytes());
        let (kept, own) = within("typed_form=name%3DAna&email=a&action=%2Faccount&next=").unwrap();
        assert_eq!(
            kept,
            Kept::new("name=Ana".to_owned(), "/account".to_owned())
        );
        assert!(kept.is_some());
        assert_eq!(own, "email=a&next=");
        let (kept, own) = within("typed_form=name%3DAna&email=a&action=%2Fsignin").unwrap();
        assert_eq!((kept, own), (None, Bytes::from_static(b"email=a")));
        for others in [
            "email=a&password=b",
            "email=a&typed_form=c",
            "typed_form=a&typed_form=b&action=%2Faccount",
            "typed_form=a&action=%2Faccount&action=%2Faccount",
        ] {
            assert_eq!(within(others), None, "{others}");
        }
    }
}
