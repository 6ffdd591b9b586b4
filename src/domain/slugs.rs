//! Sets of roles and of services.
use super::{role::Role, service::Service};
use diesel::{deserialize::FromSqlRow, expression::AsExpression};

/// Something of a bundled catalogue that is known by its slug.
pub trait Slugged: Ord + std::fmt::Debug + 'static {
    fn slug(&self) -> &'static str;
    fn find(slug: &str) -> Option<&'static Self>;
}

impl Slugged for Role {
    fn slug(&self) -> &'static str {
        self.slug
    }
    fn find(slug: &str) -> Option<&'static Self> {
        Self::parse(slug)
    }
}
impl Slugged for Service {
    fn slug(&self) -> &'static str {
        self.slug
    }
    fn find(slug: &str) -> Option<&'static Self> {
        Self::parse(slug)
    }
}

/// A sorted set of catalogue entries; in columns their slugs with spaces between.
#[derive(Debug, PartialEq, Eq, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub struct Slugs<T: Slugged> {
    items: Vec<&'static T>,
    /// As in the column; kept, because writing to a database borrows it.
    joined: String,
}

/// Admin roles of the catalogue.
pub type RoleSet = Slugs<Role>;
/// Services of the catalogue.
pub type ServiceSet = Slugs<Service>;

impl<T: Slugged> Slugs<T> {
    /// Sorted, each once.
    pub fn new(items: impl IntoIterator<Item = &'static T>) -> Self {
        let mut all: Vec<_> = items.into_iter().collect();
        all.sort();
        all.dedup();
        let joined = all
            .iter()
            .map(|item| item.slug())
            .collect::<Vec<_>>()
            .join(" ");
        Self { items: all, joined }
    }
    /// In the order of the catalogue.
    pub fn iter(&self) -> impl Iterator<Item = &'static T> + '_ {
        self.items.iter().copied()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
    /// How many there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }
    /// Whether the entry of this slug is among them.
    pub fn has(&self, slug: &str) -> bool {
        self.items.iter().any(|item| item.slug() == slug)
    }
    /// Whether the other set has all of them.
    pub fn is_subset_of(&self, other: &Self) -> bool {
        self.items.iter().all(|item| other.items.contains(item))
    }
    /// What stays when `gone` is taken away.
    pub fn without(&self, gone: &Self) -> Self {
        Self::new(self.iter().filter(|item| !gone.items.contains(item)))
    }
    /// As in the column.
    pub fn joined(&self) -> &str {
        &self.joined
    }
    /// From the column; an entry that left the catalogue is left out.
    pub(crate) fn stored(text: &str) -> Self {
        Self::new(text.split(' ').filter_map(T::find))
    }
}

impl<T: Slugged> Clone for Slugs<T> {
    fn clone(&self) -> Self {
        Self {
            items: self.items.clone(),
            joined: self.joined.clone(),
        }
    }
}

impl RoleSet {
    /// Whether the role that can do everything is among them.
    pub fn has_global_administrator(&self) -> bool {
        self.iter().any(Role::is_global_administrator)
    }
    /// All but Global Administrator.
    pub fn limited(&self) -> Self {
        Self::new(self.iter().filter(|role| !role.is_global_administrator()))
    }
}
