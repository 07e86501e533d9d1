### The mentee's request and the mentor's questionnaire: cards, the lists of the two banks, decisions.
### $kind is “request” or “questionnaire”.

## Who reads the answers

curators = { $count ->
    [one] Curator: { $names }
   *[other] Curators: { $names }
}
readers-curators = <b>Who reads the answers</b>
    { $count ->
        [one] All answers are read by the curator only: { $names }.
       *[other] All answers are read by the curators only: { $names }.
    }
readers-secret = { $count ->
    [one] Your school's curator: { $names }.
   *[other] Your school's curators: { $names }.
}
readers-partner = { $kind ->
    [request] The person who may become your mentor will read: { $names }.
   *[questionnaire] The person who may become your mentee will read: { $names }.
}
readers-not-partner = That person will not see: { $names }.

## My card

my-title = { $kind ->
    [request] <b>My request</b>
   *[questionnaire] <b>My mentor questionnaire</b>
}
my-state-submitted = { $kind ->
    [request] Your request is waiting for the curator.
   *[questionnaire] Your questionnaire is waiting for the curator.
} You can still change your answers.
my-state-returned = The curator has returned your answers: “{ $reason }”
my-state-approved = { $kind ->
    [request] Your request is approved. The bot will write when the curator has found you a mentor.
   *[questionnaire] Your questionnaire is approved. The bot will write when the curator offers you a pair.
}
my-state-paired = { $kind ->
    [request] Your request is approved and you have a mentor. All about the pair: /pair.
   *[questionnaire] Your questionnaire is approved and you have a pair. All about it: /pair.
}
my-state-asked = { $kind ->
    [request] Your request is approved. A mentor was proposed to you: answer in /pair.
   *[questionnaire] Your questionnaire is approved. A pair was proposed to you: answer in /pair.
}
my-state-pairing = { $kind ->
    [request] Your request is approved. A mentor was proposed to you, the pair is being prepared: /pair.
   *[questionnaire] Your questionnaire is approved. A pair was proposed to you and is being prepared: /pair.
}
my-state-edit-asked = { $kind ->
    [request] Your request is approved. You want to change your answers: a message will come when the curator allows it.
   *[questionnaire] Your questionnaire is approved. You want to change your answers: a message will come when the curator allows it.
}
my-state-withdrawn = { $kind ->
    [request] You have withdrawn your request. You can send it again.
   *[questionnaire] You have withdrawn your questionnaire. You can send it again.
}
my-state-archived = { $kind ->
    [request] The curator has archived your request. If you need help again, send it once more.
   *[questionnaire] The curator has archived your questionnaire. If you are ready to be a mentor, send it once more.
}
my-sent-on = Sent on { $day }.
my-consent-given = Consent to mentoring: given.
my-consent-missing = There is no consent to mentoring yet. The curator cannot approve the questionnaire without it.
confidential-mine = seen by you and the curator only

button-my-edit = Edit
button-my-withdraw = Withdraw
button-my-ask-edit = Change my answers
button-my-send-again = Send again
button-my-consent = Give consent
button-more-answers = Answers { $page }/{ $pages }

## Sent

sent-request =
    <b>Your request has been sent</b>
    { $curators }
    The curator will read it and answer here: approve it or ask for a change. Then the curator will find you a mentor.

    Until then you can change or withdraw the request. If nothing comes within a week, remind the curator.
sent-questionnaire =
    <b>Your questionnaire has been sent</b>
    { $curators }
    The curator will read it and answer here: approve it or ask for a change. Then the curator will offer you a pair.

    Until then you can change or withdraw the questionnaire. If nothing comes within a week, remind the curator.
sent-now-consent = Your questionnaire is saved. One step is left: the consent to be a mentor. The curator cannot approve the questionnaire without it.
consent-given-now = Thank you, your consent is recorded.
consent-refused-now =
    <b>You have not given your consent</b>
    That is your right. The questionnaire is saved, but without the consent it will not be approved and no pair will be offered.

    If you change your mind, give the consent in /questionnaire.

