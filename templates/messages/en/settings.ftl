settings-title = Settings
settings-kind = Kind
settings-country = Country
settings-domain = Internet domain
settings-domain-proven = (proven by a mailbox)
settings-domain-claimed = (claimed, not proven)
settings-slug = Address of your pages
settings-name = Name
settings-name-hint = As your partners and customers see it. The address of your pages stays the same.
settings-support = Support contact
settings-support-hint = How your partners and customers reach you for help: a telephone number or an e-mail address.
settings-notices = Notice addresses
settings-notices-hint = At most { $most } mailboxes beside your members’, an address on each line. They get a copy when delegated rights end soon or have ended, and when a partnership ends; never a link that opens something without signing in.
settings-notices-too-many = Enter at most { $most } addresses. A mailing list of your own reaches more people.
settings-notices-malformed = “{ $word }” is no e-mail address. Write each on a line of its own, such as alerts@company.example.
settings-language = Language
settings-language-hint = For mails to new members and to notice addresses.
settings-markets = Countries that you serve
settings-markets-hint = Customers and resellers elsewhere cannot accept your links. Your own country is always served.
settings-markets-count = { $count ->
    [one] one country
   *[other] { $count } countries
}
settings-every-country = Every country
settings-every-country-hint = Then nothing needs to be ticked below.
settings-save = Save
settings-saved = The settings were saved.
settings-agreement = Customer agreement
settings-agreement-open = Read it and publish a new version
settings-agreement-lead = Customers agree to this text when they accept an invitation. A new version is for those who accept from now on; what others agreed to stays.
settings-agreement-version = Customers agree to version { $version } now.
settings-agreement-present = The text that customers agree to now
settings-agreement-newer = Somebody published version { $version } of the agreement since you opened this page, so yours was not published. Read the present text below; publish yours again if it is to replace it.
settings-agreement-language = Language of the text
settings-agreement-text = Text
settings-agreement-publish = Publish as a new version
settings-agreement-published = The new version of the agreement is published.
settings-agreement-same = Customers agree to this very text already, so there is no new version.
