## Invitations for the customers of a file

imports-title = Invite the customers of a file
imports-from-list = Invite from a file
imports-from-step = Invite many customers from a CSV file instead
imports-lead = Send a CSV file with a row for each customer. You see what would become of every row before any invitation is made.
imports-file = File
imports-file-hint = CSV in UTF-8, with commas or semicolons; up to { $most } rows and { $megabytes } MiB.
imports-columns = What the file contains
imports-columns-text = The first line names the columns, in any order: customer_name and customer_email must be there; language ({ $languages }), reseller and note may be there. An empty cell takes what is chosen below. The note is read by your own organisation only.
imports-example = Get an example file
imports-example-note = Met at the trade fair
imports-resellers = Your resellers, as the column reseller names them
imports-reseller-word = In the file
imports-asks = What each invitation asks for
imports-asks-hint = Chosen once for all rows. Each customer still decides alone.
imports-reseller = Handed to
imports-reseller-hint = For rows that name no reseller themselves. The reseller sends the invitation on, and the customer is attributed to it.
imports-look = Look at the rows
imports-latest = Files of the last 30 days
imports-sent = Sent in

imports-of = Customers in { $file }
imports-back = Files of customers
imports-preview-lead = Nothing is made or sent yet. Look at the rows, then press the button below.
imports-ready =
    { $count ->
        [one] { $count } row is ready.
       *[other] { $count } rows are ready.
    }
imports-with-invited =
    { $count ->
        [one] Also invite the { $count } customer that has an open invitation
       *[other] Also invite the { $count } customers that have an open invitation
    }
imports-with-invited-hint = The open invitations stay as they are; the customer then has two links.
imports-with-customers =
    { $count ->
        [one] Also invite the { $count } customer that you have already
       *[other] Also invite the { $count } customers that you have already
    }
imports-with-customers-hint = To ask them for other rights.
imports-send = Send the invitations at once
imports-send-hint = Each customer gets the standard text by mail. Otherwise you, or the reseller, send or copy each from its own page.
imports-make =
    { $count ->
        [0] Make the invitations
        [one] Make { $count } invitation
       *[other] Make { $count } invitations
    }
imports-throw-away = Throw this file away
imports-nothing-to-make = There is no row of which an invitation could be made. Mend the file and send it again.
imports-progress = { $made } of { $chosen } invitations made
imports-progress-text = This goes on by itself, also when you leave the page or sign out.
imports-reload = See how far it is
imports-cancel = Stop here
imports-cancelled = It was stopped. What was made before stays.
imports-has-ended = It has ended already. What was made stays; revoke single invitations from their list.
imports-ended =
    { $how ->
        [done] All done. { $made ->
            [one] { $made } invitation was made.
           *[other] { $made } invitations were made.
        }
        [stopped] This ended before its time, because the person who began it no longer may make invitations, or because the provider is suspended. { $made ->
            [one] { $made } invitation was made.
           *[other] { $made } invitations were made.
        }
       *[other] This was stopped. { $made ->
            [one] { $made } invitation was made.
           *[other] { $made } invitations were made.
        }
    }
imports-rejected =
    { $count ->
        [one] { $count } row makes no invitation. Correct it in the file and send it again.
       *[other] { $count } rows make no invitation. Correct them in the file and send it again.
    }
imports-aside =
    { $count ->
        [one] { $count } row needs no correction: its customer has an open invitation or is yours already, or the row was left out.
       *[other] { $count } rows need no correction: their customers have an open invitation or are yours already, or the rows were left out.
    }
imports-rejected-file = Get these rows as a CSV file
imports-rows = Rows of the file
imports-rows-only = Rows of the file: { $state }
imports-rows-all = Show all rows
imports-line = Line
imports-what = What to know
imports-earlier = Earlier lines
imports-later = Later lines
imports-kept = The rows are kept for 30 days. The invitations stay.

## What is wrong with a file

