## Delegated rights: what a customer gave, and to whom

delegations-title-gave = Delegated rights
delegations-lead-gave = What your partners may do for you, until when, and what ended. You can take back any of it at once.
delegations-title-got = Delegated rights
delegations-lead-got = What customers let you do for them. Rights end by themselves at their date, unless the customer lets them extend.
delegations-search-gave = Rights or partner
delegations-search-got = Rights or customer
delegations-nothing = No rights yet
delegations-nothing-gave = As soon as you grant rights to a partner, alone or with an invitation, they are listed here.
delegations-nothing-got-reseller = As soon as a customer grants you rights, they are listed here. Ask a customer for them on its page, or have your provider ask for them with an invitation.
delegations-nothing-got = As soon as a customer grants you rights, they are listed here. Ask for them with an invitation.
delegations-reseller = Reseller of the customer
delegations-column-name = Rights
delegations-column-other = Other side
delegations-column-partner = Partner
delegations-column-customer = Customer
delegations-column-state = State
delegations-column-roles = Roles
delegations-column-services = Services
delegations-column-since = Since
delegations-column-until = Until
delegations-column-auto-extend = Extension
delegations-column-granted-by = Accepted by
delegations-column-ended-because = Ended because
delegations-column-added = What was added

delegation-extends = Extends itself by 180 days at every end
delegation-extends-not = Ends at its date
delegation-last-used = Last used
delegation-added-since = Since { $date } also { $what }, accepted by { $person }
delegation-added-term = a longer term
delegation-added-extension = automatic extension
delegation-role-since = Since { $date }, accepted by { $person }
delegation-ended-at = Ended
delegation-ended-by = Ended by
delegation-end-reason =
    { $why ->
        [expired] Its term ended
        [revoked_by_customer] The customer took it back
        [resigned_by_partner] The partner gave it up or withdrew it
        [superseded] Handed over or replaced
        [relationship_removed] The relationship was removed
        [declined] Declined
        [lapsed] Not answered in time
       *[other] Ended
    }
delegation-history = What happened
delegation-facts = What it allows
delegation-facts-ended = What it allowed
delegation-facts-asked = What was asked for
delegation-of-partner = { $partner }: { $name }
delegation-in-customers-words = Roles are explained as the customer reads it: “you” is the customer.
delegation-change = Change
delegation-end-early = Danger zone
delegation-revoke = Revoke
delegation-resign = Give up
delegation-revoke-these = Revoke these rights
delegation-resign-these = Give up these rights
delegation-shorten-term = Shorten the term
delegation-shorten = Shorten
delegation-extend = Let it extend itself
delegation-stop-extending = Stop extending
delegation-revoke-about = The partner loses these rights at once. Its relationship with you stays.
delegation-revoke-about-alone = The partner loses these rights at once. It works neither with you nor with one of your providers any more, so nothing else ends.
delegation-resign-about = You lose these rights at once. The customer is told.

delegation-nothing-asked = Nothing waits for an answer here: it was answered already, or nobody asked.
delegation-has-ended = These rights have ended already, or were never given, so there is nothing left to change.
delegation-ended-on =
    { $given ->
        [no] These rights were never given: the request for them ended on { $at }. There is nothing left to change or take back.
       *[yes] These rights ended on { $at }. There is nothing left to change or take back.
    }
delegation-only-asked = Nobody has these rights yet: they are only asked for, so there is nothing to change or take back. The customer approves or declines the request; the partner can withdraw it.
delegation-see-request = The request
delegation-not-shorter = These rights end earlier than that already. Use fewer days.
delegation-only-customer-extends = Only the customer lets rights extend themselves. You can switch it off, not on.

delegation-reason = Reason
delegation-reason-hint = Both sides can read it.

delegation-revoke-title = Revoke the rights “{ $partner }: { $name }”?
delegation-revoke-stops = What stops
delegation-revoke-stops-text = { $partner } can no longer act for you with these rights, from the next moment on.
delegation-revoke-all-services = All of these services end together.
delegation-revoke-stays = What stays
delegation-revoke-stays-text = The relationship with { $partner } and its duty to support you, your subscriptions with their terms and owners, and the rights of all other partners.
delegation-when = When
delegation-when-now = At once
delegation-told = Who is told
delegation-told-both = You and { $partner }, by mail
delegation-revoked = The rights are revoked and no longer work. Both sides are told by mail; nothing else changed.

