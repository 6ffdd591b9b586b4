//! The services that subscriptions are for; the list ships with the program and can grow.

use diesel::{deserialize::FromSqlRow, expression::AsExpression};
use std::sync::LazyLock;

static CATALOGUE: LazyLock<Vec<Service>> = LazyLock::new(|| {
    let rows = include_str!("data/services.csv").lines().skip(1);
    rows.filter_map(Service::from_row).collect()
});

/// How a service is sold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServiceKind {
    /// Seats that are assigned to people.
    Licence,
    /// Metered; no seats.
    Usage,
}

/// One service as a column holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct OneService(pub &'static Service);

/// One service; pass it around as `&'static Service`. Compared by its slug, which comes first and is unique.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Service {
    /// Its name in forms and the database: `exchange-online`.
    pub slug: &'static str,
    /// What people call it in English; pages take theirs from the messages.
    pub name: &'static str,
    /// How it is sold.
    pub kind: ServiceKind,
}

impl Service {
    /// Every service, in the order in which pages show them.
    pub fn all() -> &'static [Service] {
        &CATALOGUE
    }

    /// Finds a service by its slug.
    pub fn parse(slug: &str) -> Option<&'static Service> {
        Self::all().iter().find(|service| service.slug == slug)
    }

    /// Has seats that are assigned to people.
    pub const fn is_licensed(&self) -> bool {
        matches!(self.kind, ServiceKind::Licence)
    }

    fn from_row(row: &'static str) -> Option<Service> {
        let mut cells = row.split(',');
        let (slug, name) = (cells.next()?, cells.next()?);
        let kind = match cells.next()? {
            "licence" => ServiceKind::Licence,
            "usage" => ServiceKind::Usage,
            _ => return None,
        };
        Some(Service { slug, name, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_service_found_by_its_slug() {
        assert_eq!(
            Service::all().len(),
            include_str!("data/services.csv").lines().count() - 1
        );
        for service in Service::all() {
            assert_eq!(Service::parse(service.slug), Some(service));
        }
        assert_eq!(Service::parse("Exchange Online"), None);
    }

    #[test]
    fn only_azure_is_sold_by_use() {
        let used: Vec<_> = Service::all()
            .iter()
            .filter(|service| service.kind == ServiceKind::Usage)
            .collect();
        assert_eq!(used, [Service::parse("azure").unwrap()]);
    }

    #[test]
    fn every_service_has_its_words() {
        let words = include_str!("../../templates/messages/en/services.ftl");
        for service in Service::all() {
            let name = format!("\nservice-{} = {}\n", service.slug, service.name);
            assert!(words.contains(&name), "{service:?}");
        }
    }
}
