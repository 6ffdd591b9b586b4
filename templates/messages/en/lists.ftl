## What all lists have in common

list-all = All
list-state = State
list-filter = Filter
list-several = Change several at once
list-csv = Export as CSV
list-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
list-count-more = More than { $count } entries
list-nothing-found = Nothing found
list-nothing-found-text = No entry fits these filters. Take some of them away, or look for a shorter text.
list-not-listed = Nothing is listed
list-not-listed-text = The address asks for something that this list does not have. Mend what is named above and filter again, or look at all of it.
list-whole = Show the whole list
list-wrong-choice = “{ $value }” is not one of the choices of this filter. Choose one of them, or All.
list-wrong-organisation = “{ $value }” is not an organisation that this list can be filtered by. Choose one of those offered, or All.
list-wrong-day = Type a day as year, month and day, such as 2026-03-31.
list-wrong-number = Type a whole number, such as 30.
list-wrong-ticks = A ticked row could not be read. Tick the rows in the list again.
list-wrong-place = The page of this list could not be found by its address. Begin with the first page.
list-unknown-filter = This list has no filter “{ $name }”. Take it out of the address.
