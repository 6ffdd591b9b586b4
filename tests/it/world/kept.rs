//! What else is in a world: a template, an alias, a draft, mailed links; and the ids of everything.
use super::{
    House, World,
    agreed::{name, set},
};
use crate::{harness::Portal, rows};
use diesel::result::Error;
use multichannel::{
    actions::invitations::{
        self, RightsAsked, RolesAsked,
        imports::{self, Upload, Wish},
    },
    domain::{
        access::WriteInvitations,
        id::Id,
        invitation::Invitation,
        language::Language,
        link_life::LinkLife,
        service::Service,
        sheet,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        token::Purpose,
    },
    store::{self, ids, outbox::Verdict},
};

impl World {
    /// Everything that other steps do not leave behind; then all ids are known.
    pub(super) async fn keep_the_rest(&mut self, portal: &Portal, open: &Invitation) {
        let word = self.word;
        let provider = self.provider.founder().organisation.id;
        let draft = self.provider.act(portal, move |db, scope, now| {
            let by = scope.by::<WriteInvitations>().unwrap();
            let roles = set("directory-readers");
            invitations::save_template(db, &by, name(word, "template"), roles, None, now).unwrap();
            let relationship = rows::ids(
                db,
                "relationships",
                &[("provider_id", &provider.to_string())],
            )
            .remove(0);
            let alias = name(word, "alias");
            store::relationships::set_alias(
                db,
                provider,
                Id::parse(&relationship).unwrap(),
                Some(&alias),
            )
            .unwrap();
            let draft = ids::fresh(now);
            let fields = [
                ("kind", "reusable".to_owned()),
                ("note", format!("{word} draft")),
            ];
            let fields = fields
                .map(|(name, value)| (name.to_owned(), value))
                .to_vec();
            store::invitation_drafts::keep(db, provider, draft, &fields, now).unwrap();
            draft.to_string()
        });
        self.provider.ids.insert("new", draft.await);
        self.import(portal).await;
        let token = portal
            .app
            .keys
            .link
            .token(Purpose::Invitation, &open.nonce, open.generation);
        self.tokens.insert("i", token.reveal());
        let old = self.invite(portal, false).await;
        let (id, until) = (old.id, old.expires_at);
        self.provider
            .act(portal, move |db, _, _| {
                store::invitations::renew(db, id, until).unwrap()
            })
            .await;
        let token = portal
            .app
            .keys
            .link
            .token(Purpose::Invitation, &old.nonce, 1);
        self.tokens.insert("old", token.reveal());
        let invitation = open.id.to_string();
        self.provider.ids.insert("invitations", invitation.clone());
        self.reseller.ids.insert("invitations", invitation);
        self.know_delegations(portal).await;
        self.know_members(portal).await;
        self.lose_a_mail(portal).await;
    }

    /// A file of customers that nobody began to invite.
    async fn import(&mut self, portal: &Portal) {
        let word = self.word;
        let slug = |house: &House| house.founder().organisation.slug.clone();
        let (provider, reseller) = (slug(&self.provider), slug(&self.reseller));
        let file = format!(
            "customer_name,customer_email,note,reseller\n\
            {word} row,row@{word}row.example,{word} note,{reseller}\n{word} bad,bad,,,{word} surplus\n"
        );
        let location = self.provider.act(portal, move |db, scope, now| {
            let upload = Upload {
                file_name: name(word, "file"),
                lines: sheet::read(file.as_bytes(), 9).unwrap(),
                wish: Wish {
                    reseller: Some(reseller),
                    delegates: vec![provider],
                    rights: RightsAsked {
                        roles: RolesAsked::Template("support".to_owned(), RoleSet::new([])),
                        services: ServiceSet::new(Service::all().iter().take(1)),
                        term: Term::of_days(30).unwrap(),
                        auto_extend: false,
                    },
                    life: LinkLife::of_days(14).unwrap(),
                    language: Language::English,
                    second_language: None,
                },
                once: None,
            };
            let by = scope.by::<WriteInvitations>().unwrap();
            imports::prepare(db, &by, &upload, now).unwrap()
        });
        let id = location.await.rsplit('/').next().unwrap().to_owned();
        self.provider.ids.insert("import", id);
    }

    /// Links that come by mail alone: a new password, a new mailbox.
    pub(super) async fn ask_for_mails(&mut self, portal: &Portal) {
        let last = |link: String| link.rsplit('/').next().unwrap().to_owned();
        let founder = self.customer.founder();
        let form = [("email", founder.email.as_str())];
        portal
            .a_visitor()
            .post("/password/forgot", &form)
            .await
            .expect(303);
        let reset = last(portal.link_to(&founder.email).await);
        let email = format!("new@{}.example", founder.slug());
        founder
            .post("/account/email", &[("email", &email)])
            .await
            .expect(303);
        let verify = last(portal.link_to(&email).await);
        self.tokens.insert("reset", reset);
        self.tokens.insert("verify", verify);
    }

    /// The provider's newest mail cannot be delivered.
    async fn lose_a_mail(&mut self, portal: &Portal) {
        let provider = self.provider.id();
        let lost = self.provider.act(portal, move |db, _, _| {
            let mails = rows::ids(db, "outbox", &[("organisation_id", &provider)]);
            let newest = mails.last().unwrap().clone();
            let id = Id::parse(&newest).unwrap();
            store::outbox::failed(db, id, "refused 550", Verdict::Dead).unwrap();
            newest
        });
        self.provider.ids.insert("mails", lost.await);
    }

    async fn know_delegations(&mut self, portal: &Portal) {
        let (customer, provider) = (self.customer.id(), self.provider.id());
        for house in [&mut self.provider, &mut self.reseller, &mut self.rival] {
            let mine = house.id();
            let found = portal.app.db.read(move |db| {
                Ok::<_, Error>(rows::ids(db, "delegations", &[("partner_id", &mine)]).remove(0))
            });
            house.ids.insert("delegations", found.await.unwrap());
            house.ids.insert("customers", customer.clone());
        }
        let of_provider = self.provider.ids["delegations"].clone();
        self.customer.ids.insert("delegations", of_provider);
        self.customer.ids.insert("partners", provider);
    }

    /// Somebody without roles, whom nothing else needs.
    async fn know_members(&mut self, portal: &Portal) {
        for house in [
            &mut self.provider,
            &mut self.reseller,
            &mut self.rival,
            &mut self.customer,
        ] {
            let account = house.people.last().unwrap().1.account.id.to_string();
            let found = portal.app.db.read(move |db| {
                let member = rows::ids(db, "members", &[("account_id", &account)]).remove(0);
                let session = rows::ids(db, "sessions", &[("account_id", &account)]).remove(0);
                Ok::<_, Error>((member, session))
            });
            let (member, session) = found.await.unwrap();
            house.ids.insert("members", member);
            house.ids.insert("sessions", session);
        }
    }
}
