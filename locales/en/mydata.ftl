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
mydata-pair-reason = My reason: { $reason }
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
deed-meeting_proposed = meeting proposed
deed-meeting_confirmed = meeting agreed
deed-meeting_moved = meeting moved
deed-meeting_kept = move of a meeting declined
deed-meeting_cancelled = meeting cancelled
deed-meeting_held = meeting recorded in the journal
deed-meeting_missed = meeting recorded as missed
deed-pair_proposed = pair proposed
deed-pair_accepted = pair accepted
deed-pair_declined = pair declined
deed-pair_cancelled = proposed pair cancelled
deed-pair_order_marked = order on the pair recorded
deed-pair_ended = pair ended early
deed-pair_completed = pair completed
deed-survey_answered = survey answered
deed-send_request = request sent
deed-send_questionnaire = questionnaire sent
deed-withdraw_request = request withdrawn
deed-withdraw_questionnaire = questionnaire withdrawn
deed-ask_to_edit_request = asked to change the request
deed-ask_to_edit_questionnaire = asked to change the questionnaire
deed-approve_request = request approved
deed-approve_questionnaire = questionnaire approved
deed-return_request = request returned for changes
deed-return_questionnaire = questionnaire returned for changes
deed-archive_request = request archived
deed-archive_questionnaire = questionnaire archived
deed-restore_request = request brought back from the archive
deed-restore_questionnaire = questionnaire brought back from the archive
deed-person_nudged = curator asked to remind

## Messages the bot sends by itself

kind-newcomer = somebody new
kind-blocked = messages do not arrive
kind-poster = poster
kind-role_given = curator’s role given
kind-role_taken = curator’s role taken
kind-person_archived = part in the programme ended
kind-consent_text = text of a consent
kind-consent_withdrawn = consent withdrawn
kind-partner_left = pair is over
kind-person_forgotten = somebody deleted their data
kind-my_data = file with my data
kind-form_unfinished = unfinished form
kind-meeting_asked = proposed meeting
kind-meeting_settled = meeting agreed
kind-meeting_kept = meeting stays at its time
kind-meeting_cancelled = meeting cancelled
kind-meeting_reminder = reminder of a meeting
kind-did_you_meet = question “did you meet?”
kind-survey_asked = survey
kind-survey_reminder = reminder of a survey
kind-submission_sent = request or questionnaire sent
kind-submission_decided = the curator’s decision
kind-submission_withdrawn = request or questionnaire withdrawn
kind-edit_asked = asking to allow a change
kind-consent_awaited = consent awaited
kind-nudge = reminder from the curator
kind-board = picture of the programme

## Parts of a meeting’s record

mydata-meeting-place = Place: { $words }
mydata-meeting-topic = Topic: { $words }
mydata-meeting-done = Done: { $words }
mydata-meeting-why = Why it did not take place: { $words }
