//! A file of people for a directory: what its rows must be.
use super::{
    email::Email,
    id::Id,
    person::{Entry, Person},
    sheet::{Cells, Fault, Rule, columns},
    text::Name,
};

columns! {
    /// The columns; name and address must be there.
    pub enum Column {
        Id = "id" up to 36,
        Name = "name" (must) up to Name::LIMIT,
        Email = "email" (must) up to 254,
        Department = "department" up to Name::LIMIT,
    }
    in lists "licences": None,
}

/// The most rows of a file.
pub const MOST_ROWS: usize = 2000;

/// What a row says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub entry: Entry,
    /// Whom it is about, in rows of the list as a file; others number their people as they like.
    pub id: Option<Id<Person>>,
}

/// What the cells mean, or everything that is wrong with them.
pub fn understood(cells: &Cells<Column>) -> Result<Row, Vec<Fault<Column>>> {
    let mut faults = Vec::new();
    let mut wrong = |column, why| faults.push(Fault::new(column, Rule::from(why)));
    let name = Name::parse(cells.get(Column::Name)).map_err(|why| wrong(Column::Name, why));
    let email = Email::parse(cells.get(Column::Email)).map_err(|why| wrong(Column::Email, why));
    let department = Entry::department(cells.get(Column::Department));
    let department = department.map_err(|why| wrong(Column::Department, why));
    match (name, email, department) {
        (Ok(name), Ok(email), Ok(department)) => Ok(Row {
            entry: Entry {
                name,
                email,
                department,
            },
            id: Id::parse(&cells.get(Column::Id).to_lowercase()),
        }),
        _ => Err(faults),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_a_person_or_says_everything_that_is_wrong() {
        let cells = Cells::of(&[
            (Column::Name, "Ana"),
            (Column::Email, "ana@x.example"),
            (Column::Id, "4711"),
        ]);
        let row = understood(&cells).unwrap();
        assert_eq!((row.entry.department, row.id), (None, None));
        let cells = Cells::of(&[(Column::Email, "ana"), (Column::Department, "<b>")]);
        let faults = Fault::joined(&understood(&cells).unwrap_err());
        assert_eq!(faults, "name:empty email:malformed department:forbidden");
    }
}
