//! The built-in bundles of roles that an invitation can start from.

use super::role::Role;

/// A named bundle of roles; none of them holds Global Administrator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleTemplate {
    /// Set people up and give them licences.
    Provisioning,
    /// Answer service requests and help people sign in.
    Support,
    /// Both of the above.
    ProvisioningAndSupport,
    /// Look, and change nothing.
    ReadOnly,
}

impl RoleTemplate {
    /// Every template, in the order in which pages offer them.
    pub const ALL: [RoleTemplate; 4] = [
        Self::Provisioning,
        Self::Support,
        Self::ProvisioningAndSupport,
        Self::ReadOnly,
    ];

    /// Finds a template by its slug.
    pub fn parse(slug: &str) -> Option<RoleTemplate> {
        Self::ALL
            .into_iter()
            .find(|template| template.slug() == slug)
    }

    /// Its name in forms and messages.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Provisioning => "provisioning",
            Self::Support => "support",
            Self::ProvisioningAndSupport => "provisioning-and-support",
            Self::ReadOnly => "read-only",
        }
    }

    /// The roles it asks for.
    pub fn roles(self) -> Vec<&'static Role> {
        self.role_slugs()
            .iter()
            .filter_map(|slug| Role::parse(slug))
            .collect()
    }

    fn role_slugs(self) -> &'static [&'static str] {
        match self {
            Self::Provisioning => &[
                "license-administrator",
                "user-administrator",
                "directory-readers",
            ],
            Self::Support => &[
                "service-support-administrator",
                "helpdesk-administrator",
                "directory-readers",
            ],
            Self::ProvisioningAndSupport => &[
                "license-administrator",
                "user-administrator",
                "service-support-administrator",
                "helpdesk-administrator",
                "directory-readers",
            ],
            Self::ReadOnly => &["global-reader"],
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn roles(template: RoleTemplate) -> BTreeSet<&'static Role> {
        template.roles().into_iter().collect()
    }

    #[test]
    fn every_template_is_found_by_its_slug_and_all_its_roles_exist() {
        for template in RoleTemplate::ALL {
            assert_eq!(RoleTemplate::parse(template.slug()), Some(template));
            assert_eq!(template.roles().len(), template.role_slugs().len());
        }
        assert_eq!(RoleTemplate::parse("everything"), None);
    }

    #[test]
    fn no_template_holds_global_administrator() {
        let all = RoleTemplate::ALL.into_iter().flat_map(RoleTemplate::roles);
        assert_eq!(all.filter(|role| role.is_global_administrator()).count(), 0);
    }

    #[test]
    fn provisioning_and_support_is_the_union_of_both() {
        let both = &roles(RoleTemplate::Provisioning) | &roles(RoleTemplate::Support);
        assert_eq!(roles(RoleTemplate::ProvisioningAndSupport), both);
    }
}
