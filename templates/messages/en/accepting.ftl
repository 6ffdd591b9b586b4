## The pages of an invitation's link

accepting-landing-title = { $provider } invites you
accepting-landing-lead = { $provider } would like to have you as its customer. Here is what that means; nothing happens until you have signed in and pressed Accept.
accepting-landing-lead-reseller = { $provider } and its reseller { $reseller } would like to have you as their customer. Here is what that means; nothing happens until you have signed in and pressed Accept.

accepting-first-sign-in = Sign in to answer
accepting-first-sign-in-text-any = Sign in with the account that you use for your company here. If your company has none yet, sign it up: it takes two minutes.
accepting-first-sign-in-text = Sign in with the mailbox that the invitation went to. If your company has no account here yet, sign it up: it takes two minutes.
accepting-sign-in = Sign in
accepting-sign-up = Sign up
accepting-first-sign-up = Sign up your company to answer
accepting-first-sign-up-text = Your account belongs to no customer yet. Only customers can accept an invitation.
accepting-own-page = Open the page of this invitation
accepting-first-colleagues = One of your colleagues has to answer
accepting-first-colleagues-text = For { $customer }, a global admin accepts invitations. Pass the link on to one of these people:
accepting-first-colleagues-nobody = At the moment nobody has that role.
accepting-signed-in-as = You are signed in as { $name } ({ $email }).
accepting-not-you = Not you? Sign out

accepting-asked = What is asked
accepting-asked-relationship = That you become a customer of { $provider }, under its customer agreement.
accepting-asked-rights =
    That you give { $partner } rights in your services for { $days ->
        [one] one day
       *[other] { $days } days
    }{ $extends ->
        [true] , extended by 180 days at each end until you or the partner switch it off:
       *[false] :
    }
accepting-asked-none = No rights are asked.
accepting-asked-less = You can accept less than is asked, or nothing of it.

accepting-who = Who asks
accepting-provider-named = Provider: { $name }
accepting-reseller-named = Reseller: { $name }
accepting-invitation = The invitation
accepting-domain = Domain
accepting-no-domain = None
accepting-domain-proven = proven by a mailbox
accepting-domain-claimed = claimed, not proven
accepting-country = Country
accepting-support = Support
accepting-no-support = No support contact was given
accepting-addressee = Made for
accepting-until = The link works until

accepting-unchanged = What does not change
accepting-unchanged-subscriptions = Subscriptions that you have stay as they are: their owner, their terms and the partner that they were bought from.
accepting-unchanged-number =
    { $count ->
        [0] You have no subscriptions here yet. What you enter or buy later keeps its owner, its terms and the partner that it was bought from.
        [one] Your subscription stays as it is: its owner, its terms and the partner that it was bought from.
       *[other] Your { $count } subscriptions stay as they are: their owner, their terms and the partner that they were bought from.
    }
accepting-unchanged-partner = Other partners keep the rights that you gave them, unless you choose a hand-over on this page.
accepting-unchanged-others = Other partners keep the rights that you gave them.
accepting-unchanged-billing = A partner that gets rights here and did not sell you a subscription is not billed for it, and cannot remove its seats, order for it, move it or change whom you bought it from.
accepting-unchanged-revoke = You see all rights on your page of partner relationships, and can take each of them back at once.

## Accepting

accepting-title = Accept the invitation of { $provider }?
accepting-whom = For whom you answer
accepting-organisation = Organisation
accepting-person = Signed in as
accepting-others = You can also answer for:
accepting-again = Your organisation accepted this invitation before. Rights that ended since can be given again here.
accepting-again-held = Your organisation accepted this invitation before. Rights that hold are named beside what is offered, and stay as they are unless you tick them. What ended or was left out can be given here.
accepting-stale = Before you can accept, the portal asks for your password once more.
accepting-stale-link = Do that first
accepting-granted = What you grant
accepting-granted-relationship = You become a customer of { $provider }. Each of the rights below you can give, give in part, or leave out.
accepting-granted-related = You are a customer of { $provider } already. Each of the rights below you can give, give in part, or leave out.
accepting-agreed = What you agree to
accepting-agreed-relationship = You become a customer of { $provider }. No rights are asked.
accepting-agreed-related = You are a customer of { $provider } already. No rights are asked.
accepting-offer =
    { $kind ->
        [reseller] Rights for the reseller { $partner }
       *[other] Rights for { $partner }
    }
