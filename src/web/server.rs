//! The HTTP server: the table of routes inside its middleware.
use super::{
    access_log, again, app::App, errors, fields, headers, nowhere, origin, routes, session, unread,
    uses,
};
use actix_web::{
    App as Actix, Error, HttpServer, Resource,
    body::MessageBody,
    dev::{Server, ServiceFactory, ServiceRequest, ServiceResponse},
    guard,
    http::Method,
    middleware::{Compress, from_fn},
    web,
};
use std::{net::TcpListener, time::Duration};

/// The application as actix serves it; tests serve the same.
pub fn application(
    app: App,
) -> Actix<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    // Last wrapped, first to run: outside is the log, then headers, then the page of any failure.
    Actix::new()
        .app_data(web::PayloadConfig::new(fields::BYTES))
        .app_data(web::Data::new(app.clone()))
        .configure(configure)
        .wrap(from_fn(uses::note))
        .wrap(from_fn(again::keep_typed))
        .wrap(from_fn(origin::require_same))
        .wrap(from_fn(errors::render))
        .wrap(session::middleware(&app))
        .wrap(from_fn(headers::add))
        .wrap(Compress::default())
        .wrap(from_fn(access_log::write))
        .wrap(from_fn(unread::close))
}

/// What most addresses begin with.
const ORGANISATION: &str = "/o/{org}";

/// Routes of one address become one resource, so that other methods there answer 405; where only forms are sent to, GET
/// leads to the page above. The addresses of organisations are inside one scope: actix tries one after the other, and
/// without their variable beginning most are plain text.
fn configure(config: &mut web::ServiceConfig) {
    let mut patterns: Vec<&str> = Vec::new();
    for route in routes::all() {
        if !patterns.contains(&route.pattern) {
            patterns.push(route.pattern);
        }
    }
    let mut organisation = web::scope(ORGANISATION).default_service(web::to(nowhere::answer));
    for pattern in patterns {
        match pattern.strip_prefix(ORGANISATION) {
            Some(rest) => organisation = organisation.service(resource(pattern, rest)),
            None => {
                config.service(resource(pattern, pattern));
            }
        }
    }
    config.service(organisation);
}

/// All routes of a pattern, at `address`.
fn resource(pattern: &str, address: &str) -> Resource {
    let here = routes::all()
        .iter()
        .filter(|route| route.pattern == pattern);
    let forms_only = here.clone().all(|route| route.method == Method::POST);
    let resource = here.fold(web::resource(address), |resource, route| {
        resource.route(route.to_actix())
    });
    let opened = guard::Any(guard::Get()).or(guard::Head());
    match forms_only {
        true => resource.route(web::route().guard(opened).to(nowhere::page_of_form)),
        false => resource,
    }
}

/// Serves on `listener` with so many workers until told to stop; requests in flight are answered (P29).
pub fn serve(app: App, listener: TcpListener, workers: usize) -> std::io::Result<Server> {
    let server = HttpServer::new(move || application(app.clone()))
        .workers(workers)
        // Reading waits for the disk or PostgreSQL, never for long; more threads only cost switches and memory.
        .worker_max_blocking_threads(2)
        .client_request_timeout(Duration::from_secs(10))
        .keep_alive(Duration::from_secs(30))
        .shutdown_timeout(3)
        .disable_signals()
        .tcp_nodelay(true)
        .listen(listener)?;
    Ok(server.run())
}
