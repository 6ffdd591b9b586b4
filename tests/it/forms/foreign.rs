//! Every form as it stands on its page, but with a thing of another world in its address or in a field (P10, P13):
//! it answers as for a thing that nobody has, and nothing changes in either world.
use super::{
    filled::{Filled, encoded},
    found,
    ways::Way,
};
use crate::{
    addresses::{UNKNOWN_ID, UNKNOWN_SLUG},
    harness::on_each_database,
    isolation::alike::{bare, differing},
    rows,
    tree::none,
    world::World,
};

/// The key that makes a form count once is made by its page, and means nothing elsewhere.
const NO_THING: &[&str] = &["once"];

fn is_id(text: &str) -> bool {
    text.len() == 36 && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

fn is_slug(world: &World, text: &str) -> bool {
    world.houses().iter().any(|house| house.slug() == text)
}

/// What stands for a thing in `mine`, and for the same thing of the other world in `theirs`.
fn things(world: &World, mine: &Filled<'_>, theirs: &Filled<'_>) -> Vec<(String, String)> {
    let segments = |form: &Filled<'_>| {
        let parts = form.action.split(['/', '?', '=']);
        parts.map(str::to_owned).collect::<Vec<_>>()
    };
    let values = |form: &Filled<'_>| {
        let fields = form.fields.iter();
        let fields = fields.filter(|(name, _)| !NO_THING.contains(&name.as_str()));
        fields.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    let mut all: Vec<(String, String)> = segments(mine).into_iter().zip(segments(theirs)).collect();
    all.extend(values(mine).into_iter().zip(values(theirs)));
    all.retain(|(one, other)| one != other && (is_id(one) || is_slug(world, one)));
    all.sort();
    all.dedup();
    all
}

/// The form with this thing for that one, wherever it stands; what came, without the thing.
async fn with(form: &Filled<'_>, mine: &str, other: &str) -> (u16, String) {
    let replace = |text: &String| text.replace(mine, other);
    let fields = form
        .fields
        .iter()
        .map(|(name, value)| (replace(name), replace(value)));
    let body = encoded(&fields.collect::<Vec<_>>());
    let action = replace(&form.action);
    let answer = form.send_to(&action, &Way::new("", body, 0)).await;
    (
        answer.status.as_u16(),
        bare(&answer, &action).replace(other, "(thing)"),
    )
}

/// Where a draft that is not there leads: to a new one.
fn leads_on(pattern: &str, status: u16) -> bool {
    pattern == "/o/{org}/invitations/new/{id}/{step}" && status == 303
}

#[actix_web::test]
async fn a_form_about_a_thing_of_another_world_answers_as_about_none_and_does_nothing() {
    on_each_database(async |portal| {
        let ours = World::found(&portal, "kanariaeins").await;
        let theirs = World::found(&portal, "kanariazwei").await;
        let visitor = portal.a_visitor();
        let own = found::all(&portal, &ours, &visitor).await;
        let foreign = found::all(&portal, &theirs, &visitor).await;
        let before = rows::of(&portal).await;
        let (mut faults, mut tried) = (Vec::new(), 0);
        for (pattern, form) in own.iter().filter(|(_, form)| !form.in_parts) {
            let Some(other) = foreign.get(pattern) else {
                continue;
            };
            for (mine, theirs) in things(&ours, form, other) {
                tried += 1;
                let unknown = if is_id(&mine) {
                    UNKNOWN_ID
                } else {
                    UNKNOWN_SLUG
                };
                let (status, foreign) = with(form, &mine, &theirs).await;
                let (_, unknown) = with(form, &mine, unknown).await;
                let at = format!("{pattern} (on {}) with {theirs} for {mine}", form.page);
                if !matches!(status, 403 | 404 | 409 | 422) && !leads_on(pattern, status) {
                    faults.push(format!("{at}: {status}"));
                }
                let differs = differing(&unknown, &foreign);
                faults.extend(differs.map(|line| format!("{at}: unlike an unknown one: {line}")));
            }
        }
        faults.extend(rows::changes(&before, &rows::of(&portal).await));
        assert!(tried > 40, "only {tried} things");
        none(faults);
    })
    .await;
}
