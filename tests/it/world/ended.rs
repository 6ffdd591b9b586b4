//! What came to an end in a world, with reasons, and what was only begun. Done as people do it, in a browser.
use super::{House, World, agreed::name};
use crate::{
    accepting::for_everybody,
    harness::Portal,
    people::{PASSWORD, Person},
    rows,
};
use diesel::QueryResult;
use multichannel::{
    actions::openings,
    domain::{
        country::Country, email::Email, invitation::Invitation, organisation::Kind, token::Purpose,
    },
};

impl World {
    /// A reason that names who gave it.
    pub fn reason(&self, of: &str) -> String {
        format!("{} reason of the {of}", self.word)
    }

    /// Sends a form of a page of this house; where it leads.
    async fn press(&self, house: &House, path: &str, fields: &[(&str, &str)]) -> String {
        let answer = house.founder().post(path, fields).await;
        answer.expect(303).location
    }

    /// An invitation that its provider revoked, one that the customer declined; a partnership that was taken back;
    /// rights that the customer took away again.
    pub(super) async fn end_some(&self, portal: &Portal) {
        let (by_provider, by_customer) = (self.reason("provider"), self.reason("customer"));
        let revoked = self.invite(portal, false).await;
        let at = |tail: String| self.provider.founder().at(&tail);
        let path = at(format!("/invitations/{}/revoke", revoked.id));
        self.press(&self.provider, &path, &[("reason", &by_provider)])
            .await;

        let declined = self.invite(portal, true).await;
        let path = format!("/i/{}/decline", token(portal, &declined));
        self.press(&self.customer, &path, &[("reason", &by_customer)])
            .await;

        let asked = [
            ("reseller_name", format!("{} withdrawn", self.word)),
            (
                "reseller_email",
                format!("withdrawn@{}-asked.example", self.word),
            ),
        ];
        let asked = asked
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let page = self
            .press(&self.provider, &at("/partnerships".to_owned()), &asked)
            .await;
        let reason = self.reason("withdrawal");
        self.press(
            &self.provider,
            &format!("{page}/end"),
            &[("reason", &reason)],
        )
        .await;
        self.take_rights_away(portal).await;
        self.ask_to_end().await;
        self.part_from_a_reseller(portal).await;
    }

    /// A customer that bought nothing, and the rights that a reseller keeps there after its partnership has ended. The
    /// other customer gave it rights too, and is asked to end them.
    async fn part_from_a_reseller(&self, portal: &Portal) {
        let named = |what: &str| format!("{} {what}", self.word);
        let provider = self.provider.founder();
        let (leaver, former) = (named("leaver"), named("former"));
        let leaver = portal.organisation(Kind::Customer, &leaver, "DE").await;
        let former = portal.organisation(Kind::Reseller, &former, "DE").await;
        portal.attribute(provider, &former, &leaver).await;
        portal.partners(provider, &former).await;
        let rights = [
            ("role", "global-reader"),
            ("service", "intune"),
            ("days", "300"),
        ];
        for giver in [&leaver, self.customer.founder()] {
            giver.grant(&former, &rights).await.expect(303);
        }
        let of_former = former.organisation.id.to_string();
        let found = move |db: &mut _| {
            let all = rows::ids(db, "partnerships", &[("reseller_id", &of_former)]);
            QueryResult::Ok(all[0].clone())
        };
        let partnership = portal.app.db.read(found).await.unwrap();
        let end = provider.at(&format!("/resellers/{partnership}/end"));
        self.press(&self.provider, &end, &[]).await;
        self.ask_about_rights(portal, &former, &partnership).await;
    }

    /// Nobody answers it.
    async fn ask_about_rights(&self, portal: &Portal, former: &Person, partnership: &str) {
        let (giver, holder) = (self.customer.id(), former.organisation.id.to_string());
        let found = move |db: &mut _| {
            let sides = [
                ("customer_id", giver.as_str()),
                ("partner_id", holder.as_str()),
            ];
            let all = rows::ids(db, "delegations", &sides);
            QueryResult::Ok(all[0].clone())
        };
        let rights = portal.app.db.read(found).await.unwrap();
        let provider = self.provider.founder();
        let ask = provider.at(&format!("/resellers/{partnership}/ask-to-end"));
        let reason = self.reason("farewell");
        let fields = [("delegation", rights.as_str()), ("reason", reason.as_str())];
        self.press(&self.provider, &ask, &fields).await;
    }

