### The quiet signal: “I need help”, “have you been in touch?”, “how is it together?”, and what a curator does.

## Whoever writes

help-kept =
    <b>The curator will read this</b>
    Your pair will not see it. You will be told who sees to it.
contact-good = Very well. The next step is to arrange a meeting.
contact-kept = The curator will know and help you get in touch. Your pair will not see it.
fit-good = Good to hear. All the best for your work!
fit-kept =
    Thank you for saying so. The curator will be in touch.
    To add words, press “I need help”.
refusal-already-said = You have answered already. If something has changed, write to the curator.

notice-contact-asked =
    <b>Have you been in touch?</b>
    Your pair: { $name }. Only the curator will see the answer.
notice-fit-asked =
    <b>How is it together?</b>
    You have met: { $name }. Only the curator will see the answer.
notice-signal-taken =
    <b>Somebody sees to your question</b>
    Curator: { $name }.
notice-signal-closed =
    <b>The curator has marked your question as settled</b>
    If it is not, write again.
button-contact-yes = Yes
button-contact-no = Not yet
button-fit-good = Well
button-fit-unsure = Not clear yet
button-fit-bad = Not a match

## The curator

attention-signal = Ask for help
attention-note-signal = has waited for you { $spell }
digest-signal = { $count ->
    [one] • { $count } person asks for help
   *[other] • { $count } people ask for help
}
notice-signal-raised =
    <b>Your help is needed</b>
    { $name } waits for one of the curators.
signal-card =
    <b>{ $name }</b>
    { $words }
signal-comment = Added: { $words }
signal-since = When: { $moment }
signal-owner = Seen to by: { $name }
signal-no-owner = Nobody sees to it yet.
signal-outcome = Outcome: { $words }
signal-you-took = It is yours now. The person will be told your name.
signal-you-closed = Closed. The person will be told.
signal-help-not_helped = I get no help
signal-help-overloaded = I have too much to do
signal-help-not_matched = It is hard for us together
signal-help-talk = I need a talk
signal-contact-no = Has not been in touch with the pair yet
signal-contact-yes = Has been in touch
signal-fit-good = It goes well together
signal-fit-unsure = Not sure that the pair fits
signal-fit-bad = The pair does not fit
button-signal-open = Open
button-signal-take = I see to it
button-signal-close = Settled
button-signal-person = The person's card
button-signal-pair = The pair's card
