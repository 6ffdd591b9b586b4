//! Rights in forms: what there is to choose from, and how it is read.
use super::{
    delegations::rights_words,
    form::{Form, Reader},
    page::Frame,
};
use crate::{
    domain::{
        answer::Part,
        delegation::{Rights, RightsRefusal, amendment::Change},
        role::Role,
        role_template::RoleTemplate,
        service::Service,
        slugs::{RoleSet, ServiceSet},
        term::Term,
    },
    messages::{Phrase, Text},
};

/// What there is to choose from; of each its word in forms, its name, and what it means.
#[derive(Debug)]
pub struct Choices {
    pub templates: Vec<Choice>,
    pub roles: Vec<Category>,
    pub services: Vec<Choice>,
}

/// A choice: value, label, and what it means (empty where the label says it).
pub type Choice = (&'static str, Phrase, String);

/// Roles of one kind.
#[derive(Debug)]
pub struct Category {
    pub name: Phrase,
    pub roles: Vec<Choice>,
    /// One of them is ticked, so it has to be seen.
    pub open: bool,
}

impl Choices {
    /// All of them, for a form that may have some ticked.
    pub fn new(f: &Frame, form: &Form) -> Self {
        let template = |t: RoleTemplate| named(f, "template", t.slug());
        let service =
            |s: &'static Service| (s.slug, f.t(format!("service-{}", s.slug)), String::new());
        Self {
            templates: RoleTemplate::ALL.into_iter().map(template).collect(),
            roles: categories(f, form),
            services: Service::all().iter().map(service).collect(),
        }
    }
    /// A template adds its roles to those that are ticked, which is said where some are.
    pub fn template_hint(&self, f: &Frame) -> Phrase {
        match self.roles.iter().any(|category| category.open) {
            true => f.t("rights-template-hint-ticked"),
            false => f.t("rights-template-hint"),
        }
    }
}

/// In the order of the catalogue, which groups them.
fn categories(f: &Frame, form: &Form) -> Vec<Category> {
    let groups = Role::all().chunk_by(|a, b| a.category == b.category);
    let category = |roles: &'static [Role]| Category {
        name: f.t(format!("role-category-{}", roles[0].category)),
        open: roles.iter().any(|role| form.has("role", role.slug)),
        roles: roles
            .iter()
            .map(|role| named(f, "role", role.slug))
            .collect(),
    };
    groups.map(category).collect()
}

/// A role to choose.
pub fn role(f: &Frame, role: &'static Role) -> Choice {
    named(f, "role", role.slug)
}

fn named(f: &Frame, kind: &str, slug: &'static str) -> Choice {
    let name = f.t(format!("{kind}-{slug}"));
    let does = name.clone().attribute("does").to_string();
    (slug, name, does)
}

/// A form that shows these rights.
pub fn preset(form: Form, rights: &Rights) -> Form {
    let change = Change::from(rights.clone());
    preset_change(form, &change).preset("days", rights.term.days())
}

/// The same without the term.
pub fn preset_change(mut form: Form, rights: &Change) -> Form {
    for role in rights.roles.iter() {
        form = form.preset("role", role.slug);
    }
    for service in rights.services.iter() {
        form = form.preset("service", service.slug);
    }
    match rights.auto_extend {
        true => form.preset("auto_extend", "yes"),
        false => form,
    }
}

/// Reads `template` or `role` (or both), `service`, `days` and `auto_extend`; what is wrong stands in the form.
pub fn read(reader: &mut Reader<'_>) -> Option<Rights> {
    let (roles, services, auto_extend) = chosen(reader);
    let term = reader.one("days", |days| Term::parse(days).ok_or("rights-days-wrong"));
    // All that is missing is said at once.
    let missing = [
        (RightsRefusal::NoRole, roles.is_empty()),
        (RightsRefusal::NoService, services.is_empty()),
    ];
    for (refusal, _) in missing.into_iter().filter(|(_, missing)| *missing) {
        reader.wrong(field(refusal), rights_words(refusal));
    }
    match Rights::new(roles, services, term?, auto_extend) {
        Ok(rights) => Some(rights),
        Err(RightsRefusal::NoRole | RightsRefusal::NoService) => None,
        Err(refusal) => {
            reader.wrong(field(refusal), rights_words(refusal));
            None
        }
    }
}

/// The same where no days mean that the end stays; what cannot be given so is for the action to say.
pub fn read_change(reader: &mut Reader<'_>) -> Change {
    let (roles, services, auto_extend) = chosen(reader);
    let term = reader.optional("days", |days| Term::parse(days).ok_or("rights-days-wrong"));
    Change {
        roles,
        services,
        term,
        auto_extend,
    }
}

fn chosen(reader: &mut Reader<'_>) -> (RoleSet, ServiceSet, bool) {
    let template = reader.optional("template", |slug| {
        RoleTemplate::parse(slug).ok_or("rights-template-unknown")
    });
    let single = reader.many("role", |slug| {
        Role::parse(slug).ok_or("rights-role-unknown")
    });
    let services = reader.many("service", |slug| {
        Service::parse(slug).ok_or("rights-service-unknown")
    });
    let auto_extend = reader.tick("auto_extend");
    let roles = template.map(RoleTemplate::roles).unwrap_or_default();
    let roles = RoleSet::new(roles.into_iter().chain(single));
    (roles, ServiceSet::new(services), auto_extend)
}

/// Which field a part of rights stands in.
pub const fn field_of(part: Part) -> &'static str {
    match part {
        Part::Roles => "role",
        Part::Services => "service",
        Part::Term => "days",
        Part::Extension => "auto_extend",
    }
}

/// More than is asked cannot be given: the rule, and what to do with that field.
pub fn wider(part: Part) -> Text {
    Text::new("accepting-wider").with("field", field_of(part))
}

/// Which field the refusal is about.
pub const fn field(refusal: RightsRefusal) -> &'static str {
    match refusal {
        RightsRefusal::NoRole => "role",
        RightsRefusal::NoService => "service",
        RightsRefusal::GlobalAdministratorExtends => "auto_extend",
    }
}
