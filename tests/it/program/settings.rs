//! Settings: printed, and refused with a sentence (P31).
use super::{SECRET, folder, refused, run, said};

#[test]
fn config_prints_every_setting_and_no_secret() {
    let folder = folder();
    let output = run(folder.path(), &["config"], |command| {
        command.env("DATABASE_URL", "postgres://portal:geheim@db.example/portal");
    });
    assert!(output.status.success(), "{}", said(&output));
    for row in multichannel::config::settings::ALL {
        assert!(
            said(&output).contains(row.variable),
            "{} is missing",
            row.key
        );
    }
    assert!(!said(&output).contains("geheim") && !said(&output).contains(SECRET));
}

#[test]
fn the_demo_says_that_it_has_a_database_of_its_own() {
    let folder = folder();
    let demo = ["demo", "--database-url", "postgres://127.0.0.1/portal"];
    let output = run(folder.path(), &demo, |_| ());
    refused(&output, "--database-url");
    assert!(!folder.path().join("data").exists());
}

#[test]
fn settings_that_cannot_be_understood_stop_the_program_with_a_sentence() {
    let folder = folder();
    let with = |name: &str, value: &str| {
        run(folder.path(), &["serve"], |command| {
            command.env(name, value);
        })
    };
    refused(
        &with("MULTICHANNEL_LISTENS", "127.0.0.1:1"),
        "MULTICHANNEL_LISTENS",
    );
    refused(&with("MULTICHANNEL_SECRET", "short"), "MULTICHANNEL_SECRET");
    refused(&with("DATABASE_URL", "mysql://db/portal"), "DATABASE_URL");
    refused(&with("DATABASE_URL", "portal.db"), "DATABASE_URL");
    refused(&with("MULTICHANNEL_MAIL", "imap://x"), "MULTICHANNEL_MAIL");
    let no_secret = run(folder.path(), &["serve"], |command| {
        command.env_remove("MULTICHANNEL_SECRET");
    });
    refused(&no_secret, "openssl rand -hex 32");
    std::fs::write(
        folder.path().join("multichannel.toml"),
        "lisen = \"127.0.0.1:1\"\n",
    )
    .unwrap();
    refused(&run(folder.path(), &["serve"], |_| ()), "lisen");
    assert!(
        !folder.path().join("portal.db").exists(),
        "it refused too late"
    );
}
