## Subscriptions: what a customer bought, seen by it or by the provider that is its partner of record

subscriptions-lead-bought = What you bought, wherever you bought it. New partners and rights change none of it. What a provider sold you as CSP is entered and changed by that provider.
subscriptions-lead-sold = What your customers bought with you as partner of record.
subscriptions-search-bought = Subscription
subscriptions-search-sold = Subscription or customer
subscriptions-nothing = No subscriptions yet
subscriptions-nothing-bought = Enter what you bought directly, under an agreement or through an advisor. What a provider sold you appears here as soon as it enters it.
subscriptions-nothing-sold = Open a customer and enter what you sold to it.
subscriptions-term-soon = Ends or renews within 30 days, or was renewed
subscriptions-column-id = Id
subscriptions-column-customer = Customer
subscriptions-column-service = Service
subscriptions-column-product = Subscription
subscriptions-column-channel = Bought through
subscriptions-column-provider = Partner of record
subscriptions-column-seats = Seats
subscriptions-column-assigned = Assigned
subscriptions-column-term = Term
subscriptions-column-renewal = Renews itself
subscriptions-column-state = State
subscriptions-channel =
    { $channel ->
        [direct] Direct purchase
        [advisor] Advisor
        [csp] CSP reseller
        [open] Open licence
        [enterprise_agreement] Enterprise agreement
       *[other] Another channel
    }
subscriptions-renewal =
    { $renews ->
        [yes] Renews itself
       *[other] Ends
    }
subscriptions-renewed = Renewed after { $date }; the new term is not entered yet
subscriptions-renewed-enter = It renewed itself, and its new term is not known here.
subscriptions-renewed-change = Enter the new term
subscriptions-usage-label = Seats that are assigned
subscriptions-usage = { $assigned } of { $seats } assigned
subscriptions-by-use = Paid by use
subscriptions-no-provider = Nobody
subscriptions-holders = Who has licences
subscriptions-no-holders = Nobody has a licence of it.
subscriptions-assign = Choose people to assign it to
subscriptions-assign-all = Assign it to everybody
subscriptions-history = What happened
subscriptions-facts = Facts
subscriptions-change = Change
subscriptions-danger = Stop it
subscriptions-danger-about-cancel = Cancelling cannot be undone. A page asks you first.
subscriptions-danger-about = Suspending can be undone, cancelling cannot. A page asks you first.
subscriptions-not-yours = Only { $owner } can change this subscription. Ask them if something about it is wrong or should be different.
subscriptions-not-owner = Only the partner of record of a CSP subscription, or the customer of any other one, can change it.

subscriptions-enter = Enter a subscription
subscriptions-enter-for-customer = Enter a subscription
subscriptions-enter-verb = Enter the subscription
subscriptions-enter-bought = Enter what you bought directly, under an agreement or through an advisor. CSP subscriptions are entered by the provider that sold them.
subscriptions-enter-sold = You are the partner of record of what you enter here. The customer is told by mail; it sees the subscription and cannot change it.
subscriptions-entered = The subscription is entered.
subscriptions-to-it = See the subscription
subscriptions-choose = Choose
subscriptions-customer-hint = The customer’s short name, such as contoso. The page of the customer shows it, and leads here with it filled in.
subscriptions-product-hint = As the invoice names it, such as Exchange Online Plan 1.
subscriptions-channel-hint = CSP is not among them: the provider that sold it enters it.
subscriptions-provider-hint = Who was your advisor or sold you the agreement, if it is one of your providers. Nobody for direct purchases.
subscriptions-seats-hint = How many people it is for. Leave it empty for services that are paid by use.
subscriptions-term-ends = Term ends on
subscriptions-term-hint = The last day of the term.
subscriptions-auto-renew = Renews itself
subscriptions-auto-renew-hint = It then goes on after that day, as its seller does it, and does not expire here.
subscriptions-own-suspended = Your organisation is suspended, so it cannot enter anything new. Ask whoever runs this portal.

subscriptions-service-unknown = Choose one of the services.
subscriptions-channel-unknown = Choose how it was bought.
subscriptions-no-such-organisation = Type the customer’s short name, such as contoso: lower-case letters, digits and hyphens. The customer’s page shows it.
subscriptions-no-such-customer = You have no active relationship with such a customer. Open the customer from your list, or invite it first.
subscriptions-no-such-provider = This is not one of your providers. Choose one from the list, or nobody.
subscriptions-csp-is-the-providers =
    { $providers ->
        [none] CSP subscriptions are entered by the provider that sold them, and you have no provider here yet. Choose how else it was bought.
       *[other] CSP subscriptions are entered by the provider that sold them. Ask yours to enter it: { $providers }.
    }
