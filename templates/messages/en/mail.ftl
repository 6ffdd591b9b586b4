## Mails.
##
## Facts that every mail may use: $name (of the reader), and of each topic those of this table. A fact that may be
## left out stands in brackets; it is "none" then. $roles and $services are slugs with spaces between when they are
## handed over, and words in the language of the mail here. $reason is what a person wrote, $why the word of an end.
## "sender" is the organisation in whose name the mail goes out, in each of them.
##
## sign-up                 organisation
## known-account
## password-reset
## password-changed
## welcome                 organisation, person (who added the reader)
## member-added            organisation, person
## address-change          email (the new address)
## address-asked           email (the new address)
## address-changed         email (the new address)
## partnership-asked       provider, reseller (as the provider calls it), [actor]
## partnership-accepted    provider, reseller
## partnership-ended       provider, reseller, reader (provider, reseller, customer), [reason]
## invitation              subject, body (with {link}), [second_body], provider, [reseller]
## invitation-reminder     provider, [reseller]
## invitation-accepted     customer, provider, [granted: how many delegations]
## invitation-declined     [customer], provider, [reason]
## invitation-revoked      provider, [customer], [reason]
## invitation-handed-over  provider, [customer]
## invitations-expired     count, [customer, where it is one for one customer]
## invitations-handed-over provider, count
## invitations-revoked     provider, count, [reason]
## link-asked              provider, [customer], [kind: what helps, link or invitation], [reader: provider, reseller]
## receipt                 customer, provider, version, [signatory], [actor: who accepted, where somebody else reads it], [granted], and a grant each; handed (how many lost services), lost
## delegation-requested    customer, partner, delegation, kind (request or amendment), roles, services, days (0: the end stays), enabled, until (it lapses)
## delegation-approved     customer, partner, delegation, kind, roles, services, until, enabled
## delegation-declined     customer, partner, delegation, kind, [reason]
## delegation-withdrawn    customer, partner, delegation, kind, [reason]
## delegation-granted      customer, partner, delegation, until, [roles], [services], [enabled: extends itself, yes or no]
## delegation-shortened    customer, partner, delegation, until
## delegation-narrowed     customer, partner, delegation, [services: those that are left], [taken: services that went to another partner]
## delegation-extension-switched  customer, partner, delegation, actor, [enabled: yes or no], [dropped: Global Administrator, yes or no], [until]
## delegation-ending       customer, partner, delegation, until, days
## delegation-extended     customer, partner, delegation, until
## delegation-lapsed       customer, partner, delegation, [kind]
## delegation-ended        customer, partner, delegation, why, [reason], [taken: services that went to another partner]
## review-due              customer, since, [kind: left, of one that has begun and waits for decisions]
## relationship-end-asked, relationship-kept    provider, customer, reason; relationship-end-asked: [kind: reminder, since]
## delegation-end-asked, delegation-end-declined    provider, customer, partner, delegation, reason
## relationship-removed    provider, customer, [reason]
## subscription-entered    provider, customer, product, services (the one), [seats], until, enabled (renews itself: yes or no),
##                         [kind: named, for the partner of record that the customer named]
## subscriptions-entered   provider, customer, count, [kind: named]
## subscription-changed    provider, customer, product, change (seats, renewal, suspended, resumed, cancelled), and what belongs
##                         to it: before and seats; until and enabled; [reason]
## request-opened, request-answered, request-moved, request-assigned
##                         customer, request (its subject), severity, state, services (the one), [actor: the organisation that
##                         did it, where the reader may know it]; request-opened: [kind: own, where that is the customer];
##                         request-assigned: [partner: that has it now], [kind: taken, for those of the partner that had
##                         it before]
## request-unreached       customer, services (the one)
## password-elsewhere      customer, person and organisation (who asked for it)

