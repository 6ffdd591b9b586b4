frame-product = Multichannel
frame-skip = Skip to the main content
frame-nav = Main navigation
frame-menu = Menu
frame-switch = Switch organisation. Now working for
frame-suspended = Your organisation is suspended. You can read, and take rights back; for everything else ask the operator of this portal.
frame-others = Other organisations
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-footer = Multichannel, the portal for providers, resellers and their customers
frame-demo-mailbox = Mailbox of the demo
frame-request = If you ask for help, name this number:
frame-copy = Copy
frame-copied = Copied
frame-copy-by-hand = The text is selected. Press Ctrl+C to copy it.
frame-print = Print
frame-number = { $number }
frame-kind =
    { $kind ->
        [provider] Provider
        [reseller] Reseller
        [customer] Customer
        [operator] Operator
       *[other] Organisation
    }

# The word of a state tag, by the value of data-state.
state-word =
    { $state ->
        [issued] Issued
        [accepted] Accepted
        [declined] Declined
        [revoked] Revoked
        [expired] Expired
        [waiting] Waiting
        [active] Active
        [ending] Ending soon
        [nobody] Nobody has access
        [ended] Ended
        [asked] Asked
        [requested] Asked for
        [amendment] Change asked for
        [withdrawn] Withdrawn
        [lapsed] Lapsed
        [refused] Refused
        [removed] Removed
        [sent] Sent
        [dead] Not delivered
        [suspended] Suspended
        [cancelled] Cancelled
        [used-up] Used up
        [ready] Ready
        [malformed] Has mistakes
        [twice] Twice in the file
        [invited] Already invited
        [customer] Already a customer
        [made] Made
        [assigned] Assigned
        [had] Had it
        [no-seat] No seat left
        [taken-back] Taken back
        [had-none] Had none
        [left] Not made
        [there] There already
        [preview] Not begun
        [running] Running
        [done] Done
        [cancelled] Cancelled
        [stopped] Stopped
        [open] Open
        [resolved] Resolved
        [closed] Closed
        [privileged] Privileged
        [unused] Not used for 90 days
       *[other] Unknown
    }

form-problems = There is a problem
form-optional = (optional)
form-cancel = Cancel
form-go-back = Go back
form-unsent = This was not sent. Copy it if you still need it.
form-select-all = Select all

pager-label = Pages of this list
pager-newer = Newer
pager-older = Older

frame-list = { $first }, { $rest }
frame-list-empty = –
