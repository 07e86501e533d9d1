### Measures of the road map: the list, the card, proofs, reminders.

list-measures = Measures
list-measures-empty =
    The measures of the road map will appear here: when they are due, who answers, what is done.
    The curator chooses the road map.
button-list-measures-late = Late: { $count }
button-list-measures-mine = Mine: { $count }
button-list-measures-going = Under way: { $count }
button-list-measures-ahead = Ahead: { $count }
button-list-measures-done = Done: { $count }
button-list-measures-skipped = Do not apply: { $count }

measure-is-late = late
measure-is-going = under way
measure-is-waiting = not begun
measure-is-done = done
measure-is-not_applicable = does not apply
measure-late-by = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
measure-done-by-facts = done, the bot has counted it

measure-title =
    <b>{ $title }</b>
    { $stage }
measure-stage = { $number ->
    [none] { $title }
   *[other] { $number }. { $title }
}
measure-item = • { $words }
measure-standing = State: { $words }
measure-due = Due: { $words }
measure-due-day = { $words ->
    [none] by { $day }
   *[other] by { $day } (in the plan: { $words })
}{ $more }
measure-lasting = {" "}and then for good
measure-due-event = { $event ->
    [none] after another measure
   *[other] after the event: { $event }
}
measure-no-due = not set
measure-owners = Answers for it: { $names }
measure-no-owner = nobody yet
measure-result = Result: { $words }
measure-fact = { $fact }: { $count }
measure-reason = Reason: { $words }
measure-proofs = <b>What shows it</b>
measure-proof = { $number }. { $kind }{ $words ->
    [none] {""}
   *[other] : { $words }
}
proof-file = file
proof-photo = photo
proof-link = link
proof-note = note
button-proof = File { $number }

evidence-school-card = School card
evidence-consents = Consents to data processing
evidence-requests = Requests of mentees
evidence-mentees-approved = Requests approved
evidence-questionnaires = Questionnaires of mentors
evidence-mentors-approved = Questionnaires approved
evidence-mentoring-consents = Consents of mentors
evidence-pairs-formed = Mentees with a mentor
evidence-pairs-ordered = Pairs with an order
evidence-plans-approved = Programmes of pairs approved
evidence-meetings-held = Meetings held
evidence-surveys-answered = Survey answers
evidence-publications = Publications

button-measure-done = Done
button-measure-prove = Add proof
button-measure-start = Under way
button-measure-tomorrow = Tomorrow
button-measure-week = In a week
button-measure-skip = Does not apply
button-measure-reopen = Open again
button-measure-overrule = Curator's decision
button-measure-title = Title
button-measure-deadline = Deadline
button-measure-event = The event has happened
button-edit-change = Change
button-edit-stage = Stage
button-edit-owners = Who answers
button-measure-new = Add a measure

measure-done-now = Marked as done.
measure-proof-added = The proof was added.
measure-skipped-now = Marked: does not apply.
measure-changed-now = The changes are saved.
measure-added-now = The measure was added.
measure-put-off = You will be reminded on { $day }
measure-change =
    <b>{ $title }</b>
    What shall be changed?
measure-which-stage = Into which stage?
measure-who =
    <b>{ $title }</b>
    Who answers for it? You may choose several people.

digest-measures = { $count ->
    [1] <b>Reminder of your measure</b>
   *[other] <b>Reminder of your measures: { $count }</b>
}
digest-line =
    { $number }. { $title }
    { $state }
digest-last-day = today is the last day
duty-measures = { $count ->
    [one] { $count } of your measures is late.
   *[other] { $count } of your measures are late.
}
button-duty-measures = My measures

refusal-not-your-measure = Somebody else answers for this measure.
refusal-no-proof = Add something that shows it: a file, a link or a few words.
refusal-too-many-proofs = There are { $count } proofs already, no more are needed.
refusal-no-such-deadline = “{ $words }” is not a deadline that the bot can read. Write for example: “by 1 December”, “October”, “throughout the year”.

## The board of the road map

road-stage = <b>{ $title }</b> – { $state }
road-stage-is-late = something is late
road-stage-is-going = under way
road-stage-is-waiting = not begun
road-stage-is-done = done
road-stage-is-not_applicable = does not apply
road-board-late = { $count ->
    [1] Stage with something late
   *[other] Stages with something late
}: { $numbers }
road-board-going = { $count ->
    [1] Stage under way
   *[other] Stages under way
}: { $numbers }
road-board-waiting = { $count ->
    [1] Stage not begun
   *[other] Stages not begun
}: { $numbers }
road-board-done = { $count ->
    [1] Stage done
   *[other] Stages done
}: { $numbers }
road-board-not_applicable = { $count ->
    [1] Stage that does not apply
   *[other] Stages that do not apply
}: { $numbers }
road-board-stage = { $number }{"\u00A0"}({ $done }{"\u00A0"}of{"\u00A0"}{ $of })
road-board-next = Next deadline: { $day }
road-board-subtitle = { $school } · as of { $day } · { $done } of { $all } done
road-fact-measures = Measures
road-fact-none = none yet
road-fact-done = Done
road-fact-late = Late
road-fact-next = Next deadline
button-stage-people = People of the stage
road-stage-empty = There are no measures in this stage yet.
road-line =
    { $number }. { $title }
    { $words }
