### The words with which the bot leads through any form. The questions themselves lie in the folder forms.

## Where I am and what I have answered

form-progress = Question { $number } of { $total } { $bar }
form-estimate = ≈ { $minutes } · { $questions }
form-confidential = Only the curator will see this answer.
form-confidential-short = only the curator will see it
form-your-answer = Your answer: { $answer }
form-suggested = We suggest: { $answer }
form-example = For example: { $example }
form-so-far =
    So far: { $answer }

    Is it right? Press “Done”.
form-replaces = Send a new answer: it will replace this one.
form-room-left = { $left } of { $limit } characters left.
form-scale-ends = { $min } – { $low }, { $max } – { $high }.
form-day = { $weekday }, { $day }
form-no-answer = no answer
form-agreed = consent given (version { $version })
form-not-agreed = consent not given (version { $version })

## Buttons

button-form-start = Start
button-form-resume = Continue: { $title }
button-form-more = Add more
button-form-rewrite = Write it anew
button-form-clear = Clear the answer
button-form-keep = Finish later
button-form-restart = Yes, start over
button-to-menu = To the menu
button-form-delete = Delete the answers
button-done-count = Done ({ $count })
button-agree = I agree
button-disagree = I do not agree
button-decide-later = Decide later
button-as-typed = Keep my words
button-own-words = Yes, write it down
button-from-list = Choose from the list
button-other-time = Another time
button-keep-time = Keep { $time }
button-other-number = Another number

button-day-today = Today
button-day-yesterday = Yesterday
button-day-tomorrow = Tomorrow
button-day-friday = Fri
button-day-next_week = Next week

## Hints

form-type-date = Choose a day or type it: “{ $example }”, “tomorrow”, “Friday”.
form-type-date-past = Choose a day or type it: “today”, “yesterday”, “{ $example }”.
form-type-date-far = Choose a day or type it, for example: “{ $day }”.
form-type-time = Type a time, for example 15:30.
form-type-number = Type a number from { $min } to { $max }.
form-type-own = Type your own variant in one message.
form-go-on-typing = Go on typing: I will add it to what is there already.
form-type-anew = Write the answer anew: the earlier words are gone.
form-send-file = Send a file or a photo.
form-maybe = Did you mean “{ $option }”?
form-own-words = Write down your own variant: “{ $words }”?
form-night = { $typed } is at night. Perhaps { $time }?
form-no-options = There is nothing to choose from yet. Come back to this question later: your answers are kept.
form-no-people = The list is still empty. Come back to this question later: your answers are kept.
form-find-person = Type three letters of a name to make the list shorter.
form-found = Found for “{ $words }”: { $count }.

## Checking, stopping, coming back

form-summary = <b>{ $title }: check your answers</b>
form-summary-hint = Press a number to change that answer. Is everything right? Press “{ $submit }”.
form-one-more = One question is still open. Answer it, and you can submit.
form-resume = You have begun already: “{ $title }”. You stopped at question { $number } of { $total }. Your answers are still there.
form-restart = Start “{ $title }” over? The earlier answers will be lost.
form-leave = You are in the middle of “{ $title }”. Go on or leave? The answers are kept.
form-break-off = Finish “{ $title }” later? The answers are kept for 30 days, you can come back to them.
form-kept = Put aside. The answers are kept for 30 days, find them in /menu.
form-later = All right, later.
form-nothing-changed = Nothing has changed.
form-deleted = Deleted.
form-gone = These questions no longer exist.
form-changed = The questions have changed since. The answers that still fit are kept.
form-nothing-open = This button is out of date. Open /menu and choose what to do.
form-consent-changed = The text of the consent has changed. Read the new one and answer again.
form-duty = Not finished: “{ $title }”, question { $number } of { $total }.
form-unfinished =
    You have not finished: “{ $title }”.
    You stopped at question { $number } of { $total }. Your answers are still there.

## What is wrong

wrong-empty = The message was empty.
wrong-wordless = There are no letters or digits in it.
wrong-too-long = Too long: { $length } characters, the limit is { $limit }. Your message is still in the chat: copy it and shorten it.
wrong-too-short = Too short: at least { $limit } { $limit ->
    [one] character is
   *[other] characters are
} needed.
wrong-few-words = At least { $limit } { $limit ->
    [one] word is
   *[other] words are
} needed.
wrong-name-digits = There are digits in the name.
wrong-number = I could not read a number.
wrong-range = This number does not fit.
wrong-option = There is no such option.
wrong-option-named = There is no such option: “{ $words }”.
wrong-option-several = Several options fit: { $options }. Type it more exactly.
wrong-option-number = There is no option with this number: there are { $count }.
wrong-person = There is no such person in the list.
wrong-search-short = Too few letters.
wrong-date = This does not look like a date.
wrong-date-none = There is no such day: “{ $words }”.
wrong-date-past = This day is over, today or a later day is needed.
wrong-date-future = This day has not come yet, today or an earlier day is needed.
wrong-date-year = This day is not in the academic year { $year }.
wrong-date-early = Too early: a date not before { $day } is needed.
wrong-date-late = Too late: a date not after { $day } is needed.
wrong-date-gone = { $day } has already passed.
wrong-time = This does not look like a time.
wrong-yes-no = I did not understand whether it is yes or no.
wrong-no-file = A file is needed here, not words.
wrong-required = This question needs an answer.
wrong-count-min = { $count ->
    [1] Choose at least one option.
   *[other] Choose at least { $count }.
}
wrong-count-max = { $count ->
    [1] Choose one option only.
   *[other] Choose { $count } at most.
}
wrong-voice = I can only read text for now: I cannot listen to voice messages.
wrong-file = No file is needed here.
wrong-sticker = I cannot read a sticker.
wrong-forward = This is a forwarded message. I need your own answer.
wrong-contact = No contact is needed here.
wrong-media = I cannot read this kind of message.

## What I expect

form-expect = { $words } For example: { $example }
form-expect-text = Type the answer in words, for example: { $example }
form-expect-number = A whole number from { $min } to { $max } is needed, for example { $example }.
form-expect-choice = Press a button or type an option, for example: { $example }
form-expect-choices = Press buttons or type options separated by commas, for example: { $example }
form-expect-person = Press a name or type three letters of it, for example “pet”.
form-expect-date = Press a day or type a date, for example { $example }.
form-expect-time-slots = Press a button or type a time, for example 15:30.
form-expect-yes-no = Press a button or type “yes” or “no”.
form-expect-file = Send a document or a photo, for example: { $example }
form-expect-consent = Please press a button: “I agree” or “I do not agree”.
form-expect-button = Press a button below the message, for example the first one.
form-expect-summary = Press a button or type the number of the answer to change, for example 2.

## The page with all screens

form-preview = All screens of all forms
form-sample-option = Option { $number }
