### The academic year along a road map: the choice, who answers, how it goes.

year-no-programme =
    <b>First the school card</b>
    It sets the academic year. Then you can choose a road map.
year-choose =
    <b>The road map for { $year }</b>
    Choose the plan that the programme will follow. The bot moves its dates to this year. You can change anything later.
year-choice-line =
    <b>{ $number }. { $title }</b>
    { $note }
year-preview =
    <b>{ $title }</b>
    Academic year { $year }
year-preview-counts = There will be { $stages ->
    [one] { $stages } stage
   *[other] { $stages } stages
} with { $measures ->
    [0] no measures yet
    [one] { $measures } measure
   *[other] { $measures } measures
}.
year-stage-line = { $number ->
    [none] • { $title }
   *[other] { $number }. { $title }
} – { $count }
year-moved = Dates of earlier years were moved to this one:
year-moved-line = { $title }: { $written } → { $day }
year-waits = The date will follow an event that you mark:
year-unread = The deadline is in words only, set the date yourself:
year-gaps = Good to know about this plan:
year-listed = • { $words }
year-more = …and { $count } more
button-year-other = ← Another plan
button-year-another = Another plan
button-year-people = Who answers
button-year-create = Begin the year
year-created = Done: the road map is running.
year-running =
    <b>{ $title }</b>
    Academic year { $year }
year-figures = { $done } of { $all ->
    [one] { $all } measure
   *[other] { $all } measures
} done.{ $late ->
    [0] {""}
    [one] {" "}{ $late } measure is late.
   *[other] {" "}{ $late } measures are late.
}
year-complete = The plan has all seven stages of the model.
year-lacks = The plan lacks these stages of the model: { $stages }.
year-ownerless = { $count ->
    [one] Nobody answers for { $count } measure.
   *[other] Nobody answers for { $count } measures.
}
year-people =
    <b>Who answers for the measures</b>
    Press a number to choose the person. Everybody will see their own measures and be reminded.
year-role-line = { $number }. { $role }: { $name }
year-role-nobody = nobody yet
year-who = Who answers as: { $role }?
button-year-nobody = Nobody yet
duty-year = Choose the road map of the year: the bot will watch the dates.
button-duty-year = Choose a road map

model-stage-conditions = preparing the conditions
model-stage-mentees = the bank of mentees
model-stage-mentors = the bank of mentors
model-stage-selection = selection and training
model-stage-pairs = the work of pairs
model-stage-completion = completion
model-stage-information = information support

refusal-year-begun = Something is already marked in the road map. Another one can be chosen for a new academic year.

year-files = In which form? The one of the plan itself stands first.
button-layout-contents = { $format }: stage, contents
button-layout-full = { $format }: all columns
button-layout-project = { $format }: with results
button-year-files = Export
button-roadmap-upload = Upload our own (.xlsx)
button-roadmap-take = Begin the year with it
button-roadmap-drop = Not this one
roadmap-file-name = Road map
roadmap-file-year = for { $year }
roadmap-file-caption = The road map as of today. You can edit the Excel table and upload it again.
roadmap-reading = The file has arrived. The bot is reading it and will soon show what it understood.
roadmap-not-read =
    <b>The file was not taken</b>
    { $why }
roadmap-understood =
    <b>This was read</b>
    { $title }
roadmap-notes = Please look at this:
roadmap-moved = { $count ->
    [one] { $count } deadline of an earlier year was moved to this one.
   *[other] { $count } deadlines of earlier years were moved to this one.
}
roadmap-unread = The deadline could not be understood and stays in words. Set the date yourself:
roadmap-unread-line = row { $row }: { $words }
roadmap-dropped = All right, the file is not used. Nothing has changed.
refusal-roadmap-does-not-fit = { $row ->
    [0] The text is too long: “{ $words }”. Shorten it to { $limit } characters and send the file again.
   *[other] Row { $row }: the text “{ $words }” is too long. Shorten it to { $limit } characters and send the file again.
}
refusal-roadmap-too-many = { $what ->
    [stages] Row { $row }: a stage too many begins here, a plan has { $limit } at most. Join stages and send the file again.
    [measures] Row { $row }: the stage has more than { $limit } measures. Divide it in two and send the file again.
    [items] Row { $row }: the measure has more than { $limit } items. Divide it in two and send the file again.
    [signs] Row { $row }: the measure has more than { $limit } characters. Shorten its items or divide it in two and send the file again.
    [days] Row { $row }: a measure can wait { $limit } days at most. Correct the number and send the file again.
   *[more] On the second sheet one section has more than { $limit } rows. Remove some and send the file again.
}
refusal-roadmap-empty-cell = On the second sheet a cell is empty that needs words. Fill it or delete the row and send the file again.
refusal-roadmap-impossible-day = Row { $row }: there is no such day, “{ $words }”. Correct the deadline and send the file again.
refusal-roadmap-odd-code = { $row ->
    [0] On the second sheet the code “{ $words }” does not fit. Put the earlier code back and send the file again.
   *[other] Row { $row }: the code “{ $words }” does not fit. Empty the cell of the code, the bot gives a new one, and send the file again.
}
refusal-roadmap-waits-for-nothing = Row { $row }: the measure waits for “{ $words }”, but the table has no such code. Correct or empty the cell “{ roadmap-column-after }” and send the file again.
refusal-roadmap-circle = { $count ->
    [1] Row { $row }: the measure waits for itself. Empty the cell “{ roadmap-column-after }” and send the file again.
   *[other] Row { $row }: measures wait for each other in a circle, rows { $rows }. Empty the cell “{ roadmap-column-after }” in one of them and send the file again.
}

year-changes =
    <b>The plan behind this year was updated</b>
    This would change. What you have edited stays yours, and nothing is deleted.
year-changes-none = Nothing changes for your year.
year-change-added = + { $title }
year-change-changed = ± { $title }: { $fields }
year-change-kept = = { $title }: you have your own { $fields }
year-change-gone = – { $title }: no longer in the plan, yours stays
measure-field-title = title
measure-field-items = contents
measure-field-deadline = deadline
measure-field-result = result
measure-field-evidence = what the bot counts
button-year-changes = The plan was updated
button-year-changes-take = Take over
year-changes-taken = The changes of the plan were taken over.
