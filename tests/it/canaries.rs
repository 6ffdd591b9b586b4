//! Nothing of another organisation in any byte out (P11): every text of a world holds the world's word, and none of
//! them turns up in the other world; and within one world nobody reads what is private to another.
use crate::{
    crawl::{self, Reading},
    harness::on_each_database,
    tree::none,
    world::{House, World},
};

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
    let others = world
        .houses()
        .into_iter()
        .filter(|other| other.slug() != house.slug());
    for other in others {
        let colleagues = other.people.iter().skip(1);
        all.extend(
            colleagues
                .map(|(_, person)| (person.email.clone(), "a member of another organisation")),
        );
        // A customer knows all of its delegations, a partner its own alone.
        if house.ids.contains_key("customers") && other.ids.contains_key("customers") {
            all.push((
                other.ids["delegations"].clone(),
                "another partner's delegation",
            ));
        }
    }
    if house.slug() == world.rival.slug() {
        all.push(("quokka".to_owned(), "another reseller of the same provider"));
    }
    if house.slug() == world.reseller.slug() {
        all.push(("wombat".to_owned(), "another reseller of the same provider"));
    }
    if house.slug() != world.provider.slug() {
        all.push((
            format!("{} alias", world.word),
            "what the provider calls the customer",
        ));
        all.push((format!("{} draft", world.word), "a draft of the provider"));
        all.push((
            format!("{} template", world.word),
            "a template of the provider",
        ));
    }
    if house.slug() == world.customer.slug() || house.slug() == world.rival.slug() {
        all.push((format!("{} note", world.word), "a note of the provider"));
    }
    all
}

#[actix_web::test]
async fn nobody_reads_a_word_of_another_world_or_what_is_private_in_their_own() {
    on_each_database(async |portal| {
        let one = World::found(&portal, WORDS[0]).await;
        let other = World::found(&portal, WORDS[1]).await;
        let mut faults = Vec::new();
        for (ours, theirs) in [(&one, &other), (&other, &one)] {
            for house in ours.houses() {
                let mut forbidden = of_world(theirs);
                forbidden.extend(private(ours, house));
                for (role, person) in &house.people {
                    let readings = crawl::as_member(ours, house, person).await;
                    let who = format!("{} {role}", house.slug());
                    assert!(readings.len() > 10, "{who} reads next to nothing");
                    let own = readings
                        .iter()
                        .filter(|reading| reading.text.contains(ours.word));
                    assert!(own.count() > 3, "{who} reads next to nothing of their own");
                    faults.extend(found(&who, &readings, &forbidden));
                }
            }
        }
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