imports-file-missing = Choose a file.
imports-file-not-utf8 = Line { $line } is not UTF-8. Save the file as “CSV UTF-8” in your spreadsheet program and send it again.
imports-file-no-columns = The file is empty. Its first line must name at least the columns { $columns }; the example shows how.
imports-file-unknown-column = There is no column “{ $column }”. Use these, or take the column out: { $columns }.
imports-file-column-twice = The column “{ $column }” is there twice. Take one of them out.
imports-file-column-missing = The column “{ $column }” is missing. Name it in the first line; the example shows how.
imports-file-no-rows = There is no row below the line of column names. Add rows.
imports-file-too-many-rows = There are more than { $most } rows. Split the file and send the parts one after the other.

## What is wrong with a row

imports-leave = Leave out { $customer }
imports-leave-hint = No invitation is made of the ticked rows. Leave them out page by page, or tick and make the invitations in one go.
imports-leave-ticked = Leave out the ticked rows
imports-why-twice = Line { $line } has the same address. Take one of them out.
imports-why-invited = An open invitation went to this address. Such rows are made only if you tick so before the work begins.
imports-why-customer = The address belongs to a customer of yours. Such rows are made only if you tick so before the work begins.
imports-why-left = No invitation is made: the row was left out, or the work ended before it.
imports-fault-empty = “{ $column }” is empty. Fill it in.
imports-fault-too-long = “{ $column }” is “{ $value }”, which is too long. Use at most { $limit } characters.
imports-fault-forbidden = “{ $column }” is “{ $value }”, which holds angle brackets, a web address or invisible characters. Take them out.
imports-fault-forbidden-note = “{ $column }” is “{ $value }”, which holds invisible characters. Take them out.
imports-fault-malformed = “{ $column }” is “{ $value }”, which is no e-mail address. Write it like ana@contoso.example.
imports-fault-unknown-language = “{ $column }” is “{ $value }”, which is none that there is. Write { $languages }, or leave it empty.
imports-fault-not-a-partner = “{ $value }” is none of your active resellers. Write the word from the list “Your resellers” of the form, such as hafen-it, or leave it empty.
imports-fault-nobody-gets-rights = “{ $column }”: the rights are asked for others than the partners of this row. Name one of these resellers, or tick your own organisation in the form.
imports-fault-surplus = The row has more cells than there are columns. Put cells that hold a separator into quotes.
imports-fault-unknown-service = “{ $column }” is “{ $value }”, which is no service of the list. Write it like exchange-online, teams or azure.
imports-fault-unknown-channel = “{ $column }” is “{ $value }”, which is no way of buying. Write direct, advisor, open, enterprise_agreement or csp.
imports-fault-not-your-customer = “{ $column }” is “{ $value }”, which is no customer with which you have an active relationship. Write its short name, such as contoso, which its page shows.
imports-fault-not-your-provider = “{ $column }” is “{ $value }”, which is none of your providers. Write its short name, which its page shows, or leave it empty.
imports-fault-csp-is-the-providers = “{ $column }” is csp, and CSP subscriptions are entered by the provider that sold them. Ask yours to enter it.
imports-fault-only-csp = “{ $column }” is “{ $value }”, which is not csp. As a provider you enter what you sold as CSP; the customer enters what it bought in another way.
imports-fault-direct-has-none = “{ $column }” is “{ $value }”, and what was bought directly has no partner of record. Leave it empty, or write another channel.
imports-fault-seats-missing = “{ $column }” is empty, and this service has seats. Say how many.
imports-fault-seats-wrong = “{ $column }” is “{ $value }”, which is no whole number from 1 to 1,000,000.
imports-fault-paid-by-use = “{ $column }” is “{ $value }”, and this service is paid by use. Leave it empty.
imports-fault-no-day = “{ $column }” is “{ $value }”, which is no day. Write it like 2027-03-31.
imports-fault-term-over = “{ $column }” is “{ $value }”, a day that is over. Use today or a later day.
imports-fault-term-too-long = “{ $column }” is “{ $value }”, which is more than ten years ahead. Use an earlier day.
imports-fault-yes-or-no = “{ $column }” is “{ $value }”, which is neither yes nor no. Write one of them, or leave it empty.
