## Rights that partners ask for outside invitations, changes of rights that they ask for, and the customer's answer

delegation-ask-title = Ask { $customer } for rights
delegation-ask-lead = { $customer } sees in plain words what you ask for, and gives it, gives less of it, or declines. Until then nothing changes. A request that nobody answers lapses after 90 days.
delegation-ask-name = Name of these rights
delegation-ask-name-hint = At most 50 characters. Both sides see it; each of your delegations has its own.
delegation-ask-services-hint = For each service only one provider can hold rights. If another one does, the customer decides.
delegation-ask-days-hint = 1 to 730, counted from the day of the answer. The customer can make it shorter.
delegation-ask-renews = These rights are asked for again. When they are given, your access groups use them with the same roles as before, as far as these are given.
delegation-ask-verb = Ask for these rights
delegation-asked = The request is with the customer. Its admins were told by mail.
delegation-name-taken = You have, or had, a delegation of this name. Choose another one, such as the next number.
delegation-not-reachable = This customer cannot give you rights, because you no longer work with one of its providers. Ask one of its providers for a partnership first.
delegation-partner-not-reachable = This partner no longer works with one of your providers, so it cannot get new rights. Decline the request.
delegation-partner-suspended = This partner is suspended, so it cannot get new rights now. Decline the request, or answer it once the operator of this portal lets the partner act again.
delegation-not-waiting = Nothing waits for an answer here any more: it was answered or withdrawn, has lapsed, or ended with the rights.
delegation-see-what-became = See what became of it

delegation-asked-by = Asked for by
delegation-asked-at = Asked for
delegation-asked-term = Term
delegation-asked-days =
    { $days ->
        [one] One day
       *[other] { $days } days
    }
delegation-answer-no-role = Leave at least one role ticked, or decline the request.
delegation-answer-no-service = Leave at least one service ticked, or decline the request.
delegation-lapses-on = Lapses
delegation-lapses = To be answered before
delegation-waits = { $customer } has not answered yet. You have none of these rights until it does.
delegation-waits-gives = { $partner } asks for these rights. It has none of them until you approve.
delegation-answer = Answer
delegation-answer-this = Answer this request
delegation-answer-change = Answer
delegation-withdraw = Withdraw
delegation-withdraw-this = Withdraw the request
delegation-withdraw-about = The customer can no longer approve it, and is told.
delegation-withdraw-title = Withdraw the request “{ $name }” to { $customer }?
delegation-withdraw-stops-text = { $customer } can no longer approve this request.

delegation-answer-title = { $partner } asks you for rights
delegation-answer-lead = Give { $partner } what it asks for, give less of it, or decline. The term starts when you approve.
delegation-answer-change-title = { $partner } asks you to change “{ $name }”
delegation-answer-change-lead = Until you accept, the rights of { $partner } stay as they are. You can leave out what would be new.
delegation-answer-changed = Nothing was approved, because what is asked is not what you saw any more. Please read it again.
delegation-answer-nothing = So nothing would change. Tick something that is new, or decline.
delegation-difference = What goes and what stays
delegation-difference-none = None
delegation-roles-removed = Roles that go
delegation-roles-kept = Roles that stay
delegation-services-removed = Services that go
delegation-services-kept = Services that stay
delegation-new-end = End after the change
delegation-new-end-same = As before
delegation-stops-extending = No longer extends itself
delegation-added = What would be new
delegation-added-none = No new roles or services.
delegation-removed = What would go
delegation-approve = Approve and grant
delegation-accept-change = Accept the change
delegation-approved = Approved. Both sides are told by mail.
delegation-approved-handed-over = Approved. Both sides are told by mail. Whoever held some of them until now no longer holds these services, and is told.
delegation-answered-otherwise = This was approved before, and not as you chose now. Your answer changed nothing. Look at what the partner has now; to leave it less, shorten the rights or revoke them.
delegation-approved-before = This was approved before. Nothing changed.

delegation-decline-title = Decline what { $partner } asks for with “{ $name }”?
delegation-decline-verb = Decline
delegation-decline-what = What happens
delegation-decline-what-text = { $partner } gets nothing of what it asked for. It can ask again.
delegation-decline-change-text = The rights that { $partner } has already, until their end.
delegation-declined = Declined. Both sides are told by mail.

delegation-amend = Ask for a change
delegation-amend-title = Ask for a change of “{ $name }”
delegation-amend-lead = Say what the rights should become. The customer sees the difference and accepts it, leaves out what is new, or declines. Until then the rights stay as they are.
delegation-amend-days-hint = 1 to 730, counted from the day of the answer. Leave it empty to keep the present end.
delegation-amend-verb = Ask for this change
delegation-amend-open = You have asked for a change already, and the customer has not answered. Withdraw that first.
delegation-amend-see = See what you asked for
delegation-amend-nothing = This is what you have already. Change a role, a service, the term or the extension.
delegation-amend-withdraw = Withdraw this change
delegation-change-asked = The change is with the customer. Its admins were told by mail; until it answers, your rights stay as they are.
delegation-change-withdrawn = You withdrew the change. Your rights stay as they are.
delegation-change-waits = You asked { $customer } for a change of these rights. Until it answers they stay as they are.
delegation-change-waits-gives = { $partner } asks for a change of these rights. Until you answer they stay as they are.
delegation-changes = Changes that were asked for
delegation-changes-asked = Asked for

delegation-renew = Prepare the renewal
delegation-grant-again = Grant the same again
