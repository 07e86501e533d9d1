### Meetings of a pair: propose, confirm, move, cancel, write down.

## Refusals

refusal-meeting-in-past = That time has passed. Choose a later one, for example tomorrow at 15:30.
refusal-meeting-too-far = That is too far away. Choose a day within a year, for example next week.
refusal-meeting-overlaps = One of you has another meeting at that time. Choose a different time.
refusal-meeting-not-yet = This meeting has not taken place yet. You can record it once it has begun.

## List and card

meetings-title = <b>Your meetings</b>
meetings-no-pair = Meetings begin once the order on your pair is signed. The bot will write to you then.
meetings-with-whom = Whom are you meeting?
meeting-line = { $when }
    { $name } · { $state }
meeting-card = <b>Meeting: { $name }</b>
    { $when }
meeting-place = { $place } · { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
meeting-state = State: { $state }
meeting-new-time = Another time is proposed: { $when }
meeting-state-proposed = proposed
meeting-state-confirmed = agreed
meeting-state-cancelled = cancelled
meeting-state-held = took place
meeting-state-missed = did not take place
meeting-state-to-record = over, to be recorded
meeting-state-asked-by-me = waiting for an answer
meeting-state-asks-me = waiting for your answer

meeting-you-proposed = We have asked. The bot will write when there is an answer.
meeting-you-confirmed = Agreed. The bot will remind you both.
meeting-you-kept = The meeting stays where it was.
meeting-you-moved = We have asked about the new time. The bot will write when there is an answer.
meeting-you-cancelled = The meeting is cancelled. The other side will be told.
meeting-you-will-come = Good, you will be there.
meeting-really-cancel = Cancel the meeting { $when }? The other side will be told at once.

button-meeting-propose = Propose a meeting
button-meeting-propose-to = Meeting: { $name }
button-meeting-yes = It suits me
button-meeting-move = Another time
button-meeting-keep = Leave it as it was
button-meeting-cancel = Cancel
button-meeting-sure = Yes, cancel
button-meeting-stay = Do not cancel
button-meeting-will = I will come
button-meeting-record = How did it go?

duty-meeting-answer = a meeting is proposed to you: { $when }
duty-meeting-record = note how the meeting went: { $when }

## The bot writes by itself

notice-meeting-asked = A meeting is proposed to you. Does the time suit you?
notice-meeting-moved = You are asked to move the meeting. Does the new time suit you?
notice-meeting-settled = The meeting is agreed. The file below adds it to your phone's calendar.
notice-meeting-kept = The new time did not suit. The meeting stays where it was.
notice-meeting-cancelled = <b>The meeting is cancelled</b>
    { $when } · { $name }
    Propose a new one when it suits you.
notice-meeting-reminder = <b>A reminder of your meeting</b>
    { $when }
    { $name } · { $place }
calendar-summary = Mentoring: { $name }
calendar-description = A meeting of the mentoring programme
calendar-file = Meeting
calendar-caption = Open the file to add the meeting to your calendar. On an iPhone: Share, then Calendar.

## Journal

did-you-meet =
    <b>Did you meet?</b>
    A meeting was planned on { $day }: { $name }
button-journal-met = Yes, we met
button-journal-moved = We moved it
button-journal-missed = It did not work out
button-journal-record = Record { $day }
journal-title = <b>Journal of meetings</b>
    { $held ->
        [one] { $held } meeting took place
       *[other] { $held } meetings took place
    }
journal-empty = <b>Journal of meetings</b>
    Past meetings will appear here. Propose the first one.
journal-held = { $day } · { $name }
    Topic: { $topic }. Outcome: { $done }.
journal-missed = { $day } · { $name }
    Did not take place: { $reason }.
journal-open = { $day } · { $name }
    To be recorded.
journal-thanks = Recorded, thank you.
journal-thanks-next = Recorded, thank you. We have asked the other side about the next meeting.
journal-missed-thanks = Recorded. It happens. Propose a new meeting when it suits you.

## Curator

list-meetings = Meetings
list-meetings-empty = The pairs' meetings will appear here. They begin once the order on a pair is signed.
button-list-meetings-coming = Coming · { $count }
button-list-meetings-open = Unrecorded · { $count }
button-list-meetings-held = Held · { $count }
button-list-meetings-missed = Missed · { $count }
meeting-of-pair = <b>{ $mentor } – { $mentee }</b>
    { $when }
meeting-topic = Topic: { $topic }
meeting-done = Outcome: { $done }
meeting-missed-why = Reason: { $reason }
