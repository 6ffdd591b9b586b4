//! The catalogue of admin roles that a customer can delegate; it ships with the program.

use std::sync::LazyLock;

static CATALOGUE: LazyLock<Vec<Role>> = LazyLock::new(|| {
    let rows = include_str!("data/roles.csv").lines().skip(1);
    rows.filter_map(Role::from_row).collect()
});

/// One admin role; pass it around as `&'static Role`. Compared by its slug, which comes first and is unique.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Role {
    /// Its name in addresses, forms and the database: `license-administrator`.
    pub slug: &'static str,
    /// The identifier that the vendor gave it, a hyphenated lower-case UUID.
    pub template_id: &'static str,
    /// The vendor's English name; pages take theirs from the messages.
    pub name: &'static str,
    /// The slug of the group under which pages list it.
    pub category: &'static str,
    /// Whether it can reach other people's accounts, secrets or security settings.
    pub privileged: bool,
}

impl Role {
    /// Every role, grouped by category as pages show them.
    pub fn all() -> &'static [Role] {
        &CATALOGUE
    }

    /// Finds a role by its slug or by its template id.
    pub fn parse(text: &str) -> Option<&'static Role> {
        let wanted =
            |role: &&Role| role.slug == text || role.template_id.eq_ignore_ascii_case(text);
        Self::all().iter().find(wanted)
    }

    /// The one role that no template holds and that is never extended by itself.
    pub fn is_global_administrator(&self) -> bool {
        self.slug == "global-administrator"
    }

    fn from_row(row: &'static str) -> Option<Role> {
        let mut cells = row.split(',');
        Some(Role {
            slug: cells.next()?,
            template_id: cells.next()?,
            name: cells.next()?,
            category: cells.next()?,
            privileged: cells.next()? == "true",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_row_is_a_role_with_its_own_slug_and_template_id() {
        let rows = include_str!("data/roles.csv").lines().count() - 1;
        let slugs: HashSet<_> = Role::all().iter().map(|role| role.slug).collect();
        let ids: HashSet<_> = Role::all().iter().map(|role| role.template_id).collect();
        assert_eq!(
            (rows, rows, rows),
            (Role::all().len(), slugs.len(), ids.len())
        );
        assert!(ids.iter().all(|id| uuid::Uuid::try_parse(id).is_ok()));
    }

    #[test]
    fn a_role_is_found_by_slug_and_by_template_id() {
        let role = Role::parse("license-administrator").unwrap();
        assert_eq!(
            Role::parse("4D6AC14F-3453-41d0-bef9-a3e0c569773a"),
            Some(role)
        );
        assert_eq!(
            (role.name, role.category, role.privileged),
            ("License Administrator", "identity", false)
        );
        assert_eq!(Role::parse("License Administrator"), None);
        assert_eq!(Role::parse(""), None);
    }

    #[test]
    fn there_is_one_global_administrator_and_it_is_privileged() {
        let global: Vec<_> = Role::all()
            .iter()
            .filter(|role| role.is_global_administrator())
            .collect();
        assert!(matches!(global[..], [role] if role.privileged));
    }

    #[test]
    fn roles_that_only_the_vendor_or_the_customer_may_hold_are_not_offered() {
        for id in [
            "4ba39ca4-527c-499a-b93d-d9b492c50246",
            "e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8",
            "00cf5c54-4693-4f59-a0ac-ab79ef0a974d",
            "fc8ad4e2-40e4-4724-8317-bcda7503ecbf",
        ] {
            assert_eq!(Role::parse(id), None);
        }
    }

    #[test]
    fn every_role_and_category_has_its_words() {
        let words = include_str!("../../templates/messages/en/roles.ftl");
        for role in Role::all() {
            let name = format!("\nrole-{} = {}\n    .does = ", role.slug, role.name);
            let category = format!("\nrole-category-{} = ", role.category);
            assert!(
                words.contains(&name) && words.contains(&category),
                "{role:?}"
            );
        }
    }
}