mail-greeting = Hello { $name },
mail-greeting-nobody = Hello,
mail-link-token = To go on, open this address in your browser:
mail-link-page = The details are in the portal, where you sign in:
mail-link-password = Set a new password here:
mail-until = The link works until { $until }.
mail-grant = { $partner }: { $roles }, for { $services }, until { $ends }{ $extends ->
    [yes] , then extends itself by 180 days at each end, until that is switched off
   *[no] {""}
}
mail-handed-over = { $partner }: { $services }
mail-sent = This mail was sent to { $address } by Multichannel at { $portal }.
mail-sent-for = This mail was sent to { $address } by Multichannel at { $portal }, on behalf of { $sender }.
mail-unexpected = Did you not expect this mail? Then you need not do anything: opening the link changes nothing, and nothing happens unless somebody presses a button behind it.
mail-unexpected-verify = Did you not expect this mail? Then say so behind the link, or leave it: it ends by itself at { $until }, and nothing happens unless somebody presses a button behind it.
mail-unexpected-notice = Did you not expect this mail? You get it because your address belongs to an account here. Ask an administrator of your organisation, and do not answer this mail: nobody reads the answers.
mail-unexpected-copy = Did you not expect this mail? You get it because { $organisation } had this address entered for its notices. Ask its administrators to take it out, and do not answer this mail: nobody reads the answers.
mail-unexpected-person = Did you not expect this mail? You get it because your address is in the directory of your organisation. Ask an administrator there, and do not answer this mail: nobody reads the answers.

## The person's own account

mail-sign-up-subject = Confirm your e-mail address
mail-sign-up-body =
    Somebody signed up { $organisation } with this e-mail address. If it was you, open the link and press the button there to confirm that the mailbox is yours. If it was not you, say so there. Until then nothing is set up.
mail-known-account-subject = You have an account already
mail-known-account-body =
    Somebody, probably you, tried to sign up with this e-mail address. It has an account already, so nothing was changed.

    Sign in with your password. If you forgot it, the sign-in page helps you to set a new one. What you were invited to is waiting behind the link that brought you here.
mail-password-reset-subject = Set a new password
mail-password-reset-body =
    Somebody, probably you, asked for a new password for this account. Your old password works until you set a new one.
mail-password-changed-subject = Your password was changed
mail-password-changed-body =
    The password of your account was changed, and all other sessions were ended.

    If that was not you, set a new password at once and tell an administrator of your organisation.
mail-welcome-subject = { $organisation } asks you to join
mail-welcome-body =
    { $person } asks you to be a member of { $organisation } in Multichannel, the portal in which providers, resellers and customers agree who may sell, set up and support.

    To join, open the link and set your password; after that you can sign in. If you do not want to, do nothing.
mail-member-added-subject = { $organisation } asks you to join
mail-member-added-body =
    { $person } asks you to be a member of { $organisation }. Sign in as always and look at your account: there you join or decline. Until you join, nothing changes.
mail-address-change-subject = Confirm your new e-mail address
mail-address-change-body =
    You want to sign in with { $email } from now on. Open the link and press the button there to confirm that the mailbox is yours. Until then your old address stays.
mail-address-asked-subject = Somebody wants to change your e-mail address
mail-address-asked-body =
    Somebody who is signed in with your account wants to sign in with { $email } from now on, and got a link sent to that mailbox. Until somebody opens it you sign in with this address as before.

    If that was you, you need not do anything here. If it was not you, set a new password now: that ends all other sessions, and the link to the other address works no more.
mail-address-changed-subject = Your e-mail address was changed
mail-address-changed-body =
    You now sign in with { $email }. This mail goes to the old and to the new address; the old one no longer works.

    If that was not you, tell an administrator of your organisation at once.

## Partnerships

mail-partnership-asked-subject = { $provider } invites { $reseller } to a partnership
mail-partnership-asked-body =
    { $provider } would like to work with { $reseller } as its reseller. As a partner you can pass on the invitations that { $provider } makes for you, and customers can give you rights to help them.

    Behind the link you see what the partnership means before you accept it. A global admin of { $reseller } accepts it; if your company has no account yet, you can sign it up there.
mail-partnership-accepted-subject = { $reseller } is now a reseller of { $provider }
mail-partnership-accepted-body =
    { $reseller } accepted the partnership with { $provider }. Invitations of { $provider } can now be handed to { $reseller }.
mail-partnership-ended-subject = The partnership of { $provider } and { $reseller } has ended
mail-partnership-ended-body =
    { $reader ->
        [customer] { $provider } has ended its partnership with { $reseller }. You stay a customer of { $provider }; from now on { $provider } itself is who to ask.
       *[other] The partnership between { $provider } and { $reseller } has ended. { $reseller } no longer sees or passes on the invitations of { $provider }.
    }

    { $reader ->
        [customer] Rights that you gave to { $reseller } stay until you take them back or their term ends. Your page of partner relationships shows them, and you can take them back there at once.
       *[other] Customers stay customers of { $provider }, and rights that a customer gave to { $reseller } stay until the customer takes them back or their term ends.
    }

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }

