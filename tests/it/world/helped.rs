//! What the world's customer asks to be helped with, and its looks at the rights that it gave: one that is over, and one
//! that has begun.
use super::World;

impl World {
    /// One about a service that partners work on, which the second reseller has; nothing of the other may turn up at a
    /// partner.
    pub(super) async fn ask_for_help(&mut self) {
        let customer = self.customer.founder();
        self.ask_about("power-bi", "hidden").await;
        let opened = self.ask_about("teams", "plain").await;
        let id = opened.rsplit('/').next().unwrap().to_owned();
        let grant = customer.at(&format!("/partners/{}/grant", self.rival.id()));
        let support = [
            ("role", "service-support-administrator"),
            ("service", "teams"),
            ("days", "30"),
        ];
        customer.post(&grant, &support).await.expect(303);
        let rights = customer.newest().await;
        let charged = [("partner", self.rival.slug())];
        let assign = format!("{opened}/assign");
        customer.post(&assign, &charged).await.expect(303);
        let revoke = customer.at(&format!("{rights}/revoke"));
        let reason = self.reason("revocation");
        customer
            .post(&revoke, &[("reason", &reason)])
            .await
            .expect(303);
        // Partners that work on its behalf come to the same request.
        let [provider, reseller, rival] = [&mut self.provider, &mut self.reseller, &mut self.rival];
        for house in [&mut self.customer, provider, reseller, rival] {
            house.ids.insert("service-requests", id.clone());
        }
    }

    async fn ask_about(&self, service: &str, what: &str) -> String {
        let customer = self.customer.founder();
        let subject = self.says(&format!("{what} request"));
        let body = self.says(&format!("{what} message"));
        let form = [
            ("service", service),
            ("severity", "high"),
            ("subject", subject.as_str()),
            ("body", body.as_str()),
        ];
        let path = customer.at("/service-requests");
        customer.post(&path, &form).await.expect(303).location
    }

    pub(super) async fn review_rights(&mut self) {
        let customer = self.customer.founder();
        let path = customer.at("/reviews");
        let begun = customer.post(&path, &[]).await.expect(303).location;
        let mut next = format!("{begun}/steps/1");
        while next.contains("/steps/") {
            let step = customer.get(&next).await.expect(200);
            let shown = step.attribute("input[name=shown]", "value");
            let keep = [("decision", "keep"), ("shown", shown.as_str())];
            let decided = customer.post(&next, &keep).await;
            next = decided.expect(303).location;
        }
        let begun = customer.post(&path, &[]).await.expect(303).location;
        let id = begun.rsplit('/').next().unwrap().to_owned();
        self.customer.ids.insert("reviews", id);
    }

    fn says(&self, what: &str) -> String {
        format!("{} {what}", self.word)
    }
}
