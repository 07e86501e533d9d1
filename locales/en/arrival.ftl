### How people come: invitation, consent, name. How they leave: consents, “forget me”.

## Invitation

arrival-invited =
    <b>Hello!</b>
    { $school } invites you to its mentoring programme as <b>{ $role }</b>.
arrival-invited-by-name =
    <b>Hello, { $name }!</b>
    { $school } invites you to its mentoring programme as <b>{ $role }</b>.
arrival-first-curator =
    <b>Hello!</b>
    You will be the <b>curator</b> of the mentoring programme: you will fill in the school details and invite people.
arrival-data =
    <b>What happens to your data</b>
    The bot keeps your name, your answers and the dates of your meetings.
    They are read by the curator and, where needed, by your pair.
    You can delete them any day: /forget.
arrival-one-more-role =
    <b>{ $name }</b>
    { $school } also invites you as <b>{ $role }</b>. You keep the roles you have.

button-its-me = That’s me
button-not-me = Not me

arrival-not-me =
    All right. Nothing about you has been recorded.
    If the invitation reached you by mistake, just close this chat.
arrival-refused =
    <b>You did not agree</b>
    That is your right. Only the refusal is recorded, without a name or anything else.
    If you change your mind, open the invitation again.
arrival-wait = Too many wrong codes in a row. Try again at { $time }.

code-incomplete = The code is incomplete. It has 8 characters.
refusal-code-unknown = There is no such code. Check the letters and digits. A code looks like this: <code>ABCD-EFGH</code>.
refusal-code-expired = This invitation has expired. Ask the curator for a new one.
refusal-code-used-up = This invitation has already been used by everybody it was for. Ask the curator for a new one.
refusal-code-revoked = The curator has closed this invitation. Ask for a new one.
refusal-other-school = You already take part in another school’s programme. To move, first delete yourself there: /forget.
refusal-has-role = You are already in the programme, your role: { $role }. You do not need this invitation.

## The first screen inside

arrival-done =
    <b>Welcome, { $name }!</b>
    Your role: { $role }.
    { $school }
arrival-next-school = First fill in the school details: five questions.
arrival-next-request = Tell us what you need help with. Then the curator will find you a mentor.
arrival-next-questionnaire = Fill in the mentor’s questionnaire. Then the curator can offer you a pair.
arrival-next-status = One screen shows how the programme is going.
arrival-next-menu = Everything you can do is in the menu.

notice-newcomer =
    <b>New participant</b>
    { $name }, { $role }
arrival-your-school = Your school

## My consents

menu-consents = My consents
consents-title = <b>My consents</b>
consents-earlier-title = <b>All decisions on consents</b>
button-consents-earlier = All decisions
consents-none = Your consents will appear here: the date, the version and the text itself.
consent-of-personal_data = processing of personal data
consent-of-mentoring = mentoring
consent-given = • { $what }: given on { $day }, version { $version }
consent-refused = • { $what }: refused on { $day }, version { $version }
consent-withdrawn = • { $what }: withdrawn on { $day }, version { $version }
button-consent-personal_data = Personal data
button-consent-mentoring = Mentoring
button-consent-text = Send the text
button-withdraw-consent = Withdraw consent
button-leave-as-is = Leave it as it is
consent-file-personal_data = Consent_to_data_processing.txt
consent-file-mentoring = Consent_to_mentoring.txt
consent-caption = Text of the consent, version { $version }
consent-ask-personal_data =
    <b>Withdraw your consent to data processing?</b>
    You will leave the programme at once. Your pairs will end, meetings will be cancelled, reminders will stop.
    By law your data will be deleted within 30 days. You can delete them at once on the next screen.
consent-ask-mentoring =
    <b>Withdraw your consent to mentoring?</b>
    The curator will be told and will contact you. You will not be offered new pairs.
    If an order names you, tell the school three working days ahead (Labour Code, article 351.8).
consent-withdrawn-now = Your consent is withdrawn. The curator has been told.
consent-all-stopped =
    <b>Consent withdrawn: you have left the programme</b>
    Your data will be deleted by { $day }. You do not have to wait: you can delete them now.

notice-consent-withdrawn-personal_data =
    <b>Consent to data processing withdrawn</b>
    { $name }
    They have left the programme and their pairs have ended. The data will be deleted within 30 days.
notice-consent-withdrawn-mentoring =
    <b>Consent to mentoring withdrawn</b>
    { $name }
    Contact this person and decide what happens to the pair.

## Forget me

menu-forget = Delete my data
forget-ask =
    <b>Delete everything the bot knows about you?</b>
    Your name, your answers in forms and surveys and your notes on meetings will disappear. Roles and open pairs will end.
    Only numbers without a name will stay: how many pairs and meetings there were.
    <b>This cannot be undone.</b>
forget-nothing-held = Nothing is recorded about you.
forget-pairs = { $count ->
    [one] You have an open pair. It will end, and your partner will be told.
   *[other] You have open pairs: { $count }. They will end, and your partners will be told.
}
button-not-now = Not now
button-forget = Delete for good
forget-done =
    <b>Your data are deleted</b>
    The bot no longer knows who you are. To come back you will need a new invitation. Thank you for taking part.
refusal-last-curator = You are the only curator: nobody could run the programme without you. First hand it over: /people → the person → “Hand over”.

duty-will-be-forgotten = You have left the programme. Your data will be deleted by { $day }.

notice-partner-left =
    <b>Your pair has ended</b>
    The other member has left the programme. Planned meetings are cancelled. The curator will tell you what comes next.
notice-person-forgotten = Somebody deleted their data and left the programme. Their pairs have ended.
notice-blocked =
    <b>Messages are not getting through</b>
    { $name }
    The chat with the bot is closed or blocked. Please contact this person another way.
