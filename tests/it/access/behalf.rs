//! In a customer's data: what is there, for whom, under which banner.
use crate::{
    access::{READER, granting},
    client::Answer,
    harness::on_each_database,
    tree::none,
};
use multichannel::web::{caller::Who, routes};

#[actix_web::test]
async fn a_member_comes_from_the_customers_page_and_reads_what_the_roles_reach() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        desk.customer.bought(&[]).await;
        let apart = [("service", "power-bi"), ("product", "Power BI Pro")];
        let apart = desk.customer.bought(&apart).await;
        let id = desk.customer.organisation.id;
        let page = desk.member.at(&format!("/customers/{id}"));
        let open = desk.member.get(&page).await.expect(200);
        let home = open.attribute(".head .actions a", "href");
        assert_eq!(home, desk.member.behalf(&desk.customer, ""));
        let home = desk.member.get(&home).await.expect(200);
        let banner = home.text(".behalf");
        let name = desk.customer.organisation.name.as_str();
        for words in [name, "Directory Readers", "With 1 role, ending"] {
            assert!(banner.contains(words), "{banner}");
        }
        assert!(home.has(".behalf time"));
        assert!(
            home.text("#acts")
                .contains("Not with your roles. It takes one of: User Administrator")
        );
        assert_eq!(home.texts("#through dt").len(), 1);
        // Whatever can be done there is a link, and the navigation says where one is.
        let open = home.texts("#acts th a");
        assert_eq!(open, ["See subscriptions", "See people and their licences"]);
        assert_eq!(home.texts("nav.side [aria-current]"), ["Customers"]);
        let list = desk
            .member
            .get(&home.attribute("#acts tbody a", "href"))
            .await;
        let list = list.expect(200);
        assert_eq!(list.texts("tbody th a"), ["Teams Enterprise"]);
        assert_eq!(list.text(".behalf"), banner);
        let one = desk.member.get(&list.attribute("tbody th a", "href")).await;
        let one = one.expect(200);
        assert!(one.has(".behalf") && !one.has("main form") && !one.has("main a.button"));
        let apart = apart.rsplit('/').next().unwrap();
        desk.get(&format!("/subscriptions/{apart}"))
            .await
            .expect(404);
        let file = desk.get("/subscriptions.csv").await.expect(200);
        assert!(file.body.contains("Teams Enterprise") && !file.body.contains("Power BI"));
    })
    .await;
}

#[actix_web::test]
async fn on_behalf_the_page_of_a_subscription_names_who_alone_can_change_it_and_offers_nothing() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let (customer, partner) = (&desk.customer, &desk.partner);
        let other = portal.a_provider().await;
        portal.relate(&other, customer).await;
        let product = |name: &'static str| [("product", name)];
        for (bought, owner) in [
            (customer.bought(&product("Direct")).await, customer),
            (
                other.sold(customer, &product("Sold by another")).await,
                &other,
            ),
            (
                partner.sold(customer, &product("Sold by itself")).await,
                partner,
            ),
        ] {
            let tail = format!("/subscriptions/{}", bought.rsplit('/').next().unwrap());
            let page = desk.get(&tail).await.expect(200);
            let (said, name) = (page.text("#owner"), &owner.organisation.name);
            assert!(said.contains(&format!("Only {name} can change")), "{said}");
            assert!(!page.has("main form") && !page.has("main a.button"));
            // Nothing is there to change it with either, also not for its partner of record.
            for verb in ["seats", "renewal", "suspend", "cancel"] {
                let path = desk.member.behalf(customer, &format!("{tail}/{verb}"));
                desk.member.get(&path).await.expect(404);
                desk.member.post(&path, &[]).await.expect(404);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn customers_without_rights_look_like_customers_that_are_not_there() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let related = portal.a_customer_of(&desk.partner).await;
        let foreign = portal.a_customer().await;
        for customer in [&related, &foreign, &desk.partner] {
            for tail in ["", "/subscriptions"] {
                let path = desk.member.behalf(customer, tail);
                let answer = desk.member.get(&path).await.expect(404);
                assert!(!answer.has(".behalf"));
            }
        }
        // The customer's own address is none of the partner's.
        let own = desk.customer.at("/subscriptions");
        desk.member.get(&own).await.expect(404);
        let itself = desk.customer.behalf(&desk.customer, "/subscriptions");
        desk.customer.get(&itself).await.expect(404);
        let other = portal.a_provider().await;
        let path = other.behalf(&desk.customer, "/subscriptions");
        other.get(&path).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn whoever_lacks_the_role_is_told_which_would_do_and_what_the_groups_lend() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&["license-administrator"]).await;
        let refused = desk.get("/subscriptions").await.expect(403);
        let text = refused.text("main");
        for role in [
            "Directory Readers",
            "Global Reader",
            "Global Administrator",
            "License Administrator",
        ] {
            assert!(text.contains(role), "{text}");
        }
        // Somebody in no group, even the global admin of the partner.
        let path = desk.partner.behalf(&desk.customer, "/subscriptions");
        let refused = desk.partner.get(&path).await.expect(403);
        assert!(
            refused
                .text("main")
                .contains("none of the customer’s rights")
        );
        let home = desk.partner.behalf(&desk.customer, "");
        let home = desk.partner.get(&home).await.expect(200);
        assert!(home.text(".notice").contains("you are in no group"));
        let id = desk.customer.organisation.id;
        let page = desk.partner.at(&format!("/customers/{id}"));
        let page = desk.partner.get(&page).await.expect(200);
        assert!(page.text("#rights").contains("you are in no group"));
        assert!(!page.has("a[href*='/on-behalf/']"));
    })
    .await;
}

