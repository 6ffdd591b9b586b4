//! Add-ons: products that are bought for a subscription of a service, and end with it. The list ships with the program
//! and can grow.
use super::{
    seats::Seats,
    service::Service,
    subscription::{Channel, Refusal, Standing, Subscription},
    text::Name,
    time::Timestamp,
};
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Vec<AddOn>> = LazyLock::new(|| {
    let rows = include_str!("data/add_ons.csv").lines().skip(1);
    rows.filter_map(AddOn::from_row).collect()
});

/// A product that extends what people have of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddOn {
    /// Its name in forms.
    pub slug: &'static str,
    /// What it extends.
    pub service: &'static Service,
    /// As it stands on the invoice, in every language.
    pub product: Name,
}

impl AddOn {
    /// All for subscriptions of this service.
    pub fn of(service: &Service) -> impl Iterator<Item = &'static Self> {
        CATALOGUE.iter().filter(move |it| it.service == service)
    }
    /// Finds one by its slug.
    pub fn parse(slug: &str) -> Option<&'static Self> {
        CATALOGUE.iter().find(|it| it.slug == slug)
    }

    fn from_row(row: &'static str) -> Option<Self> {
        let mut cells = row.split(',');
        Some(Self {
            slug: cells.next()?,
            service: Service::parse(cells.next()?)?,
            product: Name::parse(cells.next()?).ok()?,
        })
    }
}

impl Subscription {
    /// Whether an add-on can be bought for it: it is active, and a seller keeps it (S9).
    pub fn takes_add_ons(&self, now: Timestamp) -> Result<Seats, Refusal> {
        match (self.channel, self.seats, self.standing(now)) {
            (Channel::Csp, Some(seats), Standing::Active | Standing::Ending) => Ok(seats),
            (Channel::Csp, Some(_), _) => Err(Refusal::BaseNotActive),
            _ => Err(Refusal::NoBase),
        }
    }
}

/// Whether an add-on of a subscription with the seats `base` may have so many.
pub fn within(seats: Seats, base: Seats) -> Result<(), Refusal> {
    match seats <= base {
        true => Ok(()),
        false => Err(Refusal::MoreThanBase {
            seats: base.number(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_an_add_on_of_a_licensed_service_found_by_its_slug() {
        let rows = include_str!("data/add_ons.csv").lines().count() - 1;
        assert_eq!(CATALOGUE.len(), rows);
        for it in CATALOGUE.iter() {
            assert_eq!(AddOn::parse(it.slug), Some(it));
            assert!(it.service.is_licensed() && AddOn::of(it.service).any(|known| known == it));
        }
        assert_eq!(AddOn::parse("teams"), None);
    }
}
