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
members-new-lead = The person gets a mail. Whoever has no account yet sets a password with the link in it.
members-agent-role = Agent role
members-agent-role-hint = What the person does with customers. Admin agents do everything, sales agents invite, helpdesk agents help.
members-admin-role = Admin role
members-admin-role-hint = What the person does with your own organisation. Global admins do everything and decide for it.
members-change-hint = With other roles the person is signed out everywhere.
members-added = The member was added and gets a mail.
members-changed = The member was changed.
members-removed = The member was removed.
members-already = This person is a member already. Find the name in the list to change the roles.
members-only-global-admins = Only a global admin gives the role of global admin, or takes it away. Ask one of your global admins.
members-not-of-this-kind = Members of organisations of this kind cannot have this role. Choose another one.
members-own-roles = Nobody raises their own rights. Ask a global admin to change your roles.
members-last-global-admin = This is the last global admin, and every organisation needs one. Give somebody else the role first.
members-remove-title = Remove { $name }?
members-remove-lead = From then on this person can no longer act for your organisation, and is signed out everywhere. The person's account, and what was done with it, stay.
members-remove-own = You remove yourself: from then on you can no longer act for this organisation. Your account, and what was done with it, stay.
members-remove-this = Remove { $name }
members-danger = Danger zone
members-remove-about = A removed member can no longer act for your organisation, and is signed out everywhere.
