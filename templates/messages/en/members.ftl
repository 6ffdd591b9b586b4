## Roles of members

member-role-admin-agent = Admin agent
member-role-sales-agent = Sales agent
member-role-helpdesk-agent = Helpdesk agent
member-role-global-admin = Global admin
member-role-user-admin = User admin
member-role-billing-admin = Billing admin
member-role-relationship-admin = Relationship admin
member-roles-none = No role

## The list of members and a member's page

members-title = Members
members-count = { $count ->
    [one] One member
   *[other] { $count } members
}
members-add = Add a member
members-name = Name
members-email = E-mail
members-roles = Roles
members-since = Member since
members-remove = Remove
members-save = Save
members-new-title = Add a member
members-new-lead = The person gets a mail, and is a member after saying yes. Whoever has no account yet says so by setting a password with the link in it.
members-agent-role = Agent role
members-agent-role-hint = What the person does with customers. Admin agents do everything, sales agents invite, helpdesk agents help.
members-admin-role = Admin role
members-admin-role-hint =
    { $agents ->
        [false] What the person does for your organisation. Global admins do everything and decide for it. Relationship admins look after your partners: they grant, shorten and revoke rights. Billing admins look at your partners, their rights and your people, and change nothing there.
       *[true] What the person does with your own organisation. Global admins do everything and decide for it. User admins look after its members and access groups. Billing admins have no rights of their own here.
    }
members-change-hint = New roles work at once. Somebody who is in no other organisation is signed out at once.
members-added = The person was asked and gets a mail.
members-changed = The member was changed.
members-back = Back to the members
members-removed = The member was removed.
members-already = This person is a member already. Find the name in the list to change the roles.
members-waits = This person was asked already and has not answered. To ask again, or for other roles, remove the line from the list first.
members-only-global-admins = Only a global admin gives the role of global admin, or takes it away. Ask one of your global admins.
members-not-of-this-kind = Members of organisations of this kind cannot have this role. Choose another one.
members-outranked = Nobody gives rights that they do not have themselves. Ask a global admin to give this role.
members-own-roles = Nobody raises their own rights. Ask a global admin to change your roles.
members-last-global-admin = Every organisation keeps at least one global admin, and this is the last one. Open another member in the list of members, set the field “Admin role” there to “Global admin”, and then try this again.
members-remove-title = Remove { $name }?
members-remove-this = Remove { $name }
members-danger = Danger zone
members-remove-about = A removed member can no longer act for your organisation from that moment on.
members-asked = Asked
members-withdrawn = What was asked was taken back.
members-leave = Leave
members-leave-title = Leave { $organisation }?
members-left = You left the organisation.

## What follows for whoever is a member no more

members-end-stops = What stops
members-end-stops-text =
    { $who ->
        [own] You can no longer act for this organisation, and it cannot make you a member again without asking you.
        [waiting] This person has not answered yet. The mail that was sent makes nobody a member any more.
       *[member] This person can no longer act for your organisation. Somebody who is in no other organisation is signed out.
    }
members-end-stays = What stays
members-end-stays-text =
    { $who ->
        [own] Your account, and what was done with it.
        [waiting] An account that the person has here already. You can ask the person again.
       *[member] The person’s account, and what was done with it.
    }
members-end-when = When
members-end-when-text = At once.
members-end-told = Who is told
members-end-told-text = Nobody gets a mail. The activity of the organisation shows it.
