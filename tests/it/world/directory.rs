//! The people of the world's customer: one with a licence, one without, and what was done for both at once.
use super::{World, agreed::name};
use crate::harness::Portal;
use multichannel::{
    actions::{
        imports::{Importer, Upload, prepare},
        licences::{self, Wish},
        people::{Added, add},
    },
    domain::{
        access::{AssignLicences, For, ManagePeople, ManageSubscriptions},
        email::Email,
        id::Id,
        licence::Act,
        person::{Entry, Person},
        sheet,
        time::Timestamp,
    },
    store::Db,
};

impl World {
    pub(super) async fn list_people(&mut self, portal: &Portal) {
        let word = self.word;
        let bought = Id::parse(&self.customer.ids["subscriptions"]).unwrap();
        let sold = Id::parse(&self.provider.ids["subscriptions"]).unwrap();
        let made = self.customer.act(portal, move |db, scope, now| {
            let by = For::own(scope.clone().by::<ManagePeople>().unwrap()).unwrap();
            let mut person = |who: &str| {
                let entry = Entry {
                    name: name(word, who),
                    email: Email::parse(&format!("{who}@{word}-people.example")).unwrap(),
                    department: Some(name(word, "department")),
                };
                let Added::Now { location } = add(db, &by, entry, None, now).unwrap() else {
                    panic!("somebody is there twice")
                };
                location.rsplit('/').next().unwrap().to_owned()
            };
            let (has, without) = (person("holder"), person("nobody"));
            let by = For::own(scope.by::<AssignLicences>().unwrap()).unwrap();
            let people = [&has, &without].map(|id| Id::<Person>::parse(id).unwrap());
            for subscription in [bought, sold] {
                licences::assign(db, &by, (people[0], subscription), now).unwrap();
            }
            let wish = Wish {
                act: Act::TakeBack,
                subscription: bought,
                people: vec![people[1]],
                once: None,
            };
            let location = licences::settle_several(db, &by, &wish, now).unwrap();
            (has, location.rsplit('/').next().unwrap().to_owned())
        });
        let (person, selection) = made.await;
        self.customer.ids.insert("licences", selection);
        // Partners that work on its behalf come to the same people.
        let [provider, reseller, rival] = [&mut self.provider, &mut self.reseller, &mut self.rival];
        for house in [&mut self.customer, provider, reseller, rival] {
            house.ids.insert("people", person.clone());
        }
        self.send_files(portal).await;
    }

    /// Files that nobody took over yet: of people, of what the customer bought, of what the provider sold.
    async fn send_files(&mut self, portal: &Portal) {
        let word = self.word;
        let people = self.customer.act(portal, move |db, scope, now| {
            let by = For::own(scope.by::<ManagePeople>().unwrap()).unwrap();
            let rows = format!(
                "name,email,department\n{word} listed,listed@{word}-people.example,{word} department\n{word} bad,bad,\n"
            );
            sent(db, &by, word, &rows, now)
        });
        let people = people.await;
        let own = "service,product,channel,seats,term_ends_on";
        let rows =
            format!("{own}\nteams,{word} from a file,direct,5,2030-03-31\nfax,{word} bad,,,\n");
        let bought = self.customer.act(portal, move |db, scope, now| {
            sent(
                db,
                &scope.by::<ManageSubscriptions>().unwrap(),
                word,
                &rows,
                now,
            )
        });
        let bought = bought.await;
        let customer = self.customer.slug();
        let rows =
            format!("{own},customer\nteams,{word} from a file,csp,5,2030-03-31,{customer}\n");
        let sold = self.provider.act(portal, move |db, scope, now| {
            sent(
                db,
                &scope.by::<ManageSubscriptions>().unwrap(),
                word,
                &rows,
                now,
            )
        });
        let sold = sold.await;
        self.customer.ids.insert("people/import", people);
        self.customer.ids.insert("subscriptions/import", bought);
        self.provider.ids.insert("subscriptions/import", sold);
    }

    /// What each partner sends and chooses on behalf, which is its own.
    pub(super) async fn change_on_behalf(&mut self) {
        let word = self.word;
        let subscription = self.customer.ids["subscriptions"].clone();
        let customer = &self.customer.people[0].1;
        for house in [&mut self.provider, &mut self.reseller, &mut self.rival] {
            let (founder, person) = (&house.people[0].1, &house.ids["people"]);
            let list = founder.behalf(customer, "/people");
            let rows = format!(
                "name,email,department\n{word} sent,sent@{word}-people.example,{word} department\nbad,bad,\n"
            );
            let at = format!("{list}/import");
            let sent = founder.upload(&at, &[], rows.as_bytes()).await.expect(303);
            let wish = [
                ("people", person.as_str()),
                ("subscription", &subscription),
                ("act", "assign"),
            ];
            let at = format!("{list}/licences");
            let chosen = founder.post(&at, &wish).await.expect(303);
            let id = |location: &str| location.rsplit('/').next().unwrap().to_owned();
            house.ids.insert("people/import", id(&sent.location));
            house.ids.insert("licences", id(&chosen.location));
        }
    }
}

/// The id of the import of these rows.
fn sent<I: Importer>(db: &mut Db, by: &I, word: &str, rows: &str, now: Timestamp) -> String {
    let upload = Upload {
        file_name: name(word, "file"),
        lines: sheet::read(rows.as_bytes(), 9).unwrap(),
        once: None,
    };
    let location = prepare(db, by, &upload, now).unwrap();
    location.rsplit('/').next().unwrap().to_owned()
}
