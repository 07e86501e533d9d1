### The home screen, the menu, help, and what the bot says when it did not understand.

## Home

home-title =
    <b>{ $name }</b>
    { $school }
home-duties = { $count ->
    [one] { $count } thing is waiting for you:
   *[other] { $count } things are waiting for you:
}
home-nothing-due = Nothing is waiting for you now.
school-unnamed = The school has no name yet

stranger =
    <b>Hello!</b>
    This is the bot of a school mentoring programme. You need an invitation to enter.

    Have a code? Send it here, for example <code>ABCD-EFGH</code>.
    No code? Ask the curator of the programme in your school for one.

not-understood = I did not understand. Open the menu: it lists everything you can do.

## Refusals

refusal-not-allowed = You cannot do this. Everything you can do is in /menu.
refusal-outdated = Things have changed since then, and this button no longer works. Open /menu.

## Help

help-intro =
    <b>What the bot does</b>
    It runs a mentoring programme, from the invitation to the final survey. Tap the buttons or type words: “menu”, “help”, “meeting”.
help-curator =
    <b>You are a curator</b>
    1. Fill in the school’s card: /school.
    2. Invite mentors and mentees: /invite.
    3. Approve requests and questionnaires: /mentees and /mentors.
    4. Make pairs and record the order: /pairs.
    5. Follow the programme: /status and /attention.
help-mentor =
    <b>You are a mentor</b>
    1. Fill in your questionnaire: /questionnaire.
    2. Answer the proposed pair: /pair.
    3. Arrange meetings: /meet.
    4. After a meeting, record what was done: /journal.
help-mentee =
    <b>You are a mentee</b>
    1. Tell us what you need help with: /request.
    2. Answer the proposed pair: /pair.
    3. Arrange meetings: /meet.
    4. After a meeting, record what was done: /journal.
help-director =
    <b>You are a director</b>
    The programme in figures: /status.
help-psychologist =
    <b>You are a school psychologist</b>
    Messages for you will arrive here by themselves.
help-staff =
    <b>You are in the working group</b>
    Messages for you will arrive here by themselves.
help-coordinator =
    <b>You are a municipal coordinator</b>
    Messages for you will arrive here by themselves.
help-everybody =
    <b>For everybody</b>
    Language, reminders and pause: /settings.
    Your consents: /consents.
    Everything the bot keeps about you: /mydata.
    Remove yourself from the programme: /forget.

## Menu: labels of buttons

menu-menu = Menu
menu-help = Help
menu-cancel = Cancel
menu-settings = Settings
menu-status = Progress
menu-stage = Stage of the programme
menu-attention = Needs attention
menu-mentees = Mentees
menu-mentors = Mentors
menu-pairs = Pairs
menu-meetings = Meetings
menu-surveys = Surveys
menu-invite = Invite
menu-people = People and roles
menu-school = School
menu-questionnaire = My questionnaire
menu-request = My request
menu-pair = My pair
menu-meet = Arrange a meeting
menu-journal = Meeting journal

## Words that call a screen, separated by commas

words-menu = menu, home, main menu
words-help = help, what can i do
words-cancel = cancel
words-settings = settings, options
words-request = request, my request
words-questionnaire = questionnaire, my questionnaire
words-pair = pair, my pair, my mentor, my mentee
words-meet = meeting, meet, arrange a meeting
words-journal = journal, meeting journal, my meetings
words-forget = forget me, delete me, delete my data
