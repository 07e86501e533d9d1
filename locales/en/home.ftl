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
home-left = You do not take part in the programme any more. A new invitation brings you back.
standing-paused = Paused until { $day }: the bot reminds you of nothing.
standing-sent = { $kind ->
    [request] The curator has had your request since { $day }; the answer is awaited.
   *[questionnaire] The curator has had your questionnaire since { $day }; the answer is awaited.
}
standing-done = Your pair has finished its work. Thank you!
standing-proposed = You have agreed to the pair; your colleague’s answer is awaited.
standing-agreed = The pair is agreed; the curator prepares the order.
standing-meeting = Next meeting: { $when }.
standing-meeting-asked = A meeting is proposed: { $when }. The answer is awaited.
standing-no-meeting = The pair is at work; no meeting is arranged yet.
school-unnamed = The school has no name yet

stranger =
    <b>Hello!</b>
    This is the bot of a school mentoring programme. You need an invitation to join.

    Have a code? Send it here, for example <code>ABCD-EFGH</code>.
    No code? Ask the curator of the programme in your school for one.

stranger-arriving =
    <b>Your introduction is not finished</b>
    When you have decided, press “Continue” or open the invitation again.

not-understood = The message could not be understood. Open the menu: it lists everything you can do.
word-not-yours = “{ $title }” is a screen of another role: { $roles }. Open the menu: it lists everything you can do.
you-are-welcome = You are welcome!

## Refusals

refusal-not-allowed = You cannot do this. Everything you can do is in /menu.
refusal-outdated = Things have changed since then, and this button no longer works. Open /menu.
moved-on = Things have changed since then. Now: { $state }.

## Help

help-intro =
    <b>What the bot does</b>
    It runs a mentoring programme, from the invitation to the final survey. Tap the buttons or type words: “menu”, “help”, “meeting”.
help-curator =
    <b>You are a curator</b>
    1. Fill in the school details: /school.
    2. Invite mentors and mentees: /invite.
    3. Approve requests and questionnaires: /mentees and /mentors.
    4. Create pairs and record the order: /pairs.
    5. Follow the programme: /status and /attention.
    6. See everybody, the meetings and the surveys: /people, /meetings, /surveys.
    Words will do too: “pairs”, “meetings”, “people”, “surveys”, “progress”, “needs attention”.
help-mentor =
    <b>You are a mentor</b>
    1. Fill in your questionnaire: /questionnaire.
    2. Answer the proposed pair: /pair.
    3. Make a personal programme together: /plan.
    4. Arrange meetings: /meet.
    5. After a meeting, record what was done: /journal.
help-mentee =
    <b>You are a mentee</b>
    1. Tell us what you need help with: /request.
    2. Answer the proposed pair: /pair.
    3. Make a personal programme together: /plan.
    4. Arrange meetings: /meet.
    5. After a meeting, record what was done: /journal.
help-director =
    <b>You are the head teacher</b>
    The programme in figures: /status.
help-psychologist =
    <b>You are a school psychologist</b>
    You do not have to do anything: messages for you will arrive here.
help-staff =
    <b>You are in the working group</b>
    You do not have to do anything: messages for you will arrive here.
help-coordinator =
    <b>You are a municipal coordinator</b>
    You do not have to do anything: messages for you will arrive here.
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
menu-measures = Measures
menu-mentees = Mentees
menu-mentors = Mentors
menu-pairs = Pairs
menu-meetings = Meetings
menu-surveys = Surveys
menu-invite = Invite
menu-people = People and roles
menu-year = Academic year
menu-school = School
menu-questionnaire = My questionnaire
menu-request = My request
menu-pair = My pair
menu-help_me = I need help
menu-plan = Personal programme
menu-meet = My meetings
menu-journal = Meeting journal

## Words that call a screen, separated by commas

words-menu = menu, home, main menu
words-help = help, what can i do
words-cancel = cancel
words-settings = settings, options
words-language = language, change language
words-consents = consents, my consents
words-mydata = my data, what is kept about me
words-forget = forget me, delete me, delete my data
words-status = progress, status, stages, board
words-attention = needs attention, attention, matters
words-mentees = mentees, mentee, requests, request
words-mentors = mentors, mentor, questionnaires, questionnaire
words-measures = measures, my measures, plan
words-year = academic year, year, road map
words-pairs = pairs, pair, list of pairs
words-meetings = meetings, meeting
words-surveys = surveys, survey
words-invite = invite, invitation, invitations
words-people = people, people and roles, participants
words-school = school, school card
words-request = request, my request
words-questionnaire = questionnaire, my questionnaire
words-pair = pair, pairs, my pair, my pairs, my mentor, my mentee
words-help_me = help me, i need help, i get no help, i am overloaded
words-plan = personal programme, my programme, programme, plan, my plan
words-meet = meeting, meetings, meet, my meetings, arrange a meeting
words-journal = journal, meeting journal
words-thanks = thanks, thank you, thank you very much, thx
