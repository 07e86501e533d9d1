### The programme's progress: seven stages, the people of each, and what needs attention.

## Seven stages

status-title =
    <b>Programme progress { $year }</b>
    { $school } · as of { $day }
status-title-no-year =
    <b>Progress</b>
    { $school } · as of { $day }
status-usual-dates = These are the usual dates for a school year. If you have a plan of your own, go by that.
stage-heading = <b>{ $number }. { $title }</b> – { $state }
stage-heading-late = <b>{ $number }. { $title }</b> – { $state } (due { $due })
stage-left = Left to do: { $words }.
left-missing-requests = wait for requests – { $count }
left-missing-questionnaires = wait for questionnaires – { $count }
left-returned = wait for changes – { $count }
left-submitted = approve – { $count }
left-unagreed = get consents – { $count }
left-nobody-requests = invite mentees
left-nobody-questionnaires = invite mentors
left-unpaired = find a mentor – { $count }
left-proposed = wait for answers to proposals – { $count }
left-agreed = record orders – { $count }
left-active = end pairs – { $count }
left-none-works = create the first pair
left-still = end pairs – { $count }
left-unanswered = wait for survey answers – { $count }
left-unasked = hold the survey
stage-title-1 = Preparation
stage-title-2 = Bank of mentees
stage-title-3 = Bank of mentors
stage-title-4 = Selection and training
stage-title-5 = Pairs at work
stage-title-6 = Completion
stage-title-7 = Information support
stage-state-waiting = not started
stage-state-going = in progress
stage-state-done = done
stage-state-late = overdue
stage-state-outside = not counted
stage-outside = Posts on the website and in social networks are handled outside the bot for now.

fact = { $label }: { $value }
fact-of = { $number } of { $of }
fact-filled = filled in
fact-empty = not filled in
fact-none = not set up
fact-due = Due
fact-card = School details
fact-programme = Programme
fact-curators = Curators
fact-invitations = Invitations
fact-people = Joined
fact-requests = Requests
fact-questionnaires = Questionnaires
fact-approved = Approved
fact-consents = Consents
fact-free-mentors = Mentors with free places
fact-unpaired = Mentees without a mentor
fact-proposed = Proposed
fact-agreed = Awaiting the order
fact-active = Active pairs
fact-held = Meetings held
fact-missed = Missed
fact-ahead = Upcoming
fact-unrecorded = Not recorded
fact-completed = Pairs completed
fact-ended = Ended early
fact-answered = Survey answers
fact-waiting = Awaiting an answer
fact-closed = No answer

button-stage = Stage { $number }
button-board-picture = As a picture
button-to-stage = ← To the stage
button-to-stages = ← To the stages

board-caption = <b>Progress as of { $day }</b>
board-late = { $count ->
    [1] Stage that is late
   *[other] Stages that are late
}: { $numbers }
board-going = { $count ->
    [1] Stage in progress
   *[other] Stages in progress
}: { $numbers }
board-waiting = { $count ->
    [1] Stage not begun
   *[other] Stages not begun
}: { $numbers }
board-done = { $count ->
    [1] Stage done
   *[other] Stages done
}: { $numbers }
board-outside = { $count ->
    [1] Stage not counted
   *[other] Stages not counted
}: { $numbers }
board-title = Programme progress { $year }
board-subtitle = { $school } · as of { $day }
board-legend-own = The sign “!” means overdue.
board-legend = The sign “!” means overdue. The dates are the usual ones for a school year.
board-file = Progress

## One stage

stage-which =
    <b>Which stage?</b>
    Press a button or type its number, for example /stage 2.
stage-unknown = The plan has no stage “{ $words }”.
stage-nobody = There is nobody to wait for here.
stage-unfinished = Who still needs a step:
stage-empty = There is nobody here yet: the stage has not started.
stage-note-missing-mentee = no request
stage-note-missing-mentor = no questionnaire
stage-note-submitted-mentee = waiting for your decision
stage-note-submitted-mentor = waiting for your decision
stage-note-returned-mentee = is correcting the request
stage-note-returned-mentor = is correcting the questionnaire
stage-note-unagreed-mentee = no consent to data processing
stage-note-unagreed-mentor = no consent to mentoring
stage-note-unpaired = without a mentor
stage-note-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
stage-note-proposed = awaiting answers
stage-note-agreed = awaiting the order
stage-note-active = working
stage-note-completed = completed
stage-note-ended = ended early
stage-note-survey = survey not answered

