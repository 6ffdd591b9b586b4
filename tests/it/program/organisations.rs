//! `multichannel organisation`: the operator's way to stop one, and to let it act again.
use super::multichannel;
use std::process::Output;

fn said(output: &Output) -> String {
    let both = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(both).unwrap()
}

#[test]
fn an_organisation_is_suspended_and_resumed_and_the_list_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let seeding = [
        "seed",
        "--providers",
        "1",
        "--resellers",
        "1",
        "--customers",
        "1",
    ];
    let run = |arguments: &[&str]| multichannel(folder.path(), arguments).output().unwrap();
    assert!(run(&["migrate"]).status.success());
    let seeded = run(&seeding);
    assert!(seeded.status.success(), "{}", said(&seeded));
    let list = || said(&run(&["organisation", "list"]));
    let slug = list()
        .lines()
        .find(|line| line.contains("\treseller\t"))
        .and_then(|line| line.split('\t').next())
        .unwrap()
        .to_owned();
    let state = || {
        let list = list();
        let mut lines = list
            .lines()
            .map(|line| line.split('\t').collect::<Vec<_>>());
        let line = lines.find(|cells| cells[0] == slug).unwrap();
        line[2].to_owned()
    };
    assert_eq!(state(), "active");
    for (verb, words, then) in [
        ("suspend", "is suspended", "suspended"),
        ("suspend", "was suspended before", "suspended"),
        ("resume", "can act again", "active"),
        ("resume", "is not suspended", "active"),
    ] {
        let turned = run(&["organisation", verb, &slug]);
        assert!(turned.status.success(), "{}", said(&turned));
        assert!(said(&turned).contains(words), "{verb}: {}", said(&turned));
        assert_eq!(state(), then);
    }
    for unknown in ["nobody-of-this-name", "No Slug"] {
        let refused = run(&["organisation", "suspend", unknown]);
        assert!(!refused.status.success(), "{}", said(&refused));
    }
}