## Withdraw

withdraw-ask = { $kind ->
    [request]
        <b>Withdraw the request?</b>
        The curator will not look for a mentor for you. The answers are kept: you can send the request again.
   *[questionnaire]
        <b>Withdraw the questionnaire?</b>
        The curator will not offer you new pairs. The answers are kept: you can send the questionnaire again.
}
withdraw-pair-stays = { $kind ->
    [request] Your pair stays all the same: only the curator can end it. The curator will learn that the request is withdrawn.
   *[questionnaire] Your pair stays all the same: only the curator can end it. The curator will learn that the questionnaire is withdrawn.
}
button-withdraw-no = Do not withdraw
button-withdraw-yes = Yes, withdraw
withdrawn-now = { $kind ->
    [request] The request is withdrawn.
   *[questionnaire] The questionnaire is withdrawn.
}
edit-asked-now = The curator will learn that you want to change your answers.

## Refusals

refusal-no-programme = This year's programme is not open yet. The curator opens it on the school's card: /school. Come back here afterwards.
refusal-already-approved = The curator has approved this already. To change your answers, open your card and press “Change my answers”.
refusal-answers-changed = The answers changed while you were reading. Read the new ones and decide again.
refusal-no-personal-data-consent = It cannot be approved yet: there is no consent to the processing of personal data. Ask { $name } to open /consents and agree.
refusal-no-mentoring-consent = It cannot be approved yet: there is no consent to be a mentor. Ask { $name } to open /questionnaire and press “Give consent”.

## Messages to whoever has sent it

notice-approved = { $kind ->
    [request]
        <b>Your request is approved</b>
        Now the curator will find you a mentor. Then the bot will ask you.
   *[questionnaire]
        <b>Your questionnaire is approved</b>
        Now the curator will offer you a pair. Then the bot will ask you.
}
notice-returned = { $kind ->
    [request] <b>The curator has returned your request</b>
   *[questionnaire] <b>The curator has returned your questionnaire</b>
}
    “{ $reason }”

    Your answers are kept. Change what is needed and send them again.
notice-archived = { $kind ->
    [request]
        <b>Your request is in the archive</b>
        The curator has taken it out of the bank. If you need help again, send the request once more.
   *[questionnaire]
        <b>Your questionnaire is in the archive</b>
        The curator has taken it out of the bank. If you are ready to be a mentor, send it once more.
}
notice-restored = { $kind ->
    [request]
        <b>Your request is with the curator again</b>
        It has been restored from the archive. A decision will come soon.
   *[questionnaire]
        <b>Your questionnaire is with the curator again</b>
        It has been restored from the archive. A decision will come soon.
}

## Messages to the curator

notice-submission-sent = { $kind ->
    [request] <b>A request is waiting</b>
   *[questionnaire] <b>A mentor questionnaire is waiting</b>
}
    { $who }
notice-consent-no = There is no consent to be a mentor, so the questionnaire cannot be approved yet.
notice-edit-asked = { $kind ->
    [request] <b>Somebody asks to change a request</b>
   *[questionnaire] <b>Somebody asks to change a questionnaire</b>
}
    { $name } wants to change the answers. Press “Allow the change” to make that possible.
notice-withdrawn = { $kind ->
    [request] <b>A request was withdrawn</b>
   *[questionnaire] <b>A questionnaire was withdrawn</b>
}
    { $name } has left the bank.
notice-withdrawn-reason = Reason: “{ $reason }”
notice-withdrawn-pair = Their pair remains. End it if the work stops.
button-open-card = Open the card

## The lists of the two banks

list-mentees = The bank of mentees
list-mentees-empty =
    The mentees' requests will appear here: who needs help and with what.
    Invite your colleagues, and they will send their requests.