## Invitations

mail-invitation-reminder-subject = The invitation of { $provider } ends soon
mail-invitation-reminder-body =
    { $reseller ->
        [none] { $provider } invited you to become its customer, and waits for your answer.
       *[other] { $provider } invited you, together with { $reseller }, to become its customer, and waits for your answer.
    } Its link ends soon.

    Behind the link you see who asks, what you would agree to and which rights you would give, before you accept or decline anything.
mail-invitation-accepted-subject = { $customer } accepted the invitation
mail-invitation-accepted-body =
    { $customer } accepted the invitation of { $provider } and is now its customer.

    { $granted ->
        [none] {""}
        [0] It gave no rights.
        [one] It gave rights in one delegation.
       *[other] It gave rights in { $granted } delegations.
    }
mail-invitation-declined-subject =
    { $customer ->
        [none] An invitation was declined
       *[other] { $customer } declined the invitation
    }
mail-invitation-declined-body =
    { $customer ->
        [none] Somebody declined an invitation of { $provider }.
       *[other] { $customer } declined the invitation of { $provider }.
    } No relationship was started and no rights were given.

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-invitation-revoked-subject = { $provider } revoked an invitation
mail-invitation-revoked-body =
    { $customer ->
        [none] { $provider } revoked an invitation that was handed to you.
       *[other] { $provider } revoked the invitation for { $customer } that was handed to you.
    } Its link no longer works; please do not pass it on.

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-invitation-handed-over-subject = { $provider } handed you an invitation
mail-invitation-handed-over-body =
    { $customer ->
        [none] { $provider } handed you an invitation that you can pass on to your customers.
       *[other] { $provider } handed you an invitation that you can pass on to { $customer }.
    } Copy its link in the portal, or send it from there.
mail-invitations-expired-subject =
    { $customer ->
        [none] Invitation links have ended
       *[other] The invitation link for { $customer } has ended
    }
mail-invitations-expired-body =
    { $customer ->
        [none] { $count ->
            [one] The link of an invitation has ended.
           *[other] The links of { $count } invitations have ended without an answer.
        }
       *[other] The link of the invitation for { $customer } has ended without an answer.
    } The provider can send a new link at any time, without typing anything again; the old one stays dead.
mail-invitations-handed-over-subject = { $provider } handed you invitations
mail-invitations-handed-over-body =
    { $provider } handed you new invitations that you can pass on to customers. How many: { $count }. Each is in your list; copy its link in the portal, or send it from there.
mail-invitations-revoked-subject = { $provider } revoked invitations
mail-invitations-revoked-body =
    { $provider } revoked invitations that were handed to you. How many: { $count }. Their links no longer work; please do not pass them on.

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-link-asked-subject =
    { $kind ->
        [invitation] Somebody asks for a new invitation
       *[other] Somebody asks for a new invitation link
    }
mail-link-asked-body =
    { $customer ->
        [none] Somebody opened an invitation of { $provider } whose link no longer works, and asks for a new one.
       *[other] Somebody opened the invitation of { $provider } for { $customer }, whose link no longer works, and asks for a new one.
    } { $reader ->
        [reseller] { $kind ->
            [invitation] Another link of this invitation would open nothing. { $provider } was told too, and can make a new invitation.
           *[other] { $provider } was told too, and can send a new link; the old one stays dead.
        }
       *[other] { $kind ->
            [invitation] Another link of this invitation would open nothing. You can make a new invitation; the address below leads there.
           *[other] You can send a new link from the page of the invitation; the old one stays dead.
        }
    }
