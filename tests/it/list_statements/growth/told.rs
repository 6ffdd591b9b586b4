//! More that happened to each thing of a world, and more mails about those whose pages tell of mails.
use super::{MANY, Owner, Owners};
use diesel::QueryResult;
use multichannel::{
    domain::{
        activity::{Noun, Verb},
        id::Id,
        language::Language,
        message::{Message, Recipient, Topic},
        time::Timestamp,
    },
    store::{
        Db,
        activities::Object,
        batches::{self, Record},
        outbox::{self, About},
    },
    web::csv,
};
use std::iter::repeat_n;

/// So many stretches of a file.
const STRETCHES: usize = 2;

pub(super) fn add(db: &mut Db, all: &Owners) -> QueryResult<()> {
    let [provider, reseller, rival] = all.partners();
    for house in [provider, reseller, rival, &all.customer] {
        let things = house.ids.values().filter_map(|id| Id::parse(id));
        let things = things.flat_map(|thing| repeat_n(thing, MANY));
        let own: Id<Object> = house.organisation.id.cast();
        let all_of_own = repeat_n(own, csv::ROWS as usize * STRETCHES);
        let objects = things.chain(all_of_own);
        let records: Vec<_> = objects
            .map(|object| record(house, object, all.now))
            .collect();
        batches::activities(db, &records)?;
    }
    for noun in ["invitations", "resellers"] {
        mail(db, provider, provider.id(noun), all.now)?;
    }
    Ok(())
}

/// As if it were a change of settings, which has words and leads nowhere.
fn record(house: &Owner, object: Id<Object>, at: Timestamp) -> Record {
    let own = &house.organisation;
    Record {
        organisation: own.id,
        at,
        account: house.account,
        actor: house.name.clone(),
        actor_organisation: own.name.clone(),
        verb: Verb::SettingsChanged,
        noun: Noun::Organisation,
        object,
        object_name: own.name.clone(),
    }
}

fn mail(db: &mut Db, house: &Owner, object: Id<Object>, now: Timestamp) -> QueryResult<()> {
    let to = Recipient {
        name: "Somebody".to_owned(),
        email: "somebody@kanariaeins.example".to_owned(),
        language: Language::English,
    };
    let message = Message::new(Topic::Invitation, Language::English).fact("subject", "A letter");
    let about = About {
        organisation: Some(house.organisation.id),
        object: Some(object),
    };
    for _ in 0..MANY {
        outbox::add(db, &to, &message, about, now)?;
    }
    Ok(())
}
