## Signing in and out

sign-in-title = Sign in
sign-in-email = E-mail
sign-in-password = Password
sign-in-do = Sign in
sign-in-forgot = Forgot your password?
sign-in-no-account = No account yet? Open the link in the invitation that you were sent: it leads to signing up.
sign-in-wrong = This e-mail and password do not belong together. Type both again, or ask for a new password.
sign-in-stale = Your password was changed while you signed in. Sign in again with the new one.
sign-in-ended = Your session has ended, so nothing was done. What you typed is kept in this page, without passwords: sign in here, and you can look at it again.
sign-in-kept-title = You are signed in
sign-in-kept = What you typed is kept; nothing was done yet. Look through it once more and send it.
sign-in-kept-do = Show what I typed
sign-in-kept-leave = Go on without it

reauthenticate-title = Your password, please
reauthenticate-lead = To grant or change something important, type the password of { $email } once more.
reauthenticate-kept = What you filled in is kept: it comes back after the password, and nothing is done before you send it again.
reauthenticate-shown = Thank you. Nothing was done yet: look through what you filled in, and press the button of the form once more.
reauthenticate-do = Go on

## Links that work once

link-unknown = This link is not complete, or it was cleared away. Copy the whole link from the latest mail, or ask for a new one.
link-expired = The time in which this link works is over. Nothing was changed.
link-used = This link was used already, and it works only once.

## Looking into the mailbox

mailbox-title = Look into your mailbox
# "none" stands for an address that is not known any more.
mailbox-sign-up =
    { $email ->
        [none] We sent you a mail.
       *[other] We sent a mail to { $email }.
    } Open the link in it to go on; it works for one day.
mailbox-password =
    { $email ->
        [none] If there is an account with this e-mail address, we sent a mail to it.
       *[other] If there is an account with the e-mail address { $email }, we sent a mail to it.
    } Open the link in it to set a new password; it works for 30 minutes.
mailbox-nothing = Nothing there after a few minutes? Look into the folder for spam, and check that the address was typed right.
mailbox-again = Type the address again

## Signing up

sign-up-title = { $via ->
    [opening] Set up your provider
    [partnership] Sign up your company as a reseller
   *[other] Sign up your organisation
}
sign-up-lead = { $via ->
    [partnership] { $provider } asks you to become its reseller. First sign up your company; then you see what the partnership means, and accept it.
   *[other] { $provider } invites you. First sign up your organisation; then you see what is asked for, and decide.
}
sign-up-known = Do you have an account here already?
sign-up-signed-in = You are signed in as { $email }, and become the global admin of the new organisation.
sign-up-organisation = Your organisation
sign-up-organisation-name = Name of the organisation
sign-up-country = Country
sign-up-country-choose = Choose a country
sign-up-markets = Where the provider may serve organisations: { $markets }
sign-up-other-market = { $provider } serves no organisations in this country. Choose the country of your organisation; if this is the one, ask { $provider } which partner serves it.
sign-up-domain = Internet domain
sign-up-domain-hint = Such as contoso.com. Left empty, it is the domain of your e-mail address.
sign-up-public-domain = Everybody can have a mailbox at this domain, so no organisation owns it. Type your own domain, or leave this empty.
sign-up-person = You
sign-up-name = Your name
sign-up-email-hint = You confirm it with a link that we send there.
sign-up-other-mailbox = This link is for another e-mail address. Type the address that it was made for, or ask the operator of the portal for a link of your own.
sign-up-do = Sign up
sign-up-closed = The invitation that brought you here was answered, revoked or has expired meanwhile. Nothing was set up. Ask the provider for a new link.
sign-up-suspended = The provider that the link is from is suspended, so nobody can sign up with it now. Nothing was set up. Ask the operator of this portal.
sign-up-ask-their-admins = { $organisation } is here already, and owns the domain of your e-mail address. Nothing was set up. Ask a global admin of { $organisation } to add you as a member.

## Confirming a mailbox

