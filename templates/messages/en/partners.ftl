## A customer's partners

partners-title = Partner relationships
partners-lead = For each service: who may do what for you, since when, until when, and who accepted it. You can take back any of it at once; the relationship stays.
partners-none = No partners yet
partners-none-text = A partner sends you a link; when you accept its invitation, it is listed here with what you granted.
partners-matrix = Rights by service and partner
partners-service = Service
partners-until = Until
partners-until-date = Until { $date }
partners-since-date = Since { $date }
partners-extends = extends itself
partners-as-of = As of
partners-last-used = Last used: never
partners-last-used-date = Last used: { $date }
partners-details = Details
partners-no-rights-here = No rights
partners-rights = Rights that hold now
partners-rights-none = Nobody has delegated rights now.
partners-all = Your partners
partners-partner = Partner
partners-kind = Kind
partners-country = Country
partners-short-name = Short name
partners-relationship = Relationship
partners-relationship-attributed = Your reseller with { $provider }
partners-relationship-left = Its partnership with your provider has ended
partners-relationship-none = No relationship, only rights
partners-number = Delegations
partners-grant = Grant rights
partners-grant-other = Grant to another reseller

partners-relationship-facts = The relationship
partners-related-since = Provider since
partners-related-until = Removed
partners-consent = Agreed by
partners-consent-version = Agreement
partners-consent-version-number = Version { $version }
partners-consent-at = Agreed on
partners-receipt = Receipt
partners-receipt-show = What was agreed
partners-left = The partnership of this reseller with your provider has ended. It keeps the rights that it has until they end or you revoke them; you cannot give it new ones.
partners-attributed-to = Reseller for the relationship with
partners-domain = Domain
partners-support = Support
partners-no-relationship = There is no provider relationship with this organisation. It can do for you only what you grant it.
partners-what-stays = What revoking leaves as it is
partners-what-stays-alone = Revoking rights ends nothing else. There is no relationship with this organisation that could end, and your subscriptions keep their owner, their terms and the partner that they were bought from.
partners-what-stays-text = Revoking rights never ends the relationship: the partner stays your partner with its duty to support you, and your subscriptions keep their owner, their terms and the partner that they were bought from.
partners-live = Rights that hold now
partners-live-none = This partner has no delegated rights now.
partners-waiting = What it asks for
partners-past = Ended rights

partners-others-title = Grant rights to another reseller
partners-others-lead = These resellers work with your providers. Each can get rights to set up or support your services, whoever you bought them from.
partners-others-search = Name
partners-others-none = No other resellers
partners-others-none-text = None of your providers works with a reseller at the moment.
partners-others-alone = You have no provider
partners-others-alone-text = Rights go to your providers and to resellers that work with them. Accept the invitation of a provider first: open the link in its mail.
partners-others-domain = Domain

partners-grant-title = Grant rights to { $partner }
partners-grant-lead = The rights hold from the moment you grant them until their term ends or you take them back. Nothing changes for your subscriptions.
partners-grant-roles = Single roles
partners-grant-services = Services
partners-grant-services-hint = Only one provider can hold rights for each service; if another one does, you are asked.
partners-grant-days = Days
partners-grant-days-hint = 1 to 730. The rights end by themselves.
partners-grant-extension = Extension
partners-grant-extends = Extend by 180 days at every end, until either side switches it off
partners-grant-extends-hint = Not possible with Global Administrator.
partners-grant-full-admin = Full control
partners-grant-full-admin-needed = Global Administrator is full control. Confirm it here, or untick that role.
partners-grant-verb = Grant these rights
partners-granted = The rights are granted and hold from now on. The partner is told by mail.
partners-granted-handed-over = The rights are granted and hold from now on. { $holder } no longer holds { $services }. Both partners are told by mail.
partners-granted-handed-over-several = The rights are granted and hold from now on. The partner is told by mail. Those who held some of these services until now no longer hold them, and are told.
partners-granted-already = The partner has exactly these rights already.
partners-granted-before = This form was sent before, so nothing new was granted. This page shows the rights as they are now.

partners-suspended = One of the two organisations is suspended, so no rights can be granted. The operator of the portal can tell you more.
partners-held = Another provider holds rights for one of these services. Open the page again and grant them there.
partners-conflict-title = Another provider holds services that you want to grant
partners-conflict-lead = For each service only one provider can hold delegated rights. To grant them to { $partner }, hand these services over: the present holder loses exactly these, at once, and is told by mail. Everything else stays: its other rights, the relationship, your subscriptions.
partners-conflict-lead-one = { $holder } holds { $services } now, and for each service only one provider can hold delegated rights. To grant them to { $partner }, hand these services over: { $holder } loses exactly these, at once, and is told by mail. Everything else stays: its other rights, the relationship, your subscriptions.
partners-conflict-holder = Holds it now
partners-conflict-had = What the present holder has here
partners-conflict-had-rights = { $roles }, for { $services }
partners-conflict-giving = What { $partner } is to get
partners-conflict-roles = Roles
partners-conflict-term = Term
partners-conflict-days =
    { $days ->
        [one] One day
       *[other] { $days } days
    }
partners-conflict-hand-over = Hand over and grant to { $partner }
partners-conflict-without = Grant without these services
partners-conflict-change = Change the rights
partners-conflict-shown = Nothing was granted, because another provider holds some of these services. Change what you want to grant, and send it again.
