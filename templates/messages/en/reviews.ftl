## What partners can do, as a risk

risk-title = Who can do what
risk-lead = All rights that partners hold now: what they allow in plain words, since when, when they were last used, and by whose consent. Rights that reach other people’s accounts or security, and rights that nobody used for 90 days, stand out.
risk-nothing = Nobody has rights
risk-nothing-text = No partner can do anything for you now.
risk-of = Rights of { $partner }
risk-count = Delegations that hold now
risk-count-privileged = With privileged roles
risk-count-unused = Not used for 90 days
risk-column-partner = Partner
risk-column-rights = Rights
risk-column-roles = What they allow
risk-column-services = For
risk-column-since = Since
risk-column-until = Until
risk-column-extends = Extends itself
risk-column-last-used = Last used
risk-column-granted-by = By consent of
risk-column-state = State
risk-column-changed = Added to
risk-column-changed-by = Added to by consent of
risk-column-added = What was added
risk-column-privileged = Privileged roles
risk-column-unused = Not used for 90 days
risk-never-used = Never

## Reviews of all rights, once a year

reviews-title = Reviews of rights
reviews-lead = Once a year one of you looks at all rights that partners hold, one after the other, and keeps, shortens or revokes each. You can stop at any time and go on later, or let a colleague go on.
reviews-nothing = No reviews yet
reviews-nothing-text = What each review came to, who decided and when, is kept here for good.
reviews-no-rights = Nobody has rights now, so there is nothing to review.
reviews-start = Begin a review
reviews-go-on-with-it = Go on with the review
reviews-started = The review has begun. Look at one after the other; what is decided is kept.
reviews-running = A review has begun and waits for decisions. Go on with it.
reviews-due = A review of all rights is due since { $date }.
reviews-new-rights =
    { $count ->
        [one] One delegation is new or holds more than the last review saw. Review it now, or with the next review on { $date }.
       *[other] { $count } delegations are new or hold more than the last review saw. Review them now, or with the next review on { $date }.
    }
reviews-later = The next review is due on { $date }.
reviews-of = Review of { $date }
reviews-whole = The whole review
reviews-column-started = Begun
reviews-column-started-by = Begun by
reviews-column-finished = Finished
reviews-column-decision = Decision
reviews-column-new-end = New end
reviews-new-end = to { $date }
reviews-column-decided-by = Decided by
reviews-column-decided-at = Decided on
reviews-decisions = Decisions
reviews-decided =
    { $count ->
        [0] Nothing is left to decide on: all of them ended meanwhile
       *[other] { $decided } of { $count } decided
    }
reviews-go-on = Go on with the next
reviews-waits-for-others = A global admin or a relationship admin of your organisation decides.
reviews-decision =
    { $decision ->
        [keep] Kept
        [shorten] Shortened
        [revoke] Revoked
        [ended] Ended meanwhile
       *[other] Decided
    }
reviews-place = Delegation { $place } of { $count }
reviews-keep = Keep them
reviews-keep-hint = They stay as they are, until their date.
reviews-shorten = Shorten them
reviews-shorten-hint = They end earlier, after the days below, and do not extend themselves.
reviews-revoke = Revoke them
reviews-days = Days from now, to shorten
reviews-reason = Reason, to revoke
reviews-decide = Decide and go on
reviews-later-verb = Decide later
reviews-kept = The rights are kept as they are.
reviews-ended-meanwhile = These rights had ended meanwhile. That is noted, and nothing is left to decide on them.
reviews-over = Ended meanwhile
reviews-over-text = These rights ended while the review was running, so there is nothing left to decide on them.
reviews-over-verb = Note it and go on
reviews-decided-before = { $person } decided on { $date }:
reviews-decided-otherwise = Somebody decided otherwise on these rights just before. The review shows what.
reviews-changed = Nothing was decided, because these rights are not what you saw any more. Please look at them again.
reviews-changed-added =
    { $kind ->
        [role] Roles that are new: { $names }
       *[service] Services that are new: { $names }
    }
reviews-changed-removed =
    { $kind ->
        [role] Roles that are gone: { $names }
       *[service] Services that are gone: { $names }
    }
reviews-changed-until = They end on { $is } now, not on { $was }.
reviews-changed-extends = They extend themselves now.
reviews-changed-extends-no-longer = They no longer extend themselves.
reviews-decision-unknown = Choose whether to keep, shorten or revoke these rights.
