//! Reads the form of the consent page.
use super::asks::Fields as Names;
use crate::{
    actions::invitations::shown::Conflict,
    domain::{
        answer::{Answer, Grant, Less, Refusal},
        delegation::RightsRefusal,
        id::Id,
        invitation::Offer,
        organisation::Slug,
        role::Role,
        slugs::{RoleSet, ServiceSet, Slugged, Slugs},
        term::Term,
        text::Name,
    },
    messages::Text,
    web::{
        fields::Fields,
        form::{Form, Reader},
        rights,
    },
};

/// What an answer is held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    pub offers: &'a [Offer],
    /// What other providers hold of that (S8).
    pub conflicts: &'a [Conflict],
}

/// The customer that is answered for, and its answer; held `against` what is offered where that is known, so that all
/// that is wrong is told at once.
pub fn read(fields: &Fields, against: Option<Against<'_>>) -> Result<(Slug, Answer), Form> {
    let mut form = fields.reader();
    let customer = form.one("customer", |t| Slug::parse(t).ok_or("form-malformed"));
    let offer_hash = form.text("offer_hash");
    let version = form.text("version");
    let granted = form.many("grant", |t| Id::parse(t).ok_or("form-malformed"));
    let (grants, left) = grants(&mut form, fields, &granted);
    if let Some(against) = against {
        fit(&mut form, against.offers, &grants, &left);
        unheld(&mut form, against.conflicts, &grants);
    }
    if !form.tick("agreement") {
        form.wrong("agreement", Text::new("accepting-agreement-needed"));
    }
    let signatory = form.one("signatory_name", Name::parse);
    let answer = customer.zip(signatory).map(|(customer, signatory)| {
        let answer = Answer {
            offer_hash,
            version,
            signatory,
            grants,
            left,
        };
        (customer, answer)
    });
    form.finish(answer)
}

/// All that does not fit the offers, each beside its field; one that cannot be read is told of already.
fn fit(form: &mut Reader<'_>, offers: &[Offer], grants: &[Grant], left: &[Id<Offer>]) {
    let is_there = |id: &Id<Offer>| offers.iter().any(|offer| offer.id == *id);
    let strange = (!left.iter().all(is_there)).then_some(Refusal::UnknownOffer);
    let misfits = grants.iter().flat_map(|grant| grant.misfits(offers));
    for misfit in misfits.chain(strange) {
        let (field, why) = blame(misfit);
        if !form.is_wrong(&field) {
            form.wrong(&field, why);
        }
    }
}

/// Services that others hold, and no hand-over: said at the choice of each offer.
fn unheld(form: &mut Reader<'_>, conflicts: &[Conflict], grants: &[Grant]) {
    for grant in grants.iter().filter(|grant| !grant.hand_over) {
        let services = grant.services.as_ref();
        let given = |service: &str| services.is_none_or(|services| services.has(service));
        let mut conflicts = conflicts.iter();
        let field = Names::of(&grant.offer.to_string()).hand_over;
        let held = |held: &Conflict| held.offer == grant.offer && given(held.service.slug);
        if conflicts.any(held) && !form.is_wrong(&field) {
            form.wrong(&field, Text::new("accepting-held"));
        }
    }
}

fn blame(misfit: Refusal) -> (String, Text) {
    match misfit {
        Refusal::UnknownOffer => ("grant".to_owned(), Text::new("accepting-unknown-offer")),
        Refusal::Wider { offer, part } => {
            let field = rights::field_of(part);
            (format!("{field}.{offer}"), rights::wider(part))
        }
        Refusal::Rights { offer, why } => {
            let words = match why {
                RightsRefusal::NoRole => "accepting-no-role",
                RightsRefusal::NoService => "accepting-no-service",
                RightsRefusal::GlobalAdministratorExtends => "accepting-full-admin-extends",
            };
            let field = rights::field(why);
            (format!("{field}.{offer}"), Text::new(words))
        }
    }
}

/// What is ticked, and the offers that the form speaks of without a tick.
fn grants(
    form: &mut Reader<'_>,
    fields: &Fields,
    granted: &[Id<Offer>],
) -> (Vec<Grant>, Vec<Id<Offer>>) {
    let (mut grants, mut left) = (Vec::new(), Vec::new());
    for offer in offers(fields, granted) {
        let grant = narrowed(form, fields, offer);
        match granted.iter().filter(|id| **id == offer).count() {
            0 => left.push(offer),
            1 => grants.push(grant),
            _ => form.wrong("grant", Text::new("form-repeated")),
        }
    }
    (grants, left)
}

