//! The measure of all things: the same bytes as a page, from a handler that does nothing, in a process of its own.
use actix_web::{App, HttpResponse, HttpServer, web};
use std::{
    fs,
    io::{self, BufRead, BufReader, Read},
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{self, Child, Command, Stdio},
    thread,
};

/// Starts this program as that server.
pub const FLAG: &str = "--bare";

/// The running server.
pub struct Bare {
    child: Child,
    pub address: SocketAddr,
}

impl Bare {
    /// Serves these bytes at every address.
    pub fn start(folder: &Path, page: &[u8]) -> Self {
        let file = folder.join("page.html");
        fs::write(&file, page).unwrap();
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .arg(FLAG)
            .arg(&file)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut line).unwrap();
        let address = line.trim().parse().unwrap();
        Self { child, address }
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// As many workers as the portal has.
pub fn serve(file: &str) {
    let page = web::Bytes::from(fs::read(file).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    println!("{}", listener.local_addr().unwrap());
    thread::spawn(|| {
        // Ends with the load test, however that ends.
        io::stdin().read_to_end(&mut Vec::new()).ok();
        process::exit(0)
    });
    let app = move || {
        let page = page.clone();
        let answer = move || {
            let page = page.clone();
            async move {
                HttpResponse::Ok()
                    .content_type("text/html; charset=utf-8")
                    .body(page)
            }
        };
        App::new().default_service(web::to(answer))
    };
    actix_web::rt::System::new().block_on(async {
        let server = HttpServer::new(app).tcp_nodelay(true).disable_signals();
        server.listen(listener).unwrap().run().await.unwrap();
    });
}
