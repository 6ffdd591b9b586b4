//! What is sent and chosen in a customer's data belongs to the organisation that did it: to the customer, or to one partner.
use crate::{access::granting, harness::on_each_database, people::Person};

const WORK: [&str; 2] = ["user-administrator", "license-administrator"];

/// Somebody who changes the customer's people, where, and what was sent and chosen there.
struct Side<'p> {
    who: &'p Person,
    home: String,
    import: String,
    selection: String,
}

impl Side<'_> {
    fn at(&self, tail: &str) -> String {
        format!("{}{tail}", self.home)
    }
    /// Every address of an import and of a selection, each with whether it changes something.
    fn addresses(&self) -> Vec<(bool, String)> {
        let (import, selection) = (&self.import, &self.selection);
        vec![
            (false, import.clone()),
            (false, format!("{import}?state=malformed")),
            (false, format!("{import}/rejected.csv")),
            (false, selection.clone()),
            (true, format!("{import}/commit")),
            (true, format!("{import}/cancel")),
        ]
    }
    async fn status(&self, changes: bool, tail: &str) -> u16 {
        let path = self.at(tail);
        let answer = match changes {
            true => self.who.post(&path, &[]).await,
            false => self.who.get(&path).await,
        };
        answer.status.as_u16()
    }
}

#[actix_web::test]
async fn files_and_selections_are_seen_and_decided_on_by_the_organisation_alone_that_sent_them() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&WORK).await;
        let other = portal.a_reseller_of(&desk.partner).await;
        let grant = granting(&WORK, &[]);
        desk.customer.grant(&other, &grant).await.expect(303);
        let rights = other.newest().await;
        let group = portal.group(&other, "Desk", &[&other]).await;
        other.lends(&rights, &group, &WORK).await.expect(303);
        let bought = desk.customer.bought(&[]).await;
        let bought = bought.rsplit('/').next().unwrap();
        let pia = desk.customer.lists("Pia Kern", "pia@x.example", "").await;
        let pia = pia.rsplit('/').next().unwrap();
        let mut sides = Vec::new();
        for (who, home) in [
            (&desk.member, desk.member.behalf(&desk.customer, "")),
            (&other, other.behalf(&desk.customer, "")),
            (&desk.customer, desk.customer.at("")),
        ] {
            let n = sides.len();
            let rows = format!("name,email\nPerson {n},person{n}@x.example\nSecret {n},bad\n");
            let form = format!("{home}/people/import");
            let sent = who.upload(&form, &[], rows.as_bytes()).await.expect(303);
            let wish = [("people", pia), ("subscription", bought), ("act", "assign")];
            let form = format!("{home}/people/licences");
            let chosen = who.post(&form, &wish).await.expect(303);
            sides.push(Side {
                who,
                import: sent.location[home.len()..].to_owned(),
                selection: chosen.location[home.len()..].to_owned(),
                home,
            });
        }
        for (n, side) in sides.iter().enumerate() {
            let form = side.who.get(&side.at("/people/import")).await.expect(200);
            for (of, foreign) in sides.iter().enumerate() {
                assert_eq!(form.body.contains(&foreign.import), n == of, "{n} of {of}");
                for (changes, tail) in foreign.addresses() {
                    if n != of {
                        assert_eq!(side.status(changes, &tail).await, 404, "{n}: {tail}");
                    }
                }
            }
        }
        // Nobody decided about anything of others: what each sent is still there to be taken over.
        for (n, side) in sides.iter().enumerate() {
            for (changes, tail) in side.addresses().into_iter().filter(|(changes, _)| !changes) {
                assert_eq!(side.status(changes, &tail).await, 200, "{n}: {tail}");
            }
            let commit = format!("{}/commit", side.at(&side.import));
            side.who.post(&commit, &[]).await.expect(303);
        }
        assert_eq!(desk.customer.people("?text=Person").await.len(), 3);
    })
    .await;
}
