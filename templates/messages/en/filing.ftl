## Files of people and of subscriptions. $word: people, bought (subscriptions of the customer itself), sold (those of a provider)

filing-title =
    { $word ->
        [people] Add people from a file
       *[other] Enter subscriptions from a file
    }
filing-from-list =
    { $word ->
        [people] Add from a file
       *[other] Enter from a file
    }
filing-list =
    { $word ->
        [people] People
       *[other] Subscriptions
    }
filing-lead =
    { $word ->
        [people] Send a CSV file with a row for each person. You see what would become of every row before anybody is added.
        [sold] Send a CSV file with a row for each subscription that you sold as CSP. You see what would become of every row before anything is entered.
       *[other] Send a CSV file with a row for each subscription that you bought directly, under an agreement or through an advisor. You see what would become of every row before anything is entered.
    }
filing-columns = The first line names the columns, in any order. Those that are optional may be missing, and their cells empty. { $word ->
    [people] The list of people as a file can be sent as it is; whoever is in it already stays as they are here, and licences are passed over.
   *[other] The list of subscriptions as a file can be sent as it is; whatever is in it already stays as it is here, and assigned seats and states are passed over.
}
filing-column =
    { $column ->
        [name] The person’s name
        [email] Where the person reads mail; each address is in the directory only once
        [department] The department
        [id] The id in the list as a file, or empty: { $word ->
            [people] whom
           *[other] which subscription
        } the row is about, whatever else was changed in it
        [customer] { $word ->
            [sold] The customer, by its short name, such as contoso, which its page shows, or by its name if you have one of that name; needed in every row
           *[other] Leave it empty: what you send is your own
        }
        [service] The service, such as exchange-online, teams or azure
        [product] The subscription as the invoice names it
        [channel] { $word ->
            [sold] csp, or empty
           *[other] direct, advisor, open or enterprise_agreement; needed in every row
        }
        [provider] { $word ->
            [sold] Leave it empty: you are the partner of record
           *[other] The short name of the provider that is partner of record, which its page shows, or empty
        }
        [seats] A whole number, or empty where the service is paid by use
        [term_ends_on] The last day of the term, such as 2027-03-31
       *[other] Whether it renews itself: yes or no; empty means no
    }
filing-of = Rows in { $file }
filing-preview = Nothing is imported yet. Look at the rows, then press the button below.
filing-told =
    { $word ->
        [sold] Each customer gets one mail that says so.
        [bought] Each provider that a row names as partner of record gets one mail that says so, and nobody else gets one.
       *[other] Nobody gets a mail.
    }
filing-commit =
    { $word ->
        [people] { $count ->
            [one] Add { $count } person
           *[other] Add { $count } people
        }
       *[other] { $count ->
            [one] Enter { $count } subscription
           *[other] Enter { $count } subscriptions
        }
    }
filing-ended =
    { $how ->
        [done] { $made ->
            [one] Done: { $made } row was imported.
           *[other] Done: { $made } rows were imported.
        }
       *[other] This file was thrown away; nothing was imported.
    }
filing-rejected =
    { $count ->
        [one] { $count } row is not imported. Correct it in the file and send it again.
       *[other] { $count } rows are not imported. Correct them in the file and send it again.
    }
filing-there =
    { $count ->
        [one] { $count } row is there already, so nothing is done with it. If something is different, change it there.
       *[other] { $count } rows are there already, so nothing is done with them. If something is different, change it there.
    }
filing-all-there = All rows are there already, so there is nothing to import.
filing-nothing-ready = No row is ready, so there is nothing to import. Mend the file and send it again.
filing-thrown-away = The file is thrown away. Nothing was imported.
filing-has-ended = This file has ended already: it was imported, or thrown away. Send it again if you need to.
filing-row = Row
filing-kept = The rows are kept for 30 days. What was imported stays.
filing-why-twice = Line { $line } says the same. Take one of them out.
filing-why-there = It is there already. Look at it, and change it there if something is different.