    /// The customer asked its provider to end the relationship, was refused, and asks again.
    async fn ask_to_end(&self) {
        let (wish, answer) = (self.reason("wish to leave"), self.reason("answer"));
        let (provider, customer) = (self.provider.id(), self.customer.id());
        let ask = self.customer.founder();
        let ask = ask.at(&format!("/partners/{provider}/ask-to-end"));
        let keep = self.provider.founder();
        let keep = keep.at(&format!("/customers/{customer}/keep"));
        self.press(&self.customer, &ask, &[("reason", &wish)]).await;
        self.press(&self.provider, &keep, &[("answer", &answer)])
            .await;
        self.press(&self.customer, &ask, &[("reason", &wish)]).await;
    }

    async fn take_rights_away(&self, portal: &Portal) {
        let rival = self.rival.id();
        let rights = [
            ("role", "global-reader"),
            ("service", "intune"),
            ("days", "30"),
        ];
        let grant = self
            .customer
            .founder()
            .at(&format!("/partners/{rival}/grant"));
        self.press(&self.customer, &grant, &rights).await;
        let of_rival = move |db: &mut _| {
            let mut all = rows::ids(db, "delegations", &[("partner_id", &rival)]);
            QueryResult::Ok(all.pop().unwrap())
        };
        let newest = portal.app.db.read(of_rival).await.unwrap();
        let revoke = self
            .customer
            .founder()
            .at(&format!("/delegations/{newest}/revoke"));
        let reason = self.reason("revocation");
        self.press(&self.customer, &revoke, &[("reason", &reason)])
            .await;
    }

    /// Whom to ask for help, of each house; its language, and for a provider its markets, stay.
    pub(super) async fn say_whom_to_ask(&self) {
        for house in self.houses() {
            let founder = house.founder();
            let contact = format!("{} support", self.word);
            let notices = format!("alerts@{}.{}.example", self.word, house.slug());
            let fields = [
                ("name", founder.organisation.name.as_str()),
                ("support_contact", &contact),
                ("notice_addresses", &notices),
                ("language", "en"),
            ];
            self.press(house, &founder.at("/settings"), &fields).await;
        }
    }

    /// Somebody who signed up and has not proven the mailbox; a provider that the operator let in.
    pub(super) async fn begin_some(&self, portal: &Portal) {
        let word = self.word;
        let form = [
            ("organisation_name", format!("{word} newcomer")),
            ("country", "DE".to_owned()),
            ("domain", format!("{word}-newcomer.example")),
            ("name", format!("{word} somebody")),
            ("email", format!("somebody@{word}-newcomer.example")),
            ("password", PASSWORD.to_owned()),
            ("language", "en".to_owned()),
        ];
        let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
        let path = format!("/signup?invitation={}", self.tokens["i"]);
        portal.a_visitor().post(&path, &form).await.expect(303);
        let (name, country) = (name(word, "opening"), Country::parse("DE").unwrap());
        let email = Email::parse(&format!("opening@{word}-opening.example")).unwrap();
        let now = portal.now();
        let open = move |db: &mut _| openings::open(db, name, country, email, now);
        portal.app.db.write(open).await.unwrap();
    }
}

impl Portal {
    /// Whoever has something behind them: a reseller whose partnership has ended, with invitations that it was handed,
    /// a customer that it still has rights at, another one whose provider left it, and that provider.
    pub async fn parted(&self) -> Vec<Person> {
        let provider = self.a_provider().await;
        let reseller = self.a_reseller_of(&provider).await;
        let (stays, left) = (self.a_customer().await, self.a_customer().await);
        for customer in [&stays, &left] {
            let mut new = for_everybody(&provider);
            let theirs = reseller.organisation.slug.clone();
            new.resellers = vec![theirs.clone()];
            new.delegates = vec![provider.organisation.slug.clone(), theirs];
            let invited = self.invite(&provider, new).await;
            customer.accept(&invited, &[]).await.expect(303);
        }
        let other = self.a_reseller_of(&provider).await;
        let rights = [
            ("role", "global-reader"),
            ("service", "azure"),
            ("days", "300"),
        ];
        stays.grant(&other, &rights).await.expect(303);
        let remove = format!("/customers/{}/remove", left.organisation.id);
        provider.post(&provider.at(&remove), &[]).await.expect(303);
        let list = provider.get(&provider.at("/resellers")).await.expect(200);
        for page in list.attributes("tbody th a", "href") {
            provider.post(&format!("{page}/end"), &[]).await.expect(303);
        }
        vec![provider, reseller, other, stays, left]
    }
}

fn token(portal: &Portal, invitation: &Invitation) -> String {
    let key = &portal.app.keys.link;
    let token = key.token(
        Purpose::Invitation,
        &invitation.nonce,
        invitation.generation,
    );
    token.reveal()
}
