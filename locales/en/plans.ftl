### The personal programme of a pair: draft, the curator's decision, ticks.

## Where it stands

plan-of-pair = Personal programme: { $words }
plan-is-none = not made yet
plan-is-draft = a draft
plan-is-submitted = waits for the curator
plan-is-returned = returned to be changed
plan-is-approved = approved
plan-progress = { $done } of { $all } done
plan-late = { $count } late

## The programme's screen

plan-title =
    <b>Personal programme</b>
    { $title }
plan-standing = State: { $words }
plan-returned-because = The curator asks to change: { $reason }
plan-line = { $number }. { $title } – by { $day }
plan-line-late = { $number }. { $title } – <b>late</b>, was due { $day }
plan-line-done = { $number }. { $title } – done { $day }{ $words ->
    [none] {""}
   *[other] : { $words }
}
plan-untitled = untitled
plan-hint-draft = A number opens an item: move it, reword it or remove it. Both of you see the draft. When it is ready, send it to the curator.
plan-hint-returned = Change the programme and send it to the curator again.
plan-hint-submitted = The curator is reading the programme. The bot will write to both of you.
plan-hint-approved = A number opens an item: there you tick what is done.
plan-no-order =
    <b>A programme is made after the order</b>
    Once the pair is fixed by an order, its personal programme will stand here.
plan-which = <b>Whose programme shall be opened?</b>
plan-which-line = • { $name }: { $words }
plan-change-ask =
    <b>Change the programme?</b>
    It becomes a draft again. Afterwards it has to be sent to the curator once more. What is ticked stays.

button-plan-open = Open the programme
button-plan-add = Add an item
button-plan-send = Send to the curator
button-plan-take-back = Take it back
button-plan-change = Change the programme
button-plan-change-surely = Yes, change it
button-plan-keep = Leave it

plan-drafted-now = The draft is ready. Its dates are working days. Your partner sees it too.
plan-sent-now = Sent. The curator gets a message.
plan-reopened-now = The programme is a draft again and can be changed.

## An item

item-title = <b>{ $title }</b>
item-task = Task: { $words }
item-due = Due: by { $day }{ $days ->
    [0] {""}
    [one] , late by { $days } day
   *[other] , late by { $days } days
}
item-result = Result: { $words }
item-done = Done { $day }{ $words ->
    [none] {""}
   *[other] : { $words }
}
button-item-done = Done
button-item-undo = Not done yet
button-item-move = Move
button-item-reword = Reword
button-item-drop = Remove
button-item-file = Show the file
plan-item-added-now = The item was added.
plan-item-changed-now = The item was changed.
plan-item-dropped-now = The item was removed.
plan-item-done-now = Ticked: done.

## For the curator

plan-approved-now = Approved. Both will hear of it.
plan-returned-now = Returned. Both will read your reason.
button-list-pairs-plans = Programmes: { $count }
notice-plan-submitted =
    <b>A pair has sent its personal programme</b>
    { $title }
    Read it and approve or return it.
duty-plans-waiting = { $count ->
    [one] { $count } personal programme waits for a decision.
   *[other] { $count } personal programmes wait for a decision.
}
button-duty-plans = Decide

## Messages to the pair

notice-plan-drafted = <b>Your partner has made a draft of the programme</b> Have a look: you may change it too.
notice-plan-approved = <b>The curator has approved the programme</b> Now its items can be ticked.
notice-plan-returned = <b>The curator has returned the programme</b>
duty-plan-returned = The curator has returned the personal programme.
duty-plan-late = { $count ->
    [one] { $count } item of the personal programme is late.
   *[other] { $count } items of the personal programme are late.
}

## Refusals

refusal-plan-exists = This pair has a programme already: your partner has made it. Here it is.
refusal-plan-term-over = The pair's term is over, it is too late for a programme. If the pair goes on working, tell the curator.
refusal-plan-beyond-term = This day is outside the programme's term: { $first } to { $last }, no longer than the pair's term and 12 months. Write a day within it, for example { $example }.
refusal-plan-day-off = { $day } is a day off or in the vacations. Write a working day, for example { $example }.
refusal-plan-empty = The programme has no item. Add one, then send it to the curator.
refusal-plan-full = The programme has { $count } items already, that is enough. Remove one, then add another.
refusal-plan-changed = While you were reading, the pair has changed the programme. Here it is now. Please read it again.
