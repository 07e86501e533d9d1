### Curator: school, invitations, people and roles.

## School

duty-school = Fill in the school’s card: nobody can be invited without it.
button-school-card = Fill in the card
school-saved = The school’s card is saved.
school-title = <b>{ $name }</b>
school-city = Town: { $city }
school-zone = Time zone: { $zone }
school-quiet = Quiet hours: from { $start } to { $end }
school-year = Academic year { $year }: { $first } to { $last }
school-choose-quiet =
    <b>When should the bot be silent?</b>
    It sends no reminders during these hours. They come in the morning.
button-quiet-hours = Quiet hours
button-quiet = { $start }–{ $end }
button-quiet-chosen = { $start }–{ $end } ✓
button-vacations = Vacations
vacations-title =
    <b>Vacations</b>
    On these days the bot does not remind of meetings. A pair that does not meet in a vacation is not silent.
vacations-none = None yet.
vacation-line = { $number }. { $first } – { $last }
vacation-added = The vacation is noted.
vacation-dropped = Struck out
button-vacation-new = Add a vacation
button-vacation-drop = Strike out { $number }
refusal-vacation-dates = The last day is not before the first, and a vacation lasts a month at most. For example: 26.10 and 03.11.
refusal-vacation-taken = These days are noted already. Strike out the earlier vacation if it has changed.
refusal-too-many-vacations = { $count } vacations are noted already. Strike out those you do not need.
button-thresholds = What counts as late
threshold-title =
    <b>What counts as late</b>
    After so many days a matter comes into the list “Needs attention”.
threshold-line = { $number }. { $words }: { $days ->
    [one] { $days } day
   *[other] { $days } days
}
threshold-choose =
    <b>{ $words }</b>
    How many days? Usually { $usual }.
button-threshold = { $number }: { $days ->
    [one] { $days } day
   *[other] { $days } days
}
threshold-decision = A request or questionnaire awaits your decision
threshold-order = Both agree, there is no order
threshold-proposal = No answer to a proposed pair
threshold-first-meeting = The pair has not met yet
threshold-meeting = The pair has not met for long
threshold-record = The meeting is over and not written down
threshold-unpaired = A mentee without a pair
threshold-returned = A request or questionnaire was not corrected
threshold-newcomer = Somebody came and sent no request or questionnaire
threshold-survey = No answer to the survey
threshold-invitation = Nobody came by the invitation
threshold-expiring = An invitation ends soon: how many days ahead to tell
threshold-expired = An invitation has ended: how many days to show it
threshold-lost = A message did not arrive: how many days to show it
refusal-year-dates = The programme must end within the same academic year: after { $first } and not later than { $last }. Change its last day.

duty-invite = { $invited ->
    [yes]
        { $whom ->
            [mentor] No mentor has come by an invitation yet.
            [mentee] No mentee has come by an invitation yet.
           *[both] Nobody has come by an invitation yet.
        }
   *[no]
        { $whom ->
            [mentor] Invite mentors: there are none yet.
            [mentee] Invite mentees: there are none yet.
           *[both] Invite mentors and mentees.
        }
}
button-duty-invite = Invite people
duty-unpaired = { $count ->
    [one] { $count } mentee is waiting for a mentor.
   *[other] { $count } mentees are waiting for a mentor.
}
duty-unpaired-no-mentor = { $count ->
    [one] { $count } mentee is waiting, and no mentor is free.
   *[other] { $count } mentees are waiting, and no mentor is free.
}

## Invitations

refusal-school-unnamed = First fill in the school details: /school. Everybody you invite will see the school’s name.
invite-needs-school =
    <b>The school details first</b>
    Everybody you invite will see the school’s name. It takes a minute.
invite-list =
    <b>Valid invitations</b>
    Each button shows the role, how many have joined, and the last day.
invite-list-empty =
    <b>Invitations</b>
    No invitation is open at the moment. Create a new one: you will get a link, a code and a poster for the staff room.
