## The mails of an organisation, for those who sent them. Why a mail did not leave stands at the end of mail.ftl.

mails-title = Mails
mails-lead = What the portal sent in the name of your organisation, and what became of it. What could not be delivered can be sent again.
mails-search = Recipient
mails-nothing = No mail yet
mails-nothing-text = Every mail that the portal sends for your organisation is listed here, with what became of it.
mails-column-about = About
# For partners in place of the subject, which names the request.
mails-request =
    { $topic ->
        [request-opened] A service request of { $customer } was opened
        [request-answered] A service request of { $customer } was answered
        [request-assigned] The assignment of a service request of { $customer } was changed
       *[other] The state of a service request of { $customer } was changed
    }
mails-column-to = To
mails-column-name = Name
mails-column-state = State
mails-column-tries = Tries
mails-column-made = Written
mails-column-sent = Sent
mails-column-error = Last problem
mails-to = To { $address }
mails-tries =
    { $tries ->
        [0] not tried yet
        [one] { $tries } try
       *[other] { $tries } tries
    }
mails-next = Next try:
mails-again = Send again
mails-all = All mails about this
mails-on-their-way = The mail is on its way again. What becomes of it shows here.
mails-on-their-way-before = That mail is on its way already, or has left. Nothing was sent twice.
mails-withdrawn = Taken back before it could be sent: by then its link had been replaced, answered or ended.
mails-withdrawn-stays = This mail was taken back before it could be sent: by then its link had been replaced, answered or ended. Sent again it would help nobody. What can be sent now stands on the page of what the mail is about.
mails-link-ended = The link in this mail has ended, so sending it again would help nobody. Make a new link on the page of what the mail is about.
