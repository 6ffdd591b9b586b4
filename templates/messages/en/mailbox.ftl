demo-mailbox-title = Mailbox of the demo
demo-mailbox-lead = The demo sends no mail. Everything that it would send, to whomever, can be read here.
demo-mailbox-empty = No mail yet
    .hint = Invite a customer, or say that you forgot your password, and look again.
demo-mailbox-count =
    { $count ->
        [one] One mail, to everybody
       *[other] { $count } mails, to everybody, newest first
    }
demo-mailbox-subject = Subject
demo-mailbox-to = To
demo-mailbox-at = Written
