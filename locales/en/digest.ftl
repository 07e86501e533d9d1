### The curator's Monday: how much needs attention, and of what kind.

digest-title = <b>A new week</b>
    { $count ->
        [one] { $count } matter needs attention:
       *[other] { $count } matters need attention:
    }
button-digest = See to them

digest-decision = { $count ->
    [one] • { $count } request or questionnaire awaits your decision
   *[other] • { $count } requests or questionnaires await your decision
}
digest-order = { $count ->
    [one] • { $count } pair awaits its order
   *[other] • { $count } pairs await their orders
}
digest-unreachable = { $count ->
    [one] • { $count } person gets no messages
   *[other] • { $count } people get no messages
}
digest-lost = { $count ->
    [one] • { $count } person has missed a message
   *[other] • { $count } people have missed a message
}
digest-proposal = { $count ->
    [one] • { $count } person has not answered a proposed pair
   *[other] • { $count } people have not answered a proposed pair
}
digest-measure = { $count ->
    [one] • { $count } measure is late
   *[other] • { $count } measures are late
}
digest-missed = { $count ->
    [one] • { $count } pair failed to meet twice running
   *[other] • { $count } pairs failed to meet twice running
}
digest-first-meeting = { $count ->
    [one] • { $count } pair has never met
   *[other] • { $count } pairs have never met
}
digest-meeting = { $count ->
    [one] • { $count } pair has not met for long
   *[other] • { $count } pairs have not met for long
}
digest-record = { $count ->
    [one] • { $count } meeting is not written down
   *[other] • { $count } meetings are not written down
}
digest-unpaired = { $count ->
    [one] • { $count } person has long been without a mentor
   *[other] • { $count } people have long been without a mentor
}
digest-returned = { $count ->
    [one] • { $count } person has not changed what was returned
   *[other] • { $count } people have not changed what was returned
}
digest-newcomer = { $count ->
    [one] • { $count } person has not sent a request or questionnaire
   *[other] • { $count } people have not sent a request or questionnaire
}
digest-survey = { $count ->
    [one] • { $count } person has not answered the survey
   *[other] • { $count } people have not answered the survey
}
digest-invitation = { $count ->
    [one] • { $count } person has not come by the invitation
   *[other] • { $count } people have not come by the invitation
}
