## The people of a customer's directory, their licences, and mails for new passwords

people-lead-on-behalf = Who works at { $customer } and which licences they have. A person needs no account in this portal.
people-lead = Who works here and which licences they have. A person needs no account in this portal.
people-search = Name or e-mail
people-licence = Licence
people-licence-has =
    { $reach ->
        [these] { $has ->
            [yes] With a licence of these services
           *[other] Without a licence of these services
        }
       *[other] { $has ->
            [yes] With a licence
           *[other] Without a licence
        }
    }
people-service = Of which service
people-column-id = Id
people-column-name = Name
people-column-email = E-mail
people-column-department = Department
people-column-licences = Licences
people-nothing = Nobody yet
people-nothing-text = Add the people who work here. Then licences of your subscriptions can be assigned to them.
people-nothing-there = The directory of { $customer } has no people.
people-no-licence = No licence
people-no-licence-reached = None, as far as your services reach
people-no-department = None
people-for-ticked = Licences for the ticked people
people-for-everybody = Licences for everybody found

people-add = Add a person
people-add-lead-on-behalf = An entry of the directory of { $customer }. The person gets no mail and no account in this portal.
people-add-lead = An entry of your directory. The person gets no mail and no account in this portal.
people-email-hint = Where the person reads mail. Each address is in the directory only once.
people-added = The person is added.
people-taken = Somebody in the directory has this address already. Find the name with the search of the list, or use another address.
people-edit = Change
people-edit-title = Change { $name }
people-save = Save
people-changed = The person is changed.

people-since = Since
people-licences-of = Licences of { $name }
people-assign-which = Assign a licence of
people-product-seats = { $product } – { $free } of { $seats } seats free
people-assign = Assign licence
people-assigned = The licence is assigned.
people-had = The person had this licence already.
people-nothing-to-move = No licence can be assigned or taken back here: there is no subscription with seats of a service that you reach.
people-nothing-to-assign = There is nothing more to assign: no other subscription is active and has seats.
people-no-such-subscription = Choose one of the subscriptions.
people-no-seat = All { $seats } seats of { $product } are assigned. Take a licence back from somebody, or get more seats.
people-paid-by-use = { $product } is paid by use and has no licences to assign. Choose a subscription with seats.
people-subscription-suspended = { $product } is suspended, so nothing of it can be assigned until it is resumed. Licences can still be taken back.
people-subscription-expired = The term of { $product } is over, so nothing of it can be assigned. Whoever keeps the subscription can renew it. Licences can still be taken back.
people-subscription-cancelled = { $product } is cancelled, so nothing of it can be assigned any more. Licences can still be taken back.
people-take-back = Take back
people-take-back-title = Take the licence of “{ $product }” back from { $name }
people-take-back-verb = Take licence back
people-take-back-changes = The person can no longer use it, and its seat is free for somebody else.
people-take-back-stays = The person, all other licences, and the subscription with its seats.
people-taken-back = The licence is taken back.
people-had-none = The person had no such licence any more.
people-told-nobody = Nobody by mail; the activity shows it

people-password = Password
people-password-about = Sends a mail to { $email } that asks the person to choose a new password. The present one works until then.
people-password-verb = Send the mail for a new password
people-mailed = The mail for a new password is on its way.
people-password-page = Open the page of this person, and send the mail there
people-mailed-often = This person got several of these mails just now. Wait ten minutes, then send another one.

people-danger = Remove the person
people-danger-about = The person leaves the directory, and the licences come back. A page asks you first.
people-remove-title = Remove { $name } from the directory
people-remove-verb = Remove person
people-comes-back = Licences that come back
people-remove-stays = The subscriptions with their seats, what the activity shows, and an account in this portal if the person has one.
people-removed = The person is removed.
people-out-of-reach = This person has licences of services that your rights do not cover, so you cannot remove the person. Ask the customer to do it, or to take those licences back first.
people-address-out-of-reach = This person has licences of services that your rights do not cover, and whoever reads this mailbox uses them. Leave the address as it is, or ask the customer to change it.

people-several-title = Licences for several people
people-act-label = What to do
people-act =
    { $act ->
        [assign] Assign a licence
       *[other] Take a licence back
    }
people-no-such-act = Choose whether licences are assigned or taken back.
people-look = Look at what will happen
people-product-part = Only products with this in their name
people-cut = Only the newest { $newest } subscriptions can be chosen here. For another one, write a part of the product’s name and look again.
people-cut-here = Only the newest { $newest } subscriptions that fit can be chosen here.
people-cut-search = Search the others by product
people-cut-all = Open the list of subscriptions: each can be assigned from its own page
people-nobody-chosen = In the list, tick the people that you mean, or press “Licences for everybody found” there.
people-too-many = These are more than { $most } people. Only the first { $most } are taken at once; filter the list to take the others.
people-nothing-would-change = Nothing would change for anybody.
people-would =
    { $act ->
        [assign] { $number ->
            [one] One person would get a licence of { $product }.
           *[other] { $number } people would get a licence of { $product }.
        }
       *[other] { $number ->
            [one] One person would lose the licence of { $product }.
           *[other] { $number } people would lose the licence of { $product }.
        }
    }
people-do =
    { $act ->
        [assign] { $number ->
            [one] Assign one licence
           *[other] Assign { $number } licences
        }
       *[other] { $number ->
            [one] Take one licence back
           *[other] Take { $number } licences back
        }
    }
people-chosen =
    { $count ->
        [one] One person chosen
       *[other] { $count } people chosen
    }
people-would-become = What would happen
people-would-be =
    { $outcome ->
        [assigned] Gets a licence
        [had] Has one already
        [no-seat] No seat would be left
        [taken-back] Loses the licence
       *[other] Has none
    }
people-selected-title =
    { $act ->
        [assign] Licences assigned
       *[other] Licences taken back
    }
people-selected-lead =
    { $act ->
        [assign] Assigned to { $number } of { $all } people:
       *[other] Taken back from { $number } of { $all } people:
    }
people-result = Result
people-what = What to know
people-became =
    { $outcome ->
        [assigned] The person has the licence now.
        [had] The person had it already, so nothing changed.
        [no-seat] All seats are assigned. Get more seats, or take a licence back from somebody.
        [taken-back] The seat is free for somebody else.
       *[other] There was none to take back.
    }
