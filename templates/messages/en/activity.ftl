## Activity: what was done, a sentence for each deed. Who did it stands beside the sentence; it can be used in it too:
## $actor, $organisation (the actor's), $object (what the thing is called), $reason.

activity-nothing = Nothing has happened yet
activity-nothing-text = Every change that concerns your organisation is recorded here, with who did it and why.
activity-from = From
activity-to = To
activity-column-when = When
activity-column-actor = Who
activity-column-organisation = Organisation
activity-column-what = What
activity-column-object = On what
activity-column-reason = Reason
# "none" stands for who is not named: before signing in nobody has a name, and the command line is nobody's.
activity-who =
    { $actor ->
        [none] { $organisation ->
            [none] Somebody
           *[other] Somebody from { $organisation }
        }
       *[other] { $organisation ->
            [none] { $actor }
           *[other] { $actor }, { $organisation }
        }
    }
activity-by-operator = The operator of the portal
activity-by-nobody = Automatically

activity-every-customer = every customer (reusable link)
activity-organisation-founded = Founded { $object }
activity-organisation-suspended = Suspended { $object }
activity-organisation-resumed = Let { $object } act again
activity-settings-changed = Changed the settings of { $object }
activity-agreement-published = Published a new version of the agreement: { $object }
activity-member-added = Asked { $object } to join as a member
activity-member-joined = { $object } joined as a member
activity-member-declined = { $object } did not want to be a member
activity-member-left = { $object } left
activity-member-changed = Changed the roles of { $object }
activity-member-removed = Removed { $object } from the members
activity-partnership-asked = Asked { $object } for a partnership
activity-partnership-link-renewed = Made and sent a new partnership link for { $object }
activity-partnership-accepted = Agreed on the partnership with { $object }
activity-partnership-ended = Ended the partnership with { $object }
activity-invitation-made = Made the invitation for { $object }
# The reason is the reseller; the former one is not told who it is.
activity-invitation-handed-over =
    { $reason ->
        [none] Handed over the invitation for { $object } to another reseller
       *[other] Handed over the invitation for { $object } to { $reason }
    }
activity-invitation-link-copied = Copied the link of the invitation for { $object }
activity-invitation-mailed = Sent the invitation to { $object }
activity-invitation-resent = Made a new link for the invitation to { $object }
activity-invitation-opened =
    { $object ->
        [none] Signed in or up from the invitation
       *[other] Signed in or up from the invitation for { $object }
    }
# In the customer's own activity the object is the provider that invited it.
activity-invitation-accepted =
    { $reader ->
        [customer] Accepted the invitation of { $object }
       *[other] Accepted the invitation for { $object }
    }
activity-invitation-declined =
    { $reader ->
        [customer] Declined the invitation of { $object }
       *[other] Declined the invitation for { $object }
    }
activity-invitation-revoked = Revoked the invitation for { $object }
activity-invitation-reminded = Reminded { $object } of the invitation
activity-invitation-expired = The link of the invitation for { $object } ended
activity-invitations-imported = Began to make invitations for the customers in { $object }
activity-invitation-import-cancelled = Stopped making invitations for the customers in { $object }
activity-invitation-link-asked = Asked for a new link to the invitation for { $object }
activity-relationship-started = Started the reseller relationship with { $object }
activity-relationship-removed = Removed the reseller relationship with { $object }
activity-relationship-end-asked = Asked to end the reseller relationship with { $object }
activity-relationship-kept = Answered that the reseller relationship with { $object } stays
activity-relationship-aliased = Changed what your own lists call { $object }
activity-agreement-accepted = Accepted the agreement: { $object }
activity-delegation-requested = Asked for delegated rights: { $object }
activity-delegation-approved = Approved a request for delegated rights: { $object }
activity-delegation-declined = Declined a request for delegated rights: { $object }
activity-delegation-withdrawn = Withdrew a request for delegated rights: { $object }
activity-amendment-asked = Asked for a change of delegated rights: { $object }
activity-amendment-declined = Declined a change of delegated rights: { $object }
activity-amendment-withdrawn = Withdrew a change of delegated rights: { $object }
activity-amendment-lapsed = A change of delegated rights lapsed without an answer: { $object }
activity-delegation-amended = Accepted a change of delegated rights: { $object }
activity-delegation-extended-without-full-admin = Took Global Administrator out of delegated rights and let them extend themselves: { $object }
activity-delegation-granted = Granted delegated rights: { $object }
activity-delegation-shortened = Shortened delegated rights: { $object }
activity-delegation-narrowed = Took services out of delegated rights: { $object }
activity-delegation-superseded = Handed over or replaced delegated rights: { $object }
activity-delegation-revoked = Took back delegated rights: { $object }
activity-delegation-ended = Delegated rights ended with the relationship: { $object }
activity-delegation-end-asked = Asked to end delegated rights: { $object }
activity-delegation-end-declined = Answered that delegated rights stay: { $object }
activity-delegation-resigned = Gave up delegated rights: { $object }
activity-delegation-extension-started = Let delegated rights extend themselves: { $object }
activity-delegation-extension-stopped = Stopped delegated rights extending themselves: { $object }
# Of old records alone.
activity-delegation-extension-switched = Switched automatic extension of delegated rights: { $object }
activity-delegation-extended = Delegated rights extended themselves: { $object }
activity-delegation-expired = The term of delegated rights ended: { $object }
activity-delegation-lapsed = A request for delegated rights lapsed without an answer: { $object }
activity-subscription-entered = Entered the subscription { $object }
activity-subscription-seats-changed = Changed the seats of the subscription { $object }
activity-subscription-renewal-changed = Changed term or renewal of the subscription { $object }
activity-subscription-suspended = Suspended the subscription { $object }
activity-subscription-resumed = Resumed the subscription { $object }
activity-subscription-cancelled = Cancelled the subscription { $object }
activity-request-opened = Opened the service request { $object }
activity-request-answered = Answered the service request { $object }
activity-request-taken-up = Went on with the service request { $object }
activity-request-waiting = Waits for the customer’s answer to the service request { $object }
activity-request-resolved = Resolved the service request { $object }
activity-request-closed = Closed the service request { $object }
activity-request-assigned = Assigned the service request { $object }
activity-request-released = Assigned the service request to nobody: { $object }
activity-review-started =
    { $object ->
        [one] Began a review of one delegation
       *[other] Began a review of { $object } delegations
    }
activity-review-finished =
    { $object ->
        [one] Finished a review of one delegation
       *[other] Finished a review of { $object } delegations
    }
activity-delegation-kept = Looked at delegated rights and kept them: { $object }
activity-person-added = Added { $object } to the directory
activity-person-changed = Changed { $object } in the directory
activity-person-removed = Removed { $object } from the directory
activity-person-mailed = Sent { $object } the mail for a new password
activity-licence-assigned = Assigned a licence to { $object }
activity-licence-taken-back = Took a licence back from { $object }
activity-group-made = Made the access group { $object }
activity-group-changed = Changed the access group { $object }
activity-group-deleted = Deleted the access group { $object }
activity-access-carried-over = Access groups use renewed rights as they used the old ones: { $object }
activity-access-assigned = Gave an access group roles of { $object }
activity-access-narrowed = Roles that the rights lost are lent no more: { $object }
activity-access-removed = Took delegated rights from an access group: { $object }
activity-template-saved = Saved the template of roles { $object }
