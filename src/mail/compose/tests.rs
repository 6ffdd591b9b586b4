use super::Letterhead;
use crate::{
    config::PublicUrl,
    domain::{
        delegation::Rights,
        language::Language,
        message::{Message, Recipient, Topic},
        paths,
        slugs::{RoleSet, ServiceSet},
        term::Term,
        time::Timestamp,
        token::{LinkKey, Nonce, Purpose},
    },
    mail::{Address, Letter},
};

fn letterhead() -> Letterhead {
    Letterhead {
        from: Address::parse("Multichannel <no-reply@portal.example>").unwrap(),
        public_url: PublicUrl::parse("https://portal.example").unwrap(),
        key: LinkKey::new([7; 32]),
    }
}

fn ana() -> Recipient {
    Recipient {
        name: "Ana Müller".to_owned(),
        email: "ana@customer.example".to_owned(),
        language: Language::English,
    }
}

fn now() -> Timestamp {
    Timestamp::parse("2026-11-23T10:11:12Z").unwrap()
}

fn letter(message: &Message) -> Letter {
    letterhead()
        .compose("0190-1", now(), &ana(), message)
        .unwrap()
}

fn with_token(message: Message, purpose: Purpose) -> Message {
    message.token(purpose, Nonce::from_random([3; 16]), 1, now().plus_days(14))
}

/// Every fact of the table in mail.ftl.
fn with_facts(topic: Topic) -> Message {
    let names = [
        "organisation",
        "person",
        "email",
        "provider",
        "reseller",
        "customer",
        "partner",
        "reason",
        "count",
        "signatory",
        "version",
        "until",
        "delegation",
        "why",
        "actor",
        "reader",
        "granted",
        "enabled",
        "dropped",
        "kind",
        "days",
        "product",
        "change",
        "before",
        "seats",
        "request",
        "severity",
        "state",
        "since",
    ];
    let message = Message::new(topic, Language::English);
    let message = names.into_iter().fold(message, |message, name| {
        message.fact(name, name.to_uppercase())
    });
    message
        .fact("roles", "global-reader")
        .fact("services", "teams azure")
        .fact("taken", "teams")
}

#[test]
fn every_topic_has_words_for_its_facts() {
    for topic in Topic::ALL
        .iter()
        .filter(|topic| **topic != Topic::Invitation)
    {
        for message in [with_facts(*topic), with_facts(*topic).page("/o/contoso")] {
            let letter = letter(&message);
            let all = format!("{}\n{}", letter.subject, letter.text);
            assert!(
                !all.contains("mail-") && !all.contains("{$"),
                "{}: {all}",
                topic.as_str()
            );
            assert!(
                letter.text.starts_with("Hello Ana Müller,\n\n"),
                "{}",
                letter.text
            );
        }
    }
}

#[test]
fn the_link_stands_alone_with_its_end() {
    let letter = letter(&with_token(
        with_facts(Topic::PasswordReset),
        Purpose::PasswordReset,
    ));
    let links: Vec<_> = letter
        .text
        .lines()
        .filter(|line| line.contains("://"))
        .collect();
    assert_eq!(links.len(), 1, "{}", letter.text);
    assert!(links[0].starts_with("https://portal.example/password/reset/"));
    assert!(
        letter
            .text
            .contains("The link works until 2026-12-07 10:11 UTC.")
    );
    assert!(
        letter
            .html
            .contains(&format!("<a href=\"{0}\">{0}</a>", links[0]))
    );
    assert_eq!(letter.message_id, "0190-1@portal.example");
}

#[test]
fn an_invitation_is_said_in_the_words_of_its_sender() {
    let mut message = with_token(
        Message::new(Topic::Invitation, Language::English),
        Purpose::Invitation,
    )
    .fact("provider", "Fabrikam")
    .fact("subject", "Join us\r\nBcc: eve@evil.example")
    .fact("body", "Dear <Ana>,\r\n\r\nplease open {link}. Thank you.")
    .fact("second_body", "Olá,\n{link}");
    message.second_language = Some(Language::BrazilianPortuguese);
    let letter = letter(&message);
    assert_eq!(letter.subject, "Join us  Bcc: eve@evil.example");
    let lines: Vec<_> = letter.text.lines().take(6).collect();
    assert_eq!(lines[..3], ["Dear <Ana>,", "", "please open"]);
    assert!(lines[3].starts_with("https://portal.example/i/") && lines[3].len() <= 76);
    assert_eq!(lines[4..], ["Thank you.", ""]);
    let links = letter.text.lines().filter(|line| *line == lines[3]).count();
    assert_eq!(links, 2, "each language is complete: {}", letter.text);
    assert!(
        letter.text.contains("on behalf of Fabrikam."),
        "{}",
        letter.text
    );
    assert!(
        letter.html.contains("Dear &#60;Ana&#62;,") && letter.html.contains("<div lang=\"pt-BR\">")
    );
}

