use crate::{
    config::{SmtpServer, SmtpTls},
    mail::{OpenError, Reason, SendError},
};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    transport::smtp::{
        AsyncSmtpTransportBuilder, Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use secrecy::ExposeSecret;
use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::time::timeout;

/// How long a server may take to answer the door.
const CONNECT: Duration = Duration::from_secs(10);

type Connections = AsyncSmtpTransport<Tokio1Executor>;

/// A mail server and the open connections to it.
pub struct Smtp {
    plan: AsyncSmtpTransportBuilder,
    connections: Mutex<Connections>,
    /// How long a whole mail may take; the library itself waits for ever once it is connected.
    patience: Duration,
}

impl Smtp {
    pub(super) fn open(server: &SmtpServer, patience: Duration) -> Result<Self, OpenError> {
        let plan = plan(server).map_err(|_| OpenError::ServerName)?;
        Ok(Self {
            connections: Mutex::new(plan.clone().build()),
            plan,
            patience,
        })
    }

    pub(super) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let (connections, bytes) = (self.connections().clone(), message.formatted());
        let mut sending = connections.send_raw(message.envelope(), &bytes);
        match timeout(self.patience, &mut sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(failure(&error)),
            Err(_) => {
                // Dropping `sending` puts its connection back among the open ones, with an answer still to come, which
                // the next mail would take for its own. So the open connections are left behind while it still lives.
                *self.connections() = self.plan.clone().build();
                Err(SendError::Temporary(Reason::Slow))
            }
        }
    }

    fn connections(&self) -> MutexGuard<'_, Connections> {
        // Nothing can go wrong half-way while it is held.
        self.connections
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

fn plan(server: &SmtpServer) -> Result<AsyncSmtpTransportBuilder, Error> {
    let parameters = || TlsParameters::new(server.host.clone());
    let tls = match server.tls {
        SmtpTls::Required => Tls::Wrapper(parameters()?),
        SmtpTls::Starttls => Tls::Required(parameters()?),
        SmtpTls::None => Tls::None,
    };
    let plan = Connections::builder_dangerous(&server.host)
        .port(server.port)
        .tls(tls)
        .timeout(Some(CONNECT));
    Ok(match &server.credentials {
        Some((user, password)) => plan.credentials(Credentials::new(
            user.clone(),
            password.expose_secret().to_owned(),
        )),
        None => plan,
    })
}

/// Only a refusal of this very mail is for ever; what the operator can set right is not.
fn failure(error: &Error) -> SendError {
    match error.status().map(u16::from) {
        Some(code @ (530 | 534 | 535 | 538)) => SendError::Temporary(Reason::SignIn(code)),
        Some(code) if error.is_permanent() => SendError::Permanent(Reason::Refused(code)),
        Some(code) => SendError::Temporary(Reason::Deferred(code)),
        None if error.is_timeout() => SendError::Temporary(Reason::Slow),
        None if error.is_tls() => SendError::Temporary(Reason::Tls),
        None if error.is_client() || error.is_response() => {
            SendError::Temporary(Reason::Misunderstood)
        }
        None => SendError::Temporary(Reason::Unreachable),
    }
}
