## Mails about delegated rights that mail.ftl does not have; its table of facts holds for these too.
##
## delegation-narrowed             customer, partner, delegation, services (those that are gone)
## delegation-extension-switched   customer, partner, delegation, switched (on or off), ends

mail-delegation-narrowed-subject = { $partner } has rights for fewer services at { $customer }
mail-delegation-narrowed-body =
    { $customer } handed some services over to another provider. For each service only one provider holds delegated rights, so the rights “{ $delegation }” of { $partner } no longer cover them, from now on.

    Services: { $services }

    All else stays: the other services of these rights, the relationship, and the subscriptions.
mail-delegation-extension-switched-subject = { $switched ->
        [on] Rights of { $partner } at { $customer } now extend by themselves
       *[off] Rights of { $partner } at { $customer } no longer extend by themselves
    }
mail-delegation-extension-switched-body =
    { $switched ->
        [on] { $customer } lets the rights “{ $delegation }” of { $partner } extend by themselves: at { $ends }, and at each later end, 180 days are added, until either side switches it off.
       *[off] The rights “{ $delegation }” that { $customer } gave to { $partner } no longer extend by themselves. They end at { $ends }.
    }
