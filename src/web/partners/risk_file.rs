//! The same as a file.
use crate::{
    domain::{
        access::SeePartners,
        delegation::consent::{Addition, Consents},
        organisation::Organisation,
        risk,
        time::Timestamp,
    },
    store::{delegations::Kept, lists::partners::partners},
    web::{app::App, caller::Fresh, csv, delegations::view, errors::Failure},
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 15] = [
    "partner",
    "rights",
    "state",
    "roles",
    "services",
    "since",
    "until",
    "extends",
    "last-used",
    "granted-by",
    "changed",
    "changed-by",
    "added",
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
    for partner in &found.partners {
        let partner = &partner.organisation;
        let held = found.delegations.iter();
        for kept in held.filter(|kept| kept.delegation.partner == partner.id) {
            lines.push(line(partner, kept, &found.consents(kept), now));
        }
    }
    Ok(csv::small("risk", &lines))
}

fn line(partner: &Organisation, kept: &Kept, consents: &Consents, now: Timestamp) -> Vec<String> {
    let it = &kept.delegation;
    let privileged = risk::privileged(&it.roles).map(|role| role.slug);
    let last = consents.additions.last().map(|added| &added.consent);
    let added: Vec<_> = consents.additions.iter().map(added).collect();
    vec![
        partner.name.to_string(),
        kept.name.to_string(),
        view::state(it, partner.is_in_good_standing(), now).to_owned(),
        it.roles.joined().to_owned(),
        it.services.joined().to_owned(),
        it.starts_at.rfc3339(),
        it.end(now).rfc3339(),
        yes(it.auto_extend),
        kept.last_used.map(|at| at.rfc3339()).unwrap_or_default(),
        kept.granted_by.to_string(),
        last.map(|last| last.at.rfc3339()).unwrap_or_default(),
        last.map(|last| last.by.to_string()).unwrap_or_default(),
        added.join("; "),
        privileged.collect::<Vec<_>>().join(" "),
        yes(risk::is_unused(it.starts_at, kept.last_used, now)),
    ]
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "no" }.to_owned()
}

/// What a change added, since when and by whose consent: `license-administrator term 2026-04-01T10:00:00Z (Ana)`.
pub fn added(
    Addition {
        consent,
        roles,
        services,
        longer,
        extends,
    }: &Addition,
) -> String {
    let time = [("term", *longer), ("extension", *extends)];
    let time = time.into_iter().filter(|(_, is)| *is).map(|(word, _)| word);
    let slugs = [roles.joined(), services.joined()].into_iter();
    let all: Vec<_> = slugs
        .filter(|slugs| !slugs.is_empty())
        .chain(time)
        .collect();
    format!(
        "{} {} ({})",
        all.join(" "),
        consent.at.rfc3339(),
        consent.by
    )
}
