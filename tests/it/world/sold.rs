//! What the world's customer bought: from the provider one that is active and one that is suspended, and one directly.
use super::{World, agreed::name};
use crate::harness::Portal;
use multichannel::{
    actions::subscriptions::{Entered, New, enter, perform},
    domain::{
        access::ManageSubscriptions,
        day::Day,
        id::Id,
        organisation::Slug,
        seats::Seats,
        service::Service,
        subscription::{Act, Channel},
        text::{Name, Note},
    },
};

impl World {
    pub(super) async fn sell(&mut self, portal: &Portal) {
        let day = Day::of(portal.now()).plus(20);
        let (word, customer) = (self.word, Slug::parse(self.customer.slug()));
        let sell = |what: &'static str, service: &'static str| {
            let customer = customer.clone();
            self.provider.act(portal, move |db, scope, now| {
                let by = scope.by::<ManageSubscriptions>().unwrap();
                let new = of(name(word, what), Channel::Csp, customer, (service, day));
                entered(enter(db, &by, &new, now).unwrap())
            })
        };
        let held = sell("sold and suspended", UNREACHED).await;
        let sold = sell("sold", "teams").await;
        self.provider
            .act(portal, move |db, scope, now| {
                let by = scope.by::<ManageSubscriptions>().unwrap();
                let why = Note::parse(&format!("{word} sold reason")).unwrap();
                let held = Id::parse(&held).unwrap();
                perform(db, &by, held, (Act::Suspend, &why), now).unwrap();
            })
            .await;
        let bought = self.customer.act(portal, move |db, scope, now| {
            let by = scope.by::<ManageSubscriptions>().unwrap();
            let apart = of(name(word, "apart"), Channel::Direct, None, (UNREACHED, day));
            enter(db, &by, &apart, now).unwrap();
            let new = of(name(word, "bought"), Channel::Direct, None, ("teams", day));
            entered(enter(db, &by, &new, now).unwrap())
        });
        let bought = bought.await;
        for house in [&mut self.provider, &mut self.reseller, &mut self.rival] {
            house.ids.insert("subscriptions", sold.clone());
        }
        self.customer.ids.insert("subscriptions", bought);
    }
}

/// A service that the customer gave nobody rights for.
const UNREACHED: &str = "power-bi";

fn of(
    product: Name,
    channel: Channel,
    customer: Option<Slug>,
    (service, term_ends_on): (&str, Day),
) -> New {
    New {
        customer,
        service: Service::parse(service).unwrap(),
        product,
        channel,
        provider: None,
        seats: Seats::of(25),
        term_ends_on,
        auto_renew: false,
        once: None,
    }
}

fn entered(entered: Entered) -> String {
    let (Entered::Now { location } | Entered::Before { location }) = entered;
    location.rsplit('/').next().unwrap().to_owned()
}
