//! The ground that the other tests stand on: is it there, and does it find what it should?
use crate::postgres;
use diesel::prelude::*;
use diesel::{connection::SimpleConnection, dsl::sql, select, sql_types::Integer};

#[test]
fn a_fresh_database_answers_and_a_copy_holds_what_its_template_held() {
    let Some(server) = postgres::server() else {
        return;
    };
    let template = server.fresh_database(None);
    let mut connection = postgres::connect(&template).unwrap();
    let one: i32 = select(sql::<Integer>("1"))
        .get_result(&mut connection)
        .unwrap();
    assert_eq!(one, 1);
    connection
        .batch_execute("CREATE TABLE kept (n INTEGER); INSERT INTO kept VALUES (7)")
        .unwrap();
    drop(connection);

    let copy = server.fresh_database(Some(&template));
    let kept = select(sql::<Integer>("(SELECT n FROM kept)"));
    assert_eq!(
        kept.get_result::<i32>(&mut postgres::connect(&copy).unwrap()),
        Ok(7)
    );
    server.drop_database(&copy);
    server.drop_database(&template);
}
