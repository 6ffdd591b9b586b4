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

/// Fields that somebody fills in, and which do not stand in the page that came.
fn lost(form: &Filled<'_>, fields: &[(String, String)], came: &Answer) -> Vec<String> {
    let filled = form.single().map(|(name, _)| name.to_owned());
    let filled: Vec<String> = filled.collect();
    let shown = fields.iter().filter(|(name, value)| {
        let stands = [
            format!("[name='{name}'][value='{value}']:not([type='radio'])"),
            format!("[name='{name}'][value='{value}'][checked]"),
            format!("select[name='{name}'] option[value='{value}'][selected]"),
        ];
        let texts = came.texts(&format!("textarea[name='{name}']"));
        filled.contains(name)
            && !value.is_empty()
            && !name.contains("password")
            && !stands.iter().any(|one| came.has(one))
            && !texts.iter().any(|text| text == value)
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
        let mut faults = Vec::new();
        for route in routes::all() {
            let form = forms.get(route.pattern).filter(|form| !form.in_parts);
            let Some(form) = form.filter(|_| route.method == "POST" && is_fresh(route.who)) else {
                continue;
            };
            if form.fields.is_empty() {
                continue;
            }
            portal.pass_seconds(FRESH_SECONDS);
            let before = rows::of(&portal).await;
            let asked = send(form, &form.fields).await;
            if !asked.asks_for_the_password() {
                faults.push(format!(
                    "{}: {} without asking",
                    route.pattern, asked.status
                ));
                continue;
            }
            let kept = asked.attribute("input[name=typed_form]", "value");
            let kept = ("typed_form".to_owned(), kept);
            let with =
                |password: &str| [kept.clone(), ("password".to_owned(), password.to_owned())];
            let wrong = send(form, &with("not my password at all")).await;
            let again = wrong.attribute("input[name=typed_form]", "value");
            if wrong.status != 422 || again != kept.1 {
                faults.push(format!(
                    "{}: {} with a wrong password",
                    route.pattern, wrong.status
                ));
            }
            let came = send(form, &with(PASSWORD)).await;
            let lost = match came.status.as_u16() {
                200 => lost(form, &form.fields, &came),
                303 if form.single().next().is_none() => Vec::new(),
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
                let value = if text { "Somebody else" } else { value };
                (name.clone(), value.to_owned())
            };
            let changed: Vec<_> = form.fields.iter().map(other).collect();
            let Some((_, key)) = key.filter(|_| changed != form.fields) else {
                continue;
            };
            tried.push(*pattern);
            let first = send(form, &form.fields).await;
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
        assert!(tried.len() > 4, "only {tried:?}");
    })
    .await;
}
