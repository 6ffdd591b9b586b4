//! A file of subscriptions: what its rows must be.
use super::{
    day::Day,
    id::Id,
    organisation::Slug,
    seats::Seats,
    service::Service,
    sheet::{Cells, Fault, Rule, columns},
    subscription::{Channel, Refusal, Subscription},
    text::Name,
};

columns! {
    /// The columns; those without which no subscription can be entered must be there.
    pub enum Column {
        Id = "id" up to 36,
        Customer = "customer" up to 63,
        Product = "product" (must) up to Name::LIMIT,
        Service = "service" (must) up to 63,
        Channel = "channel" up to 63,
        Provider = "provider" up to 63,
        Seats = "seats" up to 7,
        TermEndsOn = "term_ends_on" (must) up to 10,
        AutoRenew = "auto_renew" up to 3,
    }
    in lists
        "assigned": None, "state": None,
        "subscription": Some(Column::Product),
        "bought_through": Some(Column::Channel),
        "partner_of_record": Some(Column::Provider),
        "term": Some(Column::TermEndsOn),
        "renews_itself": Some(Column::AutoRenew),
}

/// The most rows of a file.
pub const MOST_ROWS: usize = 500;

/// What a row says; whether its organisation may enter that is asked later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub customer: Option<Slug>,
    pub service: &'static Service,
    pub product: Name,
    pub channel: Option<Channel>,
    pub provider: Option<Slug>,
    pub seats: Option<Seats>,
    pub term_ends_on: Day,
    pub auto_renew: bool,
}

/// Which subscription a row of the list as a file is about; others number theirs as they like.
pub fn about(cells: &Cells<Column>) -> Option<Id<Subscription>> {
    Id::parse(&cells.get(Column::Id).to_lowercase())
}

/// What the cells mean, or everything that is wrong with them.
pub fn understood(cells: &Cells<Column>) -> Result<Row, Vec<Fault<Column>>> {
    let mut reading = Reading {
        cells,
        faults: Vec::new(),
    };
    let customer = reading.optional(Column::Customer, Rule::NotYourCustomer, slug);
    let service = reading.needed(Column::Service, Rule::UnknownService, |text| {
        Service::parse(&text.to_lowercase())
    });
    let product = Name::parse(cells.get(Column::Product));
    let product = product.map_err(|why| reading.wrong(Column::Product, why.into()));
    let channel = reading.optional(Column::Channel, Rule::UnknownChannel, |text| {
        Channel::parse(&text.to_lowercase().replace([' ', '-'], "_"))
    });
    let provider = reading.optional(Column::Provider, Rule::NotYourProvider, slug);
    let seats = reading.optional(Column::Seats, Rule::SeatsWrong, Seats::parse);
    let term = reading.needed(Column::TermEndsOn, Rule::NoDay, Day::parse);
    let renews = reading.optional(Column::AutoRenew, Rule::YesOrNo, yes_or_no);
    let row = || {
        Some(Row {
            customer,
            service: service?,
            product: product.ok()?,
            channel,
            provider,
            seats,
            term_ends_on: term?,
            auto_renew: renews.unwrap_or(false),
        })
    };
    match row() {
        Some(row) if reading.faults.is_empty() => Ok(row),
        _ => Err(reading.faults),
    }
}

/// Reads cells and keeps what is wrong.
struct Reading<'c> {
    cells: &'c Cells<Column>,
    faults: Vec<Fault<Column>>,
}

impl Reading<'_> {
    fn wrong(&mut self, column: Column, rule: Rule) {
        self.faults.push(Fault::new(column, rule));
    }
    fn optional<T>(
        &mut self,
        column: Column,
        rule: Rule,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.cells.get(column).trim();
        let read = parse(text);
        if read.is_none() && !text.is_empty() {
            self.wrong(column, rule);
        }
        read
    }
    fn needed<T>(
        &mut self,
        column: Column,
        rule: Rule,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        if self.cells.get(column).trim().is_empty() {
            self.wrong(column, Rule::Empty);
            return None;
        }
        self.optional(column, rule, parse)
    }
}

fn slug(text: &str) -> Option<Slug> {
    Slug::parse(&text.to_lowercase())
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The cell that a refusal is about, and the rule that it breaks.
pub const fn fault(refusal: Refusal) -> Fault<Column> {
    let (column, rule) = match refusal {
        Refusal::CspIsTheProviders => (Column::Channel, Rule::CspIsTheProviders),
        Refusal::DirectHasNone => (Column::Provider, Rule::DirectHasNone),
        Refusal::SeatsMissing => (Column::Seats, Rule::SeatsMissing),
        Refusal::PaidByUse => (Column::Seats, Rule::PaidByUse),
        Refusal::TermOver => (Column::TermEndsOn, Rule::TermOver),
        Refusal::TermTooLong => (Column::TermEndsOn, Rule::TermTooLong),
        // The others are about changing one that is there.
        _ => (Column::Channel, Rule::OnlyCsp),
    };
    Fault { column, rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_subscription_or_says_everything_that_is_wrong() {
        let cells = Cells::of(&[
            (Column::Service, "Teams"),
            (Column::Product, "Teams Enterprise"),
            (Column::Channel, "enterprise agreement"),
            (Column::Seats, "25"),
            (Column::TermEndsOn, "2027-03-31"),
            (Column::AutoRenew, "Yes"),
        ]);
        let row = understood(&cells).unwrap();
        assert_eq!(row.channel, Some(Channel::EnterpriseAgreement));
        assert!(row.auto_renew && row.customer.is_none());
        let cells = Cells::of(&[
            (Column::Service, "fax"),
            (Column::Channel, "gift"),
            (Column::Seats, "0"),
            (Column::TermEndsOn, "31.3.27"),
            (Column::AutoRenew, "maybe"),
        ]);
        let faults = Fault::joined(&understood(&cells).unwrap_err());
        let expected = "service:unknown-service product:empty channel:unknown-channel seats:seats-wrong \
            term_ends_on:no-day auto_renew:yes-or-no";
        assert_eq!(faults, expected);
    }
}
