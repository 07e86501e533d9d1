"""The list of measures: whoever sees the board sees all of them, others their own; the urgent stand first."""

from collections.abc import Mapping, Sequence

from handlers.curator.lists import Line as ListLine
from handlers.curator.lists import Listing
from handlers.measure_words import Act, MeasureTap, due_briefly, owner_names, standing_words
from handlers.turn import Turn
from mentoring.roadmap_board import Board, Line, Standing, board
from mentoring.roles import Action, may

MAY = Action.KEEP_MEASURES
TITLE_SHOWN = 70
CHIPS: Mapping[Standing, str] = {
    Standing.LATE: "late",
    Standing.GOING: "going",
    Standing.WAITING: "ahead",
    Standing.DONE: "done",
    Standing.NOT_APPLICABLE: "skipped",
}


async def lines(turn: Turn) -> Sequence[ListLine]:
    """Whoever sees the board sees every measure, others their own; what is late stands first."""
    found = await board(turn.tx, turn.me, turn.now)
    if found is None:
        return []
    everything = may(turn.me, Action.SEE_BOARD)
    mine = [line for line in found.lines if everything or line.belongs_to(turn.me.id)]
    return [_line(turn, found, line) for line in sorted(mine, key=_order)]


def _order(line: Line) -> tuple[int, bool, str, int]:
    day = line.due.isoformat() if line.due else ""
    return list(Standing).index(line.standing), line.due is None, day, line.measure.position


def _line(turn: Turn, found: Board, line: Line) -> ListLine:
    """«Назначить куратора · просрочено на 3 дня · Лебедева О. П.»."""
    t = turn.t
    state = due_briefly(t, line) if line.is_open and line.standing is not Standing.LATE else ""
    words = [state or standing_words(t, line, found), owner_names(t, line)]
    shows = {CHIPS[line.standing], *(["mine"] if line.belongs_to(turn.me.id) and line.is_open else [])}
    intent = MeasureTap(act=Act.OPEN, measure=line.measure.id).pack()
    names = " ".join(owner.full_name for owner in line.owners)
    title = line.measure.title
    return ListLine(shortened(title), " · ".join(words), intent, frozenset(shows), f"{title} {names}")


def shortened(title: str, longest: int = TITLE_SHOWN) -> str:
    """The title, cut at a word where it is long."""
    if len(title) <= longest:
        return title
    return f"{title[:longest].rsplit(' ', 1)[0].rstrip(',;:')}…"


MEASURES = Listing(
    "measures", MAY, ("late", "mine", "going", "ahead", "done", "skipped"), lines, first=("year",)
)