mail-receipt-subject = What { $customer } agreed with { $provider }
mail-receipt-body =
    { $actor ->
        [none] Please keep this mail. { $signatory ->
            [none] You
           *[other] { $signatory }
        } accepted the invitation of { $provider } for { $customer }, and agreed to version { $version } of its customer agreement.
       *[other] { $actor } accepted the invitation of { $provider } for { $customer }, and agreed to version { $version } of its customer agreement. Signed by: { $signatory }.
    }

    { $granted ->
        [none] {""}
        [0] No rights were given.
        [one] Rights were given in one delegation:
       *[other] Rights were given in { $granted } delegations:
    }
    { $grants }

    { $handed ->
        [0] {""}
       *[other] What was handed over; whoever held these services no longer does, and is told of it:
    }
    { $lost }

    Subscriptions that { $customer } has already stay as they are: their owner, their terms and the partner that they were bought from do not change. You can see all rights, and take back any of them at once, on the page of your partners.

## Delegated rights

mail-delegation-requested-subject =
    { $kind ->
        [amendment] { $partner } asks { $customer } for a change of its rights
       *[other] { $partner } asks { $customer } for rights
    }
mail-delegation-requested-body =
    { $kind ->
        [amendment] { $partner } asks { $customer } to change the rights of the delegation “{ $delegation }”. Until somebody answers, they stay as they are. Afterwards they would be:
       *[other] { $partner } asks { $customer } for the rights of the delegation “{ $delegation }”. Until somebody approves, it has none of them. It asks for:
    }

    Roles: { $roles }

    Services: { $services }

    { $days ->
        [none] {""}
        [0] The end stays as it is.
        [one] Term: one day from the answer
       *[other] Term: { $days } days from the answer
    } { $enabled ->
        [yes] At each end it would extend itself by 180 days, until somebody switches that off.
       *[other] {""}
    }

    A global admin or relationship admin of { $customer } can give all of it, less of it, or nothing. What nobody has answered at { $until } lapses.
mail-delegation-approved-subject =
    { $kind ->
        [amendment] { $customer } accepted a change of the rights of { $partner }
       *[other] { $customer } approved the request of { $partner }
    }
mail-delegation-approved-body =
    { $kind ->
        [amendment] { $customer } accepted the change of the delegation “{ $delegation }” of { $partner }. From now on it is:
       *[other] { $customer } approved the request of { $partner } for the delegation “{ $delegation }”. From now on { $partner } has:
    }

    Roles: { $roles }

    Services: { $services }

    Until: { $until } { $enabled ->
        [yes] – after that it extends itself by 180 days at each end, until somebody switches that off.
       *[other] {""}
    }
mail-delegation-declined-subject =
    { $kind ->
        [amendment] { $customer } declined a change of the rights of { $partner }
       *[other] { $customer } declined the request of { $partner }
    }
mail-delegation-declined-body =
    { $kind ->
        [amendment] { $customer } declined the change of the delegation “{ $delegation }” that { $partner } asked for. Its rights stay as they are.
       *[other] { $customer } declined the request of { $partner } for the delegation “{ $delegation }”. No rights were given.
    }

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-delegation-withdrawn-subject =
    { $kind ->
        [amendment] { $partner } withdrew a change of its rights at { $customer }
       *[other] { $partner } withdrew its request to { $customer }
    }
mail-delegation-withdrawn-body =
    { $kind ->
        [amendment] { $partner } withdrew the change of the delegation “{ $delegation }” that it had asked { $customer } for. Its rights stay as they are.
       *[other] { $partner } withdrew its request to { $customer } for the delegation “{ $delegation }”. Nobody needs to answer it.
    }

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-delegation-granted-subject = { $customer } gave rights to { $partner }
mail-delegation-granted-body =
    { $customer } gave { $partner } the rights of the delegation “{ $delegation }”, until { $until }{ $enabled ->
        [yes] . After that it extends itself by 180 days at each end, until somebody switches that off.
       *[other] .
    }

    { $roles ->
        [none] {""}
       *[other] Roles: { $roles }
    }
    { $services ->
        [none] {""}
       *[other] Services: { $services }
    }
mail-delegation-shortened-subject = Rights of { $partner } at { $customer } end earlier
mail-delegation-shortened-body =
    { $customer } shortened the rights of the delegation “{ $delegation }” of { $partner }. They now end at { $until }.
mail-delegation-narrowed-subject = Rights of { $partner } at { $customer } cover fewer services
mail-delegation-narrowed-body =
    { $customer } gave the rights for some services of the delegation “{ $delegation }” to another partner. The rights of { $partner } for those services have ended.

    { $taken ->
        [none] {""}
       *[other] Services that were handed over: { $taken }
    }

    { $services ->
        [none] {""}
       *[other] Services that are left: { $services }
    }
