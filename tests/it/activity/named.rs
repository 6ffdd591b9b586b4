//! Every verb of the activity has a test that names it: a new one fails here until somebody writes down which.
use crate::tree::{files, none};
use multichannel::domain::activity::Verb;
use std::fs;

/// The verb, the file of the test that does it and reads of it at the organisations concerned, and that test.
const TESTS: &str = "
organisation-founded activity/organisations.rs an_organisation_begins_its_activity_with_who_founded_it
organisation-suspended activity/organisations.rs an_organisation_reads_that_the_operator_suspended_it_and_let_it_act_again
organisation-resumed activity/organisations.rs an_organisation_reads_that_the_operator_suspended_it_and_let_it_act_again
settings-changed activity/organisations.rs new_settings_and_a_new_agreement_stand_in_the_own_organisation_alone
agreement-published activity/organisations.rs new_settings_and_a_new_agreement_stand_in_the_own_organisation_alone
member-added activity/members.rs who_was_asked_and_joined_stands_under_the_name_that_they_were_asked_by
member-joined activity/members.rs who_was_asked_and_joined_stands_under_the_name_that_they_were_asked_by
member-declined activity/members.rs who_declined_stands_where_they_were_asked_and_not_whose_account_it_is
member-left activity/members.rs new_roles_a_removal_and_leaving_stand_in_the_own_organisation_alone
member-changed activity/members.rs new_roles_a_removal_and_leaving_stand_in_the_own_organisation_alone
member-removed activity/members.rs new_roles_a_removal_and_leaving_stand_in_the_own_organisation_alone
partnership-asked activity/partnerships.rs a_question_and_its_new_link_stand_at_the_provider_and_an_agreement_at_both
partnership-link-renewed activity/partnerships.rs a_question_and_its_new_link_stand_at_the_provider_and_an_agreement_at_both
partnership-accepted activity/partnerships.rs a_question_and_its_new_link_stand_at_the_provider_and_an_agreement_at_both
partnership-ended activity/partnerships.rs an_end_stands_with_its_reason_at_both_and_without_it_at_their_customers
invitation-made imports/rows.rs the_ready_part_is_made_as_the_form_and_the_row_say
invitation-handed-over activity/invitations.rs a_hand_over_stands_at_the_provider_and_the_reseller_that_got_it
invitation-link-copied invitations/handing.rs what_was_handed_over_can_be_seen_copied_and_sent_but_not_changed
invitation-mailed invitations/drafts.rs a_reseller_sends_what_it_was_handed
invitation-resent invitations/twice.rs a_new_link_that_is_asked_for_twice_on_one_page_is_made_once
invitation-opened sign_up/opened.rs the_timeline_says_that_somebody_signed_up_from_the_invitation
invitation-accepted activity/invitations.rs an_acceptance_stands_at_the_customer_the_provider_and_the_reseller_that_brought_it
invitation-declined activity/invitations.rs a_refusal_stands_with_its_reason_at_the_customer_and_at_those_who_asked
invitation-revoked invitations/pages.rs a_revoked_invitation_is_dead_and_its_reseller_told
invitation-reminded activity/links.rs a_reminder_and_the_end_of_a_link_stand_at_the_provider_and_its_reseller
invitation-expired activity/links.rs a_reminder_and_the_end_of_a_link_stand_at_the_provider_and_its_reseller
invitations-imported imports/rows.rs the_ready_part_is_made_as_the_form_and_the_row_say
invitation-import-cancelled imports/work.rs it_can_be_stopped_between_steps_and_what_was_made_stays
invitation-link-asked activity/links.rs that_somebody_asked_for_a_new_link_stands_where_it_came_from_and_names_nobody
relationship-started activity/invitations.rs an_acceptance_stands_at_the_customer_the_provider_and_the_reseller_that_brought_it
relationship-removed activity/relationships.rs a_removal_stands_with_its_reason_at_all_three_and_the_end_of_rights_where_they_were
relationship-aliased activity/relationships.rs another_name_for_a_customer_stands_at_the_provider_alone
relationship-end-asked activity/relationships.rs what_a_customer_asks_about_the_end_and_what_the_provider_answers_stand_at_these_two
relationship-kept activity/relationships.rs what_a_customer_asks_about_the_end_and_what_the_provider_answers_stand_at_these_two
agreement-accepted activity/invitations.rs an_acceptance_stands_at_the_customer_the_provider_and_the_reseller_that_brought_it
delegation-requested delegation_requests/asking.rs a_partner_asks_a_customer_on_its_list_and_both_sides_see_what_waits
delegation-approved delegation_requests/answers.rs the_term_starts_when_it_is_approved_and_both_sides_are_told_once
delegation-declined delegation_requests/answers.rs a_customer_declines_with_its_reason
delegation-withdrawn activity/amendments.rs a_request_that_is_withdrawn_stands_at_both_sides
amendment-asked delegation_requests/changes.rs a_declined_or_withdrawn_change_leaves_the_rights_and_makes_room_for_another
amendment-declined activity/amendments.rs a_change_that_is_declined_or_withdrawn_stands_at_both_sides
amendment-withdrawn activity/amendments.rs a_change_that_is_declined_or_withdrawn_stands_at_both_sides
amendment-lapsed delegation_requests/lapsing.rs a_change_lapses_with_all_jobs_stopped_and_stands_in_nobodys_way
delegation-amended delegation_requests/changes.rs the_customer_sees_the_difference_and_the_old_rights_stay_until_it_accepts
delegation-granted activity/delegations.rs rights_that_are_given_shortened_and_taken_back_stand_at_their_two_sides
delegation-shortened activity/delegations.rs rights_that_are_given_shortened_and_taken_back_stand_at_their_two_sides
delegation-narrowed activity/delegations.rs what_is_handed_over_stands_at_the_customer_and_who_lost_it_and_not_at_who_got_it
delegation-superseded activity/delegations.rs what_is_handed_over_stands_at_the_customer_and_who_lost_it_and_not_at_who_got_it
delegation-revoked activity/delegations.rs rights_that_are_given_shortened_and_taken_back_stand_at_their_two_sides
delegation-ended activity/relationships.rs a_removal_stands_with_its_reason_at_all_three_and_the_end_of_rights_where_they_were
delegation-end-asked activity/delegations.rs what_a_provider_asks_about_a_former_resellers_rights_stays_between_it_and_the_customer
delegation-end-declined activity/delegations.rs what_a_provider_asks_about_a_former_resellers_rights_stays_between_it_and_the_customer
delegation-resigned activity/delegations.rs rights_that_a_partner_gives_up_stand_at_their_two_sides
delegation-extension-switched activity/delegations.rs what_an_earlier_version_recorded_is_still_shown
delegation-extension-started delegation_requests/bulk.rs all_that_are_found_are_taken_and_many_go_on_in_the_background
delegation-extension-stopped delegation_requests/bulk.rs all_that_are_found_are_taken_and_many_go_on_in_the_background
delegation-extended-without-full-admin delegation_requests/extending.rs full_control_is_dropped_and_the_rest_extends_itself_in_one_click_of_the_customer
delegation-extended terms.rs rights_that_extend_themselves_go_on_and_the_passed_ends_are_told_once
delegation-expired terms.rs an_end_is_written_down_once_however_many_look
delegation-lapsed delegation_requests/lapsing.rs a_request_lapses_with_all_jobs_stopped
subscription-entered activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
subscription-seats-changed activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
subscription-renewal-changed activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
subscription-suspended activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
subscription-resumed activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
subscription-cancelled activity/subscriptions.rs what_a_provider_does_to_what_it_sold_stands_at_the_customer_too
request-opened activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-answered activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-taken-up activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-waiting activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-resolved activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-closed activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-assigned activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
request-released activity/requests.rs what_a_partner_does_to_a_request_stands_at_the_customer_and_at_that_partner
review-started activity/reviews.rs a_review_and_the_rights_that_it_kept_stand_at_the_customer_alone
review-finished activity/reviews.rs a_review_and_the_rights_that_it_kept_stand_at_the_customer_alone
delegation-kept activity/reviews.rs a_review_and_the_rights_that_it_kept_stand_at_the_customer_alone
person-added activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
person-changed activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
person-removed activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
person-mailed activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
licence-assigned activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
licence-taken-back activity/directory.rs what_a_partner_does_to_people_stands_at_the_customer_and_at_that_partner
group-made activity/groups.rs a_group_that_is_made_changed_and_deleted_stands_in_its_own_organisation_alone
group-changed activity/groups.rs a_group_that_is_made_changed_and_deleted_stands_in_its_own_organisation_alone
group-deleted activity/groups.rs a_group_that_is_made_changed_and_deleted_stands_in_its_own_organisation_alone
access-assigned activity/groups.rs rights_that_a_group_gets_and_loses_stand_at_the_partner_alone
access-removed activity/groups.rs rights_that_a_group_gets_and_loses_stand_at_the_partner_alone
access-narrowed delegation_requests/lent.rs a_role_that_comes_back_is_lent_only_when_the_partner_says_so_again
access-carried-over delegation_requests/renewing.rs the_groups_of_the_old_rights_use_the_new_ones_from_the_approval_on
template-saved invitations/twice.rs a_template_is_saved_once_under_its_name
";

