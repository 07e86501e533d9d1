### A person’s settings: language, reminders, pause, time zone.

menu-language = Language
menu-stop = Pause or leave
menu-mydata = My data

language-name = English
settings-title = <b>Settings</b>
settings-name = Name: { $name }
settings-language = Language: { $language }
settings-leads = Meeting reminders: { $leads }
settings-no-leads = never
settings-zone = Time zone: { $zone }
settings-paused = Paused until { $day }
settings-quiet = The school’s quiet hours: from { $start } to { $end } and days off. Reminders wait till they are over, except urgent ones. What people have done is told at once.

button-setting-leads = Reminders
button-setting-pause = Pause
button-setting-language = Language
button-setting-zone = Time zone
button-setting-name = My name

## Reminders

settings-choose-leads =
    <b>How long before a meeting?</b>
    Tap to switch on or off. You can choose several.
lead-2880 = 2 days before
lead-1440 = a day before
lead-180 = 3 hours before
lead-60 = an hour before
lead-15 = 15 minutes before
button-toggle = { $state } { $words }

## Pause

settings-choose-pause =
    <b>Take a pause?</b>
    Until that day the bot will not remind you of anything by itself. { $to ->
        [curator] The other curators see
       *[other] The curator sees
    } the date, not the reason.
    You can also write it: “pause until 12 October”.
button-pause-1 = Until tomorrow
button-pause-7 = For a week
button-pause-14 = For two weeks
button-pause-30 = For a month
button-end-pause = End the pause
settings-pause-set =
    <b>Paused until { $day }</b>
    There will be no reminders. What people send you will arrive as usual.
settings-pause-ended = The pause is over.
refusal-pause-date = Choose a date from tomorrow to a year ahead, for example “pause until { $example }”.

## Language and time zone

settings-choose-language = <b>Which language?</b>
settings-choose-zone =
    <b>What is your time zone?</b>
    The school’s time usually fits. Choose your own if you live in another time zone.
button-zone-school = As the school: { $zone }

## “Stop”

words-stop = stop, unsubscribe, enough
words-pause = pause, take a pause, break
words-pause-until = pause until
settings-stop =
    <b>What would you like?</b>
    Take a pause: no reminders for a while.
    Get fewer reminders.
    Or leave for good: then your data will be deleted.
button-stop-pause = Take a pause
button-stop-fewer = Fewer reminders
button-stop-leave = Leave the programme
