//! Table tests of the four sources, without a process environment.
use super::{Config, ConfigError, SettingsFile, Source, describe, load};

const GOOD: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

fn loaded(
    file: &str,
    env: &[(&str, &str)],
    flags: &[(&'static str, &str)],
) -> Result<Config, ConfigError> {
    load(
        Some(SettingsFile {
            path: "some.toml",
            text: file,
        }),
        env.iter()
            .map(|(name, text)| (name.to_string(), text.to_string())),
        flags.iter().map(|(key, text)| (*key, text.to_string())),
    )
}

fn refusal(file: &str, env: &[(&str, &str)]) -> String {
    loaded(file, env, &[]).expect_err("refused").to_string()
}

#[test]
fn without_any_source_the_defaults_hold() {
    let config = load(None, [], []).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(
        config.public_url.as_ref().unwrap().as_str(),
        "http://127.0.0.1:8080"
    );
    assert_eq!(
        config.mail_from.as_ref().unwrap().to_string(),
        "Multichannel <no-reply@localhost>"
    );
    assert_eq!(
        config.database_url.to_string(),
        "sqlite://data/multichannel.db"
    );
    assert_eq!(config.resolved("log").unwrap().source, Source::Default);
}

#[test]
fn the_stronger_source_wins() {
    let file = "listen = '127.0.0.1:1'";
    let env = [("MULTICHANNEL_LISTEN", "127.0.0.1:2"), ("HOME", "/x")];
    let flags = [("listen", "127.0.0.1:3")];
    for (env, flags, port, source) in [
        (&env[..0], &flags[..0], 1, Source::File("some.toml".into())),
        (
            &env[..],
            &flags[..0],
            2,
            Source::Environment("MULTICHANNEL_LISTEN"),
        ),
        (&env[..], &flags[..], 3, Source::Flag("listen")),
    ] {
        let config = loaded(file, env, flags).unwrap();
        assert_eq!(config.listen.port(), port);
        assert_eq!(config.resolved("listen").unwrap().source, source);
    }
}

#[test]
fn the_file_takes_numbers_and_lists() {
    let config = loaded(
        "workers = 3\ntrusted_proxies = ['10.0.0.0/8', '::1']",
        &[],
        &[],
    )
    .unwrap();
    assert_eq!(config.workers, 3);
    assert!(config.trusted_proxies.contain("10.1.1.1".parse().unwrap()));
}

/// A file, a variable, and the words of the refusal.
type Refused = (
    &'static str,
    Option<(&'static str, &'static str)>,
    &'static [&'static str],
);

const REFUSED: &[Refused] = &[
    (
        "lisen = 'x'",
        None,
        &["some.toml", "`lisen`", "listen, public_url"],
    ),
    ("listen = ", None, &["some.toml", "line 1"]),
    ("log = 'info'\nlisten = 'a' b", None, &["line 2"]),
    (
        "listen = true",
        None,
        &["`listen` from", "some.toml", "127.0.0.1:8080"],
    ),
    ("[listen]\na = 1", None, &["`listen`", "some.toml"]),
    (
        "",
        Some(("MULTICHANNEL_LISEN", "x")),
        &["MULTICHANNEL_LISEN", "MULTICHANNEL_LISTEN"],
    ),
    (
        "",
        Some(("MULTICHANNEL_LISTEN", "here")),
        &["`listen` = \"here\"", "MULTICHANNEL_LISTEN", "set it to"],
    ),
    (
        "",
        Some(("MULTICHANNEL_SECOND_FACTOR", "required")),
        &["does not have yet", "optional"],
    ),
    (
        "",
        Some(("MULTICHANNEL_WORKERS", "0")),
        &["out of range", "1 to 1024"],
    ),
    (
        "",
        Some(("MULTICHANNEL_LOG", "info=loud=3")),
        &["not a filter"],
    ),
    (
        "",
        Some(("MULTICHANNEL_MAIL_FROM", "nobody")),
        &["not a mail address"],
    ),
    (
        "",
        Some(("DATABASE_URL", "mysql://h/d")),
        &["DATABASE_URL", "sqlite://"],
    ),
];

#[test]
fn a_refusal_says_which_setting_from_where_and_what_to_do() {
    for (file, env, words) in REFUSED {
        let text = refusal(file, env.as_slice());
        for word in *words {
            assert!(text.contains(word), "{word} is missing in: {text}");
        }
        assert_eq!(text.lines().count(), 1, "{text}");
    }
}

#[test]
fn no_message_repeats_a_secret() {
    for (file, env) in [
        (format!("secret = '{GOOD}x'"), vec![]),
        (format!("secret = '{GOOD}' nonsense"), vec![]),
        (format!("secret = {GOOD}"), vec![]),
        (format!("secret = ['{GOOD}', 1]"), vec![]),
        (String::new(), vec![("MULTICHANNEL_SECRET", &GOOD[..60])]),
        (
            String::new(),
            vec![("DATABASE_URL", "maria://me:00112233445566778899@h/d")],
        ),
        (
            String::new(),
            vec![(
                "MULTICHANNEL_MAIL",
                "smtp://me:00112233445566778899@h?tls=maybe",
            )],
        ),
    ] {
        let text = refusal(&file, &env);
        assert!(!text.contains("00112233"), "{text}");
    }
}

#[test]
fn a_server_needs_a_secret_and_an_address() {
    let missing = |env: &[(&str, &str)]| {
        loaded("", env, &[])
            .unwrap()
            .site()
            .err()
            .map(|error| error.to_string())
    };
    let secret = ("MULTICHANNEL_SECRET", GOOD);
    let open = ("MULTICHANNEL_LISTEN", "0.0.0.0:80");
    assert!(missing(&[]).unwrap().contains("MULTICHANNEL_SECRET"));
    assert!(
        missing(&[secret, open])
            .unwrap()
            .contains("MULTICHANNEL_PUBLIC_URL")
    );
    assert_eq!(missing(&[secret]), None);
    assert_eq!(
        missing(&[
            secret,
            open,
            ("MULTICHANNEL_PUBLIC_URL", "https://portal.example")
        ]),
        None
    );
}

#[test]
fn the_printed_settings_hide_secrets_and_name_every_source() {
    let env = [
        ("MULTICHANNEL_SECRET", GOOD),
        ("DATABASE_URL", "postgres://me:00112233@h/d"),
    ];
    let text = describe(&loaded("log = 'warn'", &env, &[]).unwrap());
    assert!(!text.contains("00112233"), "{text}");
    for line in [
        "secret = (set)",
        "log = warn",
        "the file some.toml",
        "postgres://me:(set)@h/d",
        "--public-url",
    ] {
        assert!(text.contains(line), "{line} is missing in: {text}");
    }
}
