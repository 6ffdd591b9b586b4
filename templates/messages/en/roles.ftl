## Groups of roles

role-category-global = Full control
role-category-read-only = Looking only
role-category-identity = People and sign-in
role-category-collaboration = Mail, meetings and documents
role-category-devices = Computers, phones and printers
role-category-security = Security and protection
role-category-business-apps = Business applications
role-category-other = Support, billing and the rest

## Bundles of roles that a request can start from

template-provisioning = Provisioning
    .does = The partner sets up your people and gives them their licences.
template-support = Support
    .does = The partner answers your service requests and helps your people to sign in again.
template-provisioning-and-support = Provisioning and support
    .does = The partner sets up your people, gives them licences, answers your service requests and helps with sign-in.
template-read-only = Read only
    .does = The partner sees almost all settings and people in order to advise you, and changes nothing.

## Full control

role-global-administrator = Global Administrator
    .does = The partner holds every key: it can read, change and delete everything, take over any account, yours included, and appoint other administrators.
    .not = Nothing in your services is out of its reach. Give a smaller role unless you are sure.
role-full-control = Global Administrator (full control)

## Looking only

role-global-reader = Global Reader
    .does = The partner can look at nearly every setting, person and report in all your services, security settings included.
    .not = It cannot change anything, and does not open mailboxes or documents.
role-directory-readers = Directory Readers
    .does = The partner can see the list of your people, groups, licences and subscriptions.
    .not = It cannot change anything and does not see settings, mail or documents.
role-reports-reader = Reports Reader
    .does = The partner can see how much your services are used and when people signed in.
    .not = It cannot change settings, people or licences.
role-message-center-reader = Message Center Reader
    .does = The partner can read the announcements about coming changes to your services.
    .not = It does not see announcements about privacy, and cannot change anything.
role-message-center-privacy-reader = Message Center Privacy Reader
    .does = The partner can read all announcements to your organisation, those about data privacy included.
    .not = It cannot change anything, and sees no mail or documents.
role-security-reader = Security Reader
    .does = The partner can read all security alerts, reports and settings, and so learns where your protection is strong and where it is weak.
    .not = It cannot change a setting or close an alert.
role-usage-summary-reports-reader = Usage Summary Reports Reader
    .does = The partner can see totals of how your services are used and how your organisation scores.
    .not = It sees no figures about single people and changes nothing.
role-teams-reader = Teams Reader
    .does = The partner can look at all settings for teams, meetings and calls.
    .not = It cannot change them, and does not read chats.

## People and sign-in

role-user-administrator = User Administrator
    .does = The partner can create, change, block and delete almost any account, reset the passwords of ordinary people and some administrators, and decide who belongs to which group.
    .not = It cannot touch the accounts of the most powerful administrators or appoint new ones.
role-license-administrator = License Administrator
    .does = The partner can give licences to your people and take them back.
    .not = It cannot buy licences, create or delete people, or reset passwords.
role-helpdesk-administrator = Helpdesk Administrator
    .does = The partner can reset the passwords of ordinary people and of some lesser administrators, sign them out everywhere, and so gain access to their accounts.
    .not = It cannot create or delete people or touch the accounts of powerful administrators.
role-password-administrator = Password Administrator
    .does = The partner can set new passwords for ordinary people, and whoever sets a password can sign in with it.
    .not = It cannot reset the passwords of most administrators or change anything else about a person.
role-authentication-administrator = Authentication Administrator
    .does = The partner can replace the passwords and the second sign-in steps of ordinary people, which is enough to take over their accounts.
    .not = It cannot do this to powerful administrators or change the rules of sign-in for everybody.
role-privileged-authentication-administrator = Privileged Authentication Administrator
    .does = The partner can replace the password and second sign-in step of anybody, every administrator included, and could thereby take over your whole organisation.
    .not = It cannot give out roles in its own name, but it can reach the accounts of those who can.
role-privileged-role-administrator = Privileged Role Administrator
    .does = The partner can decide who is an administrator: it can give any role, full control included, to anybody, and take it away again.
    .not = It does not reset passwords by itself, but can give itself a role that does.
role-authentication-policy-administrator = Authentication Policy Administrator
    .does = The partner can set which ways of signing in your people may use, and how passwords are protected.
    .not = It cannot reset the password or sign-in steps of a single person.
role-groups-administrator = Groups Administrator
    .does = The partner can create, change and delete groups and set the rules for them.
    .not = It cannot create people, reset passwords or change groups that hold administrators’ roles.
role-guest-inviter = Guest Inviter
    .does = The partner can invite people from outside as guests.
    .not = It cannot change or remove your own people or what guests may open.
role-directory-writers = Directory Writers
    .does = The partner can write basic entries into your directory of people and groups, such as creating groups and changing who belongs to them, which can open doors for others.
    .not = It cannot give out administrators’ roles or reset passwords.
