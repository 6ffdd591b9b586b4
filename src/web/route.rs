//! What a route is: an address, a method, a handler, and who may come, which is read off the handler's signature.
use super::caller::Who;
use actix_web::{FromRequest, Handler, Responder, guard, http::Method, web};

/// A line of the route table.
pub struct Route {
    pub method: Method,
    /// As actix writes it: `/o/{org}/customers/{id}`.
    pub pattern: &'static str,
    /// Who may come at all.
    pub who: Who,
    make: Box<dyn Fn() -> actix_web::Route + Send + Sync>,
}

/// Arguments that begin with a caller: the caller of the handler.
/// A handler without one has no line in the table, because it does not compile.
pub trait Declared {
    const WHO: Who;
}

/// A caller type: what extracting it asks of the request.
pub trait CallerType {
    const WHO: Who;
}

macro_rules! declared {
    ($($rest:ident),*) => {
        impl<C: CallerType, $($rest),*> Declared for (C, $($rest),*) {
            const WHO: Who = C::WHO;
        }
    };
}
declared!();
declared!(A);
declared!(A, B);
declared!(A, B, D);
declared!(A, B, D, E);
declared!(A, B, D, E, F);

impl Route {
    /// A page: GET and HEAD, changes nothing.
    pub fn get<H, Args>(pattern: &'static str, handler: H) -> Self
    where
        H: Handler<Args, Output: Responder + 'static> + Send + Sync,
        Args: FromRequest + Declared + 'static,
    {
        Self::new(Method::GET, pattern, handler)
    }

    /// A change.
    pub fn post<H, Args>(pattern: &'static str, handler: H) -> Self
    where
        H: Handler<Args, Output: Responder + 'static> + Send + Sync,
        Args: FromRequest + Declared + 'static,
    {
        Self::new(Method::POST, pattern, handler)
    }

    fn new<H, Args>(method: Method, pattern: &'static str, handler: H) -> Self
    where
        H: Handler<Args, Output: Responder + 'static> + Send + Sync,
        Args: FromRequest + Declared + 'static,
    {
        let make = Box::new(move || web::route().to(handler.clone()));
        Self {
            method,
            pattern,
            who: Args::WHO,
            make,
        }
    }

    /// The route for actix.
    pub fn to_actix(&self) -> actix_web::Route {
        let route = (self.make)();
        match self.method {
            Method::GET => route.guard(guard::Any(guard::Get()).or(guard::Head())),
            _ => route.guard(guard::Post()),
        }
    }

    /// Whether `path` is an address of it.
    pub fn is_at(&self, method: &Method, path: &str) -> bool {
        self.method == *method && fits(self.pattern, path)
    }

    /// Whether this is a page and `path` is an address of it.
    pub fn is_page_at(&self, path: &str) -> bool {
        self.is_at(&Method::GET, path)
    }
}

/// Whether a path has the form of a pattern; every `{…}` stands for one segment.
fn fits(pattern: &str, path: &str) -> bool {
    let (mut parts, mut segments) = (pattern.split('/'), path.split('/'));
    loop {
        match (parts.next(), segments.next()) {
            (None, None) => return true,
            (Some(part), Some(segment)) if fits_segment(part, segment) => {}
            _ => return false,
        }
    }
}

fn fits_segment(part: &str, segment: &str) -> bool {
    match part
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)))
    {
        None => part == segment,
        Some((before, after)) => {
            segment.len() > before.len() + after.len()
                && segment.starts_with(before)
                && segment.ends_with(after)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_fit_patterns_segment_by_segment() {
        assert!(fits("/o/{org}/customers", "/o/contoso/customers"));
        assert!(fits("/", "/"));
        assert!(!fits("/o/{org}", "/o/contoso/customers"));
        assert!(!fits("/o/{org}", "/o/"));
        assert!(!fits("/o/{org}/customers.csv", "/o/contoso/customers"));
    }
}
