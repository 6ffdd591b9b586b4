//! A step of a review as pages show it.
use super::{Found, Whole};
use crate::{
    domain::{access::Scope, paths, review::Decision, time::Timestamp},
    messages::Phrase,
    web::{
        delegations::view::{Other, View, names},
        page::Frame,
    },
};

/// A delegation in a review.
#[derive(Debug)]
pub struct Line {
    pub href: String,
    pub d: View,
    /// What was decided on; until then what the rights are now.
    pub roles: String,
    pub services: String,
    /// Their end then, and whether they extended themselves.
    pub until: Option<(Timestamp, bool)>,
    pub decision: Option<Made>,
    /// Not decided, and ended meanwhile.
    pub over: bool,
    /// Ended meanwhile, whether that is noted or not.
    pub ended: bool,
}

/// A decision.
#[derive(Debug)]
pub struct Made {
    pub word: &'static str,
    pub words: Phrase,
    /// When the rights end that were shortened.
    pub new_until: Option<Timestamp>,
    pub by: String,
    pub at: Timestamp,
}

impl Line {
    pub(super) fn all(f: &Frame, reader: &Scope, found: &Found, now: Timestamp) -> Vec<Self> {
        let steps = found.steps.iter();
        steps
            .map(|step| Self::new(f, reader, found, step, now))
            .collect()
    }

    fn new(f: &Frame, reader: &Scope, found: &Found, whole: &Whole, now: Timestamp) -> Self {
        let (step, kept, partner) = whole;
        let d = View::new(f, reader, kept, Other::of(partner), now);
        let d = d.with_consents(f, &found.consents(whole));
        let made = step.decision.as_ref().map(|(decision, made)| Made {
            word: tag(*decision),
            words: f.t("reviews-decision").with("decision", decision.as_str()),
            new_until: step.new_until,
            by: made.by.to_string(),
            at: made.at,
        });
        let slug = &reader.organisation.slug;
        let rights = step.rights(&kept.delegation, now);
        Self {
            href: paths::review_step(slug, found.review.id, step.place),
            roles: names(f, "role", rights.roles.joined()),
            services: names(f, "service", rights.services.joined()),
            until: rights.until,
            over: made.is_none() && !d.live,
            ended: match &step.decision {
                Some((decision, _)) => *decision == Decision::Ended,
                None => !d.live,
            },
            decision: made,
            d,
        }
    }
}

/// The state that tags know.
const fn tag(decision: Decision) -> &'static str {
    match decision {
        Decision::Keep => "accepted",
        Decision::Shorten => "ending",
        Decision::Revoke => "revoked",
        Decision::Ended => "ended",
    }
}
