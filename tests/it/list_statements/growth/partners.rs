//! More organisations around a world: providers that its customer and its reseller share, resellers and customers of
//! its provider; and what its customer gives to partners.
use super::{MANY, Owners, name, set};
use diesel::QueryResult;
use multichannel::{
    domain::{
        agreement::Agreement,
        delegation::{self, Delegation},
        email::Email,
        id::Id,
        invitation::{self, Invitation},
        language::Language,
        organisation::{Kind, Markets, Organisation, Slug, State},
        partnership::{self, Partnership},
        text::Note,
        time::Timestamp,
    },
    store::{
        Db,
        agreements::Acceptance,
        batches::{self, Granted},
        delegations::Origin,
        ids,
        relationships::New,
    },
};

/// Who came, and the rights that the world's customer gave.
pub struct Crowd {
    pub providers: Vec<Organisation>,
    pub resellers: Vec<Organisation>,
    pub rights: Vec<Delegation>,
}

pub(super) fn add(db: &mut Db, all: &Owners) -> QueryResult<Crowd> {
    let [providers, resellers, customers] =
        [Kind::Provider, Kind::Reseller, Kind::Customer].map(|kind| some(kind, all));
    for some in [&providers, &resellers, &customers] {
        let new: Vec<_> = some.iter().map(|one| (one.clone(), all.now)).collect();
        batches::organisations(db, &new)?;
    }
    let (provider, reseller) = (&all.provider.organisation, &all.reseller.organisation);
    let mut pairs: Vec<_> = providers.iter().map(|one| (one, reseller)).collect();
    pairs.extend(resellers.iter().map(|one| (provider, one)));
    let pairs: Vec<_> = pairs.into_iter().map(|pair| partners(pair, all)).collect();
    batches::partnerships(db, &pairs)?;
    accept(db, all, &providers)?;
    let attributed: Vec<_> = customers
        .iter()
        .map(|customer| {
            let (provider, reseller) = (provider.id, Some(reseller.id));
            (tie((provider, customer.id), reseller, None), all.now)
        })
        .collect();
    batches::relationships(db, &attributed)?;
    let rights = give(db, all, &resellers)?;
    Ok(Crowd {
        providers,
        resellers,
        rights,
    })
}

fn some(kind: Kind, all: &Owners) -> Vec<Organisation> {
    let country = all.provider.organisation.country;
    let one = |n| {
        let name = name(kind.as_str(), n);
        Organisation {
            id: ids::fresh(all.now),
            kind,
            slug: Slug::from_name(&name, 0),
            name,
            country,
            domain: None,
            domain_proven: false,
            state: State::Active,
            language: Language::English,
            support_contact: None,
            markets: Markets::new([country]),
        }
    };
    (0..MANY).map(one).collect()
}

fn partners((provider, reseller): (&Organisation, &Organisation), all: &Owners) -> Partnership {
    Partnership {
        id: ids::fresh(all.now),
        provider: provider.id,
        reseller: Some(reseller.id),
        asked_name: reseller.name.clone(),
        asked_email: Email::parse("office@reseller.example").unwrap(),
        state: partnership::State::Active,
        nonce: ids::nonce(),
        generation: 1,
        created_at: all.now,
        expires_at: all.now.plus_days(30),
        accepted_at: Some(all.now),
        ended_at: None,
        end_reason: None,
    }
}

fn tie(
    (provider, customer): (Id<Organisation>, Id<Organisation>),
    reseller: Option<Id<Organisation>>,
    invitation: Option<Id<Invitation>>,
) -> New {
    New {
        provider,
        customer,
        reseller,
        invitation,
    }
}

/// The world's customer is one of each of these providers too, through an invitation that the reseller was handed.
fn accept(db: &mut Db, all: &Owners, providers: &[Organisation]) -> QueryResult<()> {
    let (reseller, customer) = (all.reseller.organisation.id, all.customer.organisation.id);
    let (mut agreements, mut invitations) = (Vec::new(), Vec::new());
    let (mut ties, mut acceptances) = (Vec::new(), Vec::new());
    for provider in providers {
        let agreement = Agreement {
            id: ids::fresh(all.now),
            version: 1,
            language: Language::English,
            text: "All that we agree on.".to_owned(),
        };
        let invitation = invitation((provider.id, reseller), all.now);
        acceptances.push(Acceptance {
            id: ids::fresh(all.now),
            agreement: agreement.id,
            customer,
            invitation: invitation.id,
            reseller: Some(reseller),
            version: agreement.version,
            text_hash: agreement.fingerprint(),
            signatory: all.customer.name.clone(),
            account: all.customer.account,
            at: all.now,
        });
        let tie = tie((provider.id, customer), Some(reseller), Some(invitation.id));
        ties.push((tie, all.now));
        agreements.push((provider.id, agreement, all.now));
        invitations.push(invitation);
    }
    batches::agreements(db, &agreements)?;
    batches::invitations(db, &invitations, &all.provider.name)?;
    batches::relationships(db, &ties)?;
    batches::acceptances(db, &acceptances)
}

fn invitation(
    (provider, reseller): (Id<Organisation>, Id<Organisation>),
    now: Timestamp,
) -> Invitation {
    Invitation {
        id: ids::fresh(now),
        provider,
        reseller: Some(reseller),
        kind: invitation::Kind::Reusable,
        state: invitation::State::Issued,
        addressee: None,
        language: Language::English,
        second_language: None,
        note: Note::default(),
        nonce: ids::nonce(),
        generation: 1,
        max_uses: None,
        uses: 1,
        created_at: now,
        expires_at: now.plus_days(30),
    }
}

/// Much to each partner of the world, and something to each of these resellers.
fn give(db: &mut Db, all: &Owners, resellers: &[Organisation]) -> QueryResult<Vec<Delegation>> {
    let known = all.partners().map(|house| house.organisation.id);
    let known = known.into_iter().flat_map(|id| [id; MANY]);
    let partners = known.chain(resellers.iter().map(|reseller| reseller.id));
    let rights: Vec<_> = partners.map(|partner| rights(all, partner)).collect();
    let granted = |(n, rights): (usize, &Delegation)| Granted {
        delegation: rights.clone(),
        name: name("rights", n),
        by: all.customer.name.clone(),
        origin: Origin::default(),
    };
    let new: Vec<_> = rights.iter().enumerate().map(granted).collect();
    batches::delegations(db, &new)?;
    Ok(rights)
}

fn rights(all: &Owners, partner: Id<Organisation>) -> Delegation {
    Delegation {
        id: ids::fresh(all.now),
        customer: all.customer.organisation.id,
        partner,
        roles: set("directory-readers license-administrator"),
        services: set("teams"),
        state: delegation::State::Active,
        auto_extend: false,
        starts_at: all.now,
        ends_at: all.now.plus_days(300),
        end_reason: None,
    }
}
