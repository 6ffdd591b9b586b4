//! Every form as it stands on its page, inside of another form and without a password, as the page after signing in sends
//! it (P7): whatever it is for, nothing is done.
use super::{filled::encoded, found, ways::Way};
use crate::{harness::on_each_database, rows, tree::none, world::World};

#[actix_web::test]
async fn a_form_inside_of_another_is_shown_and_not_done() {
    on_each_database(async |portal| {
        let world = World::found(&portal, "kanariaeins").await;
        let visitor = portal.a_visitor();
        let forms = found::all(&portal, &world, &visitor).await;
        let mut before = rows::of(&portal).await;
        let (mut faults, mut shown) = (Vec::new(), 0);
        for (pattern, form) in forms.iter().filter(|(_, form)| !form.in_parts) {
            let inside = [("typed_form".to_owned(), encoded(&form.fields))];
            let came = form.send(&Way::new("", encoded(&inside), 0)).await;
            if came.status.is_server_error() {
                faults.push(format!("{pattern}: {}", came.status));
            }
            if came.status == 200 {
                shown += 1;
            }
            let after = rows::of(&portal).await;
            let changes = rows::changes(&before, &after);
            faults.extend(changes.iter().map(|change| format!("{pattern}: {change}")));
            before = after;
        }
        none(faults);
        assert!(shown > 20, "only {shown} forms came back");
    })
    .await;
}
