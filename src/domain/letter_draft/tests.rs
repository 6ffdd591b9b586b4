//! What a letter may say, and what is told of one that says something else.
use super::{reading::NAMED, *};

const URL: &str = "https://portal.example/i/abc";
const AROUND: Around<'_> = Around {
    link: URL,
    older: &[],
    handed: Handed::Nobody,
    names: &["Booking.com Travel", "Contoso"],
};

fn letter(subject: &str, body: &str) -> Result<LetterDraft, DraftRefusals> {
    let second_body = None;
    let typed = Typed {
        subject,
        body,
        second_body,
    };
    LetterDraft::typed(&typed, &AROUND)
}

/// The first thing that is wrong with a body.
fn fault(body: &str) -> Option<Fault> {
    let DraftRefusals(refusals) = letter("Hello", body).err()?;
    refusals.into_iter().next().map(|refusal| refusal.fault)
}

#[test]
fn every_word_may_change_but_the_link_stays_on_its_own() {
    let body = "Dear Ana,\r\n\r\n  https://portal.example/i/abc\r\n\r\nBye";
    let draft = letter("Hello", body).unwrap();
    assert_eq!(draft.body, "Dear Ana,\n\n  {link}\n\nBye");
    assert_eq!(with_link(&draft.whole(), URL), body.replace("\r\n", "\n"));
    for without in [
        "",
        "Dear Ana",
        "see https://portal.example/i/abcd",
        "(https://portal.example/i/abc)",
        "{link}",
    ] {
        assert_eq!(fault(without), Some(Fault::LinkMissing), "{without}");
    }
}

#[test]
fn no_other_link_travels_with_it() {
    for other in [
        "https://evil.example",
        "www.evil.example",
        "https://portal.example/i/abc2",
        "evil.com/login",
        "booking.com",
    ] {
        let word = other.to_owned();
        let other = fault(&format!("{URL} see {other}, now"));
        assert_eq!(other, Some(Fault::OtherLink { word }));
    }
    for fine in ["Booking.com", "ana@contoso.com", "Contoso."] {
        assert_eq!(fault(&format!("{URL} {fine}")), None, "{fine}");
    }
}

#[test]
fn a_second_body_is_held_to_the_same_and_follows_whole() {
    let both = |second| {
        let typed = Typed {
            subject: "Hello",
            body: URL,
            second_body: Some(second),
        };
        LetterDraft::typed(&typed, &AROUND)
    };
    let letter = both("Olá https://portal.example/i/abc").unwrap();
    assert_eq!(letter.second_body.as_deref(), Some("Olá {link}"));
    assert_eq!(with_link(&letter.whole(), "L"), "L\n\n* * *\n\nOlá L");
    let DraftRefusals(refusals) = both("Olá").unwrap_err();
    assert_eq!(refusals.len(), 1);
    assert_eq!(refusals[0].part, Part::SecondBody);
    assert_eq!(refusals[0].fault, Fault::LinkMissing);
}

#[test]
fn limits_hold() {
    let long = "x".repeat(151);
    let too_long = Fault::TooLong { limit: 150 };
    let word = "http://x.example".to_owned();
    for (subject, why) in [
        (" ", Fault::Empty),
        (long.as_str(), too_long),
        ("a\nBcc: x", Fault::Forbidden),
        ("http://x.example", Fault::OtherLink { word }),
    ] {
        let DraftRefusals(refusals) = letter(subject, URL).unwrap_err();
        let part = Part::Subject;
        assert_eq!(refusals, [DraftRefusal { part, fault: why }]);
    }
    let body = format!("{URL} {}", "x".repeat(10_000));
    assert_eq!(fault(&body), Some(Fault::TooLong { limit: 10_000 }));
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_each_link_once() {
    let typed = Typed {
        subject: " ",
        body: "see evil.com, evil.com and www.evil.example",
        second_body: Some("Olá"),
    };
    let DraftRefusals(refusals) = LetterDraft::typed(&typed, &AROUND).unwrap_err();
    let other = |word: &str| Fault::OtherLink {
        word: word.to_owned(),
    };
    let told = refusals.into_iter().map(|one| (one.part, one.fault));
    let all = [
        (Part::Subject, Fault::Empty),
        (Part::Body, Fault::LinkMissing),
        (Part::Body, other("evil.com")),
        (Part::Body, other("www.evil.example")),
        (Part::SecondBody, Fault::LinkMissing),
    ];
    assert_eq!(told.collect::<Vec<_>>(), all);
    let many: String = (0..9).map(|n| format!("x{n}.com ")).collect();
    let DraftRefusals(refusals) = letter("Hello", &format!("{URL} {many}")).unwrap_err();
    assert_eq!(refusals.len(), NAMED);
}

#[test]
fn parts_that_are_left_say_what_is_usual() {
    let partly = |subject, body, second_body| {
        let typed = Typed {
            subject,
            body,
            second_body,
        };
        LetterDraft::partly(&typed, &AROUND)
    };
    let usual = LetterDraft {
        subject: "Usual".to_owned(),
        body: "As usual {link}".to_owned(),
        second_body: Some("Como sempre {link}".to_owned()),
    };
    let nothing = partly(" ", "", Some("")).unwrap();
    assert!(!nothing.says_anything());
    assert_eq!(nothing.completed(&usual), usual);
    for (subject, body, second) in [
        ("Own", "", None),
        ("", "https://portal.example/i/abc", None),
        ("", "", Some("https://portal.example/i/abc")),
        ("Own", "https://portal.example/i/abc", None),
    ] {
        let own = partly(subject, body, second).unwrap();
        assert!(own.says_anything());
        let whole = own.clone().completed(&usual);
        assert!(whole.body.contains(LINK) && !whole.subject.is_empty());
        assert_eq!(whole.apart_from(&usual), Some(own));
    }
    assert_eq!(usual.apart_from(&usual), None);
    assert!(partly("Own", "no link", None).is_err());
    assert!(partly("", "", Some("sem link")).is_err());
}

#[test]
fn the_word_for_the_reseller_is_filled_in_or_refused() {
    let typed = Typed {
        subject: "{reseller} and we",
        body: "{reseller}: https://portal.example/i/abc",
        second_body: None,
    };
    let handed = |handed| LetterDraft::typed(&typed, &Around { handed, ..AROUND });
    let named = handed(Handed::To("Contoso")).unwrap();
    assert_eq!(named.subject, "Contoso and we");
    assert_eq!(named.body, "Contoso: {link}");
    let each = handed(Handed::Each).unwrap();
    assert_eq!(each.naming("Contoso"), named);
    let DraftRefusals(refusals) = handed(Handed::Nobody).unwrap_err();
    let told: Vec<_> = refusals.into_iter().map(|r| (r.part, r.fault)).collect();
    let all = [Part::Subject, Part::Body].map(|part| (part, Fault::NoReseller));
    assert_eq!(told, all);
}

#[test]
fn a_link_of_before_stands_for_the_present_one() {
    let older = ["https://portal.example/i/old".to_owned()];
    let around = Around {
        older: &older,
        ..AROUND
    };
    let body = |body| {
        let typed = Typed {
            subject: "Hello",
            body,
            second_body: None,
        };
        LetterDraft::typed(&typed, &around).map(|letter| letter.body)
    };
    let fine = body("Here: https://portal.example/i/old\nBye");
    assert_eq!(fine.as_deref(), Ok("Here: {link}\nBye"));
    assert!(body("https://portal.example/i/older").is_err());
}
