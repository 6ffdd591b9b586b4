## Invitations: the pages of those who make them and of those who pass them on.

invitations-title = Invitations
invitations-new = New invitation
invitations-nothing-yet = No invitations yet
invitations-nothing-yet-provider = An invitation asks a customer to work with you, and to give you or your reseller the rights that you need. Make the first one.
invitations-nothing-yet-reseller = Your providers make invitations and hand them to you. As soon as one does, you can copy and send its link here.
invitations-search = Customer, e-mail address or note
invitations-search-reseller = Customer or e-mail address
invitations-reseller = Reseller
invitations-any-customer = Any customer
invitations-nobody = Nobody
invitations-not-sent = Never

invitations-column-customer = Customer
invitations-column-email = E-mail address
invitations-column-kind = Kind
invitations-column-reseller = Reseller
invitations-column-provider = Provider
invitations-column-state = State
invitations-column-uses = Accepted
invitations-column-made = Made
invitations-column-ends = Link ends
invitations-column-sent = Last mailed
invitations-column-delivery = Delivery

invitations-kind-addressed = For one customer
invitations-kind-reusable = Reusable link
invitations-kind-short =
    { $kind ->
        [addressed] One customer
       *[reusable] Reusable
    }
invitations-uses =
    { $limited ->
        [false] { $uses ->
            [0] Not accepted yet
            [one] Accepted by { $uses } customer
           *[other] Accepted by { $uses } customers
        }
       *[true] Accepted by { $uses } of at most { $most } customers
    }

## The page of one invitation

invitations-heading = Invitation for { $customer }
invitations-heading-any = Reusable invitation
invitations-back = All invitations
invitations-link = Link
invitations-link-label = Link of the invitation
invitations-link-hint = Whoever has the link can read what the invitation offers. Opening it changes nothing.
invitations-link-hint-addressed = Only { $email } can accept it. Opening it changes nothing.
invitations-copy-text = Copy as plain text
invitations-write = Write the mail
invitations-qr = QR code
invitations-qr-alt = The link of the invitation as a QR code
invitations-qr-file = Open the code as a picture
invitations-facts = Facts
invitations-fact-customer = Customer
invitations-fact-kind = Kind
invitations-fact-provider = Provider
invitations-fact-reseller = Handed to
invitations-fact-reseller-ended = { $reseller } (the partnership has ended)
invitations-fact-nobody = No reseller
invitations-fact-languages = Language of the mail
invitations-fact-made = Made
invitations-fact-by = { $name }
invitations-fact-ends = Link ends
invitations-fact-sent = Last mailed by the portal
invitations-fact-opened = First opened
invitations-fact-uses = Accepted
invitations-fact-note = Note for yourselves
invitations-asks = What it asks for
invitations-asks-relationship = A reseller relationship between the customer and { $provider }. Subscriptions that the customer has already do not change.
invitations-asks-rights = Delegated rights for { $partner }
invitations-asks-days =
    { $days ->
        [one] for { $days } day
       *[other] for { $days } days
    }
invitations-asks-extends = extends by 180 days at every end until somebody switches that off
invitations-asks-nothing = No delegated rights.
invitations-everything = Global Administrator can do everything in the customer’s organisation. Ask for less if less will do.
invitations-timeline = What happened
invitations-mails = Mails
invitations-change = Change
invitations-hand-over = Hand over to a reseller
invitations-resend = Resend with a new link
invitations-renew = New link
invitations-danger = Danger zone
invitations-danger-text = A revoked link is dead at once and for ever.
invitations-revoke = Revoke this invitation
invitations-expired-provider = The link has expired. A new link keeps everything that you typed.
invitations-expired-reseller = The link has expired. Ask { $provider } for a new one.
invitations-used-up = The link has been accepted as often as it can be.

## Refusals and answers

invitations-refused =
    { $why ->
        [expired] The link of this invitation has expired. Its provider can make a new one, which keeps everything that was typed.
        [used-up] This link has been accepted as often as it can be. Make a new invitation.
        [revoked] This invitation was revoked, so nothing can be done with it any more. Make a new invitation.
        [accepted] This invitation was accepted already, so nothing was changed.
        [declined] This invitation was declined, so nothing was changed. Make a new invitation.
        [suspended] The provider of this invitation is suspended, so its links open nothing, and it can make no others. Ask whoever runs this portal.
        [partnership-ended] The reseller that this invitation was handed to is no partner of its provider any more, or is suspended, so the link opens nothing. Hand it over to another reseller, or make a new invitation.
        [no-addressee] A reusable link is for every customer, so the portal has no address to send it to. Copy the link, or open the mail in your mail program.
       *[other] This cannot be done with the invitation as it is now. Open its page to see what happened.
    }
