## Service requests: what customers ask to be helped with

requests-lead = What you want your partners to help you with, by service. Partners with support rights for a service see its requests; nobody else does.
requests-lead-on-behalf = What { $customer } wants help with, of the services that your roles reach.
requests-lead-many = Requests of all customers where you may work on them now. Those of other services and customers are not here.
requests-search = Request or number
requests-search-many = Request, number or customer
requests-nothing = No service requests yet
requests-nothing-text = Open one when something does not work, or when you want something done. Partners with support rights for the service are told.
requests-nothing-many = Requests appear here as soon as a customer that gave you support rights for a service opens one.
requests-number = Number
requests-column-id = Id
requests-column-customer = Customer
requests-column-service = Service
requests-column-severity = Severity
requests-column-subject = Request
requests-column-state = State
requests-column-assigned = Assigned to
requests-column-opened = Opened
requests-column-changed = Last change
requests-severity =
    { $severity ->
        [critical] Critical: nobody can work
        [high] High: many are held up
        [normal] Normal
        [low] Low: can wait
       *[other] Another severity
    }
requests-assigned-nobody = Nobody
requests-assigned-to = { $partner }
requests-assigned-other = Another partner
requests-assigned-lost = Nobody who may work on it
requests-stranded = The partner that this was assigned to may no longer work on it. Assign it to another one.

requests-open = Open a service request
requests-open-lead = Say what does not work or what you need. Both sides are told by mail of every answer.
requests-open-lead-on-behalf = Say what does not work at { $customer } or what it needs. Both sides are told by mail of every answer.
requests-open-verb = Open the request
requests-opened = The request is open. Both sides are told by mail.
requests-opened-unseen = The request is open, but no partner has support rights for its service, so none sees it yet.
requests-unseen = No partner has support rights for { $service }, so none sees this request yet. Grant them to one of your partners, and that partner sees it.
requests-to-partners = Go to your partners
requests-choose = Choose
requests-severity-hint = How badly it is needed.
requests-subject-hint = In a few words, such as: No sound in meetings. Mails show it, so no web addresses.
requests-subject = Subject
requests-body = Text
requests-body-hint = Since when, for whom, and what was tried. No passwords.
requests-service-unknown = Choose one of the services.
requests-service-not-covered = Your rights at this customer do not cover that service. Choose one of the others, or ask the customer for rights.
requests-severity-unknown = Choose one of the severities.
requests-state-unknown = There is no such state. Open the page again and press one of its buttons.

requests-history = What was said and done
requests-facts = Facts
requests-by = { $person }, { $organisation }
requests-by-other = Another partner
requests-event-opened = Opened the request
requests-event-answered = Answered
requests-event-moved =
    { $state ->
        [open] Works on it again
        [waiting] { $reader ->
            [customer] Waits for your answer
           *[other] Waits for the customer’s answer
        }
        [resolved] Resolved it
        [closed] Closed it
       *[other] Changed it
    }
requests-event-assigned = Assigned it to { $partner }
requests-event-assigned-other = Assigned it to another partner
requests-event-released = Assigned it to nobody

requests-answer = Answer
requests-answer-body = Text
requests-answer-hint =
    { $state ->
        [resolved] An answer opens the request again.
       *[other] Both sides are told by mail that there is an answer. No passwords.
    }
requests-answer-verb = Send the answer
requests-answered = The answer is added. Both sides are told by mail.
requests-state = State
requests-state-about =
    { $state ->
        [open] Waits for somebody to work on it.
        [waiting] { $reader ->
            [customer] It waits for your answer, which opens it again.
           *[other] It waits for the customer’s answer; an answer opens it again.
        }
        [resolved] It is done. An answer opens it again; closing is for good.
       *[other] It is over.
    }
requests-move =
    { $state ->
        [open] Work on it again
        [waiting] Wait for the customer
        [resolved] Resolve it
        [closed] Close it for good
       *[other] Change it
    }
requests-close = Close it
requests-close-about = A closed request is over: nobody can answer it or open it again. Both sides are told by mail.
requests-moved = The state is changed. Both sides are told by mail.
requests-state-before = It was in this state already. Nothing changed, and nobody is told.
requests-assign = Who works on it
requests-assign-hint = Partners with support rights for this service now.
requests-assign-hint-on-behalf = You can take what nobody works on, and give back what is yours.
requests-charge-unreached = { $partner } – nobody there has access yet
requests-unreached = Nobody at { $partner } has access yet: it has not said which of its members use the support rights that you granted. Whoever is in charge there was told. Until then nobody there can open this request.
requests-unreached-all = Partners may work on this, but nobody there has access yet: they have not said which of their members use the support rights that you granted. Whoever is in charge there was told.
requests-assign-verb = Assign
requests-assign-none = No partner has support rights for this service now. Grant them to one of your partners, and it can be assigned.
requests-assigned = It is assigned as you chose. Both sides are told by mail.
requests-assigned-before = It was assigned so already. Nothing changed, and nobody is told.

requests-is-closed = This request is closed, and that is the end of it. Open a new one if something is left to do.
requests-reopened-by-answer = This request is resolved. Write an answer to open it again.
requests-assigned-elsewhere = Another partner works on this request. The customer can assign it to you.
requests-no-supporter = That partner has no support rights for this service now. Choose one from the list, or nobody.
