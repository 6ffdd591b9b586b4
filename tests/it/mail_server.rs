//! A mail server on loopback that does what a test wants of it.
use multichannel::config::MailSetting;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// How the server treats every mail.
#[derive(Clone, Copy)]
pub enum Mood {
    Takes,
    /// Says that there is no such mailbox.
    Refuses,
    /// Takes connections, and then says nothing.
    Silent,
}

/// The running server; its threads end with the process.
pub struct MailServer {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    pub fn start(mood: Mood) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            taken: Arc::default(),
        };
        let taken = server.taken.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let taken = taken.clone();
                thread::spawn(move || talk(&stream, mood, &taken));
            }
        });
        server
    }

    /// The setting that sends mail there.
    pub fn setting(&self) -> MailSetting {
        MailSetting::parse(&self.url()).unwrap()
    }

    /// The same as it is written.
    pub fn url(&self) -> String {
        format!("smtp://{}?tls=none", self.address)
    }

    /// The ids of the mails that it took, in order.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap().clone()
    }
}

/// One conversation; ends when the other side hangs up.
fn talk(stream: &TcpStream, mood: Mood, taken: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let say = |reply: &str| {
        let mut stream = stream;
        let _ = write!(stream, "{reply}\r\n");
    };
    if matches!(mood, Mood::Silent) {
        lines.for_each(drop);
        return;
    }
    say("220 test");
    while let Some(line) = lines.next() {
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match (word.as_str(), mood) {
            ("RCPT", Mood::Refuses) => say("550 no such mailbox"),
            ("DATA", _) => {
                say("354 go on");
                let id = lines
                    .by_ref()
                    .take_while(|line| line != ".")
                    .filter_map(|line| Some(line.strip_prefix("Message-ID: ")?.to_owned()))
                    .last();
                taken.lock().unwrap().push(id.unwrap());
                say("250 taken");
            }
            _ => say("250 fine"),
        }
    }
}
