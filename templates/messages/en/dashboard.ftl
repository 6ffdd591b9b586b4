## The first page of an organisation. $count is the figure that stands above the words.

dashboard-first-steps = First steps
dashboard-step-done = (done)
dashboard-step-reseller = Add a reseller
dashboard-step-agreement = Write the agreement for your customers; a plain text holds until then
dashboard-step-link = Make a link that every customer can use
dashboard-step-customer = Invite the first customer
dashboard-calm = Nothing waits for you, and nothing runs out soon.
dashboard-invited = Invitations for you
dashboard-alone =
    { $kind ->
        [reseller] You have no provider. Open the link that a provider sent you; a partnership that your mailbox was asked for is listed here too.
       *[customer] You have no provider. Open the link that you were sent; an invitation to your mailbox is listed here too.
    }
dashboard-asked-by = { $provider } asks for a partnership and waits for your answer
dashboard-invited-by = { $provider } invites your organisation and waits for your answer
dashboard-invited-until = To be answered before
dashboard-waits = Waiting
dashboard-ends = Running out
dashboard-numbers = In numbers
dashboard-latest = What happened last
dashboard-all-mails = All mails
dashboard-all-activity = All activity
dashboard-invitations-open = { $count ->
    [one] open invitation
   *[other] open invitations
}
dashboard-dead-mails = { $count ->
    [one] mail that could not be delivered
   *[other] mails that could not be delivered
}
dashboard-partnerships-asked = { $count ->
    [one] reseller that has not answered yet
   *[other] resellers that have not answered yet
}
dashboard-delegations-ending = { $count ->
    [one] delegation that ends within 30 days
   *[other] delegations that end within 30 days
}
dashboard-requests = { $count ->
    [one] request for rights that waits for an answer
   *[other] requests for rights that wait for an answer
}
dashboard-changes-asked = { $count ->
    [one] change of rights that waits for an answer
   *[other] changes of rights that wait for an answer
}
dashboard-nobody-has-access = { $count ->
    [one] delegation that is active, but nobody has access
   *[other] delegations that are active, but nobody has access
}
dashboard-renewals = { $count ->
    [one] subscription whose term ends or renews within 30 days, or was renewed
   *[other] subscriptions whose terms end or renew within 30 days, or were renewed
}
dashboard-invitations-ending = { $count ->
    [one] invitation that ends within 7 days
   *[other] invitations that end within 7 days
}
dashboard-requests-waiting = { $count ->
    [one] service request that waits for your answer
   *[other] service requests that wait for your answer
}
dashboard-requests-open = { $count ->
    [one] open service request
   *[other] open service requests
}
dashboard-customers = { $count ->
    [one] customer
   *[other] customers
}
dashboard-resellers = { $count ->
    [one] reseller
   *[other] resellers
}
dashboard-providers = { $count ->
    [one] provider
   *[other] providers
}
dashboard-delegations = { $count ->
    [one] delegation that holds now
   *[other] delegations that hold now
}
dashboard-asked = Asked of you
