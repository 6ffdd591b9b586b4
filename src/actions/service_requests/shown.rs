//! What the page of a request shows of what its forms change, so that an old page undoes nothing (P17).
use crate::domain::{
    access::{For, OnBehalf},
    service_request::{ServiceRequest, Supporter},
    snapshot::Snapshot,
};

/// Who is charged with it, of those who may work on it and whom the reader may know: a partner knows of itself alone.
pub fn charged<'s, R: OnBehalf>(
    by: &For<R>,
    request: &ServiceRequest,
    able: &'s [Supporter],
) -> Option<&'s Supporter> {
    let mut able = able.iter();
    let charged = able.find(|one| Some(one.partner.id) == request.partner)?;
    let known = by.reach().is_none() || charged.partner.id == by.organisation.id;
    known.then_some(charged)
}

/// The same as the form that charges somebody shows it.
pub fn shown_charge<R: OnBehalf>(
    by: &For<R>,
    request: &ServiceRequest,
    able: &[Supporter],
) -> Snapshot {
    let charged = charged(by, request, able);
    let slug = charged.map(|one| one.partner.slug.to_string());
    Snapshot::of([("partner", slug.unwrap_or_default())])
}

/// The state, as the buttons that change it stand below.
pub fn shown_state(request: &ServiceRequest) -> Snapshot {
    Snapshot::of([("state", request.state.as_str().to_owned())])
}
