//! Letters through every transport, against a mail server of a few lines.
use super::{Transport, smtp::Smtp};
use crate::{
    config::MailSetting,
    mail::{Reason, SendError, letter::tests::a_letter, mailbox},
};
use std::{
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
    time::Duration,
};

/// What the server answers to `RCPT`.
#[derive(Clone, Copy)]
enum Mood {
    Friendly,
    Refusing(&'static str),
    /// Says nothing, on its first connection only.
    Silent,
}

/// Starts a server; it tells every message that it took.
fn a_server(mood: Mood) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (took, taken) = channel();
    thread::spawn(move || {
        let mut mood = mood;
        for stream in listener.incoming().take(2) {
            let (stream, took) = (stream.unwrap(), took.clone());
            thread::spawn(move || talk(stream, mood, &took));
            if matches!(mood, Mood::Silent) {
                mood = Mood::Friendly;
            }
        }
    });
    (port, taken)
}

fn talk(mut stream: TcpStream, mood: Mood, took: &Sender<String>) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let mut say = move |text: &str| stream.write_all(format!("{text}\r\n").as_bytes()).ok();
    say("220 test")?;
    while let Some(Ok(line)) = lines.next() {
        let verb = line
            .split([' ', ':'])
            .next()
            .unwrap_or_default()
            .to_ascii_uppercase();
        match (verb.as_str(), mood) {
            ("RCPT", Mood::Refusing(reply)) => say(reply)?,
            ("RCPT", Mood::Silent) => {}
            ("DATA", _) => {
                say("354 go on")?;
                let body: Vec<String> = lines
                    .by_ref()
                    .map_while(Result::ok)
                    .take_while(|line| line != ".")
                    .collect();
                took.send(body.join("\n")).ok()?;
                say("250 taken")?;
            }
            _ => say("250 fine")?,
        }
    }
    Some(())
}

fn transport(port: u16) -> Transport {
    let setting = MailSetting::parse(&format!("smtp://127.0.0.1:{port}?tls=none")).unwrap();
    let MailSetting::Smtp(server) = setting else {
        panic!("{setting:?} is no mail server");
    };
    let smtp = Smtp::open(&server, Duration::from_millis(300)).unwrap();
    Transport::Smtp(Box::new(smtp))
}

#[actix_web::test]
async fn a_server_takes_a_letter() {
    let (port, taken) = a_server(Mood::Friendly);
    let transport = transport(port);
    for _ in 0..3 {
        assert_eq!(transport.send(&a_letter()).await, Ok(()));
        let message = taken.recv_timeout(Duration::from_secs(5)).unwrap();
        assert!(
            message.contains("Message-ID: <0190-1@portal.example>"),
            "{message}"
        );
    }
}

#[actix_web::test]
async fn a_refusal_is_for_ever_and_a_delay_is_not() {
    for (reply, expected) in [
        (
            "550 no such mailbox",
            SendError::Permanent(Reason::Refused(550)),
        ),
        ("450 try again", SendError::Temporary(Reason::Deferred(450))),
        (
            "530 sign in first",
            SendError::Temporary(Reason::SignIn(530)),
        ),
    ] {
        let (port, _taken) = a_server(Mood::Refusing(reply));
        assert_eq!(transport(port).send(&a_letter()).await, Err(expected));
    }
}

#[actix_web::test]
async fn a_dead_server_is_tried_again() {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    assert_eq!(
        transport(port).send(&a_letter()).await,
        Err(SendError::Temporary(Reason::Unreachable))
    );
}

#[actix_web::test]
async fn after_a_silent_connection_the_next_letter_takes_a_new_one() {
    let (port, taken) = a_server(Mood::Silent);
    let transport = transport(port);
    assert_eq!(
        transport.send(&a_letter()).await,
        Err(SendError::Temporary(Reason::Slow))
    );
    // Time for the abandoned connection to come back.
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(transport.send(&a_letter()).await, Ok(()));
    assert!(taken.recv_timeout(Duration::from_secs(5)).is_ok());
}

#[actix_web::test]
async fn a_server_without_tls_gets_nothing_when_tls_is_required() {
    let (port, taken) = a_server(Mood::Friendly);
    let setting = MailSetting::parse(&format!("smtp://127.0.0.1:{port}?tls=starttls")).unwrap();
    let sent = Transport::open(&setting).unwrap().send(&a_letter()).await;
    assert_eq!(sent, Err(SendError::Temporary(Reason::Misunderstood)));
    assert!(taken.try_recv().is_err());
}

#[actix_web::test]
async fn a_server_without_tls_gets_nothing_when_tls_is_required_from_the_first_byte() {
    for asked in ["?tls=required", ""] {
        let (port, taken) = a_server(Mood::Friendly);
        let setting = MailSetting::parse(&format!("smtp://127.0.0.1:{port}{asked}")).unwrap();
        let sent = Transport::open(&setting).unwrap().send(&a_letter()).await;
        let later = matches!(sent, Err(SendError::Temporary(_)));
        assert!(later, "{asked:?}: {sent:?}");
        assert!(taken.try_recv().is_err(), "{asked:?}");
    }
}

#[actix_web::test]
async fn a_folder_keeps_letters_that_the_mailbox_reads() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::open(&MailSetting::File(folder.path().join("mail"))).unwrap();
    let folder = folder.path().join("mail");
    let (first, mut second) = (a_letter(), a_letter());
    second.at = first.at + jiff::SignedDuration::from_secs(1);
    second.subject = "Second".to_owned();
    for letter in [&first, &second, &second] {
        assert_eq!(transport.send(letter).await, Ok(()));
    }
    let listed = mailbox::list(&folder, 10).unwrap();
    let subjects: Vec<&str> = listed.iter().map(|it| it.subject.as_str()).collect();
    assert_eq!(
        subjects,
        ["Second", "Convite: condições"],
        "newest first, the same letter once"
    );
    let read = mailbox::read(&folder, &listed[1].file).unwrap().unwrap();
    assert_eq!(
        (read.head.to.as_str(), read.links.as_slice()),
        (
            "Ana Müller <ana@customer.example>",
            &["https://portal.example/i/0123456789".to_owned()][..]
        )
    );
    assert_eq!(
        read.head.date.map(|date| date.as_second()),
        Some(first.at.as_second())
    );
    assert!(read.text.starts_with("Olá") && read.html.contains("<a href="));
}

#[actix_web::test]
async fn a_folder_that_went_away_is_a_temporary_failure() {
    let folder = tempfile::tempdir().unwrap();
    let transport = Transport::open(&MailSetting::File(folder.path().to_owned())).unwrap();
    folder.close().unwrap();
    assert_eq!(
        transport.send(&a_letter()).await,
        Err(SendError::Temporary(Reason::Folder))
    );
}
