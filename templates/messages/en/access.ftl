## Access groups, which delegated rights they use, and working on a customer's behalf

groups-lead = Members who work for the same customers. A group gets roles of a customer’s rights; whoever is in it can use them from the next moment on, and whoever leaves it no longer can.
groups-nothing = No groups yet
groups-nothing-text = Make a group of members, then give it roles on the page of delegated rights. Until then nobody works on behalf of customers.
groups-count = { $count ->
    [one] 1 group
   *[other] { $count } groups
}
groups-name = Name
groups-name-hint = What your organisation calls it; customers never see it.
groups-members = Members
groups-members-hint = Tick everybody who works with the rights of this group.
groups-members-count = { $count ->
    [0] Nobody
    [one] 1 member
   *[other] { $count } members
}
groups-nobody = Nobody
groups-only-sells = Sales agent only: sales agents without another role never work on behalf of customers
groups-make = New group
groups-make-lead = A group can do nothing until it is given roles of delegated rights.
groups-make-verb = Make the group
groups-made = The group is made. Give it roles on the page of the delegated rights that it is for.
groups-change-hint = Acts at once: whoever is no longer ticked loses what the group lends.
groups-suspended = While your organisation is suspended, members can be taken out of a group, and nothing else of it changes.
groups-change-verb = Save
groups-changed = The group is changed.
groups-name-taken = There is a group of this name already. Choose another name, or change that group.
groups-no-such-member = One of the ticked people is no member any more. Open the page again and tick those who are.
groups-too-many = A group can have { $most } members at most. Make a second group for the others.
groups-in-use = This group still uses delegated rights, so it cannot be deleted. Take these from it first:
groups-uses = Rights that it uses
groups-uses-none = None yet. It gets roles on the page of delegated rights.
groups-uses-none-open = Open delegated rights
groups-history = What happened
groups-danger = Danger zone
groups-delete-about = A group that uses no rights can be deleted. Its members stay in the organisation.
groups-delete-not = This group still uses delegated rights, so it cannot be deleted. Take them from it first, one after the other:
groups-delete-this = Delete { $name }
groups-delete-title = Delete the group { $name }?
groups-delete-stops = What stops
groups-delete-stops-text = The group itself; it cannot be brought back. It uses no rights that hold, so nobody loses access.
groups-delete-stays = What stays
groups-delete-stays-text = Its members stay in the organisation and in their other groups.
groups-delete-when = When
groups-delete-when-text = At once.
groups-delete-told = Who is told
groups-delete-told-text = Nobody gets a mail. The activity of your organisation shows it.
groups-deleted = The group is deleted.
groups-deleted-before = That group was deleted already. Nothing changed.

assignments-title = Who uses “{ $name }”
assignments-lead = Give a group all or some of the roles that the customer granted. Its members can use them from the next moment on, as long as the rights hold.
assignments-none = No group uses these rights yet.
assignments-count = { $count ->
    [one] 1 group
   *[other] { $count } groups
}
assignments-group = Group
assignments-group-hint = A group that has roles already gets exactly the ticked ones instead.
assignments-choose = Choose a group
assignments-roles = Roles
assignments-roles-hint = What the customer granted; tick no more than the group needs. They are explained as the customer reads it: “you” is the customer.
assignments-lost = No longer granted by the customer:
assignments-assign = Give a group roles
assignments-verb = Give these roles
assignments-assigned = The group has these roles now.
assignments-change = Change
assignments-remove = Remove
assignments-remove-title = Take “{ $name }” from the group { $group }?
assignments-remove-about = The members of the group can no longer use these rights, from the next moment on, unless another group lends them. The rights themselves stay.
assignments-remove-verb = Take the rights from the group
assignments-removed = The group no longer uses these rights.
assignments-no-such-group = There is no such group any more. Choose another one.
assignments-no-role = Tick at least one role. To give the group none, remove it.
assignments-not-held = The customer did not grant all of these roles, or not any more. Tick only what the page offers.
assignments-not-active = These rights do not hold now, so nobody can be given them.
assignments-no-groups = Rights are given to groups of members. Make the first one.
assignments-users = Who uses it
assignments-nobody = Active, but nobody has access. Give a group with members some of the roles.
assignments-nobody-gave = Active, but nobody at the partner has access. The partner has not yet said which of its members use these rights.
assignments-people = { $count ->
    [one] 1 person has access.
   *[other] { $count } people have access.
}
assignments-people-gave = { $count ->
    [one] 1 person at the partner has access.
   *[other] { $count } people at the partner have access.
}
assignments-renews = When the customer gives these rights, your groups use them as they use or used:
assignments-renews-nobody = No group of yours uses the rights that this asks for again, so nobody will have access until you say who uses the new ones. The old ones:
assignments-renews-nothing = Nothing: none of its roles is asked for.
assignments-renews-lost = Not asked for again: { $roles }
assignments-manage = Choose who uses it
assignments-nobody-has-access = Nobody has access
assignments-access = Access

