//! Every form, sent as it stands on its page, where no activity can be written: what changes all the same is a change
//! without its record, or one that is not in the same transaction.
use super::{filled::Filled, found, ways::Way};
use crate::{client::Answer, harness::on_each_database, rows, tree::none, world::World};
use diesel::{QueryResult, connection::SimpleConnection};
use multichannel::{store::Db, web::routes};

/// Changes that no organisation's activity tells, in words, and the ends of the addresses where they are made.
const NOT_TOLD: [(&str, &[&str]); 6] = [
    (
        "sessions, which their owner sees in a list",
        &[
            "/signin",
            "/signout",
            "/reauthenticate",
            "/account/sessions/{id}/end",
            "/account/sessions/end-others",
        ],
    ),
    (
        "the own account, of which its owner is mailed",
        &[
            "/account",
            "/account/email",
            "/account/organisation",
            "/account/password",
            "/password/forgot",
            "/password/reset/{token}",
            "/verify/{token}",
        ],
    ),
    ("a sign-up that waits for its mailbox", &["/signup"]),
    (
        "drafts, before anything is made of them",
        &[
            "/invitations/new",
            "/invitations/new/{id}/{step}",
            "/invitations/{id}/draft",
        ],
    ),
    (
        "files and lists of rows that are only looked at, or whose rows are told each for itself when they are done",
        &[
            "/invitations/import",
            "/invitations/import/{id}/cancel",
            "/people/import",
            "/people/import/{id}/cancel",
            "/subscriptions/import",
            "/subscriptions/import/{id}/cancel",
            "/delegations/bulk",
            "/delegations/bulk/{id}/cancel",
        ],
    ),
    (
        "another attempt at a mail whose reason was told",
        &["/mails/{id}/send"],
    ),
];

/// What has nothing to record when it is sent as it stands on its page, and why; every other form was about to.
const NOTHING_DONE: [(&str, &[&str]); 3] = [
    (
        "what it says is so already",
        &[
            "/o/{org}/customers/{id}/alias",
            "/o/{org}/groups/{id}",
            "/o/{org}/on-behalf/{customer}/people/{id}",
            "/o/{org}/on-behalf/{customer}/service-requests/{id}/assign",
            "/o/{org}/partners/{id}/ask-to-end",
            "/o/{org}/people/{id}",
            "/o/{org}/reviews",
            "/o/{org}/service-requests/{id}/assign",
            "/o/{org}/settings",
            "/o/{org}/settings/agreement",
            "/o/{org}/subscriptions/{id}/renewal",
            "/o/{org}/subscriptions/{id}/seats",
            "/p/{token}/accept",
        ],
    ),
    (
        "it is filled in with a customer of nobody",
        &["/o/{org}/subscriptions"],
    ),
    (
        "it is filled in with more seats than there are",
        &["/o/{org}/subscriptions/{id}/add-ons"],
    ),
];

fn has_nothing_to_record(pattern: &str) -> bool {
    let mut all = NOTHING_DONE.iter();
    all.any(|(_, patterns)| patterns.contains(&pattern))
}

fn is_not_told(pattern: &str) -> bool {
    let tails = [
        pattern,
        pattern.strip_prefix("/o/{org}").unwrap_or(pattern),
        pattern
            .strip_prefix("/o/{org}/on-behalf/{customer}")
            .unwrap_or(pattern),
    ];
    NOT_TOLD
        .iter()
        .flat_map(|(_, ends)| ends.iter())
        .any(|end| tails.contains(end))
}

/// From now on the database refuses to take an activity.
fn refuse_activities(db: &mut Db) -> QueryResult<()> {
    match db {
        Db::Sqlite(c) => c.batch_execute(
            "CREATE TRIGGER refused BEFORE INSERT ON activities \
             BEGIN SELECT RAISE(ABORT, 'no activity today'); END;",
        ),
        Db::Postgres(c) => c.batch_execute(
            "CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS \
             $$ BEGIN RAISE EXCEPTION 'no activity today'; END $$; \
             CREATE TRIGGER refused BEFORE INSERT ON activities \
             FOR EACH ROW EXECUTE FUNCTION refused();",
        ),
    }
}

async fn send(form: &Filled<'_>) -> Answer {
    let way = match form.in_parts {
        true => {
            let (kind, body) = form.parts(&[]);
            let way = Way::new("", body, 0);
            Way { kind, ..way }
        }
        false => Way::new("", form.with(""), 0),
    };
    form.send(&way).await
}

#[actix_web::test]
async fn what_cannot_be_recorded_is_not_done() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = found::all(&portal, &world, &visitor).await;
        portal.behind_the_scenes(refuse_activities).await;
        let (mut faults, mut refused) = (Vec::new(), 0);
        for (pattern, form) in &forms {
            if is_not_told(pattern) {
                continue;
            }
            let before = rows::of(&portal).await;
            let answer = send(form).await;
            let changes = rows::changes(&before, &rows::of(&portal).await);
            let (status, page) = (answer.status, &form.page);
            let fault = |what: &str| format!("{pattern} (on {page}) answers {status}: {what}");
            faults.extend(changes.iter().map(|change| fault(change)));
            match status.is_server_error() {
                true => refused += 1,
                false if has_nothing_to_record(pattern) => {}
                false => faults.push(fault("it was not about to record")),
            }
        }
        none(faults);
        assert!(refused > 0, "no page had a form");
    })
    .await;
}

#[test]
fn what_is_not_told_or_not_done_is_in_the_table() {
    let mut unknown = Vec::new();
    let ends = NOT_TOLD.iter().chain(&NOTHING_DONE);
    for end in ends.flat_map(|(_, ends)| ends.iter()) {
        let mut posts = routes::all().iter().filter(|route| route.method == "POST");
        let own = format!("/o/{{org}}{end}");
        if !posts.any(|route| route.pattern == *end || route.pattern == own) {
            unknown.push(format!("nothing is sent to {end}"));
        }
    }
    none(unknown);
}
