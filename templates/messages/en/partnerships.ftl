## Partnerships between providers and resellers

partnership-search = Name, mailbox or domain
partnership-provider-customers = Your customers
partnership-customers-of = { $count }, customers of { $reseller }
partnership-handed = Invitations that it handed to you
partnership-column-name = Name
partnership-column-email = Mailbox that was asked
partnership-column-country = Country
partnership-column-domain = Domain
partnership-column-state = State
partnership-column-since = Since
partnership-column-customers = Customers
partnership-no-resellers = No resellers yet
partnership-no-resellers-text = Invite a reseller to a partnership. Once it has accepted, you can hand it invitations for its customers.
partnership-no-providers = No providers yet
partnership-no-providers-text = A provider asks you with a link. Open the link, and a global admin of your organisation accepts the partnership there.

partnership-provider = Provider
partnership-reseller = Your organisation
partnership-country = Country
partnership-domain = Domain
partnership-contact = Support contact
partnership-asked-name = Name of the reseller
partnership-asked-name-hint = As you call the company. It chooses its own name when it signs up.
partnership-asked-email = Mailbox of the reseller
partnership-asked-email-hint = The link goes to this address. Whoever opens it there can accept for the reseller.
partnership-asked-as = Invited as
partnership-asked-at = Asked
partnership-accepted-at = Partners since
partnership-ended-at = Ended
partnership-link-until = The link works until
partnership-since = since
partnership-until = until
partnership-facts = Facts
partnership-history = What happened
partnership-mails = Mails
partnership-show = Show the partnership

## The provider asks

partnership-ask = Invite a reseller
partnership-ask-lead = The reseller gets a mail with a link, which you can also copy and send yourself. A global admin of the reseller accepts behind it; a reseller that is new here signs up on the way.
partnership-ask-send = Send the link
partnership-asked = The reseller was asked by mail. You can also copy the link and send it yourself.
partnership-asked-before = This mailbox was asked already, and its link still works. Here it is; nothing was sent again.
partnership-link = Link for the reseller
partnership-link-hint = Copy the link, or open a mail with it. It names only you; whoever opens it has to sign in and accept.
partnership-link-is-expired = The link has expired. Make a new one: it is sent to the same mailbox.
partnership-mailto = Write a mail with the link
partnership-mailto-subject = { $provider } asks you for a partnership
partnership-mailto-body =
    Hello,

    we would like to work with you as our reseller. Please open this link, sign in or sign up, and accept the partnership:

    { $link }

    { $provider }
partnership-renew = Make and send a new link
partnership-link-renewed = A new link was made and sent. The old one no longer works.
partnership-link-renewed-before = This partnership has had a new link since you opened that page. No other was made.

## Behind the link

partnership-landing-title = { $provider } asks you for a partnership
partnership-landing-lead = Accept it, and your organisation becomes a reseller of { $provider }. Nothing happens before you press the button below.
partnership-who-asks = Who asks
partnership-means = What it means
partnership-means-invitations = { $provider } makes invitations for customers and hands them to you; you see, copy and send them. You cannot make invitations yourself.
partnership-means-rights = Customers that accept such an invitation have their reseller relationship with the provider, attributed to you. Rights to help them are theirs to give and to take back.
partnership-means-others = You may have several providers. None of them sees what you do with another.
partnership-means-end = { $provider } can end the partnership. You lose sight of its invitations at once; your customers and the rights that they gave you stay.
partnership-accept-for = You accept for { $reseller }.
partnership-terms = Terms of the partnership
partnership-terms-reseller = The reseller passes on invitations of { $provider } only to companies that it knows and that expect them. It uses the rights that customers give it only for the work that they were given for, keeps what it sees of customers to itself, and tells { $provider } at once if an account that can use these rights is lost or misused.
partnership-terms-provider = { $provider } keeps the names of the reseller’s customers to itself and tells the reseller before it changes how invitations work. Both keep the laws of their countries. No fees and no exclusive rights are agreed here.
partnership-agreement = Agreement
partnership-agree = I agree for my organisation
partnership-accept = Accept the partnership
partnership-accepted = You are partners now. Invitations that the provider hands to you are in your list.
partnership-needs-admin = You are a member of { $reseller }, but only a global admin can accept for it. Show this link to one of them: { $admins }.
partnership-no-reseller = You are signed in, but in no reseller organisation. Sign up your reseller organisation from this link, or sign in with the account that you use there.
partnership-sign-in-text = A global admin of a reseller accepts. Sign in if your company is here already; otherwise sign it up, and you come back to this page.
partnership-sign-in = Sign in
partnership-sign-up = Sign up your company
partnership-reseller-missing = Choose the organisation that you accept for.
partnership-agreement-missing = Tick this if you agree; without it there is no partnership.

