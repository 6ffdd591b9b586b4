//! People and subscriptions from files: looked at first, taken over in part, and each problem told.
use crate::{client::Answer, harness::on_each_database, people::Person};

impl Person {
    /// Sends a file into a list.
    async fn sends_rows(&self, list: &str, file: &str) -> Answer {
        let at = self.at(&format!("{list}/import"));
        self.upload(&at, &[], file.as_bytes()).await
    }
    /// Sends a file that can be read; the address of its page.
    pub async fn files(&self, list: &str, file: &str) -> String {
        self.sends_rows(list, file).await.expect(303).location
    }
    /// Has the ready rows taken over.
    pub async fn takes_over(&self, import: &str) -> Answer {
        self.post(&format!("{import}/commit"), &[]).await
    }
}

/// State and what to know of each row.
fn rows(page: &Answer) -> Vec<String> {
    page.texts("main > .list tbody tr")
}

#[actix_web::test]
async fn people_of_a_file_are_looked_at_and_then_added() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        customer.lists("Ana", "ana@x.example", "").await;
        let page = customer
            .get(&customer.at("/people/import"))
            .await
            .expect(200);
        assert!(page.text("main").contains("department"));
        let file = "Email;Name;Department\r\nbo@x.example;Bo;Care\r\nANA@x.example;Ana again;\r\n\
            bo@X.example;Twin;\r\nbad;;\r\ncem@x.example;Cem;;;x\r\neva@x.example;Eva;\r\n";
        let import = customer.files("/people", file).await;
        let page = customer.get(&import).await.expect(200);
        let expected = [
            "2 Bo bo@x.example Ready",
            "3 Ana again ANA@x.example There already It is there already.",
            "4 Twin bo@X.example Twice in the file Line 2 says the same.",
            "5 bad Has mistakes “name” is empty. Fill it in. “email” is “bad”, which is no e-mail address.",
            "6 Cem cem@x.example Has mistakes The row has more cells",
            "7 Eva eva@x.example Ready",
        ];
        for (row, begin) in rows(&page).iter().zip(expected) {
            assert!(row.starts_with(begin), "{row}\n{begin}");
        }
        assert_eq!(customer.people("").await, ["Ana"], "nothing is added yet");
        let only = customer.get(&format!("{import}?state=malformed")).await;
        assert_eq!(rows(&only.expect(200)).len(), 2);
        // Somebody adds one of them meanwhile.
        customer.lists("Eva by hand", "eva@x.example", "").await;
        customer.takes_over(&import).await.expect(303);
        customer.takes_over(&import).await.expect(303);
        let page = customer.get(&import).await.expect(200);
        assert!(page.text(".lead").contains("1 row was imported"));
        assert_eq!(customer.people("?text=bo").await, ["Bo"]);
        assert_eq!(customer.people("").await.len(), 3);
        let href = page.attribute("main > .list tbody th a", "href");
        let bo = customer.get(&href).await.expect(200);
        assert_eq!(bo.texts(".timeline .what"), ["Added Bo to the directory"]);
        let rejected = customer
            .get(&format!("{import}/rejected.csv"))
            .await
            .expect(200);
        assert_eq!(
            rejected.body.lines().next(),
            Some("line,problem,id,name,email,department")
        );
        assert_eq!(rejected.body.lines().count(), 6);
        // Mended and sent again as it is: our own columns are passed over.
        let mended = "line,problem,name,email\n6,x,Cem,cem@x.example\n";
        let import = customer.files("/people", mended).await;
        customer.takes_over(&import).await.expect(303);
        assert_eq!(customer.people("?text=cem").await, ["Cem"]);
    })
    .await;
}

#[actix_web::test]
async fn a_file_that_is_none_and_one_that_is_thrown_away_add_nobody() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        for (file, why) in [
            ("", "The file is empty"),
            ("name\nAna\n", "The column “email” is missing"),
            ("name,email,phone\nAna,a@x.example,1\n", "no column “phone”"),
            ("name,email\n", "no row below"),
        ] {
            let refused = customer.sends_rows("/people", file).await.expect(422);
            assert!(
                refused.text("#file-error").contains(why),
                "{}",
                refused.text("#file-error")
            );
        }
        let many = format!("name,email\n{}", "Ana,a@x.example\n".repeat(2001));
        let refused = customer.sends_rows("/people", &many).await.expect(422);
        assert!(refused.text("#file-error").contains("more than 2,000"));
        let import = customer
            .files("/people", "name,email\nAna,a@x.example\n")
            .await;
        customer
            .post(&format!("{import}/cancel"), &[])
            .await
            .expect(303);
        let refused = customer.takes_over(&import).await.expect(409);
        assert!(refused.text("main").contains("ended already"));
        let import = customer.files("/people", "name,email\nAna,bad\n").await;
        customer.takes_over(&import).await.expect(422);
        assert!(customer.people("").await.is_empty());
        let example = customer.get(&customer.at("/people/import/example")).await;
        let import = customer.files("/people", &example.expect(200).body).await;
        customer.takes_over(&import).await.expect(303);
        assert_eq!(customer.people("").await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn two_thousand_people_are_added_in_one_go() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let row = |n| format!("Person {n},person{n}@x.example\n");
        let file = format!("name,email\n{}", (0..2000).map(row).collect::<String>());
        let import = customer.files("/people", &file).await;
        customer.takes_over(&import).await.expect(303);
        let page = customer.get(&import).await.expect(200);
        assert!(page.text(".lead").contains("2,000 rows were imported"));
        let file = customer.get(&customer.at("/people.csv")).await.expect(200);
        assert_eq!(file.body.lines().count(), 2001);
    })
    .await;
}

