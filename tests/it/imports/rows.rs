//! What becomes of each kind of row, and what of the file.
use super::rows;
use crate::{
    harness::on_each_database,
    invitations::{addressed, reusable},
};

#[tokio::test]
async fn every_kind_of_row_is_told_before_anything_is_made() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let stranger = portal.a_reseller().await;
        let customer = portal.a_customer().await;
        portal.has_customer(&provider, &customer).await;
        provider.invites(&addressed(&[])).await;
        let domain = customer.organisation.domain.clone().unwrap();
        let file = format!(
            "Customer_Email;customer name;language;reseller;note\r\n\
            new@fresh.example;Fresh;;;\r\n\
            broken;;xx;;\r\n\
            NEW@Fresh.example;Twin;;;\r\n\
            ana@contoso.example;Contoso;;;\r\n\
            {};Member;;;\r\n\
            other@{domain};Neighbour;;;\r\n\
            a@stranger.example;Stranger;;{};\r\n\
            b@handed.example;Handed;EN;{};Met at the fair\r\n\
            c@surplus.example;Sur;plus;;;;x\r\n",
            customer.email,
            stranger.slug(),
            reseller.slug(),
        );
        let import = provider.imports(&[], &file).await;
        let page = provider.get(&import).await.expect(200);
        let expected = [
            "2 Fresh new@fresh.example Ready",
            "3 broken Has mistakes “customer_name” is empty. Fill it in. “customer_email” is “broken”, which is no e-mail address.",
            "4 Twin NEW@Fresh.example Twice in the file Line 2 has the same address.",
            "5 Contoso ana@contoso.example Already invited An open invitation",
            &format!("6 Member {} Already a customer The address belongs", customer.email),
            &format!("7 Neighbour other@{domain} Already a customer The address belongs"),
            &format!("8 Stranger a@stranger.example Has mistakes “{}” is none of your active resellers. Write the word", stranger.slug()),
            "9 Handed b@handed.example Ready",
            "10 Sur c@surplus.example Has mistakes The row has more cells",
        ];
        for (row, begin) in rows(&page).iter().zip(expected) {
            assert!(row.starts_with(begin), "{row}\n{begin}");
        }
        assert_eq!(rows(&page).len(), expected.len());
        assert!(page.text("form.form").contains("2 rows are ready"));
        assert_eq!(portal.invitations_of(&provider).await, 1);
        let only = provider.get(&format!("{import}?state=malformed")).await;
        assert_eq!(rows(&only.expect(200)).len(), 3);
        for wrong in ["state=nonsense", "after=nonsense", "stat=malformed"] {
            let page = provider.get(&format!("{import}?{wrong}")).await;
            let page = page.expect(422);
            assert!(page.has(".problems li") && rows(&page).is_empty());
        }
    })
    .await;
}

#[tokio::test]
async fn a_row_can_only_name_a_language_that_has_words() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let form = provider.at("/invitations/import");
        let form = provider.get(&form).await.expect(200);
        assert!(form.text("details.more").contains("language (en)"));
        let file = "customer_name,customer_email,language\nA,a@x.example,pt-BR\nB,b@y.example,EN\n";
        let import = provider.imports(&[], file).await;
        let page = provider.get(&import).await.expect(200);
        let all = rows(&page);
        assert!(
            all[0].contains("Has mistakes “language” is “pt-BR”, which is none"),
            "{all:?}"
        );
        assert!(all[0].contains("Write en, or leave it empty."), "{all:?}");
        assert!(all[1].contains("Ready"), "{all:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_cell_quotes_it_in_every_kind_of_file() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let told = async |who: &crate::people::Person, import: String| {
            let page = who.get(&import).await.expect(200);
            rows(&page).join(" ")
        };
        let long = "x".repeat(300);
        let invitations = format!(
            "customer_name,customer_email,language,note\n{long},ana at contoso,xx,a\u{202E}b\n"
        );
        let people = format!("name,email,department\n{long},ana at contoso,<b>\n");
        let subscriptions = "product,service,channel,provider,seats,term_ends_on,auto_renew\n\
            Fax,fax,gift,two words,1.5,31.3.27,maybe\n\
            Teams,teams,direct,,5,2099-01-01,\n";
        let import = provider.imports(&[], &invitations).await;
        let told_of_invitations = told(&provider, import).await;
        let import = customer.files("/people", &people).await;
        let told_of_people = told(&customer, import).await;
        let import = customer.files("/subscriptions", subscriptions).await;
        let told_of_subscriptions = told(&customer, import).await;
        let begin = format!("“{}…”", "x".repeat(40));
        let invited = vec![&*begin, "“ana at contoso”", "“xx”", "“a\u{FFFD}b”"];
        let listed = vec![&*begin, "“ana at contoso”", "“<b>”"];
        let bought = vec![
            "“service” is “fax”",
            "“channel” is “gift”",
            "“provider” is “two words”",
            "“seats” is “1.5”",
            "“term_ends_on” is “31.3.27”",
            "“auto_renew” is “maybe”",
            "“term_ends_on” is “2099-01-01”",
        ];
        for (all, quotations) in [
            (told_of_invitations, invited),
            (told_of_people, listed),
            (told_of_subscriptions, bought),
        ] {
            for quoted in quotations {
                assert!(all.contains(quoted), "{quoted}: {all}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_ready_part_is_made_as_the_form_and_the_row_say() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let reseller = portal.a_reseller_of(&provider).await;
        let fields = [
            ("reseller", reseller.slug()),
            ("delegate", reseller.slug()),
            ("template", "support"),
            ("service", "teams"),
            ("days", "90"),
            ("expires_in_days", "30"),
            ("language", "en"),
        ];
        let file = "customer_name,customer_email,note\nContoso,ana@contoso.example,Fair\nBroken,no,\nAdatum,bo@adatum.example,\n";
        let import = provider.imports(&fields, file).await;
        provider.begins(&import, &[]).await;
        portal.import_all().await;
        let page = provider.get(&import).await.expect(200);
        assert!(page.text(".lead").contains("2 invitations were made"), "{}", page.text(".lead"));
        let href = page.attribute(".list tbody th a", "href");
        let invitation = provider.get(&href).await.expect(200);
        for part in ["Contoso", "ana@contoso.example", "Fair", "Service Support Administrator", "90"] {
            assert!(invitation.body.contains(part), "{part}");
        }
        assert_eq!(portal.invitations_of(&provider).await, 2);
        assert_eq!(portal.deeds(&provider, "invitation-made").await, 2);
        assert_eq!(portal.deeds(&provider, "invitations-imported").await, 1);
        assert_eq!(portal.deeds(&reseller, "invitation-made").await, 2);
        // The reseller reads of all of them in one mail; no customer gets one.
        let mails = portal.outbox().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        let mail = portal.mail_to(&reseller.email).await;
        assert!(mail.text.contains("How many: 2"), "{}", mail.text);
        reseller.get(&reseller.page_of(&href)).await.expect(200);
        let activity = provider.get(&provider.at("/activity")).await;
        assert!(activity.body.contains(&import), "the activity leads to the import");
    })
    .await;
}

