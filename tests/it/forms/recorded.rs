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
        let (mut faults, mut refused) = (Vec::new(), Vec::new());
        for (pattern, form) in &forms {
            if is_not_told(pattern) {
                continue;
            }
            let before = rows::of(&portal).await;
            let answer = send(form).await;
            if answer.status.is_server_error() {
                refused.push(*pattern);
            }
            let changes = rows::changes(&before, &rows::of(&portal).await);
            let (status, page) = (answer.status, &form.page);
            let fault = |change| format!("{pattern} (on {page}) answers {status}: {change}");
            faults.extend(changes.iter().map(fault));
        }
        none(faults);
        // Others are refused for reasons of their own, or find done what they are for.
        assert!(refused.len() >= 40, "only {refused:?} were about to record");
        for main in [
            "/i/{token}/accept",
            "/o/{org}/partners/{id}/grant",
            "/o/{org}/delegations/{id}/revoke",
        ] {
            assert!(refused.contains(&main), "{main} was not about to record");
        }
    })
    .await;
}

#[test]
fn what_is_not_told_is_done_somewhere() {
    let mut unknown = Vec::new();
    for end in NOT_TOLD.iter().flat_map(|(_, ends)| ends.iter()) {
        let mut posts = routes::all().iter().filter(|route| route.method == "POST");
        let own = format!("/o/{{org}}{end}");
        if !posts.any(|route| route.pattern == *end || route.pattern == own) {
            unknown.push(format!("nothing is sent to {end}"));
        }
    }
    none(unknown);
}
