### Meetings of a pair: propose, confirm, move, cancel, write down.

## Refusals

refusal-meeting-in-past = That time has passed. Choose another, for example tomorrow at 15:30.
refusal-meeting-too-far = That is too far away. Choose a day within a year, for example next week.
refusal-meeting-overlaps = One of you has another meeting at that time. Choose a different time.
refusal-meeting-same-time = The meeting is already at that time. Choose another.
refusal-meeting-not-yet = The meeting has not begun yet. You can record it later.

## List and card

meetings-title = <b>Your meetings</b>
meetings-no-pair = Meetings begin once the order on your pair is signed. The bot will write to you then.
meetings-pair-over = Your pair has finished, there will be no new meetings. Past ones are in the journal.
meetings-with-whom = Who are you meeting?
meeting-line = { $when }
    { $name } · { $state }
meeting-new = New meeting: { $name }
meeting-to-move = Moving the meeting: { $name }
    Current time: { $when }
meeting-card = <b>Meeting: { $name }</b>
    { $when }
meeting-place = { $place } · { $length }
meeting-state = State: { $state }
meeting-move-by-me = You asked to move it to { $when }
meeting-move-to-me = You are asked to move it to { $when }
meeting-coming = Will come: { $names }
meeting-topic = Topic: { $words }
meeting-done = Outcome: { $words }
meeting-reason = Reason: { $words }

meeting-state-proposed = proposed
meeting-state-proposed-by-me = waiting for your colleague’s answer
meeting-state-proposed-to-me = waiting for your answer
meeting-state-move-by-me = you asked to move it, waiting for an answer
meeting-state-move-to-me = you are asked to move it
meeting-state-unanswered = nobody answered
meeting-state-confirmed = agreed
meeting-state-cancelled = cancelled
meeting-state-held = took place
meeting-state-missed = did not take place
meeting-state-to-record = over, not recorded yet

meeting-you-proposed = We have asked your colleague. The bot will write when there is an answer.
meeting-you-confirmed = Agreed. The bot will remind you both.
meeting-you-kept = The meeting stays at its time. Your colleague will be told.
meeting-you-moved = We have asked about the new time. The bot will write when there is an answer.
meeting-you-cancelled = The meeting is cancelled. Your colleague will be told.
meeting-you-will-come = Good, you will be there. Your colleague will see it on the meeting’s card.
meeting-on-day-off = That is a day off. If it was a mistake, press “Another time”.
meeting-changed-meanwhile = The meeting changed while you were choosing. This is how it stands.
meeting-really-cancel = <b>Cancel the meeting?</b>
    { $when } · { $name }
    Your colleague will be told at once.
meeting-really-cannot = <b>You cannot come?</b>
    { $when } · { $name }
    It happens. You need not say why. Your colleague will be told at once that the time did not suit.

button-meeting-propose = Propose a meeting
button-meeting-open = { $weekday } { $day }, { $time }
button-meeting-answer = Answer: { $day }, { $time }
button-meeting-yes = It suits me
button-meeting-move = Another time
button-meeting-keep = Leave it as it was
button-meeting-cancel = Cancel
button-meeting-cannot = I cannot
button-meeting-sure = Yes, cancel
button-meeting-sure-cannot = No, I cannot
button-meeting-stay = Do not cancel
button-meeting-stay-cannot = Let me think
button-meeting-will = I will come
button-meeting-record = How did it go?
button-meetings-all = All meetings

duty-meeting-answer = A meeting is proposed to you: { $when }
duty-meeting-move = You are asked to move the meeting { $when }
duty-meeting-record = Note how the meeting went: { $when }

deed-meeting_coming = said “I will come” to a meeting
deed-meeting_corrected = the record of a meeting corrected

## The bot writes by itself

notice-meeting-asked = A meeting is proposed to you. Does the time suit you?
notice-meeting-countered = Your colleague suggests another time. Does it suit you?
notice-meeting-moved = You are asked to move the meeting. Does the new time suit you?
notice-meeting-settled = The meeting is agreed. The file below adds it to your phone’s calendar.
notice-meeting-kept = The new time did not suit. The meeting stays at its time.
notice-meeting-move-taken-back = There is no need to move it. The meeting stays at its time.
notice-meeting-cancelled = <b>The meeting is cancelled</b>
    { $when } · { $name }
    Propose a new one when it suits you.
notice-meeting-reminder = <b>Meeting reminder{ $day ->
        [today] : today
        [tomorrow] : tomorrow
       *[later] {""}
    }</b>

calendar-summary = Mentoring: { $name }
calendar-description = A meeting of the mentoring programme
calendar-file = Meeting
calendar-caption = Open the file to see the meeting in your calendar. On an iPhone: Share, then Calendar.
calendar-caption-settled = The meeting is agreed. The file adds it to your phone’s calendar.
    { $when }. On an iPhone: Share, then Calendar.
calendar-caption-cancelled = If the meeting is in your phone’s calendar, open the file: it takes it out.

## Journal

did-you-meet = <b>Did you meet?</b>
    { $day } · { $name }
button-journal-met = Yes, we met
button-journal-moved = We moved it
button-journal-missed = We did not meet
button-journal-record = Record { $day }
button-journal-mend = Correct the record
button-journal-mend-day = Correct { $day }
button-journal-theirs = What is written
button-journal-mine = What I say
journal-title = <b>Journal of meetings</b>
    { $held ->
        [one] { $held } meeting took place
       *[other] { $held } meetings took place
    }
journal-empty = <b>Meeting journal</b>
    Past meetings will appear here: what they were about and what was done.
journal-line = { $day } · { $name }
    { $words }
journal-held = Met
journal-missed = Did not meet
journal-open = { $day } · { $name }
    To be recorded
journal-next-same = The same time and place will be proposed: { $hour } · { $where }. You can change the time later.
journal-thanks = Recorded, thank you.
journal-thanks-next = Recorded, thank you. We have asked your colleague about the next meeting.
journal-thanks-not-next = Recorded, thank you. Propose the next meeting separately. { $why }
journal-thanks-pair-over = Recorded, thank you. The pair has finished, so no next meeting is planned.
journal-missed-thanks = Recorded. It happens. Propose a new meeting when it suits you.
journal-already = This meeting has been recorded already. Here is the record.
journal-second = <b>This meeting has been recorded already</b>
    Written: { $written }
    You say: { $mine }

    Which is right?
journal-mend-ask = <b>Correct the record</b>
    { $when } · { $name }
    Written: { $written }

    How was it really?
journal-mended = Corrected. You, your pair and the curator will see the new record.
journal-mend-late = A record can be corrected within a week; now it stays as it is.

## Curator

list-meetings = Meetings
list-meetings-empty = The pairs’ meetings will appear here. They begin once the order on a pair is signed.
button-list-meetings-coming = Upcoming · { $count }
button-list-meetings-open = Not recorded · { $count }
button-list-meetings-held = Held · { $count }
button-list-meetings-missed = Missed · { $count }
button-list-meetings-unanswered = Unanswered · { $count }
meeting-of-pair = <b>{ $mentor } – { $mentee }</b>
    { $when }