verify-title = Confirm your mailbox
verify-sign-up = Somebody signed up { $organisation } with your mailbox. If it was you, confirm it, and { $organisation } is set up.
verify-new-address = Somebody asked to sign in with your mailbox { $email } from now on. If it was you, confirm it.
verify-organisation = Organisation
verify-name = Name
verify-mailbox = Mailbox
verify-asked = Signed up
verify-warning = Confirm only if you signed up yourself. Whoever signed up knows the password.
verify-warning-address = Confirm only if you asked for it yourself. Whoever asked knows the password of this account.
verify-do = Yes, this is my mailbox
verify-not-me = It was not me
verify-not-you = If somebody else did this, say so: what was asked for is withdrawn for good.
verify-done = Your mailbox is confirmed and your organisation is set up. Sign in to go on.
verify-has-account = You have an account already. Sign in to go on.
verify-address = Your new e-mail address is confirmed. Sign in with it from now on.
verify-withdrawn = What was asked for with your mailbox is withdrawn for good. Nothing was set up or changed, and the link does nothing any more.
verify-nothing-waits = Nothing waits behind this link any more, so nothing was changed now: it was withdrawn or confirmed before, or something later took its place. If an account with your mailbox is not yours, set a new password for it: that ends all sessions of whoever knows the old one.
verify-too-late = This mailbox was confirmed before, so there is nothing left to withdraw. If that was not you, set a new password: it ends all sessions of whoever knows the old one.
verify-new-password = Set a new password
verify-address-taken = Another account has this e-mail address by now, so your old one stays. Choose another.

## Passwords

password-hint = At least 15 characters. Several words are easy to remember and hard to guess.
password-new = New password
password-present = Present password
password-wrong = This is not your password. Type it again.
password-ask-again = Ask for a new link
password-forgotten-title = Forgot your password?
password-forgotten-lead = Type the e-mail address of your account. We send a link to it with which you set a new password.
password-forgotten-do = Send the link
password-reset-title = Set your password
password-reset-lead = For the account { $email }. All places where it is signed in are signed out.
password-reset-do = Set the password
password-reset-done = Your password is set. Sign in with it.
password-change-title = Change the password
password-change-lead = For the account { $email }. All other places where it is signed in are signed out.
password-change-do = Change the password
password-change-done = Your password was changed, and all other sessions were ended.

## The account

account-title = Your account
account-organisations = Your organisations
account-organisation = Organisation
account-kind = Kind
account-roles = Your roles
account-no-organisation = You are not a member of an organisation. An administrator of one can add you; or open the invitation that you were sent.
memberships-asked = { $organisation } asks you to join
memberships-asked-lead = You are a member only if you join. Until then nobody there can do anything with your account; if you do not know { $organisation }, decline.
memberships-join = Join
memberships-decline = Decline
memberships-by-password = By setting it you join { $organisation } as a member.
memberships-joined = You are a member now.
memberships-declined = You declined. Nothing came of it.
memberships-unknown = You were not asked for this, or you answered already, or it was taken back. Look at your account for what waits.
memberships-suspended = { $organisation } is suspended, so nobody can join it now. Ask the operator of this portal.
account-profile = Profile
account-language = Language
account-theme = Look
account-theme-auto = As the device
account-theme-light = Light
account-theme-dark = Dark
account-save = Save
account-saved = Your profile was saved.
account-safety = Signing in

address-title = Change the e-mail address
address-lead = You sign in with { $email }. We send a link to the new address and a notice to the old one, which stays until you open that link.
address-new = New e-mail address
address-do = Send the link
address-same = This is your address already. Type another one.
address-asked = We sent a link to the new address. Open it to confirm that the mailbox is yours.

sessions-title = Where you are signed in
sessions-see = See and end sessions
sessions-lead = A session ends by itself after an hour without use, and after a day in any case.
sessions-count = { $count ->
    [one] One session
   *[other] { $count } sessions
}
sessions-device = Browser
sessions-unknown-device = Unknown browser
sessions-since = Signed in
sessions-seen = Last used
sessions-this = This session
sessions-end = End
sessions-end-others = End all other sessions
sessions-ended-one = The session was ended.
sessions-ended-others = All other sessions were ended.
