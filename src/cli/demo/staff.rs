//! Who works at two customers of the demo, and which licences they have; of one subscription all.
use super::{
    cast::*,
    world::{World, email, name},
};
use crate::{
    actions::{
        licences,
        people::{Added, add},
    },
    domain::{
        access::{AssignLicences, For, ManagePeople},
        id::Id,
        person::{Entry, Person as Listed},
    },
    store::licences::{Sought, choice},
};
use anyhow::{Context, bail};

/// A person: name, mailbox, department, products.
type Hand = (
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

#[rustfmt::skip]
const MORGENROT_STAFF: [Hand; 10] = [
    ("Anna Morgen", "anna", "Office", &["Apps for business", "Exchange Online Plan 1", "Power BI Pro"]),
    ("Ben Adler", "ben", "Office", &["Apps for business", "Exchange Online Plan 1", "Power BI Pro"]),
    ("Carla Wirth", "carla", "Sales", &["Exchange Online Plan 1", "Teams Enterprise", "Power BI Pro"]),
    ("Deniz Kaya", "deniz", "Sales", &["Exchange Online Plan 1", "Teams Enterprise"]),
    ("Elif Yildiz", "elif", "Bakehouse", &["Teams Enterprise"]),
    ("Finn Jensen", "finn", "Bakehouse", &["Teams Enterprise"]),
    ("Greta Lorenz", "greta", "Bakehouse", &[]),
    ("Hannes Voss", "hannes", "Delivery", &["Exchange Online Plan 1"]),
    ("Irina Popova", "irina", "Delivery", &[]),
    ("Jakob Stein", "jakob", "", &[]),
];

#[rustfmt::skip]
const LINDAU_STAFF: [Hand; 10] = [
    ("Karl Vogt", "karl", "Administration", &["Entra ID P1", "Customer Service Enterprise"]),
    ("Rita Sommer", "rita", "Administration", &["Entra ID P1", "Customer Service Enterprise"]),
    ("Lea Brunner", "lea", "Ward 1", &["Entra ID P1"]),
    ("Moritz Kern", "moritz", "Ward 1", &["Entra ID P1"]),
    ("Noor Haddad", "noor", "Ward 2", &["Entra ID P1"]),
    ("Ole Franke", "ole", "Ward 2", &["Entra ID P1"]),
    ("Petra Lang", "petra", "Reception", &["Entra ID P1", "Customer Service Enterprise"]),
    ("Quentin Roth", "quentin", "Reception", &["Customer Service Enterprise"]),
    ("Selma Aydin", "selma", "Pharmacy", &["Entra ID P1"]),
    ("Theo Baum", "theo", "Pharmacy", &[]),
];

/// All of them.
pub fn hire(world: &mut World<'_>) -> anyhow::Result<()> {
    for (days, hand) in (0..).zip(MORGENROT_STAFF) {
        person(
            world,
            (&ANNA, &MORGENROT, "morgenrot.example"),
            hand,
            20 - days,
        )?;
    }
    for (days, hand) in (0..).zip(LINDAU_STAFF) {
        person(
            world,
            (&KARL, &LINDAU, "lindau-clinic.example"),
            hand,
            22 - days,
        )?;
    }
    Ok(())
}

fn person(
    world: &mut World<'_>,
    (admin, of, domain): (&Person, &Founding, &str),
    (called, mailbox, department, products): Hand,
    days_ago: i64,
) -> anyhow::Result<()> {
    let entry = Entry {
        name: name(called)?,
        email: email(&format!("{mailbox}@{domain}"))?,
        department: (!department.is_empty())
            .then(|| name(department))
            .transpose()?,
    };
    let by = world.by::<ManagePeople>(admin, of)?;
    let (by, at) = (For::own(by).context("no customer")?, world.ago(days_ago));
    let Added::Now { location } = add(world.db, &by, entry, None, at)? else {
        bail!("{called} is there twice")
    };
    let id = location.rsplit('/').next().and_then(Id::<Listed>::parse);
    let id = id.context("no person")?;
    let by = world.by::<AssignLicences>(admin, of)?;
    let by = For::own(by).context("no customer")?;
    let bought = choice(world.db, by.customer().id, Sought::default())?.subscriptions;
    for product in products {
        let wanted = bought.iter().rfind(|it| it.product.as_str() == *product);
        let subscription = wanted.with_context(|| format!("no {product}"))?.id;
        licences::assign(world.db, &by, (id, subscription), at)?;
    }
    Ok(())
}
