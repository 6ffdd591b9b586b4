//! The steps on the way to an invitation, in their order.
use crate::domain::{invitation::Kind, language::Language, link_life::LinkLife};
use crate::web::invitations::typed::USUAL_DAYS;

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Kind,
    Roles,
    Customer,
    Message,
    Check,
}

impl Step {
    pub const ALL: [Self; 5] = [
        Self::Kind,
        Self::Roles,
        Self::Customer,
        Self::Message,
        Self::Check,
    ];

    /// In addresses and in the ids of messages.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Roles => "roles",
            Self::Customer => "customer",
            Self::Message => "message",
            Self::Check => "check",
        }
    }
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.slug() == slug)
    }
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }
    pub fn before(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|at| Self::ALL[at])
    }
    /// The fields that it asks for.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Kind => &["kind", "reseller"],
            Self::Roles => &[
                "delegate",
                "template",
                "role",
                "service",
                "days",
                "auto_extend",
            ],
            Self::Customer => &[
                "customer_name",
                "customer_email",
                "expires_in_days",
                "max_uses",
                "note",
            ],
            Self::Message => &[
                "language",
                "second_language",
                "subject",
                "body",
                "second_body",
            ],
            Self::Check => &[],
        }
    }
    /// Whether this one of the fields may come several times.
    pub fn takes_many(field: &str) -> bool {
        matches!(field, "reseller" | "delegate" | "role" | "service")
    }
    /// What stands in its fields before anything is typed.
    pub fn usual(self, kind: Kind, language: Language) -> Vec<(&'static str, String)> {
        match self {
            Self::Roles => vec![("days", USUAL_DAYS.to_string())],
            Self::Customer => vec![("expires_in_days", LinkLife::usual(kind).days().to_string())],
            Self::Message => vec![("language", language.as_str().to_owned())],
            Self::Kind | Self::Check => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_follow_each_other() {
        assert_eq!(Step::Kind.before(), None);
        assert_eq!(Step::Check.next(), None);
        for step in Step::ALL {
            assert_eq!(Step::parse(step.slug()), Some(step));
            assert!(step.next().is_none_or(|next| next.before() == Some(step)));
        }
    }
}
