//! Where mails lead (P19, P23).
use crate::{crawl, harness::on_each_database, tree::none, world::World};

#[actix_web::test]
async fn every_mail_of_a_whole_world_leads_to_this_portal_and_to_nowhere_else() {
    on_each_database(async |portal| {
        World::found(&portal, "kanariahost").await;
        let own = format!("{}/", portal.address);
        let (mut faults, mut links) = (Vec::new(), 0);
        for mail in portal.all_mails().await {
            let at = format!("{:?} to {}", mail.subject, mail.to);
            let hrefs = crawl::links(&mail.html);
            links += mail.links.len();
            for link in mail.links.iter().chain(&hrefs) {
                if !link.starts_with(&own) {
                    faults.push(format!("{at} leads to {link}"));
                }
            }
            for part in [&mail.subject, &mail.text, &mail.html] {
                if part.replace(&own, "").contains("://") {
                    faults.push(format!("{at} names an address that is not ours: {part}"));
                }
            }
            for link in &mail.links {
                // Hrefs are read without places within pages.
                let (page, _) = link.split_once('#').unwrap_or((link.as_str(), ""));
                if !hrefs.iter().any(|href| href == page) {
                    faults.push(format!("{at} leads to {link} in its text alone"));
                }
            }
        }
        assert!(links >= 5, "only {links} links");
        none(faults);
    })
    .await;
}
