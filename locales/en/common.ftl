### Words shared by all screens. A school may change any of them in its own folder of texts.

## Buttons

button-back = ← Back
button-next = Next
button-skip = Skip
button-later = Save for later
button-cancel = Cancel
button-yes = Yes
button-no = No
button-done = Done
button-edit = Edit
button-submit = Submit
button-find = Find
button-open = Open
button-continue = Continue
button-restart = Start over
button-other = Other
button-all = All

## What the bot answers to anything it did not expect

stale-button = This button is out of date. Here is a fresh screen.
already-accepted = Already accepted.
error-unexpected =
    That did not work. Nothing is lost: your earlier answers are saved.
    Please try again. If it fails again, tell your curator the code <code>{ $code }</code>.
unknown-command = There is no such command. Open /menu: it shows everything you can do.
only-text-please = Please answer in text here. Write it in one message.
voice-please-type = I can only read text for now. Please type your answer.
file-not-expected = No file is needed right now. Open /menu and choose what to do.
preparing = Preparing…
saved = Saved.
nothing-to-cancel = There is nothing to cancel. Open /menu and choose what to do.
page-of = { $page } of { $pages }

## Numbers with their word

count-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
count-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
count-years = { $count ->
    [0] first year
    [one] { $count } year
   *[other] { $count } years
}
count-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

## Days and time

day = { $day } { $month }
day-year = { $day } { $month } { $year }
day-short = { $day } { $month }
weekday-day = { $weekday }, { $day }
month-year = { $month } { $year }
moment = { $day }, { $time } ({ $zone })

zone-moscow = MSK{ $shift }
zone-utc = UTC{ $shift }

today = today
tomorrow = tomorrow
yesterday = yesterday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-name-1 = January
month-name-2 = February
month-name-3 = March
month-name-4 = April
month-name-5 = May
month-name-6 = June
month-name-7 = July
month-name-8 = August
month-name-9 = September
month-name-10 = October
month-name-11 = November
month-name-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

## Roles: who · “as whom” · “become whom” · “no whom” · many

role-mentor = mentor
role-mentor-accusative = a mentor
role-mentor-instrumental = a mentor
role-mentor-genitive = a mentor
role-mentor-plural = mentors

role-mentee = mentee
role-mentee-accusative = a mentee
role-mentee-instrumental = a mentee
role-mentee-genitive = a mentee
role-mentee-plural = mentees

role-curator = curator
role-curator-accusative = a curator
role-curator-instrumental = a curator
role-curator-genitive = a curator
role-curator-plural = curators

role-director = head teacher
role-director-accusative = the head teacher
role-director-instrumental = the head teacher
role-director-genitive = the head teacher
role-director-plural = head teachers

role-psychologist = school psychologist
role-psychologist-accusative = a school psychologist
role-psychologist-instrumental = a school psychologist
role-psychologist-genitive = a school psychologist
role-psychologist-plural = school psychologists

role-staff = working group member
role-staff-accusative = a working group member
role-staff-instrumental = a working group member
role-staff-genitive = a working group member
role-staff-plural = working group

role-coordinator = municipal coordinator
role-coordinator-accusative = a municipal coordinator
role-coordinator-instrumental = a municipal coordinator
role-coordinator-genitive = a municipal coordinator
role-coordinator-plural = municipal coordinators