## Links that do not work, and other refusals

partnership-link-unknown = This is not a link to a partnership, or it is not complete. Copy the whole link from the mail, or ask the provider that sent it for a new one.
partnership-link-expired = The time to accept this partnership has run out. Ask { $provider } for a new link. { $contact ->
        [none] {""}
       *[other] You reach { $provider } here: { $contact }
    }
partnership-link-used = This partnership was accepted already, and its link works only once. If that was not your organisation, ask { $provider } for a link of your own. { $contact ->
        [none] {""}
       *[other] You reach { $provider } here: { $contact }
    }
partnership-link-replaced = { $provider } has sent a newer link that replaces this one. Look for the latest mail, or ask { $provider }. { $contact ->
        [none] {""}
       *[other] You reach { $provider } here: { $contact }
    }
partnership-link-ended = { $provider } has ended this partnership or withdrawn its link. If you think that this is a mistake, ask { $provider }. { $contact ->
        [none] {""}
       *[other] You reach { $provider } here: { $contact }
    }
partnership-not-a-reseller = Only resellers accept partnerships. Sign in with an account of the reseller.
partnership-other-market = { $provider } does not serve your organisation’s country, { $country }, so the two cannot be partners. Ask { $provider } which countries it serves. { $contact ->
        [none] {""}
       *[other] You reach { $provider } here: { $contact }
    }
partnership-suspended = { $provider } or your organisation is suspended and takes part in nothing new. Ask whoever runs this portal.
partnership-own-suspended = Your organisation is suspended and takes part in nothing new. Ask whoever runs this portal.
partnership-active-already = The reseller has accepted meanwhile: there is no link any more. Open the partnership again to see its state.
partnership-ended-already = This partnership has ended already. To work together again, ask the reseller anew.
partnership-changed = Somebody changed this partnership at the same time, so nothing was done. Open it again to see its state.

## The end

partnership-danger = Danger zone
partnership-end-about = { $reseller } loses sight of your invitations at once. Customers, and the rights that they gave, stay.
partnership-end = End the partnership
partnership-end-title = End the partnership with { $reseller }?
partnership-what-ends = What ends
partnership-end-ends = { $reseller } loses sight of your invitations and their links at once. Customers can no longer accept the ones that were handed to it.
partnership-what-stays = What stays
partnership-end-stays = Your customers stay your customers, also those attributed to { $reseller }. Rights that customers gave to { $reseller } stay until the customers take them back or their term ends.
partnership-who-is-told = Who is told
partnership-end-told = { $reseller }, your own administrators, and those in charge of rights at the customers below and at your other customers that gave it rights, by mail.
partnership-orphans = These are still attributed to { $reseller }, or still give it rights. From now on the customers turn to you.
partnership-customers-attributed = Customers attributed to the reseller
partnership-no-customers = None.
partnership-rights-held = Rights that the reseller holds there
partnership-no-rights = None.
partnership-rights-extend = extended automatically
partnership-more = There are more; these are the newest ones.
partnership-more-rights = These are the newest { $shown } of { $count }.
partnership-reason = Reason
partnership-reason-hint = The reseller reads it. Customers do not.
partnership-ended = The partnership has ended, and everybody concerned is told.
partnership-ended-for-reseller = { $provider } has ended this partnership. You no longer see its invitations. Customers and the rights that they gave you stay.
partnership-see-customers = Customers of this reseller
partnership-withdraw = Withdraw the link
partnership-withdraw-title = Withdraw the link for { $reseller }?
partnership-withdraw-text = The link stops working at once. The reseller is not told; whoever opens the link learns that it was withdrawn.
partnership-withdraw-reason-hint = For your own records.
partnership-not-ended = This partnership goes on. Customers can be asked to end the rights of a reseller after it has ended.