/// The lines of [`TESTS`].
fn rows() -> Vec<[&'static str; 3]> {
    let lines = TESTS.lines().filter(|line| !line.is_empty());
    let row = |line: &'static str| {
        let mut words = line.split(' ');
        [(); 3].map(|()| words.next().expect("verb, file and test"))
    };
    lines.map(row).collect()
}

#[test]
fn every_verb_has_a_test_that_names_it() {
    let rows = rows();
    let mut faults = Vec::new();
    for verb in Verb::ALL {
        let verb = verb.as_str();
        let named = rows.iter().filter(|[named, ..]| *named == verb).count();
        if named != 1 {
            faults.push(format!("{verb}: {named} tests are named for it"));
        }
    }
    for [verb, file, test] in rows {
        let text = fs::read_to_string(format!("tests/it/{file}")).unwrap_or_default();
        let is_there = text.contains(&format!("async fn {test}()"));
        if Verb::parse(verb).is_none() || !is_there || !text.contains(&format!("\"{verb}\"")) {
            faults.push(format!("{verb}: no test {test} of {file} asserts it"));
        }
    }
    none(faults);
}

/// What only earlier versions recorded.
const OLD: [Verb; 1] = [Verb::DelegationExtensionSwitched];

#[test]
fn every_verb_is_recorded_by_an_action() {
    let actions = files("src/actions", &["rs"]);
    let mut faults = Vec::new();
    for verb in Verb::ALL {
        let name = format!("Verb::{verb:?}");
        let is_recorded = actions.iter().any(|it| it.shipped().contains(&name));
        if !is_recorded && !OLD.contains(verb) {
            faults.push(format!("{name}: no action records it"));
        }
    }
    none(faults);
}