mail-delegation-extension-switched-subject =
    { $enabled ->
        [yes] Rights of { $partner } at { $customer } now extend themselves
        [no] Rights of { $partner } at { $customer } no longer extend themselves
       *[other] The extension of rights of { $partner } at { $customer } was switched
    }
mail-delegation-extension-switched-body =
    { $enabled ->
        [yes] { $actor } switched on the automatic extension of the delegation “{ $delegation }”. At { $until }, and at each later end, it now goes on for another 180 days, until somebody switches that off.
        [no] { $actor } switched off the automatic extension of the delegation “{ $delegation }”. Its rights now end at { $until }.
       *[other] { $actor } switched the automatic extension of the delegation “{ $delegation }”.
    }

    { $dropped ->
        [yes] Global Administrator was taken out of it, because rights with it never extend themselves.
       *[other] {""}
    }
mail-delegation-ending-subject = Rights of { $partner } at { $customer } end soon
mail-delegation-ending-body =
    { $days ->
        [1] The rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” end within a day, at { $until }.
       *[other] The rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” end in { $days } days, at { $until }.
    } Nothing extends them by itself. If they are needed for longer, { $customer } can give new ones before that.
mail-delegation-extended-subject = Rights of { $partner } at { $customer } were extended
mail-delegation-extended-body =
    The term of the rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” ended, and they extended themselves until { $until }. That goes on until somebody switches it off.
mail-review-due-subject =
    { $kind ->
        [left] A review of the rights of your partners waits for decisions
       *[due] The yearly review of the rights of your partners is due
    }
mail-review-due-body =
    { $kind ->
        [left] A review of all rights that { $customer } gave to partners began on { $since } and is not finished. Decide on those that are left; anybody of you who may decide can go on with it. Until then the rights stay as they are.
       *[due] Since { $since } a review of all rights that { $customer } gave to partners is due. Look at one after the other and keep, shorten or revoke each; you can stop at any time and go on later. Until then the rights stay as they are.
    }
mail-delegation-lapsed-subject =
    { $kind ->
        [amendment] A change of the rights of { $partner } at { $customer } has lapsed
       *[other] A request of { $partner } to { $customer } has lapsed
    }
mail-delegation-lapsed-body =
    { $kind ->
        [amendment] { $partner } asked { $customer } to change the delegation “{ $delegation }”. Nobody answered within 90 days, so that has lapsed. The rights stay as they are.
       *[other] { $partner } asked { $customer } for the rights of the delegation “{ $delegation }”. Nobody answered within 90 days, so the request has lapsed. No rights were given.
    }
mail-delegation-ended-subject = Rights of { $partner } at { $customer } have ended
mail-delegation-ended-body =
    { $why ->
        [expired] The term of the rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” has ended.
        [revoked_by_customer] { $customer } took back the rights that it had given to { $partner } in the delegation “{ $delegation }”.
        [resigned_by_partner] { $partner } gave back the rights that it had from { $customer } in the delegation “{ $delegation }”.
        [superseded] { $customer } gave the rights of the delegation “{ $delegation }” of { $partner } to another partner.
        [relationship_removed] The rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” ended with the relationship between them.
       *[other] The rights that { $customer } gave to { $partner } in the delegation “{ $delegation }” have ended.
    } They no longer work, from now on.

    { $taken ->
        [none] {""}
       *[other] Services that were handed over: { $taken }
    }

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }
mail-relationship-end-asked-subject =
    { $kind ->
        [reminder] { $customer } waits for the answer of { $provider }: should their relationship end?
       *[other] { $customer } asks { $provider } to end their relationship
    }
mail-relationship-end-asked-body =
    { $kind ->
        [reminder] On { $since } { $customer } asked to end its reseller relationship with { $provider }, and nobody has answered yet. A customer cannot end it alone: please answer, by removing the relationship or by saying why it stays.
       *[other] { $customer } wants its reseller relationship with { $provider } to end. A customer cannot end it alone: please answer, by removing the relationship or by saying why it stays.
    }

    Reason given: { $reason }
