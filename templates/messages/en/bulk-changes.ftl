## The same done to many delegations at once. $deed is revoke, resign, extend, stop-extending or renew.

bulk-deed = Change several at once
bulk-deed-word =
    { $deed ->
        [revoke] Revoke
        [resign] Give up
        [extend] Let them extend themselves
        [stop-extending] Stop extending
        [renew] Prepare the renewal
       *[other] Change
    }
bulk-ticked = Go on with those ticked
bulk-all = Go on with all found
bulk-title =
    { $deed ->
        [revoke] Revoke several delegations
        [resign] Give up several delegations
        [extend] Let several delegations extend themselves
        [stop-extending] Stop extending several delegations
        [renew] Prepare several renewals
       *[other] Change several delegations
    }
bulk-lead =
    { $deed ->
        [revoke] The partners lose these rights at once. Their relationships with you, their duty to support you and your subscriptions stay. Each partner is told by mail.
        [resign] You lose these rights at once, and requests among them are withdrawn. Each customer is told by mail; only it can grant them again.
        [extend] At each end 180 days are added, for ever, until either side switches it off. Each partner is told by mail.
        [stop-extending] The rights then end when their term ends. Both sides are told by mail.
        [renew] Each customer is asked for the same roles, services and term again, under a new name, and told by mail. Until it answers nothing changes.
       *[other] Choose what to do with them.
    }
bulk-count =
    { $count ->
        [one] One delegation is chosen.
       *[other] { $count } delegations are chosen.
    }
bulk-able = { $able } of { $count } can be done.
bulk-first = These are the first { $shown } of them.
bulk-most = At most { $most } are done at once; do the rest afterwards.
bulk-each = Each is done by itself and has its own line in the activity. If one cannot be done, the others still are.
bulk-verb =
    { $deed ->
        [revoke] Revoke them
        [resign] Give them up
        [extend] Let them extend themselves
        [stop-extending] Stop extending them
        [renew] Ask for all of them again
       *[other] Go on
    }
bulk-verb-some =
    { $deed ->
        [revoke] Revoke { $able } of them
        [resign] Give up { $able } of them
        [extend] Let { $able } of them extend themselves
        [stop-extending] Stop extending { $able } of them
        [renew] Ask for { $able } of them again
       *[other] Go on with { $able } of them
    }
bulk-none-able = None of them can be changed this way
bulk-none-able-text = The table says why, row by row.
bulk-look = Look at what will happen
bulk-outlook = What will happen
bulk-outlook-good = Will be done
bulk-rows = The delegations
bulk-nothing = In the list, tick the delegations that you mean, or press “Go on with all found” there.
bulk-unticked = Nothing was ticked
bulk-to-list = Back to the list
bulk-changed = Other delegations are found now than were shown, so nothing was done. Look at the list below, which is as it is now, and send the form again.
bulk-rights-changed =
    { $known ->
        [yes] The rights changed since they were shown, so nothing was done: { $names }. Look at the list below, which is as it is now, and send the form again.
       *[no] Some of the rights changed since they were shown, so nothing was done. Look at the list below, which is as it is now, and send the form again.
    }
bulk-deed-unknown = Your organisation cannot do that with delegated rights. Choose what is to be done from the list.
bulk-why =
    { $why ->
        [ended] Not possible: it has ended.
        [still-waits] Not possible: it is a request that waits for an answer. { $reader ->
            [partner] Open it to withdraw it, or wait for the customer.
           *[other] Open it to answer it.
        }
        [already-so] Nothing to do: it is so already.
        [full-admin] Not possible with Global Administrator, which never extends itself. Open it to remove that role.
        [not-reachable] Not possible: the customer can give you no rights now. Ask one of its providers for a partnership.
        [partner-not-reachable] Not possible: the partner no longer works with one of your providers. They hold until their end.
        [suspended] Not possible: one of the two organisations is suspended.
        [not-wanted] Not possible here: the customer declined it, took it back or did not answer. Ask for rights anew on the page of the customer if it agreed to that.
        [no-right] Not possible: whoever began this no longer has the role for it.
        [changed] Not done: the rights changed after this was begun. Open them to see what they give now, and do it there if that is right.
       *[other] Not possible.
    }
bulk-progress = { $settled } of { $all } done
bulk-progress-text = The work goes on without you. Load this page anew to see how far it is.
bulk-cancel = Cancel the rest
bulk-ended =
    { $how ->
        [cancelled] Cancelled. What was done before that stays; the rest was left as it is.
       *[other] Finished. This is what became of each.
    }
bulk-made = The new request
