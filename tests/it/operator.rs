//! What the operator does on the command line, beside a server that may be running.
use crate::{harness::on_each_database, people::PASSWORD};
use std::process::{Command, Output};

const PUBLIC_URL: &str = "https://portal.example";

fn multichannel(folder: &tempfile::TempDir, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_multichannel"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("DATABASE_URL", "sqlite://portal.db")
        .env("MULTICHANNEL_SECRET", "3b1f9c27d5e8046a".repeat(4))
        .env("MULTICHANNEL_PUBLIC_URL", PUBLIC_URL)
        .output()
        .unwrap()
}

fn printed(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn create<'a>(name: &'a str, country: &'a str, email: &'a str) -> [&'a str; 8] {
    [
        "provider",
        "create",
        "--name",
        name,
        "--country",
        country,
        "--admin-email",
        email,
    ]
}

#[test]
fn a_provider_is_opened_with_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = create("Northwind Traders", "de", "ana@northwind.example");
    let line = printed(&multichannel(&folder, &arguments));
    assert_eq!(line.lines().count(), 1);
    let token = line
        .trim_end()
        .strip_prefix(&format!("{PUBLIC_URL}/signup?invitation="));
    assert_eq!(token.map(str::len), Some(43), "{line}");
    for (name, country, email) in [
        ("", "DE", "ana@northwind.example"),
        ("Northwind", "Germany", "ana@northwind.example"),
        ("Northwind", "DE", "ana"),
    ] {
        let refused = multichannel(&folder, &create(name, country, email));
        assert_eq!(refused.status.code(), Some(1));
        assert_eq!(String::from_utf8_lossy(&refused.stderr).lines().count(), 1);
    }
    assert_eq!(
        printed(&multichannel(&folder, &["organisation", "list"])),
        ""
    );
    let unknown = multichannel(&folder, &["organisation", "suspend", "nobody"]);
    assert_eq!(unknown.status.code(), Some(1));
}

#[actix_web::test]
async fn nobody_acts_for_a_suspended_organisation_and_everybody_sees_what_it_has() {
    use multichannel::actions::organisations::suspend::{Suspended, suspend};
    on_each_database(async |portal| {
        let ana = portal.a_provider().await;
        for came in [Suspended::Now, Suspended::Already] {
            let (slug, now) = (ana.organisation.slug.clone(), portal.now());
            let done = portal.app.db.write(move |db| suspend(db, &slug, now)).await;
            assert_eq!(done.unwrap(), came);
        }
        ana.get(&ana.at("/settings")).await.expect(200);
        let form = [("name", "Northwind"), ("language", "en")];
        let refused = ana.post(&ana.at("/settings"), &form).await.expect(403);
        assert!(refused.text("main").contains("suspended"));
        // The account is the person's own.
        let form = [
            ("current_password", PASSWORD),
            ("password", "seven geese over the harbour"),
        ];
        ana.post("/account/password", &form).await.expect(303);
    })
    .await;
}