mail-relationship-kept-subject = { $provider } keeps its relationship with { $customer }
mail-relationship-kept-body =
    { $customer } asked to end its reseller relationship with { $provider }. { $provider } answers that it stays.

    Reason given: { $reason }

    The rights that { $provider } has you can revoke yourself at any time.
mail-delegation-end-asked-subject = { $provider } asks { $customer } to end rights of { $partner }
mail-delegation-end-asked-body =
    { $provider } and { $partner } are no longer partners. { $partner } still has the rights that { $customer } gave it in the delegation “{ $delegation }”. { $provider } asks you to end them. Whether they stay is your decision alone.

    Reason given: { $reason }
mail-delegation-end-declined-subject = { $customer } keeps the rights of { $partner }
mail-delegation-end-declined-body =
    { $provider } asked { $customer } to end the rights of { $partner } in the delegation “{ $delegation }”. { $customer } answers that they stay.

    Reason given: { $reason }

mail-relationship-removed-subject = { $provider } is no longer a provider of { $customer }
mail-relationship-removed-body =
    { $provider } removed its relationship with { $customer }. The rights that { $provider } had there, and its open invitations to { $customer }, ended with it. Rights that { $customer } gave to resellers stay.

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }

## Subscriptions

mail-subscription-entered-subject =
    { $kind ->
        [named] { $customer } names { $provider } as partner of record
       *[other] { $provider } entered a subscription for { $customer }
    }
mail-subscription-entered-body =
    { $kind ->
        [named] { $customer } entered { $product } ({ $services }) among its subscriptions and named { $provider } as its partner of record.
       *[other] { $provider } is your partner of record for { $product } ({ $services }) and entered it among the subscriptions of { $customer }.
    }

    { $seats ->
        [none] It is paid by use.
        [one] It has one seat.
       *[other] It has { $seats } seats.
    } Its term ends on { $until }{ $enabled ->
        [yes] , and it renews itself.
       *[other] {"."}
    }

    { $kind ->
        [named] Only { $customer } can change it. While it is active, { $provider } cannot remove the relationship with { $customer }. If that is wrong, ask { $customer } to correct it.
       *[other] Only { $provider } can change it. Your other subscriptions stay as they are.
    }
mail-subscriptions-entered-subject =
    { $kind ->
        [named] { $customer } names { $provider } as partner of record of { $count } subscriptions
       *[other] { $provider } entered { $count } subscriptions of { $customer }
    }
mail-subscriptions-entered-body =
    { $kind ->
        [named] { $customer } entered { $count } subscriptions and named { $provider } as their partner of record. You see them in your list; only { $customer } changes them. While they are active, { $provider } cannot remove the relationship with { $customer }.
       *[other] { $provider } entered { $count } subscriptions that it sold { $customer } as CSP, with itself as partner of record. You see them in your list; only { $provider } changes them.
    }

    No other subscription and no rights of any partner changed.
mail-subscription-changed-subject =
    { $change ->
        [suspended] { $provider } suspended a subscription of { $customer }
        [resumed] { $provider } resumed a subscription of { $customer }
        [cancelled] { $provider } cancelled a subscription of { $customer }
       *[other] { $provider } changed a subscription of { $customer }
    }
mail-subscription-changed-body =
    { $change ->
        [seats] { $provider } changed the seats of { $product } from { $before } to { $seats }.
        [renewal] The term of { $product } now ends on { $until }{ $enabled ->
            [yes] , and it renews itself.
           *[other] , and it does not renew itself.
        }
        [suspended] { $provider } suspended { $product }. No licences of it can be assigned until it is resumed.
        [resumed] { $provider } resumed { $product }. Its licences can be assigned again.
        [cancelled] { $provider } cancelled { $product }. That is for good; no licences of it can be assigned.
       *[other] { $provider } changed { $product }.
    }

    { $reason ->
        [none] {""}
       *[other] Reason given: { $reason }
    }

## Service requests

mail-request-opened-subject = A service request of { $customer }: { $request }
mail-request-opened-body =
    { $kind ->
        [own] { $customer } opened a service request
       *[other] { $actor ->
            [none] A service request was opened for { $customer }
           *[other] { $actor } opened a service request for { $customer }
        }
    }: { $request }

    It is about { $services }. { $severity ->
        [critical] Its severity is critical: nobody can work.
        [high] Its severity is high: many are held up.
        [low] Its severity is low: it can wait.
       *[other] Its severity is normal.
    }
