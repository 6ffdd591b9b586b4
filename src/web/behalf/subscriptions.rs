//! The customer's subscriptions of the services that the caller reaches; on behalf nothing of them changes (S9).
use crate::{
    domain::{
        access::{AssignLicences, For, SeePeople, SeeSubscriptions},
        subscription::{State, Subscription},
    },
    store::{
        Db, activities,
        lists::subscriptions::{SubscriptionsFilter, subscriptions},
        subscriptions as kept,
    },
    web::{
        app::App,
        at::At,
        desk::{Desk, FreshDesk},
        errors::Failure,
        list::Query,
        page::Page,
        subscriptions::{
            file,
            list::List,
            show::{Bound, Show, holders_below},
            view::View,
        },
        timeline::Event,
    },
};
use actix_web::{HttpResponse, http::StatusCode, web::Data};

/// Where the list is.
fn path(by: &For<SeeSubscriptions>) -> String {
    format!("{}/subscriptions", by.home())
}

/// What is asked for, of what the caller reaches.
fn reached(by: &For<SeeSubscriptions>, asked: &SubscriptionsFilter) -> SubscriptionsFilter {
    SubscriptionsFilter {
        reach: by.services().cloned(),
        ..asked.clone()
    }
}

/// A page of the list.
pub async fn show_list(
    desk: Desk<SeeSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let Desk {
        by, frame: f, uses, ..
    } = desk;
    let (reader, now) = (by.clone(), app.now());
    let (query, page) = app
        .read(move |db| {
            let of = reader.customer();
            query.page(db, of, |db: &mut Db, asked: &_, place| {
                subscriptions(db, of, &reached(&reader, asked), place, now)
            })
        })
        .await?;
    uses.only(page.rows.iter().map(|row| row.subscription.service));
    let status = query.status();
    List::new(f, query, &page, (path(&by), by.services()), now).page_with(status)
}

/// All rows that the filter finds, as a file.
pub async fn show_file(
    desk: FreshDesk<SeeSubscriptions>,
    app: Data<App>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let FreshDesk {
        by,
        session,
        frame,
        uses,
    } = desk;
    let of = by.customer().clone();
    let Some(asked) = query.filter::<SubscriptionsFilter>(&app, &of).await? else {
        let desk = Desk {
            by,
            session,
            frame,
            uses,
        };
        return show_list(desk, app, query).await;
    };
    file::rows(app, &frame, (of, uses), reached(&by, &asked)).await
}

/// A subscription; one of a service that the caller does not reach is not there. What happened to it is told as far as
/// the partner itself was concerned.
pub async fn show(
    desk: Desk<SeeSubscriptions>,
    app: Data<App>,
    at: At<Subscription>,
    query: Query,
) -> Result<HttpResponse, Failure> {
    let (by, f, uses) = (desk.by, desk.frame, desk.uses);
    let (id, customer, own) = (at.id()?, by.customer().id, by.organisation.id);
    let (found, records) = app
        .read(move |db| {
            let found = kept::with_sides(db, id, customer)?;
            Ok::<_, diesel::result::Error>((found, activities::of_object(db, own, id.cast())?))
        })
        .await?;
    let found = found.filter(|found| by.covers(found.subscription.service));
    let found = found.ok_or_else(Failure::not_found)?;
    uses.only([found.subscription.service]);
    let list = path(&by);
    let s = View::on_behalf(&f, &list, &found, app.now());
    let assigns = by.also::<AssignLicences>();
    let may_assign = assigns.is_some_and(|by| by.covers(found.subscription.service));
    let (home, of) = (by.home(), by.customer());
    let holders = match by.also::<SeePeople>() {
        Some(_) => holders_below(&app, (&home, of), &s, &query, may_assign).await?,
        None => None,
    };
    let status = holders.as_ref().map_or(StatusCode::OK, |it| it.status);
    Show {
        events: Event::all(&f, &records),
        others: s.subscription.state != State::Cancelled,
        bound: Bound::of(&app, &list, &s.subscription).await?,
        s,
        holders,
        list,
        buys: true,
        f,
    }
    .page_with(status)
}
