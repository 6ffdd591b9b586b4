//! What somebody types who knows what is there: names that nobody has yet, files that can be read, what fits together.
use super::cast::{Group, HOUSES};
use crate::forms::typed;

type Fields = Vec<(String, String)>;

/// About whom.
pub struct About<'a> {
    pub pattern: &'static str,
    pub group: Group,
    /// The world's customer.
    pub customer: &'a str,
    /// Somebody's who can sign in.
    pub mailbox: &'a str,
    pub seed: u64,
}

impl About<'_> {
    /// Names and mailboxes are new with every form.
    pub fn mend(&self, fields: &mut Fields) {
        // It leads back to the same step.
        fields.retain(|(name, _)| name != "standard");
        for (name, value) in fields.iter_mut() {
            *value = match name.as_str() {
                "file" => self.file(),
                "email" if self.pattern == "/signin" => self.mailbox.to_owned(),
                // The form shows what it is now.
                "email" if self.pattern == "/account/email" => typed(name, ""),
                _ => value.clone(),
            };
            *value = self.anew(value);
        }
    }

    fn anew(&self, value: &str) -> String {
        let number = self.seed % 0xffff_ffff;
        value
            .replace("kanarianew", &format!("kanaria{number:x}"))
            .replace("somebody.new", &format!("somebody.{number:x}"))
            .replace("Somebody new", &format!("Somebody {number:x}"))
            .replace("somebody-new", self.customer)
    }

    fn file(&self) -> String {
        let person = "Somebody new,somebody.new@kanarianew.example";
        let bought = "service,product,channel,seats,term_ends_on";
        let buys = self.group == HOUSES - 1;
        match self.pattern {
            _ if self.pattern.ends_with("/people/import") => {
                format!("name,email,department\n{person},\n")
            }
            "/o/{org}/subscriptions/import" if buys => {
                format!("{bought}\nteams,Somebody new,direct,5,2030-03-31\n")
            }
            "/o/{org}/subscriptions/import" => {
                let customer = self.customer;
                format!("{bought},customer\nteams,Somebody new,csp,5,2030-03-31,{customer}\n")
            }
            _ => format!("customer_name,customer_email\n{person}\n"),
        }
    }

    /// The choices of somebody who wants it done.
    pub fn choose(&self, fields: &mut Fields) {
        let days = (20 + self.seed % 60).to_string();
        let seats = (30 + self.seed % 20).to_string();
        let buys = fields.iter().any(|(name, _)| name == "provider");
        let chosen: &[(&str, &str)] = match self.pattern {
            "/o/{org}/subscriptions" if buys => &[
                ("service", "teams"),
                ("channel", "direct"),
                ("provider", ""),
            ],
            "/o/{org}/subscriptions" => &[("service", "teams")],
            "/o/{org}/subscriptions/{id}/add-ons" => &[("seats", "5")],
            "/o/{org}/subscriptions/{id}/seats" => &[("seats", seats.as_str())],
            "/o/{org}/delegations/{id}/amend" => &[("days", days.as_str())],
            "/o/{org}/delegations/{id}/shorten" => &[("days", "9")],
            "/o/{org}/reviews/{id}/steps/{place}" => &[("days", ""), ("reason", "")],
            "/o/{org}/partners/{id}/grant" | "/o/{org}/delegations/{id}/approve" => {
                &[("hand_over", "yes")]
            }
            _ => &[],
        };
        for (name, value) in chosen {
            set(fields, name, value);
        }
    }
}

/// The question to hand over comes with the answer alone; every other field is there.
fn set(fields: &mut Fields, wanted: &str, chosen: &str) {
    let known = fields.iter_mut().find(|(name, _)| name == wanted);
    match known {
        Some((_, value)) => chosen.clone_into(value),
        None if wanted == "hand_over" => fields.push((wanted.to_owned(), chosen.to_owned())),
        None => {}
    }
}