role-directory-synchronization-accounts = Directory Synchronization Accounts
    .does = The partner can run the connection that copies people from your own servers into the cloud directory.
    .not = It is made for a program, not for a person: it gives no access to the pages of administrators.
role-hybrid-identity-administrator = Hybrid Identity Administrator
    .does = The partner can control how your own servers and the cloud share accounts and how people prove who they are, which affects every sign-in.
    .not = It cannot give out administrators’ roles or buy anything.
role-domain-name-administrator = Domain Name Administrator
    .does = The partner can add, verify and remove your internet domains and decide how their sign-in works, which can redirect or break it for everybody there.
    .not = It cannot manage single people, their licences or their mail.
role-external-identity-provider-administrator = External Identity Provider Administrator
    .does = The partner can connect other sign-in services and so decide whose word is trusted when people from outside prove who they are.
    .not = It cannot change your own people or their passwords.
role-identity-governance-administrator = Identity Governance Administrator
    .does = The partner can decide how people ask for, receive and lose access to groups, teams and applications.
    .not = It cannot appoint administrators or reset passwords.
role-application-administrator = Application Administrator
    .does = The partner can add, change and remove any application, create secret keys for it, act as that application and so reach all data that it may open.
    .not = It cannot appoint administrators or reset anybody’s password.
role-application-developer = Application Developer
    .does = The partner can register new applications that your people can sign in to, and obtain secret keys for them.
    .not = It cannot change applications that others registered.
role-cloud-application-administrator = Cloud Application Administrator
    .does = The partner can add, change and remove cloud applications, create secret keys for them, act as them and so reach all data that they may open.
    .not = It cannot open paths to applications on your own servers, appoint administrators or reset passwords.

## Mail, meetings and documents

role-exchange-administrator = Exchange Administrator
    .does = The partner can manage every mailbox and mail rule of your organisation, and can give itself or others access to any mailbox.
    .not = It cannot create administrators, reset passwords or change other services.
role-exchange-recipient-administrator = Exchange Recipient Administrator
    .does = The partner can create and change mail addresses, shared mailboxes and distribution lists, and move mailboxes.
    .not = It cannot change how mail flows or is filtered for everybody.
role-sharepoint-administrator = SharePoint Administrator
    .does = The partner can manage all sites and personal document stores, sharing rules included, and can give itself access to any of them.
    .not = It cannot manage mail, people or passwords.
role-teams-administrator = Teams Administrator
    .does = The partner can manage teams, meetings, calls and telephone numbers, and who may use them.
    .not = It cannot manage mailboxes, passwords or licences.
role-teams-communications-administrator = Teams Communications Administrator
    .does = The partner can manage calls and meetings, give out telephone numbers and look into the quality of every call.
    .not = It cannot manage the teams themselves or read their chats.
role-teams-communications-support-engineer = Teams Communications Support Engineer
    .does = The partner can investigate troubled calls with the full records of everybody who took part.
    .not = It cannot change settings, and does not hear the calls.
role-teams-communications-support-specialist = Teams Communications Support Specialist
    .does = The partner can investigate a troubled call of one person with the basic records of that person.
    .not = It does not see details of the other people in the call and changes no settings.
role-teams-telephony-administrator = Teams Telephony Administrator
    .does = The partner can manage telephone numbers, call routing and calling rules.
    .not = It cannot manage teams, meetings or people.
role-skype-for-business-administrator = Skype for Business Administrator
    .does = The partner can manage the older calling and chat service and its settings.
    .not = It cannot manage mail, documents or passwords.
role-office-apps-administrator = Office Apps Administrator
    .does = The partner can manage the settings and updates of the Office applications and the news that people see in them.
    .not = It cannot open documents or manage people and licences.
role-search-administrator = Search Administrator
    .does = The partner can manage everything about search inside your organisation: sources, layout and suggested answers.
    .not = It does not gain access to the documents that are searched.
role-search-editor = Search Editor
    .does = The partner can write the suggested answers, bookmarks and places that search shows.
    .not = It cannot change the settings of search.
role-knowledge-administrator = Knowledge Administrator
    .does = The partner can set up the services for topics and learning, and who may see what is in them.
    .not = It cannot manage documents, mail or passwords.
role-knowledge-manager = Knowledge Manager
    .does = The partner can create, tidy and approve topics and their descriptions.
    .not = It cannot change who may see topics or any other setting.
role-insights-administrator = Insights Administrator
    .does = The partner can set up the reports on how your people work together and start analyses there.
    .not = It cannot change people, licences or other services.
role-yammer-administrator = Yammer Administrator
    .does = The partner can manage the internal social network: its communities, posts and settings.
    .not = It cannot manage mail, teams or passwords.