invitations-made = The invitation is made. Copy its link, or write the mail that brings it.
invitations-made-several = The invitations are made, one for each reseller, and the resellers were told.
invitations-copied = Copied, and recorded
invitations-sent = The mail is on its way. Its delivery shows on this page.
invitations-sent-old-link = This form was sent before, and one mail came of it. The invitation has had a new link since, so the link in that mail no longer works.
invitations-sent-accepted = This form was sent before, and one mail came of it. The invitation has been accepted since.
invitations-sent-declined = This form was sent before, and one mail came of it. The invitation has been declined since.
invitations-sent-revoked = This form was sent before, and one mail came of it. The invitation has been revoked since, so the link in that mail no longer works.
invitations-sent-expired = This form was sent before, and one mail came of it. The link in that mail has expired since.
invitations-sent-used-up = This form was sent before, and one mail came of it. The link has since been accepted as often as it can be.
invitations-draft-kept = The text is saved.
invitations-resent = A new link was made and is on its way to the customer. The old link no longer works.
invitations-renewed = A new link was made. The old link no longer works.
invitations-renewed-before = This invitation has had a new link since you opened that page. No other was made.
invitations-revoked = The invitation is revoked. Its link no longer works.
invitations-handed-over = The invitation is handed over, and the reseller was told.
invitations-handed-before = That reseller has the invitation already. Nothing was changed.
invitations-template-saved = The template is saved. You find it among the templates.

invitations-kind-missing = Choose whether it is for one customer or for every customer.
invitations-no-addressee-of-reusable = A reusable link holds no data of a customer. Leave this empty, or make an invitation for one customer.
invitations-no-uses-of-addressed = An invitation for one customer is accepted once. Leave this empty.
invitations-not-a-partner = { $slug } is no reseller of yours in an active partnership, or it is suspended. Choose one from the list, invite it to a partnership first, or ask the operator of this portal.
invitations-not-a-party = { $partner } is no reseller of this invitation. Choose your organisation or one of its resellers.
invitations-not-a-party-now = A partner that you ticked is no reseller of this invitation any more. Choose again who gets delegated rights.
invitations-unknown-template = There is no such template. Choose one from the list, or choose single roles.
invitations-no-role = Choose at least one role, or a template.
invitations-no-service = Choose at least one service.
invitations-no-delegate = Choose who gets these rights, or take the roles and services away.
invitations-delegates-dropped = A reseller that was to get rights has no part in this invitation any more. Look here who gets them now.
invitations-never-extends = Rights with Global Administrator never extend by themselves. Take the role or the extension away.
invitations-days = Term in days: use a whole number from 1 to 730.
invitations-expires-in-days = Days until the link ends: use a whole number from 1 to 365.
invitations-max-uses = Type a number from 1 to 1,000,000.
invitations-choose-a-reseller = Choose the reseller that the invitation is handed to.
invitations-draft-link-missing = The link must stay in the text, exactly as it is and with a space or a new line before and after it. Put it back in.
invitations-draft-other-link = Only the link of this invitation may be in the mail, and mail programs make a link of “{ $word }”. Take it out, or write it so that it is no web address.
invitations-draft-no-reseller = This invitation has no reseller, so nothing can take the place of {"{reseller}"}. Take it out, or hand the invitation to a reseller.
invitations-draft-forbidden = Leave out control characters and characters that hide text.
invitations-template-with-everything = No template holds Global Administrator. Take it out.
invitations-template-name-taken = Another template of yours or of the portal has this name already, with other roles. Give this template another name.

## A new invitation, step by step

invitations-step-kind = Kind and reseller
invitations-step-roles = Rights and term
invitations-step-customer = Customer
invitations-step-message = Message
invitations-step-check = Check
invitations-step-customer-reusable = Link
invitations-continue = Continue
invitations-back-step = Back
invitations-back-one = The invitation
invitations-make = Make the invitation
invitations-make-number =
    { $count ->
        [one] Make the invitation
       *[other] Make { $count } invitations
    }
invitations-change-answer = Change

