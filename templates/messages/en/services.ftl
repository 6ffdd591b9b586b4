## What subscriptions are for

service-exchange-online = Exchange Online
service-sharepoint-online = SharePoint Online
service-teams = Teams
service-office-apps = Office apps
service-intune = Intune
service-entra-id = Entra ID
service-power-bi = Power BI
service-dynamics-365 = Dynamics 365
service-azure = Azure
