//! The same as a file.
use crate::{
    domain::{access::SeePartners, risk},
    store::lists::partners::partners,
    web::{app::App, caller::Fresh, csv, errors::Failure},
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 11] = [
    "partner",
    "rights",
    "roles",
    "services",
    "since",
    "until",
    "extends",
    "last-used",
    "granted-by",
    "privileged",
    "unused",
];

/// A line for each delegation that holds now.
pub async fn file(caller: Fresh<SeePartners>, app: Data<App>) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let (own, now) = (by.organisation.id, app.now());
    let found = app.read(move |db| partners(db, own, now)).await?;
    let headings = COLUMNS.map(|name| f.t(format!("risk-column-{name}")).to_string());
    let mut lines = vec![headings.to_vec()];
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    for partner in &found.partners {
        let id = partner.organisation.id;
        let held = found.delegations.iter();
        for kept in held.filter(|kept| kept.delegation.partner == id) {
            let it = &kept.delegation;
            let privileged = risk::privileged(&it.roles).map(|role| role.slug);
            lines.push(vec![
                partner.organisation.name.to_string(),
                kept.name.to_string(),
                it.roles.joined().to_owned(),
                it.services.joined().to_owned(),
                it.starts_at.rfc3339(),
                it.end(now).rfc3339(),
                yes(it.auto_extend),
                kept.last_used.map(|at| at.rfc3339()).unwrap_or_default(),
                kept.granted_by.to_string(),
                privileged.collect::<Vec<_>>().join(" "),
                yes(risk::is_unused(it.starts_at, kept.last_used, now)),
            ]);
        }
    }
    Ok(csv::small("risk", &lines))
}
