//! Who works on a service request, and where it stands.
use super::clashes;
use crate::{
    client::Answer,
    harness::{Portal, on_each_database},
    people::Person,
    service_requests::SUPPORT,
};

/// The version that the form in this section shows.
fn version(page: &Answer, section: &str) -> String {
    let version = page.attribute(&format!("#{section} [name=version]"), "value");
    assert!(!version.is_empty());
    version
}

/// What is different is said beside its field.
const MARKED: &str = "Look at the marked fields and send it again";

/// Sends an old page of one of these forms, which comes back and says what is different now.
async fn comes_back(
    person: &Person,
    (tail, verb): (&str, &str),
    form: &[(&str, &str)],
    now: &str,
) -> Answer {
    let back = person.says(tail, verb, form).await.expect(409);
    let said = back.text(".problems");
    let exactly = format!("so nothing was done. {now}.");
    assert!(said.contains(&exactly), "{said}");
    back
}

/// The same choice about what that page says now is made, and once more it changes nothing.
async fn is_done(person: &Person, (tail, verb): (&str, &str), choice: (&str, &str), back: &Answer) {
    let version = version(back, verb);
    for _ in 0..2 {
        let form = [choice, ("version", version.as_str())];
        person.says(tail, verb, &form).await.expect(303);
    }
}

/// A customer with a colleague, two partners that may work on its request, and that request.
async fn asked(portal: &Portal) -> (Person, Person, [Person; 2], String) {
    let provider = portal.a_provider().await;
    let customer = portal.a_customer_of(&provider).await;
    let colleague = portal.a_colleague_of(&customer, "", "global_admin").await;
    let reseller = portal.a_reseller_of(&provider).await;
    for partner in [&provider, &reseller] {
        customer.grant(partner, &SUPPORT).await.expect(303);
    }
    let tail = customer.asks(&[]).await;
    (customer, colleague, [provider, reseller], tail)
}

#[actix_web::test]
async fn a_request_that_a_colleague_assigned_stays_with_whom_it_has() {
    on_each_database(async |portal| {
        let (customer, colleague, [first, second], tail) = asked(&portal).await;
        let old = version(&customer.request(&tail).await.expect(200), "assign");
        let theirs = ("partner", first.slug());
        colleague.says(&tail, "assign", &[theirs]).await.expect(303);
        let (assign, ours) = ((tail.as_str(), "assign"), ("partner", second.slug()));
        let form = [ours, ("version", old.as_str())];
        let back = comes_back(&customer, assign, &form, MARKED).await;
        let now = format!("Assigned to now: {}", first.organisation.name);
        clashes(&back, "partner", &now);
        let chosen = back.attribute("#partner option[selected]", "value");
        assert_eq!(chosen, second.slug(), "as it was chosen");
        let page = colleague.request(&tail).await.expect(200);
        let has = page.attribute("#partner option[selected]", "value");
        assert_eq!(has, first.slug(), "and not done");
        // What is so already needs no page, old or new.
        let same = [theirs, form[1]];
        customer.says(&tail, "assign", &same).await.expect(303);
        assert_eq!(portal.deeds(&customer, "request-assigned").await, 1);
        is_done(&customer, assign, ours, &back).await;
        assert_eq!(portal.deeds(&customer, "request-assigned").await, 2);

        let old = version(&customer.request(&tail).await, "assign");
        colleague
            .says(&tail, "assign", &[("partner", "")])
            .await
            .expect(303);
        let form = [theirs, ("version", old.as_str())];
        let back = comes_back(&customer, assign, &form, MARKED).await;
        clashes(&back, "partner", "Assigned to now: Nobody");
        // Whoever sends no version, as scripts do, charges whom it says.
        customer.says(&tail, "assign", &[theirs]).await.expect(303);
        assert_eq!(portal.deeds(&customer, "request-assigned").await, 3);
    })
    .await;
}

#[actix_web::test]
async fn the_state_that_a_colleague_moved_a_request_to_stays() {
    on_each_database(async |portal| {
        let (customer, colleague, _, tail) = asked(&portal).await;
        let old = version(&customer.request(&tail).await.expect(200), "state");
        let waiting = ("state", "waiting");
        colleague.says(&tail, "state", &[waiting]).await.expect(303);
        let (state, ours) = ((tail.as_str(), "state"), ("state", "closed"));
        let form = [ours, ("version", old.as_str())];
        let back = comes_back(&customer, state, &form, "Now: State (Waiting)").await;
        assert!(back.has("#state button[value=closed]"), "to press again");
        let said = back.text(".problems");
        assert!(
            !said.contains("send it again") && !back.has(".error"),
            "{said}"
        );
        assert_eq!(customer.state_of(&tail).await, "waiting");
        // What is so already needs no page, old or new.
        let same = [waiting, form[1]];
        customer.says(&tail, "state", &same).await.expect(303);
        assert_eq!(portal.deeds(&customer, "request-closed").await, 0);
        // What is said about another form of the page stays out of it.
        let version = version(&back, "assign");
        let unknown = [("partner", "nobody"), ("version", version.as_str())];
        let wrong = customer.says(&tail, "assign", &unknown).await.expect(422);
        assert!(wrong.has("#partner-error"));
        is_done(&customer, state, ours, &back).await;
        assert_eq!(customer.state_of(&tail).await, "closed");
        assert_eq!(portal.deeds(&customer, "request-closed").await, 1);
    })
    .await;
}

#[actix_web::test]
async fn of_two_states_at_once_one_is_set() {
    on_each_database(async |portal| {
        let (customer, colleague, _, tail) = asked(&portal).await;
        let old = version(&customer.request(&tail).await.expect(200), "state");
        let to = |state| [("state", state), ("version", old.as_str())];
        let (waiting, resolved) = (to("waiting"), to("resolved"));
        let (one, two) = tokio::join!(
            customer.says(&tail, "state", &waiting),
            colleague.says(&tail, "state", &resolved)
        );
        let mut came = [one.status.as_u16(), two.status.as_u16()];
        let first = if came[0] == 303 {
            "waiting"
        } else {
            "resolved"
        };
        came.sort_unstable();
        assert_eq!(came, [303, 409]);
        assert_eq!(customer.state_of(&tail).await, first);
    })
    .await;
}

#[actix_web::test]
async fn a_partner_with_an_old_page_takes_no_request_from_another_and_reads_no_name() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&["service-support-administrator"]).await;
        let (member, customer) = (&desk.member, &desk.customer);
        let rival = portal.a_reseller_of(&desk.partner).await;
        customer.grant(&rival, &SUPPORT).await.expect(303);
        let tail = customer.asks(&[]).await;
        let page = member.behalf(customer, &tail);
        let old = version(&member.get(&page).await.expect(200), "assign");
        let given = [("partner", rival.slug())];
        customer.says(&tail, "assign", &given).await.expect(303);
        let form = [("partner", desk.partner.slug()), ("version", old.as_str())];
        let back = member.post(&format!("{page}/assign"), &form).await;
        let back = back.expect(409);
        let said = back.text(".problems");
        assert!(said.contains("Another partner works on this"), "{said}");
        assert!(!back.body.contains(rival.organisation.name.as_str()));
        // Given back by the customer meanwhile, it is taken with the page that shows so.
        let nobody = [("partner", "")];
        customer.says(&tail, "assign", &nobody).await.expect(303);
        member
            .post(&format!("{page}/assign"), &form)
            .await
            .expect(303);
    })
    .await;
}