delegation-resign-title = Give up “{ $name }” at { $customer }?
delegation-resign-stops-text = You can no longer act for { $customer } with these rights, from the next moment on. Only the customer can grant them again.
delegation-revoke-stays-alone = Your subscriptions with their terms and owners, and the rights of all other partners. With { $partner } you have no relationship any more that could end.
delegation-resign-stays-text = The relationship with { $customer } and your duty to support it, its subscriptions, and any other rights that it gave you.
delegation-told-customer = You and { $customer }, by mail
delegation-resigned = You gave up the rights. They no longer work.

delegation-shorten-title = Shorten the term of “{ $partner }: { $name }”
delegation-shorten-lead = The rights then end earlier. Rights that extend themselves then stop doing so. Both of you are told by mail.
delegation-shorten-now = Present end
delegation-shorten-days = Days from now
delegation-shorten-days-hint =
    { $most ->
        [0] Less than a day is left of these rights, so they cannot be shortened. To end them earlier, revoke them.
       *[other] From 1 to { $most }. After so many days the rights end, which is earlier than they do now.
    }
delegation-shorten-days-wrong =
    { $most ->
        [0] Less than a day is left of these rights, so they cannot be shortened. To make them end earlier, revoke them.
       *[other] Use a whole number of days from 1 to { $most }, so that the rights end earlier than they do now.
    }
delegation-shorten-verb = Shorten the rights
delegation-shortened = The rights now end earlier.

delegation-extend-title = Let “{ $name }” extend itself
delegation-extend-text = At { $until }, and at each later end, 180 days are added, for ever, until either side switches it off. No reminders are sent while it is on.
delegation-extend-verb = Switch it on
delegation-stop-title = Stop extending “{ $name }”
delegation-stop-text = The rights then end at { $until }, unless they are granted again.
delegation-stop-verb = Switch it off
delegation-extend-never = Rights with Global Administrator never extend themselves. Grant smaller roles, or grant these again when they end.
delegation-extend-partner-suspended = The partner is suspended, so its rights cannot be let extend themselves. They stay until their end. Try again when the operator of this portal lets the partner act, or grant rights to another partner.
delegation-extend-not-reachable = The partner no longer works with one of your providers, so its rights cannot be let extend themselves. They stay until their end. Grant rights to another partner, or ask one of your providers to work with this one again.
delegation-extend-see-partners = Your partners
delegation-extend-limited-text = You can take Global Administrator out of these rights, and let all others extend themselves: at { $until }, and at each later end, by 180 days. The partner is told.
delegation-extend-limited-verb = Remove Global Administrator and extend
delegation-extends-now-limited = Global Administrator is taken out of these rights. All others extend themselves from now on.
delegation-extends-now = The rights extend themselves from now on.
delegation-extends-no-longer = The rights no longer extend themselves.

rights-template = Template of roles
rights-template-hint = Take a template, or single roles below, or both. No template holds Global Administrator.
rights-template-hint-ticked = Take a template, or single roles below, or both. Roles that are ticked below stay; untick what should go. No template holds Global Administrator.
rights-no-template = No template
rights-no-role = Choose at least one role, or a template.
rights-no-service = Choose at least one service.
rights-global-administrator-extends = Rights with Global Administrator never extend themselves. Untick the extension, or choose smaller roles.
rights-template-unknown = There is no such template of roles. Choose one from the list, or tick single roles.
rights-role-unknown = There is no such role. Tick some of those that are listed.
rights-service-unknown = There is no such service. Tick some of those that are listed.
rights-in-customers-words = Templates and roles are explained as the customer reads it: “you” is the customer.
rights-days-wrong = Days: use a whole number from 1 to 730.
delegation-rests = The partner is suspended, so these rights rest: nobody can use them. They hold again once the operator lets the partner act, unless they end before that; the customer can take them back at any time.
