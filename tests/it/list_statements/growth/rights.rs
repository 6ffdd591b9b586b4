//! More about the rights that a world's customer gave: changes that were asked for, asks to end them, steps of a
//! review, who uses them, and the same done to many.
use super::{MANY, Moved, New, Owner, Owners, name, partners::Crowd, set};
use diesel::QueryResult;
use multichannel::{
    domain::{
        access::Roles,
        access_group::AccessGroup,
        account::{Account, Theme},
        delegation::{
            Delegation,
            amendment::{Amendment, State},
            bulk::{self, Deed},
        },
        email::Email,
        end_request::{EndRequest, Subject},
        language::Language,
        slugs::RoleSet,
        text::Note,
        time::Timestamp,
    },
    store::{
        Db, access_assignments, access_groups,
        amendments::{self, Answer},
        batches,
        bulk_changes::{self, Bulk, ToDo},
        end_requests, ids,
        members::Member,
        reviews,
    },
};

pub(super) fn add(db: &mut Db, all: &Owners, crowd: &Crowd) -> QueryResult<Moved> {
    amend(db, all)?;
    ask_to_end(db, all, crowd)?;
    look_at(db, all, &crowd.rights)?;
    for house in all.partners() {
        share(db, house, &crowd.rights, all.now)?;
    }
    let [provider, customer] = [&all.provider, &all.customer];
    Ok((
        vec![change_many(db, provider, &crowd.rights, all.now)?],
        vec![change_many(db, customer, &crowd.rights, all.now)?],
    ))
}

/// The open change of the provider's rights is declined, and asked for again and again.
fn amend(db: &mut Db, all: &Owners) -> QueryResult<()> {
    let rights = all.provider.id("delegations");
    let mut asked = amendments::of_delegation(db, rights)?.remove(0).amendment;
    let answer = Answer {
        state: State::Declined,
        by: Some(&all.customer.name),
        at: all.now,
        reason: "",
    };
    for _ in 0..MANY {
        assert!(amendments::close(db, asked.id, answer)?);
        asked = Amendment {
            id: ids::fresh(all.now),
            ..asked
        };
        assert!(amendments::add(db, &asked, &all.provider.name)?);
    }
    Ok(())
}

fn ask_to_end(db: &mut Db, all: &Owners, crowd: &Crowd) -> QueryResult<()> {
    for provider in &crowd.providers {
        let request = EndRequest {
            id: ids::fresh(all.now),
            asking: provider.id,
            asked: all.customer.organisation.id,
            subject: Subject::Delegation(all.customer.id("delegations")),
            reason: Note::parse("We part.").unwrap(),
            asked_by: "Somebody".to_owned(),
            asked_at: all.now,
            kept: None,
        };
        assert!(end_requests::add(db, &request)?);
    }
    Ok(())
}

fn look_at(db: &mut Db, all: &Owners, rights: &[Delegation]) -> QueryResult<()> {
    let review = all.customer.id("reviews");
    let last = reviews::steps(db, review)?.len() as i32;
    for (place, rights) in (last + 1..).zip(rights) {
        reviews::add_step(db, review, place, rights)?;
    }
    Ok(())
}

/// More members in the group of the house, more rights for it, and more groups for the rights that it knows.
fn share(db: &mut Db, house: &Owner, rights: &[Delegation], now: Timestamp) -> QueryResult<()> {
    let own = house.organisation.id;
    let group = access_groups::by_id(db, own, house.id("groups"))?.unwrap();
    for member in hire(db, house, now)? {
        access_groups::put_in(db, &group, member.id)?;
    }
    let roles: RoleSet = set("directory-readers license-administrator");
    for n in 0..MANY {
        let more = AccessGroup {
            id: ids::fresh(now),
            organisation: own,
            name: name("group", n),
        };
        assert!(access_groups::add(db, &more, now)?);
        let known = (house.id("delegations"), own);
        access_assignments::set(db, known, more.id, &roles)?;
    }
    for rights in rights.iter().filter(|rights| rights.partner == own) {
        access_assignments::set(db, (rights.id, own), group.id, &roles)?;
    }
    Ok(())
}

fn hire(db: &mut Db, house: &Owner, now: Timestamp) -> QueryResult<Vec<Member>> {
    let own = &house.organisation;
    let account = |n| Account {
        id: ids::fresh(now),
        name: name("member", n),
        email: Email::parse(&format!("more{n}@{}.example", own.slug)).unwrap(),
        language: Language::English,
        theme: Theme::Auto,
    };
    let accounts: Vec<_> = (0..MANY).map(|n| (account(n), now)).collect();
    batches::accounts(db, &accounts, "nobody signs in with it")?;
    let member = |(account, since): &(Account, Timestamp)| Member {
        id: ids::fresh(now),
        organisation: own.id,
        account: account.id,
        name: account.name.clone(),
        email: account.email.clone(),
        roles: Roles::default(),
        since: *since,
    };
    let members: Vec<_> = accounts.iter().map(member).collect();
    batches::members(db, &members)?;
    Ok(members)
}

/// Work that was done with all of the house's rights; its page takes the place of the one that the world knows.
fn change_many(
    db: &mut Db,
    house: &Owner,
    rights: &[Delegation],
    now: Timestamp,
) -> QueryResult<New> {
    let own = house.organisation.id;
    let bulk = Bulk {
        id: ids::fresh(now),
        organisation: own,
        account: house.account,
        deed: Deed::StopExtending,
        reason: Note::default(),
        state: bulk::State::Done,
        created_at: now,
    };
    let theirs = rights
        .iter()
        .filter(|rights| rights.partner == own || rights.customer == own);
    let row = |(line, rights): (i32, &Delegation)| ToDo {
        line,
        delegation: rights.id,
        shown: String::new(),
    };
    let theirs: Vec<ToDo> = (1..).zip(theirs).map(row).collect();
    bulk_changes::add(db, &bulk, &theirs)?;
    Ok(("bulk", bulk.id.to_string()))
}
