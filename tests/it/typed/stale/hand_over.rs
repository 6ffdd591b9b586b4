//! Who has an invitation: a page from before a colleague handed it over takes it from nobody.
use super::{clashes, is_done, version};
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    invitations::addressed,
    people::Person,
};

const HANDED: &str = "invitation-handed-over";

/// A provider with a colleague, and three resellers.
async fn people(portal: &Portal) -> (Person, Person, [Person; 3]) {
    let ana = portal.a_provider().await;
    let ben = portal.a_colleague_of(&ana, "admin_agent", "").await;
    let resellers = [
        portal.a_reseller_of(&ana).await,
        portal.a_reseller_of(&ana).await,
        portal.a_reseller_of(&ana).await,
    ];
    (ana, ben, resellers)
}

/// Sends an old page: it comes back with the reseller that was chosen, and beside it stands the one that has the invitation now.
async fn comes_back(
    person: &Person,
    hand_over: &str,
    (to, old): (&Person, &str),
    holder: &Person,
) -> Answer {
    let form = [("reseller", to.slug()), ("version", old)];
    let back = person.post(hand_over, &form).await.expect(409);
    let name = holder.organisation.name.as_str();
    let said = back.text(".problems");
    let exactly = "This was changed after you opened the page, so nothing was done. \
        Look at the marked fields and send it again.";
    assert!(said.contains(exactly), "{said}");
    clashes(&back, "reseller", &format!("Reseller now: {name}"));
    let chosen = back.attribute("#reseller option[selected]", "value");
    assert_eq!(chosen, to.slug(), "as it was chosen");
    let warned = format!("It is handed to {name} now.");
    assert!(back.text("main").contains(&warned));
    back
}

#[actix_web::test]
async fn an_invitation_that_a_colleague_handed_over_stays_with_who_has_it_and_so_does_its_letter() {
    on_each_database(async |portal| {
        let (ana, ben, [one, two, three]) = people(&portal).await;
        let page = ana.invites(&addressed(&[("reseller", one.slug())])).await;
        let hand_over = format!("{page}/hand-over");
        let old = version(&ana, &hand_over).await;
        let to_two = ("reseller", two.slug());
        ben.post(&hand_over, &[to_two]).await.expect(303);
        let theirs = two.page_of(&page);
        let link = two.link_on(&theirs).await;
        let body = format!("We say pelican.\n\n{link}");
        let letter = [("subject", "About pelicans"), ("body", body.as_str())];
        two.post(&format!("{theirs}/send"), &letter)
            .await
            .expect(303);

        let before = portal.everything().await;
        let back = comes_back(&ana, &hand_over, (&three, &old), &two).await;
        assert_eq!(portal.everything().await, before, "nothing is done");
        assert!(portal.works(&link).await, "the mailed link opens it");
        let kept = two.get(&format!("{theirs}/draft")).await.expect(200);
        assert!(kept.text("textarea#body").contains("pelican"));
        // What is so already needs no page, old or new.
        let version = ("version", old.as_str());
        ana.post(&hand_over, &[to_two, version]).await.expect(303);
        assert_eq!(portal.everything().await, before);

        let handed = portal.deeds(&ana, HANDED).await;
        let form = [("reseller", three.slug()), version];
        is_done(&ana, &hand_over, &form, &back).await;
        assert_eq!(portal.deeds(&ana, HANDED).await, handed + 1);
        three.get(&three.page_of(&page)).await.expect(200);
        two.get(&theirs).await.expect(404);
        assert!(!portal.works(&link).await);
        // Whoever sends no version, as scripts do, hands it to whom it says.
        let to_one = [("reseller", one.slug())];
        ana.post(&hand_over, &to_one).await.expect(303);
        one.get(&one.page_of(&page)).await.expect(200);
    })
    .await;
}

#[actix_web::test]
async fn an_invitation_that_nobody_had_is_not_taken_from_who_was_handed_it_since() {
    on_each_database(async |portal| {
        let (ana, ben, [one, two, _]) = people(&portal).await;
        let page = ana.invites(&addressed(&[])).await;
        let hand_over = format!("{page}/hand-over");
        let old = version(&ana, &hand_over).await;
        let to_one = [("reseller", one.slug())];
        ben.post(&hand_over, &to_one).await.expect(303);
        comes_back(&ana, &hand_over, (&two, &old), &one).await;
        one.get(&one.page_of(&page)).await.expect(200);
        // A form that is wrong in itself stays about what its page showed.
        let nobody = [("reseller", ""), ("version", old.as_str())];
        let back = ana.post(&hand_over, &nobody).await.expect(422);
        let still = back.attribute("main form [name=version]", "value");
        assert_eq!(still, old);
    })
    .await;
}

#[actix_web::test]
async fn of_two_hand_overs_at_once_one_is_done() {
    on_each_database(async |portal| {
        let (ana, ben, [one, two, three]) = people(&portal).await;
        let page = ana.invites(&addressed(&[("reseller", one.slug())])).await;
        let hand_over = format!("{page}/hand-over");
        let old = version(&ana, &hand_over).await;
        let handed = portal.deeds(&ana, HANDED).await;
        let to = |reseller| [("reseller", reseller), ("version", old.as_str())];
        let (to_two, to_three) = (to(two.slug()), to(three.slug()));
        let (first, second) = tokio::join!(
            ana.post(&hand_over, &to_two),
            ben.post(&hand_over, &to_three)
        );
        let mut came = [first.status.as_u16(), second.status.as_u16()];
        let (holder, other) = if came[0] == 303 {
            (&two, &three)
        } else {
            (&three, &two)
        };
        came.sort_unstable();
        assert_eq!(came, [303, 409]);
        holder.get(&holder.page_of(&page)).await.expect(200);
        other.get(&other.page_of(&page)).await.expect(404);
        assert_eq!(portal.deeds(&ana, HANDED).await, handed + 1);
    })
    .await;
}
