//! Whoever was answered before the body of the request had come loses the connection (P24). Of a body in pieces actix throws
//! away whatever still comes, for as long as it comes, once nobody can read it any more: so the answer keeps its reader.
use actix_web::{
    Error, HttpMessage,
    body::{BodySize, MessageBody},
    dev::{Payload, ServiceRequest, ServiceResponse},
    error::PayloadError,
    middleware::Next,
    web::Bytes,
};
use futures_util::Stream;
use std::{
    cell::RefCell,
    pin::Pin,
    rc::Rc,
    task::{Context, Poll},
};

/// What reads a body; `None` of a request without one.
type Reader = Option<Rc<RefCell<Payload>>>;

/// Stands around everything else.
pub async fn close<B: MessageBody>(
    mut request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<Answer<B>>, Error> {
    let reader = match request.take_payload() {
        Payload::None => None,
        payload => Some(Rc::new(RefCell::new(payload))),
    };
    if let Some(reader) = reader.clone() {
        let payload = Box::pin(Body(reader));
        request.set_payload(Payload::Stream { payload });
    }
    let answered = next.call(request).await?;
    Ok(answered.map_body(|_, body| Answer {
        body: Box::pin(body),
        _reader: reader,
    }))
}

/// The body of a request, as it comes.
struct Body(Rc<RefCell<Payload>>);

impl Stream for Body {
    type Item = Result<Bytes, PayloadError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut *self.0.borrow_mut()).poll_next(context)
    }
}

/// The body of an answer, beside that of its request until it is sent.
pub struct Answer<B> {
    body: Pin<Box<B>>,
    _reader: Reader,
}

impl<B: MessageBody> MessageBody for Answer<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.body.size()
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Self::Error>>> {
        self.body.as_mut().poll_next(context)
    }
}
