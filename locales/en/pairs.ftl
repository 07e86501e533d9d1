### Pairs: proposal, answers, order, end.

## The curator's list

list-pairs = Pairs
list-pairs-empty =
    Pairs will appear here: who works with whom, who has not answered, where an order is needed.
    First approve the mentees' requests and the mentors' questionnaires, then create a pair.
button-list-pairs-all = All: { $count }
button-list-pairs-proposed = Awaiting: { $count }
button-list-pairs-agreed = Agreed: { $count }
button-list-pairs-active = At work: { $count }
button-list-pairs-closed = Finished: { $count }

pair-state-proposed = awaiting answers
pair-state-agreed = agreed, needs an order
pair-state-active = at work
pair-state-completed = completed
pair-state-ended = ended early
pair-state-declined = did not go ahead

## A new pair

button-pair-new = Create a pair
pair-no-mentee =
    <b>Nobody is waiting for a mentor</b>
    You can create a pair when somebody without a mentor has an approved request.
pair-no-mentor =
    <b>No mentor is free</b>
    You need an approved questionnaire with the consent to mentoring and at least one free place.
pair-mentor-free = { $name } · { $free } of { $capacity } free
pair-mentor-declined = { $name } · declined { $day }
pair-modes-differ = Mind: the mentor wants to meet { $mentor }, the mentee { $mentee }.
pair-proposed-now = Done: the bot has asked both. You will hear when they answer.
pair-proposed-in-vain = Done: the proposal waits in the bot. But the message cannot arrive, so call or drop by: { $names }

## The curator's card

pair-card =
    <b>{ $title }</b>
    State: { $state }
pair-member-mentor = <b>Mentor</b>: { $name }
pair-member-mentee = <b>Mentee</b>: { $name }
pair-member-answer = Answer: { $answer }
pair-answer-waiting = not yet
pair-answer-accepted = yes, { $day }
pair-answer-declined = no, { $day }
pair-member-contact = Contact: { $contact }
pair-contact-good = messages get through
pair-contact-lost = messages do not get through; call or drop by
pair-contact-paused = paused until { $day }
pair-period = From { $start } to { $end }
pair-period-open = No dates set
pair-order = Order No. { $number } of { $day }
pair-held = { $count ->
    [0] No meetings yet
    [one] { $count } meeting held
   *[other] { $count } meetings held
}
pair-held-none = No meetings
pair-closed-on = Closed on { $day }
pair-reason = Reason: { $reason }
pair-comment = Comment: { $comment }
pair-term-over = the term is over
pair-member-left = a member left the programme

button-pair-open = Open the pair
button-pair-order = Record the order
button-pair-remind = Remind
button-pair-end = End the pair
button-pair-cancel = Cancel the proposal
button-pair-cancel-agreed = Cancel the pair
button-pair-cancel-no = Keep
button-pair-cancel-yes = Yes, cancel

pair-cancel-ask =
    <b>Cancel it?</b>
    { $title }
    Both will learn that the curator called this pair off. The mentor's place becomes free. You can propose the pair again later.
pair-cancelled-now = Called off. Both will learn of it.
pair-order-marked-now = The order is recorded, the pair is at work. Both got a message with the first step.
pair-order-known = The order is recorded already: No. { $number } of { $day }. The pair is at work.
pair-ended-now = { $state ->
    [completed] The pair has reached its goals. Congratulations! Both will learn that the work is done. The bot will soon send them a survey.
   *[ended] The pair has ended early. Both will learn of it; the bot does not tell them the reason. It will soon send them a survey.
}

## The proposal

proposal-to-mentor =
    <b>The curator suggests a pair for you</b>
    You will be the mentor. Your mentee: { $name }.
proposal-to-mentee =
    <b>The curator suggests a pair for you</b>
    Your mentor: { $name }.
proposal-ask =
    Do you agree to work together? The pair begins only if both agree.
    Only the curator will read the reason of a refusal.
button-pair-accept = Yes, together
button-pair-decline = Not now
button-pair-answer = Answer: { $name }
button-pair-take-back = Not after all: { $name }

pair-now-proposed =
    <b>You have agreed</b>
    { $who }. The second answer is still to come; the bot will tell you at once.
    Until the order you can change your mind: “My pair”.
pair-now-agreed =
    <b>The pair is agreed</b>
    { $who }. Both have agreed. The curator prepares the order; then the bot will suggest the first step.
    Until the order you can change your mind: “My pair”.
pair-now-active =
    <b>The pair is at work</b>
    { $who }.
pair-now-completed =
    <b>The pair is completed</b>
    { $who }.
pair-now-ended =
    <b>The pair has ended early</b>
    { $who }.
pair-now-declined =
    <b>This pair did not come about</b>
    { $who }. You do not have to do anything.
pair-you-declined =
    <b>The curator has your answer</b>
    Thank you for saying so plainly. The curator can propose another one to you.

pair-other-mentor = Mentor: { $name }
pair-other-mentee = Mentee: { $name }

## My pair

pair-mine-title = { $count ->
    [one] <b>Your pair</b>
   *[other] <b>Your pairs</b>
}
pair-mine-mentor = Your mentee: <b>{ $name }</b>
pair-mine-mentee = Your mentor: <b>{ $name }</b>
pair-mine-asked = This pair was proposed to you; answer with the button below
pair-mine-proposed = You have agreed; your colleague has not answered yet
pair-mine-agreed = Both have agreed; the curator prepares the order
pair-mine-active = The pair is at work
pair-no-meeting = No meeting is set yet
pair-next-meeting = Next meeting: { $when }
pair-meeting-proposed = Proposed meeting: { $when }

