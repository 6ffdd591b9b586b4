//! Every form that any page shows, sent in every way in which no page of ours sends it: nothing may come of it
//! (P10, P13, P21, P24). The forms are found by reading all pages, so a new form is tried as soon as a page shows it.
mod alone;
mod filled;
mod foreign;
mod found;
mod kept;
mod recorded;
mod twice;
mod ways;

use crate::{
    harness::on_each_database, isolation::alike::headers_missing, rows, tree::none, world::World,
};
pub use filled::{Filled, forms, select, typed};
pub use found::{pattern, pattern_of};
use multichannel::web::routes;
use ways::Way;

/// What is wrong with the answer to a form that was sent in this way.
async fn faults_of(form: &Filled<'_>, way: &Way) -> Vec<String> {
    let answer = form.send(way).await;
    let (status, location) = (answer.status, &answer.location);
    let mut faults = Vec::new();
    if status.as_u16() != way.status {
        faults.push(format!("{status} {location:?}, not {}", way.status));
    }
    if !answer.text("main").contains(&way.words()) {
        faults.push(format!("it does not say {:?}", way.words()));
    }
    let problems = answer.texts(".problems li");
    if way.what == "an unknown field" && problems.len() > 1 {
        let fields = &form.fields;
        faults.push(format!(
            "the form is wrong besides: {problems:?} {fields:?}"
        ));
    }
    faults.extend(headers_missing(&answer));
    faults
}

#[actix_web::test]
async fn a_form_that_is_sent_as_no_page_sends_it_does_nothing() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = found::all(&portal, &world, &visitor).await;
        let posts = routes::all().iter().filter(|route| route.method == "POST");
        let unseen = posts.filter(|route| !forms.contains_key(route.pattern));
        let unseen = unseen.map(|route| format!("no page has a form for {}", route.pattern));
        let mut faults: Vec<String> = unseen.collect();
        for (pattern, form) in &forms {
            let before = rows::of(&portal).await;
            for way in ways::all(form, &portal.address) {
                let at = format!("{pattern} (on {}), {}", form.page, way.what);
                let found = faults_of(form, &way).await;
                faults.extend(found.iter().map(|fault| format!("{at}: {fault}")));
            }
            let changes = rows::changes(&before, &rows::of(&portal).await);
            faults.extend(changes.iter().map(|change| format!("{pattern}: {change}")));
        }
        none(faults);
    })
    .await;
}
