//! More of what a world's customer keeps itself: people, what it bought, licences, files that were sent, requests.
use super::{MANY, Moved, New, Owner, Owners, name, partners::Crowd};
use diesel::QueryResult;
use multichannel::{
    domain::{
        email::Email,
        file_import::{FileImport, RowState},
        id::Id,
        invitation_import,
        licence::{Act, Outcome},
        people_sheet,
        person::Person,
        seats::Seats,
        service_request::{EntryKind, ServiceRequest},
        sheet::Column,
        subscription::Subscription,
        subscription_sheet,
        text::Note,
    },
    store::{
        Db, add_ons,
        file_imports::rows::{self, ImportRow},
        ids, invitation_imports, licences, people, selections,
        service_requests::{self, NewEntry},
        subscriptions,
    },
};

pub(super) fn add(db: &mut Db, all: &Owners, crowd: &Crowd) -> QueryResult<Moved> {
    let people = employ(db, all)?;
    let (bought, sold) = known(db, all)?;
    for known in [&bought, &sold] {
        let holders: Vec<_> = people.iter().map(|person| person.id).collect();
        assert!(licences::take_seats(db, known, MANY as i32)?);
        licences::give(db, known, &holders, all.now)?;
    }
    buy(db, all, &bought)?;
    extend(db, all, &sold)?;
    ask(db, all, crowd)?;
    send(db, all)?;
    let [provider, customer] = [&all.provider, &all.customer];
    Ok((
        vec![select(db, all, provider, (&bought, &people))?],
        vec![select(db, all, customer, (&bought, &people))?],
    ))
}

fn employ(db: &mut Db, all: &Owners) -> QueryResult<Vec<Person>> {
    let person = |n| Person {
        id: ids::fresh(all.now),
        customer: all.customer.organisation.id,
        name: name("person", n),
        email: Email::parse(&format!("more{n}@kanariaeins-people.example")).unwrap(),
        department: None,
    };
    let people: Vec<_> = (0..MANY).map(person).collect();
    people::add(db, &people, all.now)?;
    Ok(people)
}

/// What the world knows of what the customer bought, and of what the provider sold.
fn known(db: &mut Db, all: &Owners) -> QueryResult<(Subscription, Subscription)> {
    let [bought, sold] = [&all.customer, &all.provider].map(|house| {
        let own = house.organisation.id;
        subscriptions::by_id(db, house.id("subscriptions"), own)
    });
    Ok((bought?.unwrap(), sold?.unwrap()))
}

/// More that the customer bought, of which somebody has a licence.
fn buy(db: &mut Db, all: &Owners, like: &Subscription) -> QueryResult<()> {
    let (own, holder) = (all.customer.organisation.id, all.customer.id("people"));
    for n in 0..MANY {
        let new = Subscription {
            id: ids::fresh(all.now),
            product: name("bought", n),
            assigned: 1,
            ..like.clone()
        };
        subscriptions::add(db, &new, own, all.now)?;
        licences::give(db, &new, &[holder], all.now)?;
    }
    Ok(())
}

/// Add-ons of what the provider sold.
fn extend(db: &mut Db, all: &Owners, base: &Subscription) -> QueryResult<()> {
    for n in 0..MANY {
        let new = Subscription {
            id: ids::fresh(all.now),
            product: name("add-on", n),
            seats: Seats::of(5),
            assigned: 0,
            ..base.clone()
        };
        subscriptions::add(db, &new, all.provider.organisation.id, all.now)?;
        add_ons::add(db, &new, base.id)?;
    }
    Ok(())
}

/// More is said to the request that the world knows, which goes from partner to partner; and more requests.
fn ask(db: &mut Db, all: &Owners, crowd: &Crowd) -> QueryResult<()> {
    let own = all.customer.organisation.id;
    let known = all.customer.id("service-requests");
    let known = service_requests::by_id(db, known, own)?.unwrap();
    for partner in &crowd.resellers {
        let entry = NewEntry {
            request: known.id,
            kind: EntryKind::Assigned,
            author: (&all.customer.name, own),
            body: &Note::default(),
            after: (known.state, Some(partner.id)),
        };
        service_requests::add_entry(db, entry, all.now)?;
    }
    for n in 0..MANY {
        let new = ServiceRequest {
            id: ids::fresh(all.now),
            subject: name("request", n),
            ..known.clone()
        };
        service_requests::add(db, &new)?;
    }
    Ok(())
}

/// What was done for all of these people at once; its page takes the place of the one that the world knows.
fn select(
    db: &mut Db,
    all: &Owners,
    by: &Owner,
    (of, people): (&Subscription, &[Person]),
) -> QueryResult<New> {
    let id = ids::fresh(all.now);
    let outcome = |person: &Person| (person.clone(), Outcome::Had);
    let outcomes: Vec<_> = people.iter().map(outcome).collect();
    let whose = (id, by.organisation.id);
    selections::add(db, whose, of, Act::Assign, &outcomes, all.now)?;
    Ok(("licences", id.to_string()))
}

/// More rows of every file.
fn send(db: &mut Db, all: &Owners) -> QueryResult<()> {
    let [provider, reseller, rival] = all.partners();
    for house in [provider, reseller, rival, &all.customer] {
        repeat::<people_sheet::Column>(db, house.id("people/import"))?;
    }
    for house in [provider, &all.customer] {
        repeat::<subscription_sheet::Column>(db, house.id("subscriptions/import"))?;
    }
    let (import, states) = (provider.id("import"), invitation_import::RowState::ALL);
    let known = invitation_imports::rows::below(db, import, states, 0, 10)?;
    let more = further(&known, |row| &mut row.line);
    invitation_imports::rows::add(db, import, &more)
}

fn repeat<C: Column>(db: &mut Db, import: Id<FileImport>) -> QueryResult<()> {
    let known: Vec<ImportRow<C>> = rows::below(db, import, RowState::ALL, 0, 10)?;
    let more = further(&known, |row| &mut row.line);
    rows::add(db, import, &more)
}

/// The same rows again and again, further down in the file.
fn further<R: Clone>(known: &[R], line: impl Fn(&mut R) -> &mut i32) -> Vec<R> {
    let mut more = Vec::new();
    for n in 1..=MANY as i32 {
        for mut row in known.iter().cloned() {
            *line(&mut row) += 100 * n;
            more.push(row);
        }
    }
    more
}
