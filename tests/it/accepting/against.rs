//! A customer accepts while those who asked, or it itself, do something else with the invitation (P17).
use super::{Through, for_everybody, for_one, through};
use crate::{
    harness::{Portal, on_each_database},
    people::Person,
};
use multichannel::{
    actions::invitations::New,
    domain::invitation::{Invitation, State},
    store::{invitations, relationships},
};

const ROUNDS: usize = 8;

/// An invitation of both partners for a customer that has nothing to do with them yet.
async fn of_both(portal: &Portal, addressed: bool) -> Through {
    let provider = portal.a_provider().await;
    let reseller = portal.a_reseller_of(&provider).await;
    let customer = portal.a_customer().await;
    let new = match addressed {
        true => for_one(&provider, &customer.email),
        false => for_everybody(&provider),
    };
    let new: New = through(&reseller, &[&provider, &reseller], new);
    Through {
        invited: portal.invite(&provider, new).await,
        provider,
        reseller,
        customer,
    }
}

impl Through {
    fn page(&self) -> String {
        let id = self.invited.invitation.id;
        self.provider.at(&format!("/invitations/{id}"))
    }
    /// The invitation as it is now.
    async fn kept(&self, portal: &Portal) -> Invitation {
        let id = self.invited.invitation.id;
        let kept = portal.read(move |db| invitations::by_id(db, id).unwrap());
        kept.await.unwrap()
    }
    /// All of the acceptance is there, in the name of the reseller that the page showed; or nothing of it.
    async fn is_all_or_nothing(&self, portal: &Portal, accepted: bool) {
        let (provider, customer) = (self.provider.organisation.id, self.customer.organisation.id);
        let related = portal
            .read(move |db| relationships::between(db, provider, customer).unwrap())
            .await;
        let reseller = related.and_then(|kept| kept.reseller);
        let whose = accepted.then_some(self.reseller.organisation.id);
        assert_eq!(reseller, whose);
        let expected = usize::from(accepted);
        for partner in [&self.provider, &self.reseller] {
            let rights = partner.delegations("?state=active").await;
            assert_eq!(rights.len(), expected, "{}", partner.slug());
        }
        let rights = self.customer.delegations("?state=active").await;
        assert_eq!(rights.len(), 2 * expected);
        let deeds = portal.deeds(&self.customer, "invitation-accepted").await;
        assert_eq!(deeds, i64::from(accepted));
    }
}

/// Accepts on the page that is open while `meanwhile` posts something: how both were answered.
async fn at_once(
    asked: &Through,
    (person, path): (&Person, String),
    meanwhile: &[(&str, &str)],
) -> (u16, u16) {
    let (customer, invited) = (&asked.customer, &asked.invited);
    let page = customer.get(&invited.link).await.expect(200);
    let (accepted, other) = tokio::join!(
        customer.accept_as_seen(&page, invited, &[]),
        person.post(&path, meanwhile)
    );
    (accepted.status.as_u16(), other.status.as_u16())
}

#[actix_web::test]
async fn accepting_and_handing_over_at_once_has_one_order() {
    on_each_database(async |portal| {
        for _ in 0..ROUNDS {
            let asked = of_both(&portal, true).await;
            let other = portal.a_reseller_of(&asked.provider).await;
            let hand_over = format!("{}/hand-over", asked.page());
            let to = [("reseller", other.slug())];
            let done = at_once(&asked, (&asked.provider, hand_over), &to).await;
            let kept = asked.kept(&portal).await;
            match done {
                (303, 409) => {
                    assert_eq!(kept.state, State::Accepted);
                    assert_eq!(kept.reseller, Some(asked.reseller.organisation.id));
                    asked.is_all_or_nothing(&portal, true).await;
                }
                // The link that the page was opened by is dead.
                (404, 303) => {
                    assert_eq!(kept.state, State::Issued);
                    assert_eq!(kept.reseller, Some(other.organisation.id));
                    asked.is_all_or_nothing(&portal, false).await;
                }
                neither => panic!("{neither:?}"),
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn accepting_a_link_for_everybody_that_is_handed_over_at_once_has_one_order() {
    on_each_database(async |portal| {
        for _ in 0..ROUNDS {
            let asked = of_both(&portal, false).await;
            let other = portal.a_reseller_of(&asked.provider).await;
            let hand_over = format!("{}/hand-over", asked.page());
            let to = [("reseller", other.slug())];
            let done = at_once(&asked, (&asked.provider, hand_over), &to).await;
            let kept = asked.kept(&portal).await;
            assert_eq!(kept.reseller, Some(other.organisation.id));
            match done {
                (303, 303) => asked.is_all_or_nothing(&portal, true).await,
                // Dead, or shown anew because others ask now.
                (404 | 409, 303) => asked.is_all_or_nothing(&portal, false).await,
                neither => panic!("{neither:?}"),
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn accepting_and_resending_at_once_has_one_order() {
    on_each_database(async |portal| {
        for _ in 0..ROUNDS {
            let asked = of_both(&portal, true).await;
            let resend = format!("{}/resend", asked.page());
            let done = at_once(&asked, (&asked.provider, resend), &[]).await;
            let kept = asked.kept(&portal).await;
            let mails = portal.posted("invitation", &asked.customer.email).await;
            match done {
                (303, 409) => {
                    assert_eq!((kept.state, kept.generation), (State::Accepted, 1));
                    assert!(mails.is_empty(), "a mail with a dead link: {mails:?}");
                    asked.is_all_or_nothing(&portal, true).await;
                }
                (404, 303) => {
                    assert_eq!((kept.state, kept.generation), (State::Issued, 2));
                    assert_eq!(mails.len(), 1);
                    asked.is_all_or_nothing(&portal, false).await;
                    let new = portal.link_of(&kept);
                    asked.customer.get(&new).await.expect(200);
                }
                neither => panic!("{neither:?}"),
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn accepting_and_declining_at_once_has_one_order() {
    on_each_database(async |portal| {
        for _ in 0..ROUNDS {
            let asked = of_both(&portal, true).await;
            let decline = format!("{}/decline", asked.invited.link);
            let done = at_once(&asked, (&asked.customer, decline), &[]).await;
            let kept = asked.kept(&portal).await;
            let declined = portal.deeds(&asked.provider, "invitation-declined").await;
            match done {
                (303, 409) => {
                    assert_eq!((kept.state, declined), (State::Accepted, 0));
                    asked.is_all_or_nothing(&portal, true).await;
                }
                (409, 303) => {
                    assert_eq!((kept.state, declined), (State::Declined, 1));
                    asked.is_all_or_nothing(&portal, false).await;
                }
                neither => panic!("{neither:?}"),
            }
        }
    })
    .await;
}