accepting-grant = Give { $partner } the rights ticked below
accepting-grant-hint = Without this tick none of them is given.
accepting-grant-hint-held = Without this tick the rights that hold stay as they are.
accepting-holds = { $partner } holds rights until { $until } ({ $services }). Ticking this replaces them by what you choose here. If they include all of that already, they stay as they are.
accepting-otherwise = { $partner } holds rights already that did not come from here: { $roles }, for { $services }, until { $until }. They stay as they are; what you give here comes beside them.
accepting-otherwise-all = { $partner } holds rights already that did not come from here: { $roles }, for { $services }, until { $until }. They include all that is asked here, so you need not give it once more.
accepting-roles = Roles
accepting-roles-of = Roles for { $partner }
accepting-narrow = Untick what you do not want to give.
accepting-role = Role
accepting-does = What it allows
accepting-does-not = What it does not allow
accepting-services = Services
accepting-days = For how many days
accepting-days-hint = At most { $days }, which is until { $date }. Fewer are fine.
accepting-auto-extend = Extend by 180 days at each end
accepting-auto-extend-hint = Until you or the partner switch it off.
accepting-full-admin = { $partner } also asks for full control
accepting-full-admin-no = No, leave full control out
accepting-full-admin-yes = Yes, { $partner } shall be able to do everything
accepting-conflict = For each service only one provider can hold rights. At the moment these are held by somebody else:
accepting-conflict-choice = Hand-over
accepting-conflict-holder = { $service }: { $holder }
accepting-hand-over = Hand these services over to { $partner }
accepting-hand-over-hint =
    { $holders ->
        [one] { $holder } loses the rights for these services at once, and is told.
       *[other] Those named above lose the rights for these services at once, and are told.
    } Otherwise take away the ticks of these services.
accepting-agreement = Customer agreement
accepting-agreement-version = Version { $version } of the agreement of { $provider }.
accepting-agreement-download = Download as text
accepting-agreement-legend = Your consent
accepting-agreement-tick = I have read the agreement, and agree to it for { $customer }
accepting-signatory = Name of the signatory
accepting-signatory-hint = The person who signs for your organisation.
accepting-accept = Accept and grant
accepting-accept-only = Accept
accepting-decline = Decline

accepting-done = Accepted. This is your receipt; a summary was mailed to you.
accepting-done-nothing = Accepted. Your organisation is a customer of this provider; no rights were given. This is your receipt; a summary was mailed to you.
accepting-restored = Accepted again. What you ticked and was not there is given now.
accepting-agreed-anew = Your organisation has agreed to the new version of the agreement. The rights stay as they were.
accepting-replaced = Accepted again. Rights that held until now were replaced by those that you ticked; the list below says which rights hold now.
accepting-done-before = This was accepted before. Nothing changed.
accepting-more-before = More than you ticked was given before, and stays as it is. To give less, open the rights below, and shorten or revoke them.
accepting-restored-beside-more = Accepted again. What you ticked and was not there is given now. Of other rights more than you ticked was given before, and stays as it is. To give less, open the rights below, and shorten or revoke them.
accepting-agreed-beside-more = Your organisation has agreed to the new version of the agreement. More than you ticked was given before, and stays as it is. To give less, open the rights below, and shorten or revoke them.

## When an answer is not taken

accepting-agreement-needed = Tick that you agree to the agreement, or decline the invitation.
accepting-days-wrong = Use a whole number of days, at least 1 and at most as many as are asked for.
accepting-days-most = Use a whole number of days from 1 to { $days }, the number that is asked for.
accepting-wider = You can give less than is asked, but not more. { $field ->
    [role] Tick only roles that are asked for.
    [service] Tick only services that are asked for.
    [days] Use no more days than are asked for; where the end is to stay as it is, leave the days out.
   *[other] Untick the automatic extension, which is not asked for.
}
accepting-unknown-offer = This is not part of the invitation. Open the page again and fill it in there.
accepting-no-role = Leave at least one role ticked, or take away the tick that gives these rights.
accepting-no-service = Leave at least one service ticked, or take away the tick that gives these rights.
accepting-full-admin-extends = Rights with full control end at their term. Untick the box that extends them.
accepting-no-agreement = The provider has published no agreement, so there is nothing to agree to yet. Ask the provider.
accepting-held = Nothing was accepted. Other providers hold some of the services; choose the hand-over, or take away the ticks of these services.
accepting-changed = Nothing was accepted, because the offer is not what you saw any more. Please read it again:
accepting-changed-parties = Those who ask changed: another reseller passes the invitation on, or one of them has another name or support contact.
accepting-changed-rights = The rights that are asked for changed.
accepting-changed-agreement = There is a new version of the agreement.
accepting-since = Nothing was accepted, because this page was opened before something changed. Here is what is so now; you can accept again below:
accepting-since-accepted = Your organisation accepted this invitation on { $at }.
accepting-since-removed = { $provider } removed the relationship on { $at }.
accepting-since-ended = The rights of { $partner } from it ended on { $at }.
accepting-since-holds = { $partner } holds rights from it until { $at }.