invitations-form-kind = Who can accept it?
invitations-form-kind-addressed-hint = Only the mailbox that you name can accept it, once.
invitations-form-kind-reusable-hint = Every company in a country that you serve can accept the same link. It names only you.
invitations-form-reseller = Which resellers is it handed to?
invitations-form-reseller-hint = The reseller sends it on, and the customer is attributed to it. Tick several to make one invitation for each; tick none to send it yourselves.
invitations-form-no-resellers = You have no resellers yet. The invitation is yours alone; you can hand it over later.
invitations-form-delegate = Who gets delegated rights?
invitations-form-delegate-hint = Tick nobody to ask for the reseller relationship only.
invitations-form-role = Single roles
invitations-form-role-hint-short = Open a group to see its roles.
invitations-form-role-hint = Open a group to see its roles. They are explained as the customer reads it: “you” is the customer.
invitations-form-service = Services
invitations-form-service-hint = The rights hold for these services alone.
invitations-form-days = Term in days
invitations-form-days-hint = From 1 to 730. The customer can make it shorter.
invitations-form-auto-extend = Extend by 180 days at every end
invitations-form-auto-extend-hint = Until you or the customer switch it off. Not possible with Global Administrator.
invitations-form-save-template = Save roles as a template of your own
invitations-form-customer-name = Name of the customer
invitations-form-customer-name-hint = The company, as it calls itself.
invitations-form-customer-email = E-mail address
invitations-form-customer-email-hint = Only the owner of this mailbox can accept the invitation.
invitations-form-expires = Days until the link ends
invitations-form-expires-hint = From 1 to 365.
invitations-form-max-uses = Most customers that can accept it
invitations-form-max-uses-hint = Leave it empty for no limit.
invitations-form-note = Note
invitations-form-note-hint = Only your own organisation reads it.
invitations-form-language = Language of the mail
invitations-form-second-language = Second language
invitations-form-second-language-hint = The whole text follows once more in this language.
invitations-form-second-language-blank = None
invitations-form-subject = Subject
invitations-form-body = Text
invitations-form-second-body = Text in the second language
invitations-form-body-hint = Change every word you like, but keep {"{link}"} with a space or a new line around it: the link takes its place.
invitations-form-standard = Use the standard text in these languages
invitations-letter-older = You wrote this text before the rights changed. Read it again, or use the standard text.
invitations-form-again = Something is not right yet, so no invitation was made.

invitations-check-title = Check the invitation
invitations-check-lead = Nothing is made or sent before you press the button below.
invitations-check-letter = The mail
invitations-check-link = [link to the invitation]
invitations-check-letter-hint = It is not sent by itself: you send it, or copy the link, from the page of the invitation. There the text can be changed too.
invitations-answer-kind = Kind
invitations-answer-resellers = Handed to
invitations-answer-delegates = Delegated rights for
invitations-answer-roles = Roles
invitations-answer-template = { $template }: { $roles }
invitations-answer-services = Services
invitations-answer-term = Term of the rights
invitations-answer-customer = Customer
invitations-answer-ends = Link ends after
invitations-answer-uses = Most acceptances
invitations-answer-uses-most = { $most ->
    [one] { $most } customer
   *[other] { $most } customers
}
invitations-answer-note = Note
invitations-answer-languages = Language of the mail
invitations-no-reseller = No reseller
invitations-no-rights = Nobody
invitations-days-long =
    { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
invitations-extends = Extends by 180 days at every end

## The mail that brings it

invitations-draft-title = Mail for { $customer }
invitations-draft-title-any = Mail with the reusable link
invitations-draft-lead = Change every word you like; the link must stay. Open the mail in your own mail program, or have the portal send it.
invitations-draft-lead-any = Change every word you like; the link must stay. Open the mail in your own mail program and choose there who gets it.
invitations-draft-subject = Subject
invitations-draft-body = Text
invitations-draft-body-hint = The link must stay exactly as it is, with a space or a new line around it.
invitations-draft-second-body = Text in { $language }
invitations-draft-second-body-hint = It follows the first text as a complete block of its own. The link must stay in it too.
invitations-draft-to = To { $address }
invitations-draft-send = Send to { $address }
invitations-draft-open = Open in mail program
invitations-draft-open-hint = The mail program gets the saved text. Below it is what the portal also adds to the mails that it sends itself: until when the link works, and what to do if the mail was not expected.
invitations-draft-keep = Save the text
invitations-draft-preview = Saved text
# In brackets, behind the name of a text.
invitations-draft-changed = see “Saved text” below
invitations-draft-mailed = Last mailed to { $address }:
invitations-draft-ended = Look at the invitation

invitations-letter-subject =
    { $reseller ->
        [none] { $provider } would like to work with you
       *[other] { $provider } and { $reseller } would like to work with you
    }
invitations-letter-several = Each reseller gets an invitation of its own: its mail names that reseller in the place of {"{reseller}"}. If you leave the standard text as it is, each mail also lists the rights that its own invitation asks for.
invitations-letter-ask = { $partner }: { $roles }, for { $services }, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }{ $extends ->
        [yes] , then extended by itself until either of you switches that off
       *[no] {""}
    }