## Computers, phones and printers

role-intune-administrator = Intune Administrator
    .does = The partner can control every managed computer and phone: install programs, set rules, lock them or wipe them clean.
    .not = It cannot appoint administrators or buy licences.
role-cloud-device-administrator = Cloud Device Administrator
    .does = The partner can switch off or delete any computer and phone in your directory and read the keys that unlock their encrypted disks.
    .not = It cannot change other properties of the devices, or people and passwords.
role-entra-joined-device-local-administrator = Entra Joined Device Local Administrator
    .does = The partner becomes an administrator of every computer that is joined to your organisation, with access to whatever is on it.
    .not = It cannot change your directory or any cloud service.
role-desktop-analytics-administrator = Desktop Analytics Administrator
    .does = The partner can see which computers and programs you have and plan their updates.
    .not = It cannot manage people, passwords or mail.
role-windows-365-administrator = Windows 365 Administrator
    .does = The partner can set up, hand out and delete the cloud computers of your people.
    .not = It cannot manage mail, passwords or administrators.
role-windows-update-deployment-administrator = Windows Update Deployment Administrator
    .does = The partner can decide when and how updates reach your Windows computers.
    .not = It cannot change anything else on them.
role-printer-administrator = Printer Administrator
    .does = The partner can set up, share and remove printers and manage everything about printing.
    .not = It cannot manage other devices or people.
role-printer-technician = Printer Technician
    .does = The partner can connect printers and look after their state.
    .not = It cannot decide who may use them.
role-teams-devices-administrator = Teams Devices Administrator
    .does = The partner can set up and update telephones, screens and meeting-room devices.
    .not = It cannot manage calls, meetings or people.

## Security and protection

role-security-administrator = Security Administrator
    .does = The partner can change all your security settings, weaken or switch off protection, and act on every alert.
    .not = It cannot appoint administrators or reset passwords.
role-security-operator = Security Operator
    .does = The partner can watch every security alert and act on it at once, for example by isolating a computer or declaring an account unsafe.
    .not = It cannot change most of the lasting security settings.
role-conditional-access-administrator = Conditional Access Administrator
    .does = The partner can decide from where, on which devices and under which conditions anybody may sign in, and could lock everybody out.
    .not = It cannot reset passwords or appoint administrators.
role-compliance-administrator = Compliance Administrator
    .does = The partner can manage how long data is kept, how it is labelled and how it is searched for legal matters.
    .not = It cannot manage people, passwords or sign-in.
role-cloud-app-security-administrator = Cloud App Security Administrator
    .does = The partner can watch how cloud applications are used and set the rules that warn or block.
    .not = It cannot manage people, passwords or mail.
role-attack-simulation-administrator = Attack Simulation Administrator
    .does = The partner can send your people harmless practice attacks and see who fell for them.
    .not = It cannot change any protection or password.
role-attack-payload-author = Attack Payload Author
    .does = The partner can write the messages for practice attacks that others may later send.
    .not = It cannot send them or see the results of single people.
role-azure-information-protection-administrator = Azure Information Protection Administrator
    .does = The partner can manage the labels and rules that encrypt documents and mail.
    .not = It cannot manage people, passwords or other services.

## Business applications

role-dynamics-365-administrator = Dynamics 365 Administrator
    .does = The partner can manage all environments of Dynamics 365 with their settings, users and backups.
    .not = It cannot manage mail, passwords or other services.
role-dynamics-365-business-central-administrator = Dynamics 365 Business Central Administrator
    .does = The partner can create, update and restore the environments of your bookkeeping and business system.
    .not = It cannot manage other parts of Dynamics 365, people or passwords.
role-power-platform-administrator = Power Platform Administrator
    .does = The partner can manage all environments, apps and automatic flows that your people build, and the rules for them.
    .not = It cannot manage mail, passwords or administrators.
role-fabric-administrator = Fabric (Power BI) Administrator
    .does = The partner can manage all workspaces, reports and settings of your data analysis service, and can give itself access to them.
    .not = It cannot manage people, passwords or other services.

## Support, billing and the rest

role-service-support-administrator = Service Support Administrator
    .does = The partner can open, answer and close service requests for you and see the health of your services.
    .not = It cannot change settings, people, licences or passwords.
role-billing-administrator = Billing Administrator
    .does = The partner can see your bills and means of payment and manage what you buy directly.
    .not = It cannot change subscriptions that another partner sold you, or manage people and passwords.
role-azure-devops-administrator = Azure DevOps Administrator
    .does = The partner can set the rules for software projects, such as who may start new ones.
    .not = It does not thereby gain access to the code in the projects.
role-network-administrator = Network Administrator
    .does = The partner can see measurements of the network at your locations and adjust how it is planned.
    .not = It cannot change your actual network, people or passwords.
