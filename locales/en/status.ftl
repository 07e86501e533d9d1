### The programme's progress: seven stages, the people of each, and what needs attention.

## Seven stages

status-title =
    <b>Progress of { $year }</b>
    { $school } · as of { $day }
status-title-no-year =
    <b>Progress</b>
    { $school } · as of { $day }
status-usual-dates = The dates are usual for a school year. If you have a plan of your own, go by that.
stage-heading = <b>{ $number }. { $title }</b> – { $state }
stage-heading-late = <b>{ $number }. { $title }</b> – { $state } (due { $due })
stage-title-1 = Preparation
stage-title-2 = Bank of mentees
stage-title-3 = Bank of mentors
stage-title-4 = Selection and training
stage-title-5 = Work of the pairs
stage-title-6 = Completion
stage-title-7 = Information support
stage-state-waiting = not begun
stage-state-going = going on
stage-state-done = done
stage-state-late = late
stage-state-outside = outside the bot
stage-outside = Publications on the site and in social networks are kept outside the bot so far. They are not counted here.

fact = { $label }: { $value }
fact-of = { $number } of { $of }
fact-filled = filled in
fact-empty = empty
fact-none = not open
fact-due = Due
fact-card = School card
fact-programme = Programme
fact-curators = Curators
fact-invitations = Invitations
fact-people = Arrived
fact-requests = Requests
fact-questionnaires = Questionnaires
fact-approved = Approved
fact-consents = Consents
fact-free-mentors = Mentors with places
fact-unpaired = Mentees without a pair
fact-proposed = proposed
fact-agreed = await the order
fact-active = Pairs at work
fact-held = Meetings held
fact-missed = missed
fact-ahead = ahead
fact-unrecorded = unrecorded
fact-completed = Pairs completed
fact-ended = broken off
fact-answered = Survey answers
fact-waiting = awaited
fact-closed = never came

button-stage = Stage { $number }
button-board-picture = As a picture
button-to-stages = ← To the stages

board-title = Progress of { $year }
board-subtitle = { $school } · as of { $day }
board-legend = The sign "!" means that the date is over. Dates are usual for a school year.
board-file = Progress

## One stage

stage-which =
    <b>Which stage?</b>
    Press a button or write its number, for example /stage 2.
stage-nobody = There is nobody to wait for here.
stage-empty = There is nobody here yet: the stage has not begun.
stage-note-missing-mentee = no request
stage-note-missing-mentor = no questionnaire
stage-note-submitted-mentee = awaits your decision
stage-note-submitted-mentor = awaits your decision
stage-note-returned-mentee = mends the request
stage-note-returned-mentor = mends the questionnaire
stage-note-unagreed-mentee = no consent to data processing
stage-note-unagreed-mentor = no consent to mentoring
stage-note-unpaired = without a pair
stage-note-places = { $count ->
    [one] { $count } place
   *[other] { $count } places
}
stage-note-proposed = answers awaited
stage-note-agreed = awaits the order
stage-note-active = working
stage-note-completed = completed
stage-note-ended = broken off
stage-note-survey = survey not answered

## Needs attention

attention-title = <b>Needs attention</b>: { $count ->
    [one] { $count } matter
   *[other] { $count } matters
}
attention-empty =
    <b>All is well</b>
    Here you will see what stands still: who does not answer, who does not meet, whom messages do not reach.
attention-decision = <b>Await your decision</b>
attention-order = <b>Both sides agree, the order is next</b>
attention-unreachable = <b>Get no messages</b>
attention-lost = <b>A message did not arrive</b>
attention-proposal = <b>Do not answer the proposal of a pair</b>
attention-missed = <b>Two meetings running did not take place</b>
attention-first-meeting = <b>Have not met yet</b>
attention-meeting = <b>Have not met for long</b>
attention-record = <b>Meeting not recorded</b>
attention-unpaired = <b>Without a pair for long</b>
attention-returned = <b>Have not mended the request or questionnaire</b>
attention-newcomer = <b>Have not sent the request or questionnaire</b>
attention-survey = <b>Have not answered the survey</b>
attention-invitation = <b>Have not come by the invitation</b>
attention-line = { $number }. { $words }
attention-nudged = reminded today
attention-nameless = No name
button-attention-open = { $number }. Open
button-attention-nudge = { $number }. Remind
duty-attention = { $count ->
    [one] { $count } matter needs attention.
   *[other] { $count } matters need attention.
}
button-duty-attention = See the matters

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
    [mentor] Please mend the questionnaire and send it again.
   *[other] Please mend the request and send it again.
}
nudge-proposal = A pair was proposed to you. Please say whether you agree.
nudge-first-meeting = Your pair has not met yet. Please arrange the first meeting.
nudge-meeting = You have not met for long. Please arrange the next meeting.
nudge-record = Please note how the meeting went. Three taps are enough.
