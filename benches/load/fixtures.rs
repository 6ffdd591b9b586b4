//! Who asks, and for what: sessions that are open already, and customers that have yet to accept.
use crate::{
    server::{Place, SECRET},
    size::Size,
};
use actix_web::cookie::{Cookie, CookieJar};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::{prelude::*, sql_query};
use multichannel::{
    domain::{
        account::Account,
        id::Id,
        invitation::{Invitation, Offer},
        organisation::Slug,
        time::Timestamp,
        token::{Nonce, Purpose},
    },
    store::{Database, Db, ids, schema, sessions},
    web::keys::Keys,
};
use sha2::{Digest, Sha256};

/// A customer that is invited and has not answered, with its admin's session.
pub struct Newcomer {
    pub slug: Slug,
    pub token: String,
    pub cookie: String,
    pub offers: Vec<Id<Offer>>,
}

/// What the requests are made of.
pub struct Fixtures {
    pub newcomers: Vec<Newcomer>,
    /// Of the first provider's admin.
    pub provider_cookie: String,
}

type Result<T> = std::result::Result<T, diesel::result::Error>;

/// Takes back what the last `size.writes` customers accepted, and signs everybody in who will ask.
pub fn prepare(place: &Place, size: &Size) -> Fixtures {
    let (first, now) = (size.customers + 1, now());
    let keys = Keys::derive(SECRET.as_bytes());
    actix_web::rt::System::new().block_on(async {
        let db = Database::open(&place.url(), 1).unwrap();
        db.write(move |db| take_back(db, first)).await.unwrap();
        let signed_in = db.write(move |db| sign_in(db, &keys, first, now));
        signed_in.await.unwrap()
    })
}

#[expect(clippy::disallowed_methods, reason = "sessions must be young")]
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Timestamp::from_micros(since.unwrap().as_micros() as i64)
}

fn take_back(db: &mut Db, first: usize) -> Result<()> {
    if let Db::Postgres(_) = db {
        // Many rows at once, on a machine that may be busy.
        sql_query("SET LOCAL statement_timeout = 0").execute(db)?;
    }
    let new = format!(
        "(SELECT id FROM organisations WHERE kind = 'customer' AND created_at >= \
         (SELECT created_at FROM organisations WHERE slug = 'customer-{first}'))"
    );
    for statement in [
        format!("DELETE FROM holds WHERE customer_id IN {new}"),
        format!(
            "DELETE FROM reminders WHERE delegation_id IN \
             (SELECT id FROM delegations WHERE customer_id IN {new})"
        ),
        format!("DELETE FROM delegations WHERE customer_id IN {new}"),
        format!("DELETE FROM agreement_acceptances WHERE customer_id IN {new}"),
        format!(
            "UPDATE invitations SET state = 'issued', opened_at = NULL, answered_at = NULL WHERE id IN \
             (SELECT invitation_id FROM relationships WHERE customer_id IN {new})"
        ),
        format!("DELETE FROM relationships WHERE customer_id IN {new}"),
    ] {
        sql_query(statement).execute(db)?;
    }
    Ok(())
}

fn sign_in(db: &mut Db, keys: &Keys, first: usize, now: Timestamp) -> Result<Fixtures> {
    use schema::{accounts, invitations, members, organisations};
    let provider = accounts::table
        .filter(accounts::email_key.eq("admin@provider-1.example"))
        .select(accounts::id)
        .first::<Id<Account>>(db)?;
    let provider_cookie = session(db, keys, provider, now)?;
    let oldest = organisations::table
        .filter(organisations::slug.eq(format!("customer-{first}")))
        .select(organisations::created_at)
        .first::<i64>(db)?;
    let found = members::table
        .inner_join(organisations::table.on(organisations::id.eq(members::organisation_id)))
        .inner_join(accounts::table.on(accounts::id.eq(members::account_id)))
        .inner_join(
            invitations::table.on(invitations::customer_email.eq(accounts::email.nullable())),
        )
        .filter(organisations::created_at.ge(oldest))
        .filter(invitations::state.eq("issued"))
        .select((
            organisations::slug,
            accounts::id,
            invitations::id,
            invitations::nonce,
        ))
        .load::<(Slug, Id<Account>, Id<Invitation>, Nonce)>(db)?;
    let newcomer = |(slug, account, invitation, nonce)| {
        Ok(Newcomer {
            slug,
            token: keys.link.token(Purpose::Invitation, &nonce, 1).reveal(),
            cookie: session(db, keys, account, now)?,
            offers: offers(db, invitation)?,
        })
    };
    let newcomers = found.into_iter().map(newcomer).collect::<Result<_>>()?;
    Ok(Fixtures {
        newcomers,
        provider_cookie,
    })
}

fn offers(db: &mut Db, invitation: Id<Invitation>) -> Result<Vec<Id<Offer>>> {
    use schema::offers;
    offers::table
        .filter(offers::invitation_id.eq(invitation))
        .select(offers::id)
        .load(db)
}

/// Opens a session and makes its cookie as the portal does: hashing a password for each would take minutes.
fn session(db: &mut Db, keys: &Keys, account: Id<Account>, now: Timestamp) -> Result<String> {
    let key = URL_SAFE_NO_PAD.encode(ids::random::<32>());
    sessions::open(db, account, &Sha256::digest(&key), "load test", now)?;
    let mut jar = CookieJar::new();
    let state = format!(r#"{{"key":"\"{key}\""}}"#);
    jar.private_mut(&keys.cookie)
        .add(Cookie::new("multichannel", state));
    let cookie = jar
        .delta()
        .next()
        .map(|cookie| cookie.encoded().to_string());
    Ok(cookie.unwrap_or_default())
}
