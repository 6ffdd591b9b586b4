//! Forms as pages show them, filled in as somebody would.
use super::ways::Way;
use crate::{
    client::{self, Answer, Client},
    crawl::Reading,
    people::PASSWORD,
};
use reqwest::Method;
use scraper::{ElementRef, Html, Selector};

/// A form as somebody filled it in.
pub struct Filled<'w> {
    browser: &'w Client,
    pub page: String,
    pub action: String,
    pub fields: Vec<(String, String)>,
    /// Names of fields that can stand there once only.
    single: Vec<String>,
}

pub fn select<'e>(of: ElementRef<'e>, selector: &str) -> Vec<ElementRef<'e>> {
    of.select(&Selector::parse(selector).unwrap()).collect()
}

pub fn forms<'w>(browser: &'w Client, page: &Reading) -> Vec<Filled<'w>> {
    let html = Html::parse_document(&page.body);
    let found = select(html.root_element(), "form[method=post]");
    let read = found.into_iter().map(|form| {
        let action = form.value().attr("action").unwrap_or(&page.at);
        let mut filled = Filled {
            browser,
            page: page.at.clone(),
            action: action.to_owned(),
            fields: Vec::new(),
            single: Vec::new(),
        };
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
                let needed = ["role", "service", "agreement"].contains(&name) && first;
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
            "hidden" => element.attr("value").unwrap_or_default().to_owned(),
            "textarea" => typed(name, &field.text().collect::<String>()),
            _ => typed(name, element.attr("value").unwrap_or_default()),
        };
        if !["checkbox", "hidden", "button"].contains(&kind) {
            self.single.push(name.to_owned());
        }
        self.fields.push((name.to_owned(), value));
    }

    /// A field that can stand there once only, encoded.
    pub fn single(&self) -> Option<String> {
        let mut single = self
            .fields
            .iter()
            .filter(|(name, _)| self.single.contains(name));
        single
            .next()
            .map(|field| encoded(std::slice::from_ref(field)))
    }

    /// Sends it in another way than its page would.
    pub async fn send(&self, way: &Way) -> Answer {
        let mut body = encoded(&self.fields);
        if !body.is_empty() && !way.more.is_empty() {
            body.push('&');
        }
        body += &way.more;
        let mut headers = vec![("content-type", way.kind)];
        headers.extend(way.headers);
        self.browser
            .send(Method::POST, &self.action, Some(body), &headers)
            .await
    }
}

fn encoded(fields: &[(String, String)]) -> String {
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
        "domain" => "kanarianew.example",
        "days" | "max_uses" | "expires_in_days" => "30",
        _ => "Somebody new",
    };
    text.to_owned()
}
