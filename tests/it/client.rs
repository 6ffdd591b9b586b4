//! A visitor's browser without JavaScript: keeps cookies, follows nothing by itself, reads pages by selector.
use reqwest::{Method, StatusCode, header, redirect::Policy};
use scraper::{Html, Selector};
use std::{collections::BTreeMap, sync::Mutex};

/// One browser; all requests come from its own pages unless a test says otherwise.
pub struct Client {
    address: String,
    http: reqwest::Client,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// An answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    /// Where a redirect leads; empty if it is none.
    pub location: String,
    pub headers: header::HeaderMap,
    pub body: String,
}

impl Client {
    pub fn new(address: &str) -> Self {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            address: address.to_owned(),
            http,
            cookies: Mutex::default(),
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(
            Method::GET,
            path,
            None,
            &[("sec-fetch-site", "same-origin")],
        )
        .await
    }

    /// Sends a form from a page of the portal; `fields` may repeat.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(
            Method::POST,
            path,
            Some(encoded(fields)),
            &[("sec-fetch-site", "same-origin")],
        )
        .await
    }

    /// Sends a form with a file in the field `file`, as browsers do.
    pub async fn upload(&self, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
        let fields: Vec<_> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.as_bytes().to_vec()))
            .collect();
        let body = parts(&fields, file);
        let headers = [
            ("sec-fetch-site", "same-origin"),
            ("content-type", MULTIPART),
        ];
        self.send_as(Method::POST, path, Some(body), &headers).await
    }

    /// Any request with exactly these headers besides cookies and content type.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let body = body.map(String::into_bytes);
        self.send_as(method, path, body, headers).await
    }

    /// The same with a body of any bytes.
    pub async fn send_as(
        &self,
        method: Method,
        path: &str,
        body: Option<Vec<u8>>,
        headers: &[(&str, &str)],
    ) -> Answer {
        let path = path.strip_prefix(&self.address).unwrap_or(path);
        let mut request = self.http.request(method, format!("{}{path}", self.address));
        let cookies: Vec<_> = self
            .cookies
            .lock()
            .unwrap()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            if !headers.iter().any(|(name, _)| *name == "content-type") {
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            }
            request = request.body(body);
        }
        let response = request.send().await.unwrap();
        self.keep_cookies(response.headers());
        let location = response.headers().get(header::LOCATION);
        Answer {
            status: response.status(),
            location: location
                .map(|l| l.to_str().unwrap().to_owned())
                .unwrap_or_default(),
            headers: response.headers().clone(),
            body: response.text().await.unwrap(),
        }
    }

    /// Follows redirects from there until a page answers.
    pub async fn follow(&self, mut answer: Answer) -> Answer {
        for _ in 0..5 {
            if answer.location.is_empty() {
                break;
            }
            answer = self.get(&answer.location.clone()).await;
        }
        answer
    }

    fn keep_cookies(&self, headers: &header::HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap();
        for set in headers.get_all(header::SET_COOKIE) {
            let set = set.to_str().unwrap();
            let (name, rest) = set.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            match set.contains("Max-Age=0") {
                true => drop(cookies.remove(name)),
                false => drop(cookies.insert(name.to_owned(), value.to_owned())),
            }
        }
    }
}

/// The kind of body that [`parts`] makes.
pub const MULTIPART: &str = "multipart/form-data; boundary=cut";

/// A form with a file in the field `file`, as browsers write it.
pub fn parts(fields: &[(String, Vec<u8>)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut part = |head: String, value: &[u8]| {
        let head = format!("--cut\r\nContent-Disposition: form-data; {head}\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(value);
        body.extend(b"\r\n");
    };
    for (name, value) in fields {
        part(format!("name=\"{name}\""), value);
    }
    let head = "name=\"file\"; filename=\"customers.csv\"\r\nContent-Type: text/csv";
    part(head.to_owned(), file);
    body.extend(b"--cut--\r\n");
    body
}

/// Fields as a form sends them.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}

impl Answer {
    pub fn page(&self) -> Html {
        Html::parse_document(&self.body)
    }
    /// The text of the first element that fits; empty if none does.
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_default()
    }
    /// The texts of all elements that fit, white space folded.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let words = |e: scraper::ElementRef<'_>| {
            e.text()
                .collect::<String>()
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
        };
        self.page().select(&selector).map(words).collect()
    }
    /// An attribute of the first element that fits; empty if there is none.
    pub fn attribute(&self, selector: &str, name: &str) -> String {
        let selector = Selector::parse(selector).unwrap();
        let page = self.page();
        let found = page
            .select(&selector)
            .next()
            .and_then(|e| e.value().attr(name));
        found.unwrap_or_default().to_owned()
    }
    /// A form was sent with an old password: the page asks for it, and keeps the form.
    pub fn asks_for_the_password(&self) -> bool {
        self.status == 403 && self.has("input[name=typed_form]")
    }
    /// An attribute of every element that fits and has it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).unwrap();
        let page = self.page();
        let found = page.select(&selector).filter_map(|e| e.value().attr(name));
        found.map(str::to_owned).collect()
    }
    /// Whether anything fits.
    pub fn has(&self, selector: &str) -> bool {
        self.page()
            .select(&Selector::parse(selector).unwrap())
            .next()
            .is_some()
    }
    /// Fails the test unless the status is this one; shows what came instead.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        let main = self.text("main");
        assert_eq!(
            self.status.as_u16(),
            status,
            "to {:?}: {main}",
            self.location
        );
        self
    }
}