list-mentors = The bank of mentors
list-mentors-empty =
    The mentors' questionnaires will appear here: their strengths and how many people they can take.
    Invite your colleagues, and they will send their questionnaires.
button-list-mentees-all = All: { $count }
button-list-mentees-waiting = Waiting: { $count }
button-list-mentees-approved = Approved: { $count }
button-list-mentees-returned = Being changed: { $count }
button-list-mentees-unpaired = Unpaired: { $count }
button-list-mentees-archive = Archive: { $count }
button-list-mentors-all = All: { $count }
button-list-mentors-waiting = Waiting: { $count }
button-list-mentors-approved = Approved: { $count }
button-list-mentors-returned = Being changed: { $count }
button-list-mentors-unpaired = Unpaired: { $count }
button-list-mentors-archive = Archive: { $count }

bank-note-submitted = waiting for a decision
bank-note-no-consent = no consent
bank-note-edit-asked = asks for a change
bank-note-returned = being changed
bank-note-withdrawn = withdrawn
bank-note-archived = archived
bank-note-unpaired = no pair
bank-note-proposed = pair proposed
bank-note-agreed = awaits the order
bank-note-active = in a pair
bank-note-places = { $free } of { $capacity } free

## The curator's card

card-kind = { $kind ->
    [request] A mentee's request
   *[questionnaire] A mentor's questionnaire
}
card-state-submitted = waiting for your decision
card-state-edit-asked = in the bank; asks for a change
card-state-returned = being changed by its author: “{ $reason }”
card-state-approved = { $kind ->
    [request] approved, in the bank
   *[questionnaire] approved, in the bank
}
card-state-withdrawn = { $kind ->
    [request] withdrawn by its author
   *[questionnaire] withdrawn by its author
}
card-withdrawn-reason = Reason: “{ $reason }”
card-state-archived = in the archive
card-sent-on = Sent on { $day }
card-personal-data = Consent to the processing of personal data: { $state }
card-mentoring = Consent to be a mentor: { $state }
consent-state-none = not given yet
consent-state-given = given on { $day }
consent-state-refused = refused on { $day }
consent-state-withdrawn = withdrawn on { $day }
card-name = <b>{ $name }</b>
card-unpaired = No pair yet
card-paired = Pair: { $states }
card-places = Places: { $free } of { $capacity } free
confidential-card = seen by the curator only

button-approve = Approve
button-return = Return
button-give-back = Allow the change
button-archive = Archive
button-restore = Back to the bank

archive-ask =
    <b>Archive?</b>
    { $name } will leave the bank and will be told. The answers are kept, and “Back to the bank” undoes it.
archive-pair-stays = The pair stays: it is ended separately, in /pairs.
button-archive-no = Leave it
button-archive-yes = Yes, archive

approved-now = Approved.
returned-now = Returned.
archived-now = Archived.
restored-now = Back from the archive.
told-already = The person has been told.
told-in-vain = The message cannot arrive, so tell the person yourself: { $name }
edit-allowed-reason = You wanted to change your answers.

## Duties on the home screen

duty-send-request = Tell us what help you need.
duty-send-questionnaire = Fill in the mentor's questionnaire.
duty-returned = { $kind ->
    [request] The curator has returned your request: change it and send it again.
   *[questionnaire] The curator has returned your questionnaire: change it and send it again.
}
duty-mentoring-consent = Decide whether you agree to be a mentor.
duty-waiting-requests = { $count ->
    [one] { $count } request is waiting for your decision.
   *[other] { $count } requests are waiting for your decision.
}
duty-waiting-questionnaires = { $count ->
    [one] { $count } questionnaire is waiting for your decision.
   *[other] { $count } questionnaires are waiting for your decision.
}
button-duty-request = Fill in the request
button-duty-questionnaire = Fill it in
button-duty-returned-request = Change the request
button-duty-returned-questionnaire = Change it
button-duty-consent = Decide
button-duty-requests = Read the requests
button-duty-questionnaires = Read them