button-invite-new = New invitation
button-invitation = { $role } { $uses }/{ $max } until { $day }
button-invitations = To invitations
invite-made =
    <b>The invitation for { $role } is ready</b>
    Link: { $link }
    Code, if the link does not open: <code>{ $code }</code>

    { $uses ->
        [one] { $uses } person can join
       *[other] { $uses } people can join
    } until { $day }.
    Save the link now: the bot does not remember it and cannot show it again.
invite-curator-sees = This person will see all requests, questionnaires and reasons for refusals. You stay a curator.
button-copy-link = Copy the link
button-poster = Poster with a QR code
invitation-card =
    <b>Invitation for { $role }</b>
    { $uses } of { $max } have joined. Valid until { $day }.
invitation-name = For: { $name }
invitation-code-hidden = The bot does not remember the link. If it is lost, revoke the invitation and create a new one.
button-revoke = Revoke
invite-ask-revoke =
    <b>Revoke the invitation for { $role }?</b>
    The link, the code and the poster will stop working. Places still free: { $left }. This cannot be undone, but you can create a new one.
invite-revoked = The invitation is revoked

poster-picture = Poster.png
poster-file = Poster_A4.pdf
poster-how-to-print = To print: open the file and print it on A4.
poster-headline-mentor = Become a mentor
poster-headline-mentee = Find your mentor
poster-headline-curator = Become a curator
poster-headline-director = Join the mentoring programme
poster-what = An experienced teacher helps a colleague. The mentoring programme is run by a bot in Telegram.
poster-how = Open your phone’s camera and point it at the code. Telegram opens: press Start.
poster-data = Your data are read by the curator and, where needed, by your pair. You can delete them any day.
poster-code = Camera does not read it? Send this code to @{ $bot } in Telegram:
poster-footer = Valid until { $day }. Questions? Ask the curator, { $name }

## People and roles

list-people = People and roles
list-people-empty = Everybody who joins by an invitation will appear here. Invite the first people.
button-list-people-all = All: { $count }
button-list-people-mentor = Mentors: { $count }
button-list-people-mentee = Mentees: { $count }
button-list-people-curator = Curators: { $count }
button-list-people-director = Directors: { $count }
button-list-people-unreachable = Unreachable: { $count }
button-list-people-archive = Archive: { $count }
person-title = <b>{ $name }</b>
person-roles = Role: { $roles }
person-since = In the programme since { $day }
person-renamed = Name corrected on { $day }
person-paused = Paused until { $day }
person-reachable = Messages get through
person-unreachable = Messages do not get through: the chat with the bot is closed or blocked. Call or drop by: let them open the bot and press Start
person-unreachable-short = messages do not get through
person-archived = in the archive
button-person-ask-make = Make a curator
button-person-make = Yes, make a curator
button-person-unmake = Remove as curator
button-person-ask-hand = Hand over
button-person-hand = Hand over
button-person-ask-archive = To the archive
button-person-archive = Move to the archive
person-ask-make =
    <b>Make { $name } a curator?</b>
    This person will see all requests, questionnaires and reasons for refusals. You stay a curator.
person-ask-hand =
    <b>Hand the programme over to { $name }?</b>
    This person will become a curator, and you will no longer be one. { $others ->
        [0] Only the new curator can give you the role back.
       *[other] Any curator can give you the role back.
    }
person-ask-archive =
    <b>Move { $name } to the archive?</b>
    Roles will end, open pairs will end, meetings will be cancelled. The person and their partners will be told.
    The data stay. A new invitation brings the person back.
refusal-out-of-reach = { $name } gets no messages from the bot, so the programme cannot be handed over. Call or drop by: let them open the bot and press Start.
refusal-only-role = This is the person’s only role. If they are leaving, move them to the archive.

notice-role-given =
    <b>You are now a curator of the programme</b>
    Added by { $name }
    Open the menu: it has new buttons.
notice-programme-handed =
    <b>You are now a curator of the programme</b>
    The programme was handed to you by { $name }
    Open the menu: it has new buttons.
notice-role-taken = You are no longer a curator of the programme. You keep your other roles.
notice-person-archived =
    <b>You have left the programme</b>
    This was the curator’s decision. Your data are still kept: you can see them or delete them.