mail-request-answered-subject = An answer to a service request of { $customer }: { $request }
mail-request-answered-body =
    { $actor ->
        [none] There is an answer
       *[other] { $actor } answered
    } to the service request { $request } of { $customer }, about { $services }.

    { $state ->
        [waiting] It waits for an answer of { $customer }.
       *[other] Somebody is to work on it.
    }
mail-request-moved-subject =
    { $state ->
        [waiting] A service request waits for { $customer }: { $request }
        [resolved] A service request of { $customer } is resolved: { $request }
        [closed] A service request of { $customer } is closed: { $request }
       *[other] A service request of { $customer } is worked on again: { $request }
    }
mail-request-moved-body =
    { $actor ->
        [none] The state of a service request was changed
       *[other] { $actor } changed the state of a service request
    }: { $request }, about { $services }.

    { $state ->
        [waiting] It waits for an answer of { $customer }.
        [resolved] It is resolved. An answer opens it again.
        [closed] It is closed, and that is the end of it.
       *[other] Somebody is to work on it.
    }
mail-request-assigned-subject =
    { $kind ->
        [taken] A service request of { $customer } is no longer assigned to you: { $request }
       *[other] A service request of { $customer } was assigned: { $request }
    }
mail-request-assigned-body =
    { $kind ->
        [taken] The service request { $request } of { $customer } is no longer assigned to you
       *[other] { $partner ->
            [none] Nobody is to work on the service request { $request } of { $customer } for now
           *[other] { $partner } is to work on the service request { $request } of { $customer }
        }
    }, about { $services }.

    { $kind ->
        [taken] Somebody else is to work on it. You can still read it.
       *[other] {""}
    }

mail-request-unreached-subject = A service request of { $customer } waits, and nobody of you has access
mail-request-unreached-body =
    { $customer } has a service request about { $services }, which its rights let your organisation work on. None of your access groups uses these rights, so nobody of you can open it.

    Choose on the page of { $customer } who uses the rights. From then on the request is in the lists of these people, and they are told of it by mail.

## To a person of a customer's directory who has no account here

mail-password-elsewhere-subject = Choose a new password at { $customer }
mail-password-elsewhere-body =
    { $person } of { $organisation } asks you to choose a new password for your account at { $customer }.

    Open the sign-in of { $customer } as you always do, choose “Forgot my password” there, and follow what it says. If that does not work, ask your administrator. This mail holds no link on purpose.

## Why a mail did not leave, for the person who sent it

mail-error-unusable = The address or a name in the mail cannot be used. { $stopped ->
    [yes] The portal has stopped trying. Correct the address where it comes from; an invitation is made anew for that. Sent again as it is, the mail fails again.
   *[no] Correct the address where it comes from; an invitation is made anew for that.
}
mail-error-refused = The mail server refused the mail{ $code ->
    [none] .
   *[other] { " " }(reply { $code }).
} Most often the address does not exist. { $stopped ->
    [yes] The portal has stopped trying. If the address is wrong, correct it where it comes from; an invitation is made anew for that. If it is right, send the mail again.
   *[no] If the address is wrong, correct it where it comes from; an invitation is made anew for that.
}
mail-error-deferred = The mail server asked to try again later. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when you think that the server takes it.
   *[no] It is tried again by itself.
}
mail-error-sign-in = The mail server does not let the portal sign in. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal has corrected the setting.
   *[no] The operator of the portal has to correct the setting; mail waits until then.
}
mail-error-unreachable = The mail server cannot be reached. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal says that the server is back.
   *[no] It is tried again by itself.
}
mail-error-slow = The mail server took too long. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal says that the server is well.
   *[no] It is tried again by itself.
}
mail-error-tls = The connection to the mail server could not be made safe. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal has looked at it.
   *[no] The operator of the portal has to look at it; mail waits until then.
}
mail-error-misunderstood = The mail server gave an answer that makes no sense. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal has looked at it.
   *[no] It is tried again by itself.
}
mail-error-folder = The folder for mail cannot be written. { $stopped ->
    [yes] The portal has stopped trying. Send the mail again when the operator of the portal has looked at it.
   *[no] The operator of the portal has to look at it; mail waits until then.
}
