//! A file of subscriptions: of a customer what it bought elsewhere, of a provider what it sold (S2, S9).
use super::{Importer, Known, Made};
use crate::{
    actions::subscriptions::{EnterError, Entering, New},
    domain::{
        access::{By, ManageSubscriptions},
        file_import::Subject,
        id::Id,
        organisation::{Kind, Organisation, Slug},
        paths,
        sheet::{Cells, Column as _, Fault, Rule},
        subscription::{Channel, Subscription},
        subscription_sheet::{self, Column, Row},
        text::Name,
        time::Timestamp,
    },
    store::{Db, relationships, subscriptions},
};
use diesel::QueryResult;

/// What a row is.
#[derive(Debug)]
pub enum Filed {
    /// A subscription to enter.
    New(Box<Entering>),
    /// A row of the list as a file: it is about one that is there, whatever was changed in the row or is over since.
    Kept(Id<Subscription>),
}

impl Filed {
    fn entering(&self) -> Option<&Entering> {
        match self {
            Self::New(entering) => Some(entering),
            Self::Kept(_) => None,
        }
    }
    fn kept(&self) -> Option<Id<Subscription>> {
        match self {
            Self::New(_) => None,
            Self::Kept(id) => Some(*id),
        }
    }
}

impl Importer for By<ManageSubscriptions> {
    const SUBJECT: Subject = Subject::Subscriptions;
    const MOST_ROWS: usize = subscription_sheet::MOST_ROWS;
    type Column = Column;
    type Item = Filed;

    fn owner(&self) -> &Organisation {
        &self.organisation
    }
    fn acting(&self) -> Id<Organisation> {
        self.organisation.id
    }
    fn list(&self) -> String {
        paths::subscriptions(&self.organisation.slug)
    }

    /// A provider names its customer, a customer how it bought.
    fn needs(&self, column: Column) -> bool {
        let provides = self.organisation.kind != Kind::Customer;
        match column {
            Column::Customer => provides,
            Column::Channel => !provides,
            _ => column.is_required(),
        }
    }

    fn understood(
        &self,
        db: &mut Db,
        cells: &Cells<Column>,
        now: Timestamp,
    ) -> QueryResult<Result<Filed, Vec<Fault<Column>>>> {
        if let Some(id) = subscription_sheet::about(cells)
            && subscriptions::is_kept_by(db, id, self.organisation.id)?
        {
            return Ok(Ok(Filed::Kept(id)));
        }
        let cells = by_slugs(db, &self.organisation, cells)?;
        let row = subscription_sheet::understood(&cells);
        let new = match row.and_then(|row| wanted(&self.organisation, row)) {
            Ok(new) => new,
            Err(faults) => return Ok(Err(faults)),
        };
        let fault = match Entering::checked(db, &self.organisation, &new, now) {
            Ok(entering) => return Ok(Ok(Filed::New(Box::new(entering)))),
            Err(EnterError::Store(cause)) => return Err(cause),
            Err(EnterError::NoSuchCustomer) => Fault::new(Column::Customer, Rule::NotYourCustomer),
            Err(EnterError::NoSuchProvider) => Fault::new(Column::Provider, Rule::NotYourProvider),
            Err(EnterError::Refused(refusal)) => subscription_sheet::fault(refusal),
            // Rights rest while an organisation is suspended: nobody comes here then.
            Err(EnterError::Suspended) => Fault::new(Column::Customer, Rule::NotYourCustomer),
        };
        Ok(Err(vec![fault]))
    }

    fn key(item: &Filed) -> String {
        match item {
            Filed::New(entering) => key(&entering.subscription),
            Filed::Kept(id) => id.to_string(),
        }
    }

    fn there(&self, db: &mut Db, items: &[&Filed]) -> QueryResult<Known> {
        let new = items.iter().filter_map(|it| it.entering());
        let mut customers: Vec<_> = new.map(|it| it.customer.id).collect();
        customers.sort();
        customers.dedup();
        let own = self.organisation.id;
        let found = subscriptions::kept_by(db, own, &customers)?;
        let known = |it: &Subscription| (key(it), it.id.cast());
        let kept = items.iter().filter_map(|it| it.kept());
        let kept = kept.map(|id| (id.to_string(), id.cast()));
        Ok(found.iter().map(known).chain(kept).collect())
    }

    /// Each customer of a provider; of a customer the partners of record that it names.
    fn tells(&self, items: &[Filed]) -> bool {
        let provides = self.organisation.kind != Kind::Customer;
        let mut new = items.iter().filter_map(Filed::entering);
        new.any(|it| provides || it.subscription.provider.is_some())
    }

    fn make(&self, db: &mut Db, items: &[Filed], now: Timestamp) -> QueryResult<Made> {
        let new = items.iter().filter_map(Filed::entering);
        let new: Vec<Entering> = new.cloned().collect();
        for entering in &new {
            entering.write(db, self, now)?;
        }
        Entering::tell(db, self, &new, now)?;
        let made = |it: &Filed| it.entering().map(|it| it.subscription.id.cast());
        Ok(items.iter().map(made).collect())
    }
}

/// Names of organisations, as our own lists write them, become those that stand in addresses.
fn by_slugs(db: &mut Db, own: &Organisation, cells: &Cells<Column>) -> QueryResult<Cells<Column>> {
    let mut cells = cells.clone();
    for column in [Column::Customer, Column::Provider] {
        let text = cells.get(column);
        let Some(name) = Name::parse(text)
            .ok()
            .filter(|_| Slug::parse(text).is_none())
        else {
            continue;
        };
        let found = match (own.kind, column) {
            _ if name == own.name => vec![own.slug.clone()],
            (Kind::Customer, Column::Provider) => {
                relationships::providers_named(db, own.id, &name)?
            }
            (Kind::Provider, Column::Customer) => {
                relationships::customers_named(db, own.id, &name)?
            }
            _ => Vec::new(),
        };
        // Two of one name have to be told apart by whoever sends the file.
        if let [only] = found.as_slice() {
            cells.set(column, only.to_string());
        }
    }
    Ok(cells)
}

/// The same product of the same service through the same channel for the same customer, and the same term: who has one of
/// two terms has it twice.
fn key(it: &Subscription) -> String {
    let (service, channel) = (it.service.slug, it.channel.as_str());
    let (customer, term, product) = (it.customer, it.term_ends_on, it.product.key());
    format!("{customer} {service} {channel} {term} {product}")
}

/// What the form would say: a provider sells as CSP, a customer names the channel.
fn wanted(own: &Organisation, row: Row) -> Result<New, Vec<Fault<Column>>> {
    let fault = |column, rule| vec![Fault::new(column, rule)];
    let foreign = row.customer.as_ref().is_some_and(|slug| *slug != own.slug);
    let channel = match (own.kind, row.channel) {
        (Kind::Customer, _) if foreign => {
            return Err(fault(Column::Customer, Rule::NotYourCustomer));
        }
        (Kind::Customer, None) => return Err(fault(Column::Channel, Rule::Empty)),
        (_, channel) => channel.unwrap_or(Channel::Csp),
    };
    if own.kind != Kind::Customer && row.customer.is_none() {
        return Err(fault(Column::Customer, Rule::Empty));
    }
    Ok(New {
        customer: row.customer,
        service: row.service,
        product: row.product,
        channel,
        provider: row.provider,
        seats: row.seats,
        term_ends_on: row.term_ends_on,
        auto_renew: row.auto_renew,
        once: None,
    })
}
