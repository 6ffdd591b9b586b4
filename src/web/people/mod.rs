//! The people of a customer's directory, seen and changed by its own members or on its behalf.
pub mod add;
pub mod change;
pub mod file;
pub mod licence;
pub mod list;
pub mod remove;
pub mod reset;
pub mod selected;
pub mod several;
pub mod show;

use super::{app::App, errors::Failure, form::Reader};
use crate::{
    domain::{
        access::{AssignLicences, For, ManagePeople, OnBehalf, SeePeople, SeeSubscriptions},
        id::Id,
        licence::Refusal,
        paths,
        person::{Entry, Person},
        service::Service,
        slugs::ServiceSet,
        text::Name,
    },
    messages::Text,
    store::{licences::CHOICE, people},
    web::form,
};

/// The person of this address; one of others is not there.
async fn person<R: OnBehalf>(app: &App, by: &For<R>, id: Id<Person>) -> Result<Person, Failure> {
    let customer = by.customer().id;
    let found = app.read(move |db| people::by_id(db, customer, id)).await?;
    found.ok_or_else(Failure::not_found)
}

/// Where a change of a person leads: to its page, which everybody finds who may change something.
fn back_to<R: OnBehalf>(by: &For<R>, id: Id<Person>) -> String {
    paths::person(&by.home(), id)
}

/// What of people a caller sees besides name and address: what it reads or acts on.
#[derive(Debug, Clone)]
struct Sight {
    departments: bool,
    licences: bool,
    /// Of these services alone; nothing set is all of them.
    services: Option<ServiceSet>,
}

impl Sight {
    const ALL: Self = Self {
        departments: true,
        licences: true,
        services: None,
    };

    fn of<R: OnBehalf>(by: &For<R>) -> Self {
        // Whoever assigns licences sees who has which, and chooses people by what they belong to.
        let (reads, assigns) = (by.also::<SeePeople>(), by.also::<AssignLicences>());
        let licences = reads.is_some() || assigns.is_some();
        // Each right reaches the services of the delegations that open it, whatever others reach.
        let services = [
            reads.as_ref().and_then(For::services),
            assigns.as_ref().and_then(For::services),
        ];
        let services = services
            .into_iter()
            .flatten()
            .flat_map(|services| services.iter());
        let limited = by.reach().is_some();
        Self {
            departments: licences || by.also::<ManagePeople>().is_some(),
            licences,
            services: limited.then(|| ServiceSet::new(services)),
        }
    }
    fn covers(&self, service: &Service) -> bool {
        let services = self.services.as_ref();
        services.is_none_or(|services| services.has(service.slug))
    }
}

/// A list of subscriptions to choose from holds the newest alone.
#[derive(Debug)]
struct Cut {
    /// How many these are.
    newest: usize,
    /// The list of all, for whoever may open it.
    all: Option<String>,
}

impl Cut {
    fn of<R: OnBehalf>(by: &For<R>, more: bool) -> Option<Self> {
        let all = by.also::<SeeSubscriptions>();
        more.then(|| Self {
            newest: CHOICE,
            all: all.map(|by| format!("{}/subscriptions", by.home())),
        })
    }
}

/// The fields of a person.
fn entry(reader: &mut Reader<'_>) -> Option<Entry> {
    let name = reader.one("name", Name::parse);
    let email = reader.one("email", form::mailbox);
    let department = reader.one("department", Entry::department);
    Some(Entry {
        name: name?,
        email: email?,
        department: department?,
    })
}

/// Why nothing of a subscription can be assigned.
fn words(product: &Name, why: Refusal) -> Text {
    let id = match why {
        Refusal::PaidByUse => "people-paid-by-use",
        Refusal::Suspended => "people-subscription-suspended",
        Refusal::Expired => "people-subscription-expired",
        Refusal::Cancelled => "people-subscription-cancelled",
        Refusal::NoSeat { seats } => {
            let text = Text::new("people-no-seat").with("product", product);
            return text.with("seats", seats);
        }
    };
    Text::new(id).with("product", product)
}
