//! What a sequence consists of: first everything that has to be come to, then whatever comes.
use super::{
    before,
    cast::{Group, HOUSES},
    luck::Luck,
    may::Change,
    pages::Place,
    play::{Play, TRIES},
    send::Sending,
};
use multichannel::actions::organisations::suspend::{Standing, StandingError, resume, suspend};

/// What a walk has to come to, once.
#[derive(Debug, Clone)]
pub enum Goal {
    /// The form of this address is sent, and done.
    Action(&'static str),
    /// This one of a house does something.
    Person(Group, usize),
    /// Somebody whom it does not concern sends the form of this address.
    Outsider(&'static str),
}

/// How many forms somebody tries before the own account, which everybody has.
const FORMS: usize = 12;

impl Play<'_> {
    /// Comes to it once, or has tried.
    pub async fn reach(&mut self, goal: &Goal, luck: &mut Luck) {
        match *goal {
            Goal::Action(pattern) => {
                if !self.act(pattern, luck).await {
                    before::prepare(self, pattern, luck).await;
                    self.act(pattern, luck).await;
                }
            }
            Goal::Person(group, number) => self.employ(group, number, luck).await,
            Goal::Outsider(pattern) => self.intrude(pattern, luck).await,
        }
    }

    /// Lets somebody of a house do something that the house does, and if nothing is theirs to do, with the own account.
    async fn employ(&mut self, group: Group, reader: usize, luck: &mut Luck) {
        let mut forms = luck.shuffled(self.pages.of_group(group));
        forms.truncate(FORMS);
        let page = "/account".to_owned();
        forms.push(("/account", Place { group, page }));
        for (pattern, place) in forms {
            let sending = Sending {
                pattern,
                place,
                reader,
                intruder: None,
                careful: true,
                seed: luck.number(),
            };
            if self.send(&sending).await {
                return;
            }
        }
    }

    async fn intrude(&mut self, pattern: &'static str, luck: &mut Luck) {
        let number = luck.below(TRIES);
        let sending = self.sending(pattern, number, luck);
        // Whoever signs in is whom that form names from then on.
        let Some(mut sending) = sending.filter(|_| pattern != "/signin") else {
            return;
        };
        let own = sending.place.group;
        let others = (0..self.cast.groups()).filter(|group| *group != own);
        let others: Vec<_> = others.collect();
        sending.reader = 0;
        sending.intruder = Some(others[luck.below(others.len())]);
        self.send(&sending).await;
    }

    /// So many steps of any kind.
    pub async fn go_on(&mut self, steps: usize, luck: &mut Luck) {
        for _ in 0..steps {
            let patterns = self.pages.patterns();
            let pattern = patterns[luck.below(patterns.len())];
            match luck.below(20) {
                0 => self.pass_time(luck).await,
                1 => self.operate(luck).await,
                2 | 3 => self.intrude(pattern, luck).await,
                number => {
                    if let Some(sending) = self.sending(pattern, number, luck) {
                        self.send(&sending).await;
                    }
                }
            }
        }
    }

    async fn pass_time(&mut self, luck: &mut Luck) {
        let seconds = i64::try_from(luck.below(5_000_000)).unwrap();
        self.portal.pass_seconds(seconds);
        self.portal.keep_terms().await;
        self.told.push("time passes".to_owned());
        self.look(&Change::default()).await;
    }

    /// The operator suspends a house, or lets it act again.
    async fn operate(&mut self, luck: &mut Luck) {
        let house = self.cast.world.houses()[luck.below(HOUSES)];
        let (slug, now) = (house.founder().organisation.slug.clone(), self.portal.now());
        let told = format!("the operator turns {}", slug.as_str());
        let turned = self.portal.app.db.write(move |db| {
            if suspend(db, &slug, now)? != Standing::Changed {
                resume(db, &slug, now)?;
            }
            Ok::<_, StandingError>(())
        });
        turned.await.unwrap();
        self.told.push(told);
        self.look(&Change::default()).await;
    }
}
