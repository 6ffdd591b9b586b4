error-title = { $status ->
    [403] You cannot do this
    [404] There is nothing here
    [405] This page cannot do that
    [408] This took too long
    [409] This cannot be done
    [410] This link no longer works
    [413] This is too much at once
    [415] This is not a form
    [422] Something in the form is not right
    [429] Too many tries
    [503] Not available just now
   *[other] Something went wrong
}
error-to-overview = Go to your overview
error-to-start = Go to the start page
error-not-found = The address may be mistyped, the thing may be gone, or it may belong to an organisation that you are not a member of. Check the address, or sign in with another account.
error-cross-site = This form was sent from another site, so nothing was changed. Open the page here and send it again.
error-not-this-kind = { $right ->
    [write-invitations] Only providers make invitations. Resellers copy and send the ones that their providers handed to them, under Invitations; customers open the link in the mail that they got. If you have none, ask your provider for one.
    [manage-partnerships] Only providers begin and end partnerships. Ask the provider to send you a link.
    [manage-subscriptions] Subscriptions are entered and changed by the customer that bought them, and CSP ones by the provider that is their partner of record. Ask one of them.
    [work-on-requests] Customers open and answer service requests. Partners do so on behalf of a customer that gave them support rights: open the customer first.
    [ask-for-rights] Only providers and resellers ask for rights. Customers grant them on the page of the partner.
    [delegate] Only customers give rights. Ask the customer for them on its page, under Customers.
    [accept-invitations] Only customers accept invitations. Sign in with an account of the customer.
    [accept-partnerships] Only resellers accept partnerships. Sign in with an account of the reseller.
    [see-invitations] Only providers and resellers have a list of invitations. Customers open the link in the mail that they got.
    [send-invitations] Only providers and resellers send invitations. Customers open the link in the mail that they got.
    [send-mails] Only the organisation that caused a mail sends it again. Ask it to.
    [resign-delegations] Only the partner that holds rights gives them up or takes back what it asked for. Customers revoke rights, or decline what is asked, on the page of the delegated rights.
    [switch-extension] Only the two sides of delegated rights change how they extend themselves. Ask one of them.
    [manage-relationships] Only providers remove a customer or name it for themselves. Customers ask their provider to end the relationship on its page; resellers ask the provider that works with the customer.
    [change-groups] Only providers and resellers have access groups, since only they work on behalf of customers. Customers say what a partner may do by the rights that they grant.
    [manage-groups] Only providers and resellers have access groups, since only they work on behalf of customers. Customers say what a partner may do by the rights that they grant.
    [manage-access] Only the partner that holds rights says which of its groups use them. Customers narrow or revoke the rights themselves.
    [take-back] Only the customer that gives rights answers what is asked, shortens, revokes and reviews them. As a partner, give them up on their page.
    [ask-to-end] Only customers ask a provider to end the relationship. Providers end it themselves on the customer’s page, under Customers.
    [manage-people] Only customers have a directory of people. As a partner, open the customer first: with the role User Administrator you work in its directory.
    [assign-licences] Only customers assign licences. As a partner, open the customer first: with the role License Administrator you assign them on its behalf.
    [reset-passwords] Only customers have people whose passwords are reset. As a partner, open the customer first: with the role Helpdesk Administrator you do so on its behalf.
   *[other] Organisations of your kind do not do this, whatever your role is. Your overview leads to everything that yours does.
}
error-role-too-low = Who may do this: { $roles }. In your organisation that is: { $holders }. Ask there to have it done, or to have your roles changed.
error-role-nobody = Who may do this: { $roles }. Nobody in your organisation has such a role; a global admin can give it.
error-suspended = Your organisation is suspended, so nothing was changed. Its members can read what is there, leave, take rights back and others out of access groups, and customers can ask to end a relationship; nothing else until the operator of this portal lets it act again. Ask the operator.
error-form-too-big = A form may be 64 KiB at most. Nothing was changed; shorten the texts and send it again.
error-form-too-slow = The form did not arrive within ten seconds. Nothing was changed; send it again over a better connection.
error-upload-too-slow = The file did not arrive within { $seconds } seconds. Nothing was changed; send it over a better connection, or split it and send the parts one after the other.
error-upload-kind = Files are sent as multipart/form-data. Nothing was changed; send the form from its page.
error-upload-too-big = A file may be { $limit } MiB at most. Nothing was changed; split it and send the parts one after the other.
error-form-kind = Forms are sent as application/x-www-form-urlencoded. Nothing was changed.
error-form-malformed = The form could not be read. Nothing was changed; open the page again and fill it in there.
error-method = This address does not take that kind of request. Go back and use the buttons of the page.
error-too-many = There were too many tries in a short time. Wait a minute, then try again.
error-unavailable = The portal has more work than it can take at the moment. Nothing was changed; try again in a few seconds.
error-internal = Something went wrong on our side, and nothing was changed. Tell whoever runs this portal the number of the request below.

error-made-before = This form was sent before with other words, and what it made then is there. Nothing was made of these; send them again to make a second one.
error-made-before-show = Look at the first one
form-empty = Fill this in.
form-too-long = Use at most { $limit } characters.
form-forbidden-characters = Leave out angle brackets, web addresses and invisible characters.
form-mailbox = Type an e-mail address, such as name@company.example.
form-country = Choose a country from the list.
form-malformed = This does not have the form that is asked for. Check it and type it again.
form-repeated = This was sent more than once. Send it once.
form-unknown-field = The form has a field that does not belong here: { $field }. Open the page again and fill it in there.

nav-dashboard = Overview
nav-invitations = Invitations
nav-customers = Customers
nav-resellers = Resellers
nav-providers = Providers
nav-partners = Partner relationships
nav-delegations = Delegated rights
nav-subscriptions = Subscriptions
nav-requests = Service requests
nav-people = People
nav-groups = Access groups
nav-activity = Activity
nav-members = Members
nav-settings = Settings