#[actix_web::test]
async fn what_several_delegations_and_groups_lend_adds_up_and_each_reaches_its_own_services() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        desk.customer.bought(&[]).await;
        let intune = [("service", "intune"), ("product", "Intune Plan 1")];
        desk.customer.bought(&intune).await;
        let longer = [("service", "intune"), ("days", "200")];
        let grant = granting(&["global-reader"], &longer);
        desk.customer.grant(&desk.partner, &grant).await.expect(303);
        let second = desk.partner.newest().await;
        let list = async || desk.get("/subscriptions").await.expect(200);
        assert_eq!(list().await.texts("tbody th a"), ["Teams Enterprise"]);
        let group = portal.group(&desk.partner, "Second", &[&desk.member]).await;
        let assigned = desk.partner.lends(&second, &group, &["global-reader"]);
        assigned.await.expect(303);
        let both = list().await;
        assert_eq!(both.texts("tbody th a").len(), 2);
        let banner = both.text(".behalf");
        assert!(
            banner.contains("Directory Readers, Global Reader"),
            "{banner}"
        );
    })
    .await;
}

#[actix_web::test]
async fn the_banner_names_the_first_end_and_the_overview_the_end_of_each_of_the_rights() {
    on_each_database(async |portal| {
        let desk = portal.a_desk(&[READER]).await;
        let longer = [("service", "intune"), ("days", "200")];
        let grant = granting(&["global-reader"], &longer);
        desk.customer.grant(&desk.partner, &grant).await.expect(303);
        let second = desk.partner.newest().await;
        let before = desk.get("").await.expect(200);
        let (banner, first) = (before.text(".behalf summary"), end_of(&before, 0));
        assert_eq!(banner, format!("With 1 role, ending {first}"));
        let lent = desk.partner.lends(&second, &desk.group, &["global-reader"]);
        lent.await.expect(303);
        let home = desk.get("").await.expect(200);
        let said = format!("With 2 roles, the first of them ending {first}");
        assert_eq!(home.text(".behalf summary"), said);
        let mut lines = home.texts("#acts tbody tr");
        lines.retain(|line| line.starts_with("See subscriptions"));
        let [one, other] =
            [("Directory Readers", "Teams"), ("Global Reader", "Intune")].map(|(role, service)| {
                let line = |line: &&String| line.contains(role) && line.contains(service);
                lines
                    .iter()
                    .find(line)
                    .unwrap_or_else(|| panic!("{lines:?}"))
            });
        assert!(one.contains(&first) && !other.contains(&first), "{lines:?}");
        assert_eq!(lines.len(), 2);
    })
    .await;
}

/// When an act of the overview ends.
fn end_of(home: &Answer, at: usize) -> String {
    home.texts("#acts td time")[at].clone()
}

/// Rights that are opened on behalf, each by the roles of the product's table; everything else never is.
#[test]
fn nothing_below_on_behalf_grants_extends_adds_admins_or_accepts() {
    let opened = [
        "see-subscriptions",
        "see-people",
        "find-people",
        "manage-people",
        "assign-licences",
        "reset-passwords",
        "see-requests",
        "work-on-requests",
    ];
    let home = "/o/{org}/on-behalf/{customer}";
    let below = routes::all()
        .iter()
        .filter(|route| route.pattern.contains("on-behalf"));
    let wrong = below.filter(|route| match route.who {
        Who::Desk { right, .. } => !opened.contains(&right) || !route.pattern.starts_with(home),
        Who::Member { right, .. } => {
            route.pattern != home || route.method != "GET" || right != "see-customers"
        }
        Who::Anybody | Who::SignedIn { .. } => true,
    });
    none(wrong.map(|route| route.pattern.to_owned()).collect());
}
