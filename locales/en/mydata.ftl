### The file “everything the bot keeps about me”.

mydata-preparing =
    <b>Preparing the file</b>
    It holds everything the bot keeps about you. It comes as the next message.
mydata-title = Everything kept about me
mydata-made = Made on { $moment }
mydata-file = My_data.html
mydata-caption = Open the file in a browser. Do not forward it: it holds your personal data.

mydata-about-me = About me
mydata-accounts = Accounts in the messenger
mydata-roles = Roles and since when
mydata-invitations = Invitations
mydata-consents = Consents
mydata-pairs = Pairs
mydata-meetings = Meetings of my pairs
mydata-notices = Messages the bot sent or will send by itself
mydata-deeds = Journal of actions
mydata-draft = Not sent: { $title }

mydata-full-name = Name
mydata-school = School
mydata-since = Since
mydata-leads = Reminders of a meeting
mydata-zone = Time zone
mydata-paused = Paused until
mydata-messenger = Messenger
mydata-user = User number
mydata-chat = Chat number
mydata-language = Language
mydata-reachable = Messages arrive
mydata-invited-by-me = My invitation to others
mydata-came-by = The invitation I came by
mydata-consent-given = Given
mydata-consent-refused = Refused
mydata-consent-withdrawn = Was given
mydata-withdrawn = Withdrawn { $moment }
mydata-version = Version of the text { $version }
mydata-state = State
mydata-sent = Sent
mydata-asked = Survey sent to me
mydata-reason = Reason of the decision

mydata-submission-submitted = waits for the curator
mydata-submission-approved = approved
mydata-submission-returned = returned for changes
mydata-submission-archived = in the archive
mydata-submission-withdrawn = withdrawn
mydata-survey-sent = waits for answers
mydata-survey-answered = answered
mydata-survey-closed = closed without answers

mydata-pair = Pair no. { $number }
mydata-pair-state = State: { $state }
mydata-pair-proposed = proposed
mydata-pair-agreed = everybody agrees
mydata-pair-active = active
mydata-pair-completed = programme completed
mydata-pair-ended = ended early
mydata-pair-declined = declined
mydata-pair-answer = My answer: { $answer }
mydata-answer-waiting = not given yet
mydata-answer-accepted = yes
mydata-answer-declined = no
mydata-term = { $first } to { $last }
mydata-order = Order no. { $number } of { $day }

mydata-notice-waiting = waits for its time
mydata-notice-sent = sent
mydata-notice-dropped = not needed
mydata-notice-failed = did not arrive
mydata-by-other = (not by me)

## Actions in the journal

deed-person_arrived = came into the programme
deed-role_added = another role by invitation
deed-role_given = curator’s role given
deed-role_taken = curator’s role taken
deed-programme_handed_over = programme handed over
deed-person_archived = person moved to the archive
deed-person_forgotten = personal data destroyed
deed-consent_given = consent given
deed-consent_refused = consent refused
deed-consent_withdrawn = consent withdrawn
deed-invitation_created = invitation made
deed-invitation_revoked = invitation revoked
deed-school_saved = school’s card changed
deed-quiet_hours_set = quiet hours changed
deed-settings_changed = settings changed
deed-pause_set = pause set
deed-pause_ended = pause ended
deed-data_asked_for = own data asked for
