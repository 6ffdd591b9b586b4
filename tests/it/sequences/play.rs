//! A sequence as it is played: after every step every subscription is looked at.
use super::{
    before,
    cast::{Cast, Group, HOUSES, VISITOR},
    covered::Covered,
    kept::Subscriptions,
    luck::Luck,
    may::Change,
    pages::{Pages, Place},
    send::{Sending, Told},
};
use crate::{crawl, harness::Portal, people::PASSWORD};
use diesel::QueryResult;
use multichannel::store::{members, organisations};

pub struct Play<'p> {
    pub portal: &'p Portal,
    pub cast: Cast,
    pub pages: Pages,
    known: Subscriptions,
    /// What was done so far, a line each.
    pub told: Vec<String>,
    covered: &'p mut Covered,
    /// Where the last step led.
    pub led: String,
}

/// How often something is tried.
pub const TRIES: usize = 8;

impl<'p> Play<'p> {
    /// A new world, and every page of it read.
    pub async fn begin(portal: &'p Portal, covered: &'p mut Covered) -> Self {
        let mut play = Self {
            portal,
            cast: Cast::found(portal, "kanariaeins").await,
            pages: Pages::default(),
            known: Subscriptions::of(portal).await,
            told: Vec::new(),
            covered,
            led: String::new(),
        };
        for group in 0..HOUSES {
            play.sign_in_twice(group).await;
            let house = play.cast.world.houses()[group];
            let read = crawl::as_member(&play.cast.world, house, house.founder()).await;
            for page in &read {
                play.pages.learn(group, house.founder(), page);
            }
        }
        for group in 0..play.cast.groups() {
            for page in before::public(&play.cast.world) {
                play.read(group, &page).await;
            }
            for actor in play.cast.actors(group) {
                play.covered.expect(actor.kind);
            }
        }
        play.known = Subscriptions::of(portal).await;
        play
    }

    /// So that there is a session to end.
    pub async fn sign_in_twice(&self, group: Group) {
        let actors = self.cast.actors(group);
        let form = [
            ("email", actors[0].emails[0].as_str()),
            ("password", PASSWORD),
        ];
        self.portal.a_visitor().post("/signin", &form).await;
    }

    /// Reads a page, for the forms that stand there.
    pub async fn read(&mut self, group: Group, at: &str) -> Vec<String> {
        let actors = self.cast.actors(group);
        let browser = actors[0].browser;
        let page = crawl::read(browser, at).await;
        self.pages.learn(group, browser, &page);
        crawl::links(&page.body)
    }

    /// The page, and what one gets to from it that belongs to the same thing.
    pub async fn read_all(&mut self, group: Group, at: &str) {
        let below = format!("{at}/");
        let links = self.read(group, at).await;
        let own = links.iter().filter(|link| link.starts_with(&below));
        for link in own.take(9) {
            self.read(group, link).await;
        }
    }

    /// What was done may have brought other forms, to the other side too.
    async fn read_on(&mut self, place: &Place) {
        let led = self.led.clone();
        if crawl::is_own(&place.page) {
            self.read(place.group, &place.page).await;
        }
        if crawl::is_own(&led) {
            self.read_all(place.group, &led).await;
        }
        let Some((_, id)) = led.split_once("/delegations/") else {
            return;
        };
        for group in (0..HOUSES).filter(|group| *group != place.group) {
            let slug = self.cast.world.houses()[group].slug().to_owned();
            self.read_all(group, &format!("/o/{slug}/delegations/{id}"))
                .await;
        }
    }

    /// Whether it was done. Fails the test if a subscription is another than before and may not be.
    pub async fn send(&mut self, sending: &Sending) -> bool {
        let told = sending.send(&self.cast).await;
        self.told.push(told.to_string());
        self.covered.note(&told);
        let acting = self.acting(&told).await;
        let acting = acting.each_ref().map(Option::as_deref);
        self.look(&told.change(acting)).await;
        assert!(!told.broke_in(), "it is none of theirs: {told}");
        if !told.sent() && told.status == 404 {
            self.pages.forget(told.pattern, &sending.place);
        }
        let done = told.done();
        if done && sending.intruder.is_none() {
            self.led = told.led;
            self.portal.deliver().await;
            self.read_on(&sending.place).await;
        }
        if done && sending.place.group == VISITOR {
            self.cast.next_visitor(self.portal);
        }
        done
    }

    /// The organisation of the address, for whose members alone it can be done, and the customer if it is on behalf.
    async fn acting(&self, told: &Told) -> [Option<String>; 2] {
        let Some((account, slug)) = told.account.zip(told.slug()) else {
            return [None, None];
        };
        let customer = told.customer();
        let found = self.portal.app.db.read(move |db| {
            let Some(scope) = members::scope(db, account, &slug)? else {
                return QueryResult::Ok([None, None]);
            };
            let customer = match customer {
                Some(slug) => organisations::by_slug(db, &slug)?,
                None => None,
            };
            let customer = customer.map(|customer| customer.id.to_string());
            Ok([Some(scope.organisation.id.to_string()), customer])
        });
        found.await.unwrap()
    }

    /// Looks at every subscription, after what is told last.
    pub async fn look(&mut self, change: &Change<'_>) {
        let after = Subscriptions::of(self.portal).await;
        let faults = self.known.faults(&after, change);
        let last = self.told.len().saturating_sub(12);
        assert!(
            faults.is_empty(),
            "{}\nafter: {}",
            faults.join("\n"),
            self.told[last..].join("\n")
        );
        self.known = after;
    }

    /// The form on its newest pages first, which are still as they were made, then on any; by whoever may do most,
    /// by others now and then; as somebody who wants it done, then by chance.
    pub fn sending(
        &self,
        pattern: &'static str,
        number: usize,
        luck: &mut Luck,
    ) -> Option<Sending> {
        let places = self.pages.of(pattern);
        let newest = match number % 2 {
            0 => places.len().checked_sub(1 + number / 2),
            _ => None,
        };
        let at = newest.unwrap_or_else(|| luck.below(places.len()));
        // The last admin of a house cannot leave it.
        let others = number % 3 == 2 || pattern.ends_with("/leave");
        Some(Sending {
            pattern,
            place: places.get(at)?.clone(),
            reader: if others { luck.below(8) } else { 0 },
            intruder: None,
            careful: number % 4 < 2,
            seed: luck.number(),
        })
    }

    /// Whether it was done in some tries.
    pub async fn act(&mut self, pattern: &'static str, luck: &mut Luck) -> bool {
        for number in 0..TRIES {
            let Some(sending) = self.sending(pattern, number, luck) else {
                return false;
            };
            if self.send(&sending).await {
                return true;
            }
        }
        false
    }
}