accepting-refused-title = You cannot answer this invitation
accepting-refused-other-mailbox = This invitation is for another mailbox than yours. Sign in with the address that it was sent to, or ask { $provider } for an invitation of your own.
accepting-refused-own-organisation = A partner cannot become its own customer.
accepting-refused-other-market = { $provider } does not serve customers in this country: { $country }. Ask { $provider } which partner does.
accepting-refused-reusable = This link is for everybody, so it cannot be declined. Just leave it alone.
accepting-refused-partnership-ended = The reseller that this link came from no longer works with { $provider }. Ask { $provider } for a new one.
accepting-refused-suspended = Your organisation or { $provider } is suspended, and cannot agree to anything new. Ask whoever runs this portal.

## Declining

accepting-decline-title = Decline the invitation of { $provider }?
accepting-decline-text = No relationship is started and no rights are given. { $provider } is told, and the link ends.
accepting-decline-reason = Reason
accepting-decline-reason-hint = The provider and its reseller can read it.
accepting-decline-verb = Decline the invitation
accepting-declined = You declined the invitation. The provider was told.

## Links that open nothing

accepting-end-expired = This invitation has expired
accepting-end-expired-text = Its link worked only for some time, which is over. Nothing was changed.
accepting-end-revoked = This invitation was revoked
accepting-end-revoked-text = Whoever sent it took it back. Nothing was changed.
accepting-end-answered = This invitation was answered already
accepting-end-answered-text = It was accepted or declined before, so there is nothing left to answer.
accepting-end-removed = The provider ended the relationship
accepting-end-removed-text = Your organisation accepted this invitation, and the provider has removed the relationship since. This link does not start it again; ask for a new invitation.
accepting-end-used-up = This invitation is used up
accepting-end-used-up-text = Only a certain number of customers could accept it. Nothing was changed.
accepting-end-suspended = This invitation cannot be answered now
accepting-end-suspended-text = The provider that made it is suspended on this portal, so its links open nothing. Nothing was changed, and nothing can be accepted.
accepting-end-unknown = This link opens nothing
accepting-end-unknown-text = It may be incomplete, or a newer link took its place. Look for a later mail, or check that the whole link was copied.
accepting-end-receipt = Your organisation accepted it.
accepting-end-receipt-link = See the receipt
accepting-end-ask = Whom to ask
accepting-end-nobody = Ask whoever sent you the link.
accepting-end-button-text =
    { $remedy ->
        [invitation] The sender is told that somebody needs a new invitation, not who you are.
       *[other] The sender is told that somebody needs a new link, not who you are.
    }
accepting-end-button =
    { $remedy ->
        [invitation] Ask for a new invitation
       *[other] Ask for a new link
    }
accepting-end-asked = Somebody asked for a new one within the last day, and the sender was told of it.
accepting-link-asked-sender = The sender has been told.
accepting-link-asked = If the link was once ours, its sender has been told.

## The receipt

receipt-title = Receipt: agreed with { $provider }
receipt-lead = Keep this page or print it. A summary was mailed to you.
receipt-back = Partner relationships
receipt-agreed = What was agreed
receipt-customer = Customer
receipt-provider = Provider
receipt-reseller = Reseller
receipt-version = Version of the agreement
receipt-signatory = Signed by
receipt-accepted-by = Accepted by
receipt-when = Accepted
receipt-fingerprint = Fingerprint of the text (SHA-256)
receipt-next = Next date: first rights end
receipt-granted = What was granted
receipt-nothing-granted = No rights were given.
receipt-partner = Partner
receipt-roles = Roles
receipt-services = Services
receipt-until = Until
receipt-since = Granted
receipt-extends = Extends by itself until it is switched off
receipt-handed = What was handed over
receipt-handed-text = The partners below lost their rights for these services and were told. Everything else stayed: their other rights, the relationship, your subscriptions.
receipt-handed-from = From
receipt-handed-when = Handed over
receipt-revoke = How to take rights back
receipt-revoke-text = You can take back the rights of any partner at once, without asking anybody.
receipt-revoke-link = Open your partner relationships
receipt-text = The text that was agreed to
