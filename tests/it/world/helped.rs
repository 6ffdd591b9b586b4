//! What the world's customer asks to be helped with, and its looks at the rights that it gave: one that is over, and one
//! that has begun.
use super::World;

impl World {
    /// The second reseller had it once and lost the rights since: nobody may work on it, so that nothing of it may turn
    /// up at a partner.
    pub(super) async fn ask_for_help(&mut self) {
        let customer = self.customer.founder();
        let (subject, body) = (self.says("request"), self.says("message"));
        let form = [
            ("service", "teams"),
            ("severity", "high"),
            ("subject", subject.as_str()),
            ("body", body.as_str()),
        ];
        let path = customer.at("/service-requests");
        let opened = customer.post(&path, &form).await.expect(303).location;
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
        self.customer.ids.insert("service-requests", id);
    }

    pub(super) async fn review_rights(&mut self) {
        let customer = self.customer.founder();
        let path = customer.at("/reviews");
        let begun = customer.post(&path, &[]).await.expect(303).location;
        let mut next = format!("{begun}/steps/1");
        while next.contains("/steps/") {
            let decided = customer.post(&next, &[("decision", "keep")]).await;
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
