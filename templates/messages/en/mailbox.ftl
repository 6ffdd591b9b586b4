mailbox-title = Mailbox of the demo
mailbox-lead = The demo sends no mail. Everything that it would send, to whomever, can be read here.
mailbox-empty = No mail yet
    .hint = Invite a customer, or say that you forgot your password, and look again.
mailbox-count =
    { $count ->
        [one] One mail, to everybody
       *[other] { $count } mails, to everybody, newest first
    }
mailbox-subject = Subject
mailbox-to = To
mailbox-at = Written
