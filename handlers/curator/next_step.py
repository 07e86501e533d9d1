"""What the curator's home screen offers while nobody waits for a decision: the programme's next step."""

from collections.abc import Sequence

from handlers.calls import go
from handlers.curator.pair_cards import new_pair_button
from handlers.turn import Duty, Turn
from mentoring.stages import is_free
from storage.figures import Participant, count_invitations, participants
from storage.records import Role
from storage.schools import active_programme

SIDES = (Role.MENTOR, Role.MENTEE)


async def duties(turn: Turn) -> list[Duty]:
    """People to invite, or mentees of the bank who have no mentor yet."""
    programme = await active_programme(turn.tx, turn.me.school.id) if turn.is_a(Role.CURATOR) else None
    if programme is None:
        return []
    people = await participants(turn.tx, turn.me.school.id, programme.id)
    missing = [role for role in SIDES if all(one.role is not role for one in people)]
    return [*(await _to_invite(turn, missing) if missing else []), *_to_pair(turn, people)]


async def _to_invite(turn: Turn, missing: Sequence[Role]) -> list[Duty]:
    """Nobody of a role has come; whether anybody was invited makes the difference."""
    invited = await count_invitations(turn.tx, turn.me.school.id)
    whom = "both" if len(missing) == len(SIDES) else str(missing[0])
    done = "yes" if all(invited.get(role) for role in missing) else "no"
    return [Duty(turn.t("duty-invite", whom=whom, invited=done), go(turn.t, "invite", "button-duty-invite"))]


def _to_pair(turn: Turn, people: Sequence[Participant]) -> list[Duty]:
    """Mentees who wait, and the button that helps: a pair, or one more mentor."""
    ready = [one for one in people if is_free(one) and one.agreed]
    waiting = sum(one.role is Role.MENTEE for one in ready)
    if not waiting:
        return []
    if len(ready) > waiting:
        return [Duty(turn.t("duty-unpaired", count=waiting), new_pair_button(turn.t), waiting)]
    invite = go(turn.t, "invite", "button-duty-invite")
    return [Duty(turn.t("duty-unpaired-no-mentor", count=waiting), invite, waiting)]
