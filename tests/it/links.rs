//! No page of anybody links to what is not there or not for them.
use crate::{crawl, harness::on_each_database, tree::none, world::World};

#[actix_web::test]
async fn every_link_on_a_page_leads_somewhere() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let mut faults = Vec::new();
        for house in world.houses() {
            for (role, person) in &house.people {
                let readings = crawl::as_member(&world, house, person).await;
                let dead = readings
                    .iter()
                    .filter(|reading| reading.status >= 400 && !reading.from.is_empty());
                faults.extend(dead.map(|dead| {
                    format!(
                        "{} {role}: {} links to {}: {}",
                        house.slug(),
                        dead.from,
                        dead.at,
                        dead.status
                    )
                }));
            }
        }
        none(faults);
    })
    .await;
}
