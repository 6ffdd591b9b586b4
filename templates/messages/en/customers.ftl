## The customers of a provider or reseller

customers-search = Name, domain or your name for it
customers-rights = Rights
customers-rights-active = With rights now
customers-rights-ending = Rights end soon
customers-rights-without = Without rights
customers-reseller = Reseller
customers-provider = Provider
customers-column-id = Id
customers-choose-to-enter = For whom do you enter a subscription? Open the customer here, and press “Enter a subscription” on its page.
customers-column-name = Customer
customers-column-alias = Your name for it
customers-column-domain = Domain
customers-column-proven = Domain proven
customers-column-country = Country
customers-column-other = Reseller or provider
customers-column-since = Customer since
customers-column-until = Own rights until
customers-proven = proven
customers-claimed = claimed
customers-no-rights = None
customers-nothing = No customers yet
customers-nothing-provider = A company is your customer as soon as it accepts one of your invitations.
customers-invite = Invite a customer
customers-nothing-reseller = Customers are here as soon as they accept an invitation that was handed to you, or give you rights by themselves.

customers-history = What happened
customers-facts = Facts
customers-short-name = Short name
customers-with = { $kind ->
    [provider] Reseller
   *[other] Provider
}
customers-agreed = Agreement
customers-agreed-version = Version { $version }, accepted
customers-invitation = Came through
customers-invitation-link = This invitation
customers-rights-only = This customer is not attributed to you. It is on your list because it gave you rights.
customers-alias = Your name for it
customers-alias-is = You call it { $alias }
customers-alias-label = Your name for it
customers-alias-hint = Seen by your organisation alone. Leave it empty to go back to the customer’s own name.
customers-alias-save = Save
customers-alias-set = Your name for the customer was saved.
customers-subscriptions = { $count ->
    [0] You are not partner of record of any of its subscriptions.
    [one] You are partner of record of one of its subscriptions.
   *[other] You are partner of record of { $count } of its subscriptions.
}
customers-subscriptions-list = See them
customers-own-rights = Your rights there
customers-own-rights-none = At the moment you have no rights at this customer. The customer can grant them at any time; you can ask for them.
customers-ask = Ask for rights
customers-waiting-rights = Asked for, and not answered yet
customers-past-rights = Rights that ended

customers-danger = End of the relationship
customers-remove = Remove the relationship
customers-remove-about = Your own rights, requests for rights and open invitations at this customer end with it. Subscriptions, and rights that the customer gave to resellers, stay.
customers-remove-title = Remove the relationship with { $customer }
customers-remove-ends = What ends
customers-remove-ends-relationship = The reseller relationship. Only the customer can start it again, by accepting an invitation.
customers-remove-ends-rights = Your rights “{ $name }”
customers-remove-ends-request = Your request for rights “{ $name }”, which waits for an answer
customers-remove-ends-invitations = { $count ->
    [one] One open invitation to its members
   *[other] { $count } open invitations to its members
}
customers-remove-stays = What stays
customers-remove-stays-subscriptions = Every subscription of the customer, with its terms and its partner of record.
customers-remove-stays-rights = The rights of { $reseller }, which the customer can revoke:
customers-remove-stays-more = And more rights of resellers than are named here.
customers-remove-when = When
customers-remove-now = At once
customers-remove-told = Who is told
customers-remove-told-customer = The global admins and relationship admins of { $customer }, its addresses for notices, and your own organisation.
customers-remove-told-reseller = { $reseller } too.
customers-remove-reason = Reason
customers-remove-reason-hint = The customer and whoever else is told read it. No web addresses.
customers-remove-blocked = Not yet: active subscriptions
customers-remove-blocked-text = You are partner of record of active subscriptions of { $customer }.
customers-remove-blocked-see = See its subscriptions
customers-remove-blocked-back = Back to { $customer }
customers-remove-blocked-own = you can suspend or cancel it
customers-remove-blocked-theirs = only { $customer } can change it
customers-remove-blocked-next = The relationship can be removed when none of them is active.
customers-remove-anew = it was removed, and began anew after that
customers-removed = The relationship was removed, and everybody concerned was told.
customers-removed-before = That relationship was removed already. Nothing changed, and nobody is told.
