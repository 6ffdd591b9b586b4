//! Nothing of another organisation in any byte out (P11): every text of a world holds the world's word, and none of
//! them turns up in the other world; and within one world nobody reads what is private to another.
use crate::{
    crawl::{self, Reading},
    harness::on_each_database,
    links, rows,
    tree::none,
    world::{House, World},
};
use diesel::QueryResult;

const WORDS: [&str; 2] = ["kanariaeins", "kanariazwei"];

/// Words that must not turn up in what was read, and why.
fn found(who: &str, readings: &[Reading], forbidden: &[(String, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    for reading in readings {
        for (word, why) in forbidden {
            if let Some(at) = reading.text.find(&word.to_lowercase()) {
                let around: String = reading.text[..at].chars().rev().take(60).collect();
                let around: String = around.chars().rev().collect();
                faults.push(format!(
                    "{who} reads {word:?} at {}: …{around}… ({why})",
                    reading.at
                ));
            }
        }
    }
    faults
}

/// What nobody of another world may read: its word, and its tokens and ids, which hold no word.
fn of_world(world: &World) -> Vec<(String, &'static str)> {
    let mut all = vec![(world.word.to_owned(), "another world")];
    all.extend(
        world
            .tokens
            .values()
            .map(|token| (token.clone(), "a link of another world")),
    );
    for house in world.houses() {
        all.extend(
            house
                .ids
                .values()
                .map(|id| (id.clone(), "an id of another world")),
        );
    }
    all
}

/// What is private to other houses of the same world.
fn private(world: &World, house: &House) -> Vec<(String, &'static str)> {
    let mut all = Vec::new();
    let is = |other: &House| house.slug() == other.slug();
    for other in world.houses().into_iter().filter(|other| !is(other)) {
        let colleagues = other.people.iter().skip(1);
        all.extend(colleagues.map(|(_, person)| (person.email.clone(), "a member of others")));
        // A customer knows all of its delegations, a partner its own alone.
        if house.ids.contains_key("customers") && other.ids.contains_key("customers") {
            all.push((
                other.ids["delegations"].clone(),
                "another partner's delegation",
            ));
        }
    }
    let word = |text: &str| format!("{} {text}", world.word);
    if !is(&world.provider) && !is(&world.customer) {
        all.push((
            word("sold and suspended"),
            "a subscription of the provider, of a service without rights",
        ));
    }
    if !is(&world.customer) {
        all.push((
            word("apart"),
            "a subscription of the customer, of a service without rights",
        ));
        all.push((
            word("hidden request"),
            "a request about a service without rights",
        ));
        all.push((word("hidden message"), "what was said to it"));
    }
    if is(&world.rival) {
        all.push(("quokka".to_owned(), "another reseller of the same provider"));
    }
    if is(&world.reseller) {
        all.push(("wombat".to_owned(), "another reseller of the same provider"));
    }
    if !is(&world.provider) {
        all.push((word("alias"), "what the provider calls the customer"));
        all.push((word("draft"), "a draft of the provider"));
        all.push((word("template"), "a template of the provider"));
        all.push((word("withdrawn"), "whom else the provider asked"));
        all.push((
            world.reason("withdrawal"),
            "why the provider took a question back",
        ));
    }
    if is(&world.customer) || is(&world.rival) {
        all.push((word("note"), "a note of the provider"));
    }
    if is(&world.provider) || is(&world.reseller) {
        all.push((
            world.reason("revocation"),
            "why the customer took others' rights",
        ));
    }
    if !is(&world.provider) && !is(&world.customer) {
        all.push((world.reason("wish to leave"), "what a customer asks"));
        all.push((world.reason("answer"), "what a provider answers"));
        all.push((world.reason("farewell"), "what a provider asks"));
    }
    if is(&world.rival) {
        all.push((
            world.reason("provider"),
            "why the provider revoked an invitation",
        ));
        all.push((world.reason("customer"), "why the customer declined"));
    }
    if is(&world.provider) || is(&world.reseller) {
        all.push((
            world.reason("amendment"),
            "why the customer declined a change of others",
        ));
    }
    all.push((word("newcomer"), "somebody who signs up"));
    all.push((word("opening"), "a provider that was let in"));
    all
}

/// Ends of `table.column` that hold no text of anybody: words of the product, languages, countries, hashes, keys.
const NO_TEXT: &[&str] = &[
    "_hash",
    ".language",
    ".second_language",
    ".theme",
    ".verb",
    ".noun",
    ".state",
    ".kind",
    ".purpose",
    ".roles",
    ".role",
    ".channel",
    ".services",
    ".service",
    ".agent_role",
    ".admin_role",
    ".country",
    ".markets",
    ".via",
    ".once",
    ".faults",
    ".severity",
    ".decision",
    ".deed",
    ".refusal",
    ".location",
    ".act",
    ".outcome",
    ".subject",
    "sessions.device",
    "outbox.last_error",
    "delegations.end_reason",
    "bulk_change_rows.shown",
    "amendments.old_roles",
    "amendments.old_services",
    "relationships.end_reason",
];

#[actix_web::test]
async fn every_text_of_a_world_holds_its_word() {
    on_each_database(async |portal| {
        World::found(&portal, WORDS[0]).await;
        let texts = portal
            .app
            .db
            .read(|db| QueryResult::Ok(rows::texts(db, WORDS[0])));
        let texts = texts.await.unwrap().into_iter();
        let without = texts
            .filter(|(column, found)| !found && !NO_TEXT.iter().any(|end| column.ends_with(end)));
        let fault =
            |(column, _)| format!("{column}: let a world of tests/it/world/ hold a text there");
        none(without.map(fault).collect());
    })
    .await;
}

#[actix_web::test]
async fn whatever_anybody_reads_is_for_them_and_leads_somewhere() {
    on_each_database(async |portal| {
        let ours = World::found(&portal, WORDS[0]).await;
        let theirs = World::found(&portal, WORDS[1]).await;
        let before = rows::of(&portal).await;
        let mut faults = Vec::new();
        for house in ours.houses() {
            let mut forbidden = of_world(&theirs);
            forbidden.extend(private(&ours, house));
            for (role, person) in &house.people {
                let readings = crawl::as_member(&ours, house, person).await;
                let who = format!("{} {role}", house.slug());
                let own = readings
                    .iter()
                    .filter(|reading| reading.text.contains(ours.word));
                assert!(own.count() > 3, "{who} reads next to nothing of their own");
                faults.extend(found(&who, &readings, &forbidden));
                faults.extend(links::dead(&who, &readings));
                if *role == "/global_admin" {
                    faults.extend(links::forbidden(&readings));
                }
            }
        }
        faults.extend(rows::changes(&before, &rows::of(&portal).await));
        none(faults);
    })
    .await;
}

#[actix_web::test]
async fn a_visitor_reads_nothing_of_anybody() {
    on_each_database(async |portal| {
        let world = World::found(&portal, WORDS[0]).await;
        let readings = crawl::from(&portal.a_visitor(), vec!["/".to_owned()]).await;
        none(found("a visitor", &readings, &of_world(&world)));
    })
    .await;
}

#[actix_web::test]
async fn no_mail_tells_anything_of_another_world_or_what_is_private() {
    on_each_database(async |portal| {
        let one = World::found(&portal, WORDS[0]).await;
        let other = World::found(&portal, WORDS[1]).await;
        let mails = crawl::mails(&portal).await;
        let mut faults = Vec::new();
        let mut read = 0;
        for (ours, theirs) in [(&one, &other), (&other, &one)] {
            for house in ours.houses() {
                let domain = format!("@{}.example", house.slug());
                let (of_house, _): (Vec<_>, Vec<_>) =
                    mails.iter().partition(|mail| mail.at.contains(&domain));
                let mut forbidden = of_world(theirs);
                // Whoever acted is named by name, never by mailbox; so all members of others are private here.
                forbidden.extend(private(ours, house));
                read += of_house.len();
                for mail in of_house {
                    faults.extend(found(&mail.at, std::slice::from_ref(mail), &forbidden));
                }
            }
        }
        assert!(read >= 8, "only {read} mails");
        none(faults);
    })
    .await;
}