#[test]
fn html_loads_nothing() {
    let letter = letter(&with_token(
        with_facts(Topic::Welcome),
        Purpose::PasswordReset,
    ));
    for loading in ["<img", "<link", "<script", "<style", "src=", "url("] {
        assert!(!letter.html.contains(loading), "{loading}");
    }
}

/// Of Teams, for 90 days.
fn reading(auto_extend: bool) -> Rights {
    let (roles, services) = (
        RoleSet::stored("global-reader"),
        ServiceSet::stored("teams"),
    );
    Rights::new(roles, services, Term::of_days(90).unwrap(), auto_extend).unwrap()
}

#[test]
fn a_receipt_lists_what_was_given() {
    let rights = reading(false);
    let receipt = with_facts(Topic::Receipt).grant("Contoso", &rights, now());
    let text = letter(&receipt).text;
    let line = "Contoso: Global Reader, for Teams, until 2026-11-23 10:11 UTC\n";
    assert!(text.contains(line), "{text}");
    assert!(!text.contains("handed over"), "{text}");
    let text = letter(&receipt.handed_over("Fabrikam", &rights.services)).text;
    let lost = "told of it:\nFabrikam: Teams\n";
    assert!(text.contains(lost), "{text}");
    let nothing = Message::new(Topic::Receipt, Language::English).fact("granted", 0);
    let text = letter(&nothing).text;
    assert!(text.contains("\n\nNo rights were given.\n\n"), "{text}");
}

#[test]
fn rights_that_extend_themselves_say_so() {
    let receipt = || Message::new(Topic::Receipt, Language::English).fact("granted", 1);
    let text = letter(&receipt().grant("Contoso", &reading(true), now())).text;
    let line = "until 2026-11-23 10:11 UTC, then extends itself by 180 days at each end, ";
    assert!(text.contains(line), "{text}");
    // A mail that was kept before it was told.
    let kept = "Contoso\tglobal-reader\tteams\t2026-11-23 10:11 UTC";
    let text = letter(&receipt().fact("grant", kept)).text;
    assert!(text.contains("until 2026-11-23 10:11 UTC\n"), "{text}");
    let granted = Message::new(Topic::DelegationGranted, Language::English)
        .fact("customer", "Contoso")
        .fact("partner", "Fabrikam")
        .fact("delegation", "Support")
        .fact("until", "2026-11-23");
    let before = letter(&granted).text;
    assert!(before.contains("until 2026-11-23.\n"), "{before}");
    let no = letter(&granted.clone().fact("enabled", "no")).text;
    assert_eq!(no, before);
    let yes = letter(&granted.fact("enabled", "yes")).text;
    let said = "until 2026-11-23. After that it extends itself by 180 days at each end, ";
    assert!(yes.contains(said), "{yes}");
}

#[test]
fn the_last_line_fits_what_waits_behind_the_link() {
    for (topic, purpose, verify) in [
        (Topic::SignUp, Purpose::Verification, true),
        (Topic::AddressChange, Purpose::AddressChange, true),
        (Topic::PasswordReset, Purpose::PasswordReset, false),
    ] {
        let text = letter(&with_token(with_facts(topic), purpose)).text;
        let no = "say so behind the link, or leave it: it ends by itself at 2026-12-07 10:11 UTC,";
        assert_eq!(text.contains(no), verify, "{text}");
        assert_eq!(text.contains("you need not do anything"), !verify, "{text}");
    }
}

#[test]
fn a_link_to_a_new_password_is_called_so() {
    for (page, lead) in [
        (paths::FORGOTTEN_PASSWORD, "Set a new password here:\n"),
        (paths::ACCOUNT, "where you sign in:\n"),
    ] {
        let text = letter(&with_facts(Topic::AddressAsked).page(page)).text;
        assert!(text.contains(lead), "{text}");
    }
}

#[test]
fn long_numbers_have_groups() {
    let message = Message::new(Topic::SubscriptionsEntered, Language::English)
        .fact("customer", "Contoso")
        .fact("provider", "Fabrikam")
        .fact("count", 1200);
    let subject = letter(&message).subject;
    assert!(subject.contains(" 1,200 subscriptions "), "{subject}");
}

#[test]
fn what_was_not_said_leaves_no_gap() {
    let message = Message::new(Topic::InvitationDeclined, Language::English)
        .fact("customer", "Contoso")
        .fact("provider", "Fabrikam")
        .fact("reason", "");
    let text = letter(&message).text;
    assert!(
        !text.contains("Reason") && !text.contains("\n\n\n"),
        "{text}"
    );
}
