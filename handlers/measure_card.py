"""The card of one measure: what, until when, who, how it stands, what shows it, and what can be done."""

from collections.abc import Sequence

from handlers.calls import go
from handlers.measure_list import MEASURES
from handlers.measure_words import (
    Act,
    Edit,
    ProofTap,
    count_words,
    due_words,
    edit_button,
    owner_names,
    stage_words,
    standing_words,
    tap,
)
from handlers.screen import Button, Reply, Row, Screen, grid
from handlers.turn import Turn
from locales.texts import Html, Speaker
from mentoring.refusals import Outdated
from mentoring.roadmap_board import Board, Line, Standing, board
from mentoring.roles import Action, may
from storage.measures import Proof
from storage.records import MeasureState, ProofKind


async def show_card(turn: Turn, measure_id: int, note: Html | str = "", toast: str = "") -> Reply:
    """The card as it is now."""
    found, line = await find_line(turn, measure_id)
    return Reply(card_screen(turn, found, line, await MEASURES.back(turn), note), toast=toast)


async def find_line(turn: Turn, measure_id: int) -> tuple[Board, Line]:
    """The measure on the board. Raises `Outdated` for one of another year."""
    found = await board(turn.tx, turn.me, turn.now)
    line = None if found is None else found.line(measure_id)
    if found is None or line is None:
        raise Outdated
    return found, line


def card_screen(turn: Turn, found: Board, line: Line, back: Button, note: Html | str = "") -> Screen:
    """The measure as it is now."""
    t = turn.t
    parts = [note, _head(t, line), _items(t, line), _facts(turn, found, line), _proofs(t, line.proofs)]
    return Screen("\n\n".join(filter(None, parts)), (*_rows(turn, line), (back, go(t, "menu"))))


def _head(t: Speaker, line: Line) -> Html:
    return t("measure-title", title=line.measure.title, stage=stage_words(t, line.stage))


def _items(t: Speaker, line: Line) -> str:
    return "\n".join(t("measure-item", words=item) for item in line.measure.items)


def _facts(turn: Turn, found: Board, line: Line) -> str:
    t, measure = turn.t, line.measure
    rows = [
        t("measure-standing", words=standing_words(t, line, found)),
        t("measure-due", words=due_words(t, line)),
        t("measure-owners", names=owner_names(t, line)),
    ]
    if measure.result:
        rows.append(t("measure-result", words=measure.result))
    if line.count is not None:
        fact = t.label(f"evidence-{measure.evidence.replace('_', '-')}")
        rows.append(t("measure-fact", fact=fact, count=count_words(t, line.count)))
    if measure.reason:
        rows.append(t("measure-reason", words=measure.reason))
    return "\n".join(rows)


def _proofs(t: Speaker, proofs: Sequence[Proof]) -> str:
    if not proofs:
        return ""
    lines = [
        t("measure-proof", number=place, kind=t.label(f"proof-{proof.kind}"), words=proof.words or "none")
        for place, proof in enumerate(proofs, start=1)
    ]
    return "\n".join((t("measure-proofs"), *lines))


def _rows(turn: Turn, line: Line) -> tuple[Row, ...]:
    """What this person may do with the measure now."""
    t, measure = turn.t, line.measure
    mine, runs = line.belongs_to(turn.me.id), may(turn.me, Action.RUN_PROGRAMME)
    if not (mine or runs):
        return _proof_row(t, line)
    acts: list[Row] = []
    if line.is_open:
        acts.append((tap(t, Act.DONE, measure.id, "success"),))
        if mine:
            acts.append((tap(t, Act.TOMORROW, measure.id), tap(t, Act.WEEK, measure.id)))
        begun = [] if _is_begun(line) else [tap(t, Act.START, measure.id)]
        acts.append((*begun, tap(t, Act.SKIP, measure.id)))
    elif line.standing is Standing.DONE:
        acts.append((tap(t, Act.PROVE, measure.id),))
    if not line.is_open and not line.by_facts:
        acts.append((tap(t, Act.REOPEN, measure.id),))
    if runs:
        acts.append((edit_button(t, Edit.CHANGE, measure.id), tap(t, Act.OVERRULE, measure.id)))
    return (*acts, *_proof_row(t, line))


def _is_begun(line: Line) -> bool:
    return line.standing is Standing.GOING or line.measure.state is MeasureState.STARTED


def _proof_row(t: Speaker, line: Line) -> tuple[Row, ...]:
    """A button for each proof: the file itself is one tap away."""
    buttons = [
        Button(t.label("button-proof", number=place), ProofTap(proof=proof.id).pack())
        for place, proof in enumerate(line.proofs, start=1)
        if proof.kind in (ProofKind.FILE, ProofKind.PHOTO)
    ]
    return grid(buttons, 4)
