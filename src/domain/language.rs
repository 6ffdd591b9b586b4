//! The languages of pages and mails.
use diesel::{deserialize::FromSqlRow, expression::AsExpression};

/// A language of the portal, by its BCP 47 tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, AsExpression, FromSqlRow)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Language {
    #[default]
    English,
    BrazilianPortuguese,
    SimplifiedChinese,
}

impl Language {
    /// In the order of every choice.
    pub const ALL: [Self; 3] = [
        Self::English,
        Self::BrazilianPortuguese,
        Self::SimplifiedChinese,
    ];

    /// The BCP 47 tag, as in `lang` attributes and the `language` field.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::BrazilianPortuguese => "pt-BR",
            Self::SimplifiedChinese => "zh-CN",
        }
    }
    /// Reads the tag exactly.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.as_str() == text)
    }
}
