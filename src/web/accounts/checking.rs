//! Passwords held against accounts; the time that takes does not tell whether there is an account (P2).
use crate::{
    actions::accounts::sign_in::Checked,
    domain::{email::Email, password::Password},
    store::{accounts, sessions::Session},
    web::{app::App, errors::Failure},
};
use actix_web::HttpRequest;

impl App {
    /// The account of this address, if this is its password.
    pub(super) async fn check(
        &self,
        request: &HttpRequest,
        email: &str,
        password: &str,
    ) -> Result<Option<Checked>, Failure> {
        self.limits
            .guess(self.client(request), &email.to_lowercase())?;
        let found = match Email::parse(email) {
            Ok(email) => {
                self.read(move |db| accounts::by_email(db, email.key()))
                    .await?
            }
            Err(_) => None,
        };
        let hash = found.as_ref().and_then(|(_, hash)| hash.clone());
        let verified = self.hashing.verify(password.into(), hash).await?;
        let Some((account, Some(hash))) = found.filter(|_| verified.ok) else {
            return Ok(None);
        };
        let better = match Password::parse(password, &[]) {
            Ok(password) if verified.needs_rehash => Some(self.hashing.hash(password).await?),
            _ => None,
        };
        Ok(Some(Checked {
            account: account.id,
            hash,
            better,
        }))
    }

    /// The person's own account, if this is its password.
    pub(super) async fn check_own(
        &self,
        request: &HttpRequest,
        session: &Session,
        password: &str,
    ) -> Result<Option<Checked>, Failure> {
        let own = session.account.id;
        let checked = self
            .check(request, session.account.email.as_str(), password)
            .await?;
        // The address may have passed to another account since the session was read.
        Ok(checked.filter(|checked| checked.account == own))
    }
}
