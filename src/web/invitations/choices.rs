//! What the forms of a new invitation offer to choose from.
use crate::{
    domain::{
        language::Language, organisation::Organisation, role::Role, role_template::RoleTemplate,
        service::Service, slugs::RoleSet,
    },
    messages::{Phrase, t},
    store::{
        Db, partnerships,
        saved_templates::{self, SavedTemplate},
    },
    web::{choices, form::Form},
};
use diesel::QueryResult;

/// What a provider can choose from, in words.
#[derive(Debug)]
pub struct Choices {
    /// Slug and name.
    pub resellers: Vec<(String, String)>,
    pub provider: (String, String),
    /// Slug, name, what it is for; of own ones the name says it.
    pub templates: Vec<(String, String, String)>,
    /// The slug of each, and its roles.
    bundles: Vec<(String, RoleSet)>,
    pub roles: Vec<Category>,
    /// Slug, name, nothing to explain.
    pub services: Vec<(&'static str, Phrase, &'static str)>,
    language: Language,
}

/// The roles of a group.
#[derive(Debug)]
pub struct Category {
    pub name: Phrase,
    /// Slug, name, what it lets the partner do.
    pub roles: Vec<(&'static str, Phrase, Phrase)>,
}

/// What the database knows of it.
pub type Known = (Vec<(String, String)>, Vec<SavedTemplate>);

/// The provider's resellers and templates.
pub fn known(db: &mut Db, provider: &Organisation) -> QueryResult<Known> {
    let resellers = partnerships::active_resellers_of(db, provider.id)?;
    let resellers = resellers
        .into_iter()
        .map(|(_, name, slug)| (slug.to_string(), name.to_string()));
    let templates = saved_templates::of_organisation(db, provider.id)?;
    Ok((resellers.collect(), templates))
}

impl Choices {
    /// The languages of the letter that goes with this form.
    pub fn languages(&self, form: &Form) -> choices::Choices {
        let chosen = [form.value("language"), form.value("second_language")];
        choices::languages(self.language, &chosen)
    }

    pub fn new(language: Language, provider: &Organisation, (resellers, saved): Known) -> Self {
        let bundles = saved
            .iter()
            .map(|own| (own.slug.to_string(), own.roles.clone()));
        let bundles = built_in_roles().chain(bundles).collect();
        let own = saved
            .into_iter()
            .map(|own| (own.slug.to_string(), own.name.to_string(), String::new()));
        let service = |service: &'static Service| {
            (
                service.slug,
                t(language, format!("service-{}", service.slug)),
                "",
            )
        };
        Self {
            resellers,
            provider: (provider.slug.to_string(), provider.name.to_string()),
            templates: built_in(language).chain(own).collect(),
            bundles,
            roles: categories(language),
            services: Service::all().iter().map(service).collect(),
            language,
        }
    }

    /// Who can be given rights: the provider, and the resellers that the invitation is handed to.
    pub fn delegates(&self, handed_to: &[&str]) -> Vec<(String, String)> {
        let handed = self
            .resellers
            .iter()
            .filter(|(slug, _)| handed_to.contains(&slug.as_str()));
        std::iter::once(&self.provider)
            .chain(handed)
            .cloned()
            .collect()
    }

    /// The name of a template that can be chosen, and its roles.
    pub fn template(&self, slug: &str) -> Option<(&str, &RoleSet)> {
        let found = self.templates.iter().find(|(known, ..)| known == slug);
        let (_, roles) = self.bundles.iter().find(|(known, _)| known == slug)?;
        found.map(|(_, name, _)| (name.as_str(), roles))
    }

    /// The name of a reseller that can be chosen.
    pub fn reseller(&self, slug: &str) -> Option<&str> {
        let found = self.resellers.iter().find(|(known, _)| known == slug);
        found.map(|(_, name)| name.as_str())
    }
}

fn built_in(language: Language) -> impl Iterator<Item = (String, String, String)> {
    RoleTemplate::ALL.into_iter().map(move |template| {
        let slug = template.slug();
        let name = t(language, format!("template-{slug}"));
        let does = t(language, format!("template-{slug}.does"));
        (slug.to_owned(), name.to_string(), does.to_string())
    })
}

fn built_in_roles() -> impl Iterator<Item = (String, RoleSet)> {
    RoleTemplate::ALL
        .into_iter()
        .map(|template| (template.slug().to_owned(), RoleSet::new(template.roles())))
}

/// The roles in the order of the catalogue, group by group.
fn categories(language: Language) -> Vec<Category> {
    let mut all: Vec<(&str, Category)> = Vec::new();
    for role in Role::all() {
        let name = t(language, format!("role-{}", role.slug));
        let does = t(language, format!("role-{}.does", role.slug));
        if all.last().is_none_or(|(slug, _)| *slug != role.category) {
            let category = Category {
                name: t(language, format!("role-category-{}", role.category)),
                roles: Vec::new(),
            };
            all.push((role.category, category));
        }
        if let Some((_, category)) = all.last_mut() {
            category.roles.push((role.slug, name, does));
        }
    }
    all.into_iter().map(|(_, category)| category).collect()
}