## Needs attention

attention-title = <b>Needs attention</b>: { $count ->
    [one] { $count } matter
   *[other] { $count } matters
}
attention-empty =
    <b>All is well</b>
    Here you will see what is stuck: who has not answered, who is not meeting, who is not getting messages.
attention-decision = Waiting for your decision
attention-order = Both agree, the order is next
attention-unreachable = Not getting messages
attention-lost = A message was not delivered
attention-proposal = Have not answered about a pair
attention-measure = Late in the road map
attention-due-today = Due today
attention-paper = Missing in the folder
attention-missed = Two meetings in a row did not take place
attention-first-meeting = Have not met yet
attention-meeting = Have not met for a long time
attention-record = Meeting not recorded
attention-unpaired = Long without a mentor
attention-returned = Have not corrected the request or questionnaire
attention-newcomer = Have not sent the request or questionnaire
attention-survey = Have not answered the survey
attention-invitation = Have not used the invitation
attention-line = { $number }. { $words }
attention-not-a-day = less than a day
attention-note-decision = { $role ->
    [mentor] questionnaire waits { $spell }
   *[other] request waits { $spell }
}
attention-note-order = the order is awaited { $spell }
attention-note-unreachable = the chat is closed, please call
attention-note-lost = did not arrive { $day }
attention-note-proposal = no answer for { $spell }
attention-note-measure = was due { $day }
attention-note-due-today = to be done today
attention-note-paper = done, but there is no file
attention-note-missed = fell through { $day }
attention-note-first-meeting = no meeting for { $spell }
attention-note-meeting = no meeting for { $spell }
attention-note-record = met { $day }
attention-note-unpaired = no mentor for { $spell }
attention-note-returned = not mended for { $spell }
attention-note-newcomer = { $role ->
    [mentor] no questionnaire for { $spell }
   *[other] no request for { $spell }
}
attention-note-survey = no answer for { $spell }
attention-note-invitation = the invitation waits { $spell }
attention-nudged = reminded today
attention-today = Today: { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}.
attention-row =
    <b>{ $what }</b>
    { $words }

    What shall be done?
attention-put-off = Put off. It comes back { $day }
attention-dismissed = Taken off the list
attention-taken-back = On the list again
attention-aside-title =
    <b>Put off</b>: { $count }
    These matters are not shown in the list.
attention-aside-until = until { $day }
attention-aside-no-problem = no problem
attention-nameless = No name
button-to-attention = ← To the matters
button-attention-open = { $number }. Open
button-attention-more = { $number }. Put off…
button-attention-remind = Remind
button-attention-card = Open the card
button-attention-aside = Put off: { $count }
button-attention-back = { $number }. Take back
button-later-tomorrow = Till tomorrow
button-later-week = For a week
button-later-month = For a month
button-no-problem = This is no problem
button-attention-nudge = { $number }. Remind
duty-attention = { $what }: { $count }
button-duty-attention = See to it

## A reminder from the curator

notice-nudge =
    <b>A reminder from the curator</b>
    { $about }

    Curator: { $curator }
nudge-newcomer = { $role ->
    [mentor] Please fill in the mentor's questionnaire. It takes a few minutes.
   *[other] Please tell us what you need help with. It takes a few minutes.
}
nudge-returned = { $role ->
    [mentor] Please correct the questionnaire and send it again.
   *[other] Please correct the request and send it again.
}
nudge-proposal = A pair was suggested to you. Please say whether you agree.
nudge-due-today = A measure of the road map that you answer for is due today. Please mark what is done.
nudge-paper = What you have done for the road map needs a paper. Please add the file or a photo.
nudge-measure = A measure of the road map that you answer for is late. Please mark what is done.
button-open-measure = Open the measure
nudge-first-meeting = Your pair has not met yet. Please arrange the first meeting.
nudge-meeting = You have not met for a long time. Please arrange the next meeting.
nudge-record = Please say how the meeting went. Three taps are enough.