subscriptions-only-csp = As a provider you enter what you sold as CSP. What was bought in another way is entered by the customer itself.
subscriptions-direct-has-none = What was bought directly has no partner of record. Choose nobody, or another way of buying.
subscriptions-seats-missing = This service has seats. Say how many.
subscriptions-seats-wrong = Use a whole number from 1 to 1,000,000.
subscriptions-paid-by-use = This service is paid by use and has no seats. Leave them empty.
subscriptions-below-assigned = People have { $assigned } licences of it, so { $seats } seats are too few. Take licences back first, or keep at least { $assigned }.
subscriptions-term-wrong = Use a day of the calendar, such as 2027-03-31.
subscriptions-term-over = That day is over. Use today or a later day.
subscriptions-term-too-long = That is more than ten years ahead. Use an earlier day.
subscriptions-is-cancelled = This subscription is cancelled, so there is nothing left to change. Enter a new one if it was bought again.
subscriptions-is-suspended = This subscription is suspended already.
subscriptions-no-relationship = Your relationship with this customer was removed, so nothing that you sold it can be prolonged or resumed. Invite the customer anew first.
subscriptions-is-not-suspended = This subscription is not suspended.

subscriptions-add-ons = Add-ons
subscriptions-add-ons-none = None. An add-on is bought for a subscription that is active, and ends with it.
subscriptions-add-ons-too = Its add-ons, with it
subscriptions-add-on-of = Add-on of
subscriptions-add-on-order = Order an add-on
subscriptions-add-on-title = Add-on for { $product }
subscriptions-add-on-lead = It has the term of { $product }, renews as that does, and is suspended and cancelled with it. The customer is told by mail.
subscriptions-add-on-which = Add-on
subscriptions-add-on-seats-hint = How many people it is for, at most { $seats }: as many as { $product } has seats.
subscriptions-add-on-verb = Order the add-on
subscriptions-add-on-ordered = The add-on is ordered.
subscriptions-add-on-there = { $product } is ordered for this subscription already. Change how many seats it has, or cancel it first.
subscriptions-add-on-unknown = Choose one of the add-ons.
subscriptions-more-than-base = An add-on has no more seats than the subscription that it is for, which has { $seats }. Use fewer, or raise the seats of that subscription first.
subscriptions-below-add-ons = An add-on of this subscription has { $seats } seats. Lower or cancel the add-on first, or keep at least { $seats }.
subscriptions-no-base = Add-ons are ordered for CSP subscriptions with seats, by the provider that sold them. Open such a subscription that is no add-on itself.
subscriptions-base-not-active = The subscription that the add-on is for is not active now. Resume or renew that one first.
subscriptions-follows-base = An add-on has the term of the subscription that it is for. Change term and renewal there.

subscriptions-now = Now
subscriptions-seats-change = Change seats
subscriptions-seats-title = Seats of { $product }
subscriptions-seats-new-hint = Not fewer than are assigned.
subscriptions-seats-verb = Save the seats
subscriptions-seats-set = The seats are saved.
subscriptions-renewal-change = Change term or renewal
subscriptions-renewal-title = Term and renewal of { $product }
subscriptions-renewal-verb = Save term and renewal
subscriptions-renewal-set = Term and renewal are saved.

subscriptions-what-changes = What changes
subscriptions-what-stays = What stays
subscriptions-when = When
subscriptions-when-now = At once
subscriptions-told = Who is told
subscriptions-told-nobody = Nobody by mail; your activity shows it, and so does that of the partner of record if there is one
subscriptions-told-customer = { $customer }, by mail
subscriptions-reason = Reason
subscriptions-reason-hint = The customer and the partner of record can read it.

subscriptions-suspend-title = Suspend “{ $product }”
subscriptions-suspend-verb = Suspend
subscriptions-suspend-changes = No licences of it can be assigned until it is resumed.
subscriptions-suspend-stays = Its seats, its term, the licences that people have, all other subscriptions, and the rights of all partners.
subscriptions-suspended = The subscription is suspended.
subscriptions-resume-title = Resume “{ $product }”
subscriptions-resume-verb = Resume
subscriptions-resume-changes = Licences of it can be assigned again.
subscriptions-resume-stays = Its seats and its term: the time of the suspension is not added.
subscriptions-resumed = The subscription is active again.
subscriptions-cancel-title = Cancel “{ $product }”
subscriptions-cancel-verb = Cancel subscription
subscriptions-cancel-changes = It is over for good: nothing of it can be changed or assigned any more, and it cannot be brought back.
subscriptions-cancel-stays = It stays in the list with its history. All other subscriptions and the rights of all partners stay.
subscriptions-cancelled = The subscription is cancelled.
