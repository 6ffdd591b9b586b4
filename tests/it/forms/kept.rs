//! Every form as it stands on its page, sent with an old password, or twice with other words: what was filled in comes
//! back (P8, P21).
use super::{
    filled::{Filled, encoded, typed},
    found,
    ways::Way,
};
use crate::{
    client::Answer, harness::on_each_database, people::PASSWORD, rows, tree::none, world::World,
};
use multichannel::web::{
    caller::{FRESH_SECONDS, Who},
    routes,
};
use std::time::Duration;

const fn is_fresh(who: Who) -> bool {
    matches!(
        who,
        Who::Member { fresh: true, .. }
            | Who::Desk { fresh: true, .. }
            | Who::SignedIn { fresh: true }
    )
}

async fn send(form: &Filled<'_>, fields: &[(String, String)]) -> Answer {
    form.send(&Way::new("", encoded(fields), 0)).await
}

/// Gives the password, with the form that waits for it; too many guesses at a time have to wait.
async fn proven(form: &Filled<'_>, kept: String) -> Answer {
    let fields = [("typed_form", kept), ("password", PASSWORD.to_owned())];
    let fields = fields.map(|(name, value)| (name.to_owned(), value));
    loop {
        let came = send(form, &fields).await;
        if came.status != 429 {
            return came;
        }
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
}

/// Fields that somebody fills in, and which do not stand in the page that came.
fn lost(form: &Filled<'_>, fields: &[(String, String)], came: &Answer) -> Vec<String> {
    let filled = form.single().map(|(name, _)| name.to_owned());
    let filled: Vec<String> = filled.collect();
    let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = fields.iter().filter(|(name, value)| {
        let stands = [
            format!("[name='{name}'][value='{value}']:not([type='radio'])"),
            format!("[name='{name}'][value='{value}'][checked]"),
            format!("select[name='{name}'] option[value='{value}'][selected]"),
        ];
        let plain = !value.contains(['\'', '\\', '\n']);
        let texts = came.texts(&format!("textarea[name='{name}']"));
        filled.contains(name)
            && !value.is_empty()
            && !name.contains("password")
            && (!plain || !stands.iter().any(|one| came.has(one)))
            && !texts.iter().any(|text| bare(text) == bare(value))
    });
    shown
        .map(|(name, value)| format!("{name}={value}"))
        .collect()
}

#[actix_web::test]
async fn a_form_that_waits_for_the_password_comes_back_filled_and_is_not_done() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = found::all(&portal, &world, &visitor).await;
        let (mut faults, mut tried) = (Vec::new(), 0);
        for route in routes::all() {
            let form = forms.get(route.pattern).filter(|form| !form.in_parts);
            let Some(form) = form.filter(|_| route.method == "POST" && is_fresh(route.who)) else {
                continue;
            };
            if form.single().next().is_none() {
                continue;
            }
            tried += 1;
            portal.pass_seconds(FRESH_SECONDS);
            for house in world.houses() {
                // Sessions that nobody uses for an hour end.
                house.founder().get("/account").await;
            }
            let before = rows::of(&portal).await;
            let asked = send(form, &form.fields).await;
            if !asked.asks_for_the_password() {
                let status = asked.status;
                faults.push(format!("{}: {status} without asking", route.pattern));
                continue;
            }
            let kept = asked.attribute("input[name=typed_form]", "value");
            let came = proven(form, kept).await;
            let lost = match came.status.as_u16() {
                200 => lost(form, &form.fields, &came),
                other => vec![format!("{other} {}", came.location)],
            };
            faults.extend(lost.iter().map(|what| format!("{}: {what}", route.pattern)));
            let mut after = rows::of(&portal).await;
            // Giving the password is all that was done.
            after.insert("sessions".to_owned(), before["sessions"].clone());
            let changes = rows::changes(&before, &after);
            faults.extend(
                changes
                    .iter()
                    .map(|change| format!("{}: {change}", route.pattern)),
            );
        }
        none(faults);
        assert!(tried > 8, "only {tried}");
    })
    .await;
}

#[actix_web::test]
async fn a_form_with_the_key_of_another_comes_back_filled_and_says_where_the_other_is() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = found::all(&portal, &world, &visitor).await;
        let (mut faults, mut tried) = (Vec::new(), Vec::new());
        for (pattern, form) in forms.iter().filter(|(_, form)| !form.in_parts) {
            let key = form.fields.iter().find(|(name, _)| name == "once");
            let other = |(name, value): &(String, String)| {
                let text = *value == typed(name, "") && value == "Somebody new";
                let value = if text {
                    "Somebody else"
                } else {
                    value.as_str()
                };
                (name.clone(), value.to_owned())
            };
            let changed: Vec<_> = form.fields.iter().map(other).collect();
            let Some((_, key)) = key.filter(|_| changed != form.fields) else {
                continue;
            };
            let first = send(form, &form.fields).await;
            if first.status == 422 {
                // What somebody would type is there already, or names nothing of this world.
                continue;
            }
            tried.push(*pattern);
            let again = send(form, &form.fields).await;
            let second = send(form, &changed).await;
            let fault = match () {
                () if first.status != 303 => {
                    format!("{} {}", first.status, first.text(".problems"))
                }
                () if again.location != first.location => format!("again {}", again.location),
                () if second.status != 409 => format!("the other {}", second.status),
                () if second.attribute(".problems a", "href") != first.location => {
                    "no link to the first".to_owned()
                }
                () if second.attribute("input[name=once]", "value") == *key => {
                    "no new key".to_owned()
                }
                () => lost(form, &changed, &second).join(" "),
            };
            if !fault.is_empty() {
                faults.push(format!("{pattern}: {fault}"));
            }
        }
        none(faults);
        assert!(tried.len() > 2, "only {tried:?}");
    })
    .await;
}