invitations-letter-body =
    { $customer ->
        [none] Hello,
       *[other] Hello { $customer },
    }

    { $reseller ->
        [none] { $provider } would like to work with you as your partner for your subscriptions.
       *[other] { $provider } and its reseller { $reseller } would like to work with you as your partners for your subscriptions. This one invitation is from both.
    }

    { $asked ->
        [none] It asks for no rights in your subscriptions.
        [untold] Which rights are asked for, you see behind the link, and you choose which of them you give.
       *[other] These rights are asked for. You choose which of them you give:
    
            { $asked }
    }

    Behind the link you see what that means before you agree to anything: who asks, which rights are asked for, until when, and what does not change.

    { $link }

    Subscriptions that you have already stay as they are. Rights that you give end by themselves, and you can take them back at any time.

    Kind regards,
    { $provider }

## Many at once

invitations-clear = Clear out expired invitations
invitations-clear-ticked = Revoke the ticked ones
invitations-clear-title = Revoke several invitations
invitations-clear-lead = Here are the oldest invitations that have expired or that you look for, at most { $most } at once. Take away the ticks of those that you want to keep.
invitations-clear-days = Made so many days ago or earlier
invitations-clear-none = No open invitation fits. Look for another state or for fewer days.
invitations-clear-tick-some = In the list, tick the invitations that you want to revoke.
invitations-clear-stays-text = Relationships and rights that customers agreed to through them stay as they are.
invitations-clear-stops-text = The ticked links are dead at once, and expired invitations can no longer be sent again.
invitations-clear-told-text = Each reseller gets one mail about all those that were handed to it. Customers get none; whoever opens a link reads that it was revoked.
invitations-clear-issued = Look at those that wait for an answer
invitations-clear-which = Which ones
invitations-clear-do = Revoke the ticked ones
invitations-clear-nothing-ticked = Tick at least one invitation.
invitations-clear-too-many = Tick at most { $most } invitations.
invitations-cleared-title = What became of them
invitations-cleared-lead = { $revoked } of { $all } are revoked.
invitations-cleared-what =
    { $state ->
        [revoked] Its link is dead.
        [accepted] It stays: the customer accepted it before.
        [declined] It stays: the customer declined it before.
       *[other] It stays as it was.
    }

## Pages that ask first

invitations-revoke-title = Revoke the invitation for { $customer }?
invitations-revoke-title-any = Revoke the reusable invitation?
invitations-revoke-stops = What stops
invitations-revoke-stops-text = The link is dead at once. Nobody can accept the invitation any more.
invitations-revoke-stays = What stays
invitations-revoke-stays-text = Relationships and rights that customers agreed to through it stay as they are.
invitations-revoke-stays-nobody = Nobody has accepted it, so no relationship and no rights come from it.
invitations-revoke-told = Who is told
invitations-revoke-told-nobody = Nobody gets a mail. Whoever opens the link reads that it was revoked.
invitations-revoke-told-reseller = { $reseller } gets a mail. Whoever opens the link reads that it was revoked.
invitations-revoke-reason = Reason
invitations-revoke-reason-hint = The activity of your organisation shows it.
invitations-revoke-reason-hint-reseller = The activity shows it, and { $reseller } reads it.

invitations-resend-title = New link for { $customer }
invitations-resend-title-any = New link
invitations-resend-lead = The old link is dead at once. Everything that you typed stays.
invitations-resend-quiet = Do not mail it; I pass the link on myself
invitations-resend-do = Make a new link and mail it
invitations-resend-do-any = Make a new link

invitations-hand-over-title = Hand over the invitation for { $customer }
invitations-hand-over-title-any = Hand over the reusable invitation
invitations-hand-over-lead = The reseller sees the invitation, can send it, and is told by mail. The customer is attributed to that reseller.
invitations-hand-over-choose = Choose a reseller
invitations-hand-over-nobody = There is no other reseller of yours in an active partnership. Invite one to a partnership first.
invitations-hand-over-again = It is handed to { $reseller } now. { $reseller } will no longer see it, and its copy of the link is dead at once. Rights asked for { $reseller } are then asked for the new reseller. What was written for the mail is deleted.

invitations-template-title = Save roles as a template
invitations-template-lead = A template is a bundle of roles that you choose with one click when you make an invitation. Nobody outside your organisation sees it.
invitations-template-name = Name of the template
invitations-template-do = Save the template
