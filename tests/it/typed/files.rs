//! Files of rows: nothing of a row is lost on its way back, and our own files can be sent as they are.
use crate::{harness::on_each_database, imports::rows, people::Person};

/// How each row of a file stands.
async fn states(of: &Person, import: &str) -> Vec<String> {
    let page = of.get(import).await.expect(200);
    page.texts("main > .list tbody .tag")
}

#[actix_web::test]
async fn the_list_of_people_as_a_file_is_read_as_it_is() {
    on_each_database(async |portal| {
        let (customer, other) = (portal.a_customer().await, portal.a_customer().await);
        customer
            .lists("Ana, the first", "ana@x.example", "Sales; Ops")
            .await;
        customer.lists("=Bo", "bo@x.example", "").await;
        let file = customer.get(&customer.at("/people.csv")).await.expect(200);
        assert!(file.body.starts_with("Id,Name,E-mail,"), "{}", file.body);
        let import = other.files("/people", &file.body).await;
        other.takes_over(&import).await.expect(303);
        let (mut read, mut sent) = (other.people("").await, customer.people("").await);
        read.sort();
        sent.sort();
        assert_eq!(read, sent);
        let import = customer.files("/people", &file.body).await;
        assert_eq!(
            states(&customer, &import).await,
            ["There already", "There already"]
        );
        // An address may be what was changed in it: the row is about the same person still.
        let edited = file.body.replace("ana@x.example", "ana@new.example");
        let import = customer.files("/people", &edited).await;
        assert_eq!(
            states(&customer, &import).await,
            ["There already", "There already"]
        );
        customer.takes_over(&import).await.expect(422);
        assert_eq!(customer.people("").await, sent);
        // Ids of another directory, and what others call an id, name nobody here.
        let import = other.files("/people", &edited).await;
        let states = states(&other, &import).await;
        assert_eq!(states.iter().filter(|it| *it == "Ready").count(), 1);
        let numbered = "id,name,email\n4711,Cem,cem@x.example\n";
        let import = other.files("/people", numbered).await;
        other.takes_over(&import).await.expect(303);
        assert_eq!(other.people("?text=cem").await, ["Cem"]);
    })
    .await;
}

#[actix_web::test]
async fn the_list_of_subscriptions_as_a_file_is_read_as_it_is() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        customer
            .bought(&[("channel", "advisor"), ("provider", provider.slug())])
            .await;
        let phone = customer
            .bought(&[("product", "Teams Phone"), ("auto_renew", "yes")])
            .await;
        let own = customer
            .get(&customer.at("/subscriptions.csv"))
            .await
            .expect(200);
        let import = customer.files("/subscriptions", &own.body).await;
        assert_eq!(
            states(&customer, &import).await,
            ["There already", "There already"]
        );
        // Whatever was changed in it, a row is about the same subscription still; also when that is over.
        let cancel = customer.at(&format!("{phone}/cancel"));
        customer.post(&cancel, &[]).await.expect(303);
        let before = customer.subscriptions("").await;
        let edited = own.body.replace("Teams Phone", "Teams Voice");
        let edited = edited.replace("2027-03-02", "2020-03-02");
        assert_ne!(edited, own.body);
        let import = customer.files("/subscriptions", &edited).await;
        assert_eq!(
            states(&customer, &import).await,
            ["There already", "There already"]
        );
        customer.takes_over(&import).await.expect(422);
        assert_eq!(customer.subscriptions("").await, before);
        // Ids of somebody else's list name nothing here.
        let other = portal.a_customer_of(&provider).await;
        let import = other.files("/subscriptions", &own.body).await;
        let strange = states(&other, &import).await;
        assert!(
            !strange.contains(&"There already".to_owned()),
            "{strange:?}"
        );
        provider.sold(&customer, &[]).await;
        let sold = provider
            .get(&provider.at("/subscriptions.csv"))
            .await
            .expect(200);
        let sold = sold.body.lines().filter(|line| !line.contains(",advisor,"));
        let import = provider
            .files("/subscriptions", &sold.collect::<Vec<_>>().join("\n"))
            .await;
        assert_eq!(states(&provider, &import).await, ["There already"]);
    })
    .await;
}

#[actix_web::test]
async fn one_product_with_two_terms_is_two_subscriptions() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        customer.bought(&[]).await;
        let file = "service,product,channel,seats,term_ends_on\n\
            teams,Teams Enterprise,direct,25,2027-03-02\n\
            teams,Teams Enterprise,direct,5,2027-04-02\n\
            teams,Teams Enterprise,direct,5,2027-05-02\n\
            teams,Teams Enterprise,direct,9,2027-05-02\n";
        let import = customer.files("/subscriptions", file).await;
        assert_eq!(
            states(&customer, &import).await,
            ["There already", "Ready", "Ready", "Twice in the file"]
        );
        customer.takes_over(&import).await.expect(303);
        assert_eq!(customer.subscriptions("").await, ["Teams Enterprise"; 3]);
    })
    .await;
}

#[actix_web::test]
async fn cells_that_are_too_many_stand_in_the_file_of_rejected_rows() {
    on_each_database(async |portal| {
        let (provider, customer) = (portal.a_provider().await, portal.a_customer().await);
        let file = "name,email,department\nContoso, Ltd,Sales,ana@x.example,=1\n";
        let import = customer.files("/people", file).await;
        assert!(rows(&customer.get(&import).await.expect(200))[0].contains("more cells"));
        let path = format!("{import}/rejected.csv");
        let rejected = customer.get(&path).await.expect(200);
        assert!(rejected.body.contains(",Contoso,Ltd,Sales,ana@x.example,'=1\r\n"), "{}", rejected.body);
        let file = "customer_name,customer_email,language,reseller,note\nContoso, Ltd,a@x.example,,,Met,here\n";
        let import = provider.imports(&[], file).await;
        let rejected = provider.get(&format!("{import}/rejected.csv")).await.expect(200);
        assert!(rejected.body.contains(",Contoso,Ltd,a@x.example,,,Met,here\r\n"), "{}", rejected.body);
    })
    .await;
}

#[actix_web::test]
async fn a_column_that_is_none_is_called_as_it_was_typed() {
    on_each_database(async |portal| {
        let customer = portal.a_customer().await;
        let path = customer.at("/people/import");
        let file = b"Name,E-mail,Job Title\nAna,ana@x.example,Boss\n";
        let back = customer.upload(&path, &[], file).await.expect(422);
        assert!(back.text("#file-error").contains("no column “Job Title”"));
    })
    .await;
}

#[actix_web::test]
async fn the_form_says_which_columns_may_be_empty() {
    on_each_database(async |portal| {
        let provider = portal.a_provider().await;
        let customer = portal.a_customer_of(&provider).await;
        for (who, needed, optional) in [
            (&provider, "customer", "channel (optional)"),
            (&customer, "channel", "customer (optional)"),
        ] {
            let page = who.get(&who.at("/subscriptions/import")).await.expect(200);
            let columns = page.texts(".facts dt");
            assert!(columns.contains(&needed.to_owned()), "{columns:?}");
            assert!(columns.contains(&optional.to_owned()), "{columns:?}");
        }
    })
    .await;
}
