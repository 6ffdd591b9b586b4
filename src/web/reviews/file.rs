//! What a review came to, as a file.
use super::found;
use crate::{
    domain::{
        access::SeePartners,
        review::{Review, Step},
    },
    web::{app::App, at::At, caller::Fresh, csv, errors::Failure},
};
use actix_web::{HttpResponse, web::Data};

const COLUMNS: [&str; 10] = [
    "risk-column-partner",
    "risk-column-rights",
    "risk-column-roles",
    "risk-column-services",
    "risk-column-until",
    "risk-column-extends",
    "reviews-column-decision",
    "reviews-column-new-end",
    "reviews-column-decided-by",
    "reviews-column-decided-at",
];

/// A line for each delegation: the rights as they were decided on, until then as they are.
pub async fn file(
    caller: Fresh<SeePartners>,
    app: Data<App>,
    at: At<Review>,
) -> Result<HttpResponse, Failure> {
    let Fresh { by, frame: f, .. } = caller;
    let now = app.now();
    let found = found(&app, by.organisation.id, at.id()?).await?;
    let mut lines = vec![COLUMNS.map(|id| f.t(id).to_string()).to_vec()];
    for (step, kept, partner) in &found.steps {
        let rights = step.rights(&kept.delegation, now);
        let (until, extends) = rights.until.unzip();
        let mut line = vec![
            partner.name.to_string(),
            kept.name.to_string(),
            rights.roles.joined().to_owned(),
            rights.services.joined().to_owned(),
            until.map(|at| at.rfc3339()).unwrap_or_default(),
            extends.map(yes).unwrap_or_default().to_owned(),
        ];
        line.extend(decided(step));
        lines.push(line);
    }
    Ok(csv::small("review", &lines))
}

const fn yes(extends: bool) -> &'static str {
    if extends { "yes" } else { "no" }
}

fn decided(step: &Step) -> [String; 4] {
    match &step.decision {
        Some((decision, made)) => [
            decision.as_str().to_owned(),
            step.new_until.map(|at| at.rfc3339()).unwrap_or_default(),
            made.by.to_string(),
            made.at.rfc3339(),
        ],
        None => Default::default(),
    }
}