#[tokio::test]
async fn invitations_are_mailed_at_once_only_if_that_is_ticked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let file = "customer_name,customer_email\nContoso,ana@contoso.example\n";
        let import = provider.imports(&[], file).await;
        provider.begins(&import, &[("send", "yes")]).await;
        portal.import_all().await;
        let link = portal.link_to("ana@contoso.example").await;
        assert!(portal.works(&link).await);
        assert_eq!(portal.deeds(&provider, "invitation-mailed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn those_invited_and_customers_are_taken_only_if_that_is_ticked() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer().await;
        portal.has_customer(&provider, &customer).await;
        provider.invites(&addressed(&[])).await;
        provider.invites(&reusable(&[])).await;
        let file = format!(
            "customer_name,customer_email\nA,ana@contoso.example\nB,{}\n",
            customer.email
        );
        let import = provider.imports(&[], &file).await;
        let nothing = provider.post(&format!("{import}/commit"), &[]).await;
        assert!(nothing.expect(422).text(".problems").contains("no row"));
        provider.begins(&import, &[("with_customers", "yes")]).await;
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 3);
        let again = provider.imports(&[], &file).await;
        let both = [("with_customers", "yes"), ("with_invited", "yes")];
        provider.begins(&again, &both).await;
        portal.import_all().await;
        assert_eq!(portal.invitations_of(&provider).await, 5);
    })
    .await;
}

#[tokio::test]
async fn rejected_rows_come_back_as_a_file_to_mend_and_send_again() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let file = "customer_name,customer_email,note\n=cmd|' /C calc'!A0,broken,+1\nFine,fine@fine.example,\n";
        let import = provider.imports(&[], file).await;
        let rejected = provider.get(&format!("{import}/rejected.csv")).await.expect(200);
        let lines: Vec<&str> = rejected.body.lines().collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0], "line,problem,customer_name,customer_email,language,reseller,note");
        assert!(lines[1].starts_with("2,\"“customer_email” is “broken”, which is no e-mail address."), "{}", lines[1]);
        assert!(lines[1].contains(",'=cmd|' /C calc'!A0,broken,,,'+1"), "{}", lines[1]);
        let mended = rejected.body.replace("broken", "ana@contoso.example");
        let import = provider.imports(&[], &mended).await;
        provider.begins(&import, &[]).await;
        portal.import_all().await;
        // A formula stays a text in every file that leaves the house.
        let list = provider.get(&provider.at("/invitations.csv")).await.expect(200);
        assert!(list.body.contains("\n'=cmd|' /C calc'!A0,ana@contoso.example,"), "{}", list.body);
    })
    .await;
}

#[tokio::test]
async fn the_example_file_can_be_sent_as_it_is() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let example = provider.at("/invitations/import/example");
        let example = provider.get(&example).await.expect(200);
        let import = provider.imports(&[], &example.body).await;
        let page = provider.get(&import).await.expect(200);
        assert!(
            rows(&page).iter().all(|row| row.contains("Ready")),
            "{:?}",
            rows(&page)
        );
    })
    .await;
}
