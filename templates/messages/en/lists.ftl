## What all lists have in common

list-all = All
list-state = State
list-filter = Filter
list-csv = Export as CSV
list-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
list-count-more = More than { $count } entries
list-nothing-found = Nothing found
list-nothing-found-text = No entry fits these filters. Take some of them away, or look for a shorter text.
