### Curator: school, invitations, people and roles.

## School

duty-school = Fill in the school’s card: nobody can be invited without it.
button-school-card = Fill in the card
school-title = <b>{ $name }</b>
school-city = Town: { $city }
school-zone = Time zone: { $zone }
school-quiet = Quiet hours: from { $start } to { $end }
school-year = Academic year { $year }: { $first } to { $last }
school-choose-quiet =
    <b>When is the bot silent?</b>
    In these hours it reminds nobody by itself. In the morning it reminds of everything that has gathered.
button-quiet-hours = Quiet hours
button-quiet = { $start }–{ $end }
button-quiet-chosen = { $start }–{ $end } ✓
refusal-year-dates = The programme must end within the same academic year: after { $first } and not later than { $last }. Change its last day.

## Invitations

refusal-school-unnamed = First fill in the school’s card: /school. Everybody you invite will see its name.
invite-needs-school =
    <b>The school’s card first</b>
    Everybody you invite will see the school’s name. It takes a minute.
invite-list =
    <b>Invitations that work</b>
    The button shows the role, how many have come in, and the last day.
invite-list-empty =
    <b>Invitations</b>
    Invitations that still work will appear here. Make the first one: you will get a link, a code and a poster for the staff room.
button-invite-new = New invitation
button-invitation = { $role } { $uses }/{ $max } until { $day }
button-invitations = To invitations
invite-made =
    <b>The invitation for a { $role } is ready</b>
    Link: { $link }
    Code, if the link does not open: <code>{ $code }</code>

    { $uses ->
        [one] { $uses } person can come in
       *[other] { $uses } people can come in
    } until { $day }.
    Save the link now: the bot does not remember it and cannot show it again.
button-copy-link = Copy the link
button-poster = Poster with a QR code
invitation-card =
    <b>Invitation for a { $role }</b>
    { $uses } of { $max } have come in. It works until { $day }.
invitation-name = For: { $name }
invitation-code-hidden = The bot does not remember the link. If it is lost, revoke the invitation and make a new one.
button-revoke = Revoke
invite-ask-revoke =
    <b>Revoke the invitation for a { $role }?</b>
    The link, the code and the poster will stop working. Could still have come in: { $left }. This cannot be undone, but you can make a new one.
invite-revoked = The invitation is revoked

poster-picture = Poster.png
poster-file = Poster_A4.svg
poster-how-to-print = To print: open the file in a browser and print it on A4.
poster-headline-mentor = Become a mentor
poster-headline-mentee = Find your mentor
poster-headline-curator = The curators are calling you
poster-headline-director = Join the mentoring programme
poster-what = The bot leads you through the whole programme: form, pair, meetings, results.
poster-how = Point your phone’s camera at the code and press Start.
poster-data = The curator and, where needed, your pair read your data. You can delete them on any day.
poster-code = The camera does not read it? Send this code to @{ $bot }:
poster-until = The invitation works until { $day }.

## People and roles

list-people = People and roles
list-people-empty = Everybody who came by an invitation will appear here. Invite the first ones.
button-list-people-all = All: { $count }
button-list-people-mentor = Mentors: { $count }
button-list-people-mentee = Mentees: { $count }
button-list-people-curator = Curators: { $count }
button-list-people-unreachable = Unreachable: { $count }
button-list-people-archive = Archive: { $count }
person-title = <b>{ $name }</b>
person-roles = Role: { $roles }
person-since = In the programme since { $day }
person-paused = Paused until { $day }
person-reachable = Messages arrive
person-unreachable = Messages do not arrive: the chat with the bot is closed or blocked
person-unreachable-short = messages do not arrive
person-archived = in the archive
button-person-make = Make a curator
button-person-unmake = Take curator’s role
button-person-ask-hand = Hand over
button-person-hand = Hand over
button-person-ask-archive = To the archive
button-person-archive = Move to the archive
person-ask-hand =
    <b>Hand the programme over to { $name }?</b>
    This person will be a curator, and you will not be one any more. Only the new curator can give you the role back.
person-ask-archive =
    <b>Move { $name } to the archive?</b>
    Roles will end, open pairs will end, meetings will be cancelled. The person and their partners will be told.
    The data stay. A new invitation brings the person back.
refusal-only-role = This is the person’s only role. If they are leaving, move them to the archive.

notice-role-given =
    <b>You are a curator of the programme now</b>
    The role comes from { $name }
    Open the menu: it has new buttons.
notice-role-taken = You are not a curator of the programme any more. You keep your other roles.
notice-person-archived =
    <b>Your part in the programme has ended</b>
    The curator decided so. Your data are still kept: look at them or delete them.
