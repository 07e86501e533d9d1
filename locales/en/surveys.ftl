### The final survey: the question to members, reminders, the curator's list and figures.

## Refusals

refusal-survey-answered = You have answered this survey already. Thank you! There is no need to answer again.
refusal-survey-closed = This survey is closed: its last day is over. Your work in the pair is complete without it.
refusal-reminded-today = This person was reminded today. The next reminder can be sent tomorrow.

## To the members

notice-survey-asked =
    <b>How was your work together?</b>
    Your partner: { $name }

    Tell us how it went. Almost every question takes one tap. You can answer until the end of { $day }.
    The curator will see overall figures only, without names.
notice-survey-reminder =
    <b>The survey is still waiting for you</b>
    Your partner: { $name }

    You can answer until the end of { $day }.
notice-survey-nudge =
    <b>The curator asks you to answer the survey</b>
    Your partner: { $name }

    You can answer until the end of { $day }.

    Curator: { $curator }
survey-thanks =
    <b>Thank you, your answers are saved</b>
    They will help to make the programme better. The curator sees overall figures only, without names.
duty-survey = Answer the survey about your pair ({ $name }), until the end of { $day }.
button-survey-answer = Answer
button-duty-survey = Answer the survey

## To the curator

list-surveys = Surveys
list-surveys-empty =
    Here you will see who has answered the final survey.
    The bot sends it by itself when a pair has finished its work.
button-list-surveys-waiting = No answer: { $count }
button-list-surveys-answered = Answered: { $count }
button-list-surveys-closed = Closed: { $count }
button-survey-results = Survey results
survey-note-sent = to answer by { $day }
survey-note-answered = answered
survey-note-closed = no answer

survey-card =
    <b>{ $name }</b>
    { $form ->
        [survey_mentor] Mentor's survey
       *[other] Mentee's survey
    } · sent { $sent }
    { $state ->
        [sent] No answer yet. It is awaited until the end of { $until }.
        [answered] The answer has arrived. The bot does not show what was answered.
       *[other] The last day is over and there was no answer. The survey is closed.
    }
button-remind-now = Remind now
reminded-now = The reminder is sent.
reminded-later = These are quiet hours or a pause. The bot will remind: { $when }.

survey-results = <b>Survey results</b>
survey-group-survey_mentor = <b>Mentors</b>: { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
survey-group-survey_mentee = <b>Mentees</b>: { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
survey-too-few = Averages will appear when three or more people have answered.
survey-satisfied = Satisfied ({ $threshold } or more out of 10): { $share }%
survey-average = • { $title }: { $mean }
survey-results-private = These are averages of the group. The bot does not show who answered what.
decimal-point = .