/// Every offer that is named in a field, once, in the order of the page.
fn offers(fields: &Fields, granted: &[Id<Offer>]) -> Vec<Id<Offer>> {
    let names = fields.pairs().iter().map(|(name, _)| name);
    let named = names.filter_map(|name| Id::parse(name.split_once('.')?.1));
    let mut all: Vec<Id<Offer>> = Vec::new();
    for offer in named.chain(granted.iter().copied()) {
        if !all.contains(&offer) {
            all.push(offer);
        }
    }
    all
}

fn narrowed(form: &mut Reader<'_>, fields: &Fields, offer: Id<Offer>) -> Grant {
    let (less, hand_over) = less(form, fields, &Names::of(&offer.to_string()));
    Grant {
        offer,
        roles: less.roles,
        services: less.services,
        term: less.term,
        auto_extend: less.auto_extend,
        hand_over,
    }
}

/// How much is given of what was asked, and whether it may be taken from others.
pub fn less(form: &mut Reader<'_>, fields: &Fields, names: &Names) -> (Less, bool) {
    // In the order of the page, which is the order of what is wrong.
    let hand_over = form.tick(&names.hand_over);
    let roles = set(form, fields, &names.role);
    let services: Option<ServiceSet> = set(form, fields, &names.service);
    let days = |text: &str| Term::parse(text).ok_or("accepting-days-wrong");
    let yes_or_no = |text: &str| match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("form-malformed"),
    };
    let full_admin = form.optional(&names.full_admin, yes_or_no);
    if full_admin.is_some() && roles.is_none() {
        form.wrong(&names.full_admin, Text::new("form-malformed"));
    }
    // Where one thing alone is asked, nobody gives full administration without saying so.
    let full_admin = full_admin.or_else(|| names.is_plain().then_some(false));
    let less = Less {
        roles: roles.map(|roles| with_full_admin(roles, full_admin)),
        services,
        term: form.optional(&names.days, days),
        auto_extend: form.tick(&names.auto_extend),
    };
    (less, hand_over)
}

/// `None` where the field is missing, which means as offered. A page sends it empty besides the ticks, so that
/// no tick at all is not taken for all of them.
fn set<T: Slugged>(form: &mut Reader<'_>, fields: &Fields, name: &str) -> Option<Slugs<T>> {
    let items = form.many(name, |t| T::find(t).ok_or("form-malformed"));
    let is_there = fields.pairs().iter().any(|(field, _)| field == name);
    is_there.then(|| Slugs::new(items))
}

/// Full administration is decided apart from the other roles.
fn with_full_admin(roles: RoleSet, decided: Option<bool>) -> RoleSet {
    let full = || Role::all().iter().filter(|r| r.is_global_administrator());
    match decided {
        None => roles,
        Some(true) => RoleSet::new(roles.iter().chain(full())),
        Some(false) => roles.without(&RoleSet::new(full())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFER: &str = "0193557e-8e4e-7000-8000-000000000001";

    fn read_more(more: &str) -> Result<Answer, Form> {
        let body = format!(
            "customer=contoso&agreement=yes&signatory_name=Ana&offer_hash=x&{}",
            more.replace('#', OFFER)
        );
        read(&Fields::parse(body.as_bytes()).unwrap(), None).map(|(_, answer)| answer)
    }
    fn roles(more: &str) -> Option<String> {
        let answer = read_more(more).unwrap();
        let roles = answer.grants.first().unwrap().roles.as_ref();
        roles.map(|roles| roles.joined().to_owned())
    }

    #[test]
    fn a_missing_field_means_as_offered_and_an_empty_one_nothing() {
        assert_eq!(roles("grant=#"), None);
        assert_eq!(roles("grant=#&role.#="), Some(String::new()));
        let one = roles("grant=#&role.#=&role.#=global-reader");
        assert_eq!(one.unwrap(), "global-reader");
    }

    #[test]
    fn full_administration_is_decided_apart() {
        let given = "grant=#&role.#=global-reader&role.#=global-administrator&full_admin.#=";
        assert_eq!(roles(&format!("{given}no")).unwrap(), "global-reader");
        let both = "global-administrator global-reader";
        assert_eq!(roles(&format!("{given}yes")).unwrap(), both);
        assert!(read_more("grant=#&full_admin.#=no").is_err());
    }

    #[test]
    fn an_offer_without_its_tick_is_left() {
        let answer = read_more("role.#=global-reader&days.#=30").unwrap();
        assert_eq!((answer.grants.len(), answer.left.len()), (0, 1));
    }

    #[test]
    fn what_no_page_sends_is_refused() {
        for wrong in [
            "grant=#&grant=#",
            "grant=1",
            "role.1=global-reader",
            "organisation=x",
            "grant=#&days.#=0",
            "grant=#&role.#=king",
        ] {
            assert!(read_more(wrong).is_err(), "{wrong}");
        }
    }
}