#[actix_web::test]
async fn a_customer_enters_what_it_bought_elsewhere_from_a_file() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer.bought(&[]).await;
        let advisor = provider.slug();
        let file = format!(
            "service,product,channel,provider,seats,term_ends_on,auto_renew\n\
            teams,Teams Enterprise,direct,,25,2027-03-02,\n\
            intune,Intune Plan 1,advisor,{advisor},10,2027-03-02,yes\n\
            azure,Azure plan,enterprise_agreement,,,2027-03-02,no\n\
            azure,Azure plan,Enterprise Agreement,,,2027-03-02,yes\n\
            azure,Azure plan,enterprise_agreement,,,2028-03-02,no\n\
            teams,Teams Phone,csp,,5,2027-03-02,\n\
            teams,Teams Rooms,,,5,2027-03-02,\n\
            teams,Teams Live,direct,{advisor},5,2027-03-02,\n\
            teams,Teams Old,direct,,5,2020-03-02,\n\
            teams,Teams None,direct,,,2027-03-02,\n\
            azure,Azure seats,direct,,5,2027-03-02,\n\
            teams,Teams Other,advisor,nobody-here,5,2027-03-02,\n"
        );
        let import = customer.files("/subscriptions", &file).await;
        let page = customer.get(&import).await.expect(200);
        let expected = [
            "There already",
            "Ready",
            "Ready",
            "Twice in the file Line 4",
            "Ready",
            "Has mistakes “channel” is csp, and CSP subscriptions are entered by the provider",
            "Has mistakes “channel” is empty",
            &format!("Has mistakes “provider” is “{advisor}”, and what was bought directly"),
            "Has mistakes “term_ends_on” is “2020-03-02”, a day that is over",
            "Has mistakes “seats” is empty",
            "Has mistakes “seats” is “5”, and this service is paid by use",
            "Has mistakes “provider” is “nobody-here”, which is none of your providers",
        ];
        let found = rows(&page);
        assert_eq!(found.len(), expected.len());
        for (row, part) in found.iter().zip(expected) {
            assert!(row.contains(part), "{row}\n{part}");
        }
        customer.takes_over(&import).await.expect(303);
        let products = [
            "Azure plan",
            "Azure plan",
            "Intune Plan 1",
            "Teams Enterprise",
        ];
        assert_eq!(customer.subscriptions("").await, products);
        assert_eq!(provider.subscriptions("").await, ["Intune Plan 1"]);
        assert!(portal.mails_to(&customer.email).await.is_empty());
        // The provider's own imports are not the customer's, and the other way round.
        let foreign = import.replace(customer.slug(), provider.slug());
        provider.get(&foreign).await.expect(404);
    })
    .await;
}

#[actix_web::test]
async fn a_provider_enters_what_it_sold_from_a_file_and_each_customer_is_told_once() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        let second = portal.a_customer_of(&provider).await;
        let stranger = portal.a_customer().await;
        let (one, two, other) = (customer.slug(), second.slug(), stranger.slug());
        let file = format!(
            "customer,service,product,channel,seats,term_ends_on\n\
            {one},teams,Teams Enterprise,csp,25,2027-03-02\n\
            {one},intune,Intune Plan 1,,10,2027-03-02\n\
            {two},teams,Teams Enterprise,csp,5,2027-03-02\n\
            {other},teams,Teams Enterprise,csp,5,2027-03-02\n\
            ,teams,Teams Enterprise,csp,5,2027-03-02\n\
            {one},power-bi,Power BI Pro,direct,5,2027-03-02\n"
        );
        let import = provider.files("/subscriptions", &file).await;
        let page = provider.get(&import).await.expect(200);
        let expected = [
            "Ready",
            "Ready",
            "Ready",
            &format!("“customer” is “{other}”, which is no customer with which you have an active"),
            "“customer” is empty",
            "“channel” is “direct”, which is not csp",
        ];
        for (row, part) in rows(&page).iter().zip(expected) {
            assert!(row.contains(part), "{row}\n{part}");
        }
        provider.takes_over(&import).await.expect(303);
        assert_eq!(
            customer.subscriptions("").await,
            ["Intune Plan 1", "Teams Enterprise"]
        );
        assert_eq!(second.subscriptions("").await, ["Teams Enterprise"]);
        let mail = portal.mail_to(&customer.email).await;
        assert!(mail.subject.contains("2 subscriptions"), "{}", mail.subject);
        let mail = portal.mail_to(&second.email).await;
        assert!(mail.text.contains("Teams Enterprise"), "{}", mail.text);
        let again = provider.files("/subscriptions", &file).await;
        let page = provider.get(&again).await.expect(200);
        assert_eq!(page.texts("main > .list .tag")[..3], ["There already"; 3]);
    })
    .await;
}

#[actix_web::test]
async fn rows_that_are_there_already_are_counted_apart_from_those_to_mend() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let first = "name,email\nAna,ana@x.example\n";
        let import = customer.files("/people", first).await;
        customer.takes_over(&import).await.expect(303);
        let again = customer.files("/people", first).await;
        let page = customer.get(&again).await.expect(200);
        let said = page.text("#rejected");
        assert!(said.contains("1 row is there already"), "{said}");
        assert!(!said.contains("Mend"), "{said}");
        assert!(page.text("main").contains("All rows are there already"));
        let mixed = format!("{first}Bo,bad\n");
        let mixed = customer.files("/people", &mixed).await;
        let said = customer.get(&mixed).await.expect(200).text("#rejected");
        for words in ["1 row is not imported", "1 row is there already"] {
            assert!(said.contains(words), "{said}");
        }
    })
    .await;
}