behalf-open = Work on behalf
behalf-not-lent = The customer granted rights, but you are in no group that uses them. Ask an admin agent or global admin of your organisation to add you to one.
behalf-not-lent-to-you = The customer granted rights, but you are in no group that uses them. Open Access groups to make one or to join one, then give it roles on the page of the delegated rights.
behalf-only-sells = You are a sales agent without another role, and those never work on behalf of customers, whatever their groups use. Ask a global admin of your organisation for another role.
behalf-only-sells-here = You are a sales agent without another role, and those never work on behalf of customers, whatever their groups use. Ask a global admin of your organisation for another role. At this customer this then takes one of these roles: { $roles }.
behalf-suspended = Your organisation is suspended, so its members work on behalf of nobody. The rights stay, and work again as soon as the operator of this portal lets your organisation act again. Ask the operator.
behalf-rests = Not now
behalf-label = Working on behalf
behalf-banner = On behalf of { $customer }
behalf-roles = { $count ->
    [one] With 1 role, ending
   *[other] With { $count } roles, ending
}
behalf-roles-first = { $count ->
    [one] With 1 role, its first rights ending
   *[other] With { $count } roles, the first of them ending
}
behalf-no-roles = You can do nothing here now.
behalf-leave = Leave
behalf-nav = Pages of { $customer }
behalf-tab-home = Overview
behalf-tab-requests = Requests
behalf-title = What you can do for { $customer }
behalf-lead = Everything that you do here is listed in the activity of { $customer } and of your own organisation, with your name.
behalf-acts = What the roles open
behalf-column-act = What
behalf-column-roles = Through
behalf-column-services = For
behalf-column-until = Until
behalf-closed = Not with your roles. It takes one of:
behalf-act = { $right ->
    [see-subscriptions] See subscriptions
    [see-people] See people and their licences
    [find-people] Find people by name and e-mail
    [manage-people] Add, change and remove people
    [assign-licences] Assign licences and take them back
    [reset-passwords] Send the mail for a new password
    [see-requests] See service requests
    [work-on-requests] Open, answer and close service requests
   *[other] Something else
}
behalf-through = The rights behind it
behalf-through-none = None of the customer’s rights are lent to you.
behalf-customer-suspended = { $customer } is suspended, so nobody works on its behalf. The rights stay, and work again as soon as the operator lets the customer act again.
behalf-not-opened = At this customer this takes one of these roles: { $roles }. Your groups lend you: { $has }. Ask whoever manages your groups, or ask the customer for more rights.
behalf-nothing-lent = At this customer this takes one of these roles: { $roles }. Your groups lend you none of the customer’s rights. Ask an admin agent or global admin of your organisation.
behalf-not-opened-to-you = At this customer this takes one of these roles: { $roles }. Your groups lend you: { $has }. Open Access groups and add yourself to one that uses such a role, or give your group one on the page of the delegated rights. If the customer granted none of these roles, ask for one on its page.
behalf-nothing-lent-to-you = At this customer this takes one of these roles: { $roles }. Your groups lend you none of the customer’s rights. Open Access groups and add yourself to one that uses such a role, or give your group one on the page of the delegated rights. If the customer granted none of these roles, ask for one on its page.
behalf-no-rights = You have no rights at { $customer } now: they ended, were taken back, or were never given. Nothing was changed. Ask for rights on the customer’s page.
behalf-to-customer = The customer’s page

behalf-subscriptions-lead = What the customer bought, of the services that your roles reach. On its behalf nothing of it can be changed.
behalf-subscriptions-nothing = Of the services that your roles reach, the customer has no subscriptions.

field-member = Members
field-group = Group
