//! Forms as pages show them, filled in as somebody would.
use super::ways::Way;
use crate::{
    client::{self, Answer, Client},
    crawl::Reading,
    people::PASSWORD,
};
use reqwest::Method;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

/// What stands in a file that somebody chose.
const FILE: &str = "customer_name,customer_email\nSomebody new,somebody.new@kanarianew.example\n";

/// A form as somebody filled it in.
pub struct Filled<'w> {
    browser: &'w Client,
    pub page: String,
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// Names of fields that can stand there once only.
    single: Vec<String>,
    /// It has a file.
    pub in_parts: bool,
}

pub fn select<'e>(of: ElementRef<'e>, selector: &str) -> Vec<ElementRef<'e>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

pub fn forms<'w>(browser: &'w Client, page: &Reading) -> Vec<Filled<'w>> {
    let html = Html::parse_document(&page.body);
    let found = select(html.root_element(), "form[method=post]");
    let read = found.into_iter().map(|form| {
        let mut filled = Filled::empty(browser, page, form);
        for field in select(
            form,
            "input[name], select[name], textarea[name], button[name]",
        ) {
            filled.fill(form, field);
        }
        filled
    });
    read.collect()
}

impl<'w> Filled<'w> {
    /// The form of this page, with nothing in it.
    pub fn empty(browser: &'w Client, page: &Reading, form: ElementRef<'_>) -> Self {
        let action = form.value().attr("action").unwrap_or(&page.at);
        Self {
            browser,
            page: page.at.clone(),
            action: action.to_owned(),
            fields: Vec::new(),
            single: Vec::new(),
            in_parts: form.value().attr("enctype").is_some(),
        }
    }
}

impl Filled<'_> {
    fn fill(&mut self, form: ElementRef<'_>, field: ElementRef<'_>) {
        let element = field.value();
        let (name, kind) = (
            element.attr("name").unwrap(),
            element.attr("type").unwrap_or(element.name()),
        );
        let value = match kind {
            "checkbox" => {
                let first = !self.fields.iter().any(|(known, _)| known == name);
                let needed = ["role", "service", "agreement", "delegate", "delegation"]
                    .contains(&name)
                    && first;
                let value = element.attr("value").unwrap_or("yes");
                let marked = select(form, &format!("input[name='{name}'][checked]"));
                let ticked = needed && marked.is_empty() && value != "global-administrator";
                if !ticked && element.attr("checked").is_none() {
                    return;
                }
                value.to_owned()
            }
            "radio" | "button" | "submit" => {
                let marked = select(form, &format!("input[name='{name}'][checked]"));
                let first =
                    marked.is_empty() && !self.fields.iter().any(|(known, _)| known == name);
                if !first && element.attr("checked").is_none() {
                    return;
                }
                element.attr("value").unwrap_or_default().to_owned()
            }
            "select" => {
                let selected = select(field, "option[selected]");
                let first = select(field, "option:not([value=''])");
                let option = selected.first().or(first.first());
                option
                    .and_then(|option| option.value().attr("value"))
                    .unwrap_or_default()
                    .to_owned()
            }
            "file" => FILE.to_owned(),
            "hidden" => element.attr("value").unwrap_or_default().to_owned(),
            "textarea" => typed(name, &field.text().collect::<String>()),
            _ => typed(name, element.attr("value").unwrap_or_default()),
        };
        if !["checkbox", "hidden", "button"].contains(&kind) {
            self.single.push(name.to_owned());
        }
        self.fields.push((name.to_owned(), value));
    }

    /// Fields that can stand there once only: their names, and encoded.
    pub fn single(&self) -> impl Iterator<Item = (&str, String)> {
        let mut known = BTreeSet::new();
        let once = self
            .fields
            .iter()
            .filter(|(name, _)| self.single.contains(name));
        once.filter(move |(name, _)| known.insert(name))
            .map(|field| (field.0.as_str(), encoded(std::slice::from_ref(field))))
    }

    /// The body with something more, which is encoded already.
    pub fn with(&self, more: &str) -> String {
        let fields = encoded(&self.fields);
        match (fields.as_str(), more) {
            (_, "") => fields,
            ("", _) => more.to_owned(),
            _ => format!("{fields}&{more}"),
        }
    }

    /// The body in parts, each field one, and its kind.
    pub fn parts(&self, more: &[(&str, &str)]) -> (String, String) {
        let fields = self
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let part = |(name, value): (&str, &str)| {
            let file = if name == "file" {
                "; filename=\"file.csv\""
            } else {
                ""
            };
            let head = format!("Content-Disposition: form-data; name=\"{name}\"{file}");
            format!("--kanaria\r\n{head}\r\n\r\n{value}\r\n")
        };
        let parts: String = fields.chain(more.iter().copied()).map(part).collect();
        let kind = "multipart/form-data; boundary=kanaria".to_owned();
        (kind, format!("{parts}--kanaria--\r\n"))
    }

    /// Sends it in another way than its page would.
    pub async fn send(&self, way: &Way) -> Answer {
        self.send_to(&self.action, way).await
    }

    /// Sends it elsewhere.
    pub async fn send_to(&self, action: &str, way: &Way) -> Answer {
        let mut headers = vec![("content-type", way.kind.as_str())];
        headers.extend(
            way.headers
                .iter()
                .map(|(name, value)| (*name, value.as_str())),
        );
        let body = Some(way.body.clone());
        self.browser
            .send(Method::POST, action, body, &headers)
            .await
    }
}

/// Fields as a form sends them.
pub fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<_> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client::encoded(&pairs)
}

/// What somebody types into an empty field.
pub fn typed(name: &str, value: &str) -> String {
    let text = match name {
        _ if !value.is_empty() => value.trim_start_matches('\n'),
        "password" | "current_password" => PASSWORD,
        _ if name.starts_with("days.") => "30",
        _ if name.ends_with("email") => "somebody.new@kanarianew.example",
        "customer" => "somebody-new",
        "seats" => "30",
        "term_ends_on" => "2027-03-02",
        "domain" => "kanarianew.example",
        "days" | "max_uses" | "expires_in_days" => "30",
        _ => "Somebody new",
    };
    text.to_owned()
}