pair-none-title = <b>No pair yet</b>
pair-none-done =
    <b>Your pair is completed</b>
    Thank you for your work! If you want to go on in a new pair, tell the curator.
pair-none-request-send = Tell us what you need help with, and the curator will find you a mentor.
pair-none-request-read = The curator is reading your request. The bot will tell you the decision.
pair-none-request-chosen = Your request is approved, and the curator is looking for a mentor. The bot will ask you.
pair-none-request-again = Send your request again, and the curator will find you a mentor.
pair-none-questionnaire-send = Fill in the mentor's questionnaire, and the curator will suggest a pair.
pair-none-questionnaire-read = The curator is reading your questionnaire. The bot will tell you the decision.
pair-none-questionnaire-chosen = Your questionnaire is approved. When the curator suggests a pair, the bot will ask you.
pair-none-questionnaire-again = Send your questionnaire again, and the curator will suggest a pair.
pair-was = Earlier pair: { $name }, until { $day }

## Messages to the members

notice-pair-reminder = You have not answered this proposal yet. Please answer when you have a minute.
notice-pair-agreed =
    <b>The pair is agreed</b>
    { $who }. Both have agreed. The curator prepares the order; then the bot will suggest the first step.
notice-pair-not-formed =
    <b>The pair did not come about</b>
    { $who }. It happens, and it is not about you. The curator knows and can propose another pair.
notice-pair-cancelled =
    <b>The curator called the pair off</b>
    { $who }. You do not have to do anything. The curator can propose another pair.
notice-pair-active = { $role ->
    [mentor]
        <b>The pair is confirmed by an order</b>
        Your mentee: { $name }
   *[mentee]
        <b>The pair is confirmed by an order</b>
        Your mentor: { $name }
}
notice-pair-first-step = Propose the first meeting: choose a day and a time, your colleague will confirm. Either of you can begin.
button-pair-first-meeting = Propose a meeting
notice-first-meeting =
    <b>You have not met yet</b>
    In the pair with you: { $names }
    Set your first meeting. Choose a day, it takes a minute. Either of you can begin.
notice-pair-completed =
    <b>The pair has done its work</b>
    { $who }. Thank you for your time and effort! The bot will soon send a short survey.
notice-pair-ended =
    <b>The pair has ended early</b>
    { $who }. It happens, and it is no failure. Thank you for what you have done together. The bot will soon send a short survey.

notice-pair-meetings-off = Upcoming meetings are cancelled.

## Messages to the curator

notice-pair-ready =
    <b>A pair is agreed</b>
    { $title }
    Both have agreed. Prepare the order and record its number and date here.
notice-pair-refused =
    <b>A pair did not go ahead</b>
    { $title }
    Declined by: { $name }
notice-pair-place-free = The mentor's place is free again.
notice-pair-silent = { $count ->
    [one]
        <b>No answer to a proposal for { $count } day</b>
        { $title }
        Missing answer: { $names }. { $people ->
            [one] Talk to this colleague or call the proposal off.
           *[other] Talk to these colleagues or call the proposal off.
        }
   *[other]
        <b>No answer to a proposal for { $count } days</b>
        { $title }
        Missing answer: { $names }. { $people ->
            [one] Talk to this colleague or call the proposal off.
           *[other] Talk to these colleagues or call the proposal off.
        }
}

notice-pairs-closed = { $count ->
    [one] <b>The term is over: { $count } pair is completed</b>
   *[other] <b>The term is over: { $count } pairs are completed</b>
}
pair-closed-line = { $count ->
    [0] • { $title }: no meetings
    [one] • { $title }: { $count } meeting held
   *[other] • { $title }: { $count } meetings held
}
pair-closed-more = And { $count } more. All of them are in the list of pairs.

## Duties on the home screen

duty-pair-asked = A pair was suggested to you: { $name }
button-duty-pair = Answer
duty-pairs-order = { $count ->
    [one] { $count } pair is waiting for its order.
   *[other] { $count } pairs are waiting for their orders.
}
duty-pairs-silent = { $count ->
    [one] { $count } pair has been waiting for answers for over three days.
   *[other] { $count } pairs have been waiting for answers for over three days.
}
button-duty-pairs-silent = Who has not answered

## Refusals

refusal-same-person = Mentor and mentee are the same person. Choose another mentor.
refusal-mentor-not-ready = This mentor cannot be chosen now: there is no approved questionnaire or no consent to mentoring. Choose another.
refusal-mentee-not-ready = This mentee cannot be chosen now: there is no approved request or no consent. Choose another.
refusal-mentee-paired = { $name }: there is a pair or a proposal already. A mentee has one pair at a time.
refusal-broken-before = These two were in a pair that ended early. Choose another mentor.
refusal-capacity-taken = { $name }: 0 of { $capacity } free. Choose another mentor or ask for more places in the questionnaire.
refusal-pair-dates = A pair must end after it begins, and not before tomorrow. For example: begins on 1 September, ends on 31 May.
refusal-proposal-closed = This proposal no longer stands; you do not have to answer it.
refusal-already-answered = You have already answered this proposal.
refusal-order-signed = The order is signed and the pair is at work. If it does not suit you, tell the curator: nobody else can end it.
refusal-place-gone = The mentor has no free place any more. Write to the curator, who will decide what to do.
refusal-consent-missing = { $name }: there is no valid consent, and without it the pair is impossible. The consent can be given in /consents.
refusal-order-number = An order number of up to 60 characters is needed, for example 57-od.
refusal-order-date = An order is recorded after it is signed, so its date cannot be later than today.
refusal-not-agreed = An order is recorded once, and only for an agreed pair. See how the pair stands now.
