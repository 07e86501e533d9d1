"""The year's road map as a file: written in each layout for Excel and Word, read from a school's table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from handlers.calls import Go, RowId, go
from handlers.curator.year import FilesTap, UploadTap, year_screen
from handlers.forms.engine import Submit
from handlers.forms.words import clipped
from handlers.measure_words import owner_names, standing_words
from handlers.screen import Button, Reply, Screen, grid
from handlers.turn import Attachment, Letter, NoticeRenderer, Reader, Turn
from locales.texts import Html, Speaker
from mentoring.academic_year import OWN_FILE, begin_year, outlook, school_year
from mentoring.refusals import Outdated, Refusal
from mentoring.roadmap_board import Board, Line, StageLines, board
from mentoring.roadmap_drafts import Draft
from mentoring.roadmap_import import draft_road_map
from mentoring.roadmap_own import odd_deadlines, own_roadmap
from mentoring.roadmaps import Layout, RoadMap
from mentoring.roles import Action, require
from mentoring.schools import current_programme, year_name
from mentoring.telling import send_to_me
from papers.names import file_name
from papers.roadmap_tables import Layout as TableLayout
from papers.roadmap_tables import RoadMapSheet, SheetMeasure, SheetStage, roadmap_words
from papers.workbook_checks import MAX_BYTES, WorkbookFault, WorkbookRefused
from papers.workbooks import explain_refusal, read_workbook
from storage.drafts import drop_draft, find_draft, keep_draft
from storage.records import ProofKind

MAY = Action.RUN_PROGRAMME
FILE_KIND = "roadmap_file"
READ_KIND = "roadmap_read"
DRAFT = "roadmap"
NOTES_SHOWN = 6
WORDS_SHOWN = 60
TITLE_SHOWN = 200


class Format(StrEnum):
    XLSX = "xlsx"
    DOCX = "docx"


class FileTap(CallbackData, prefix="yf2"):
    """One file, please."""

    layout: Layout
    format: Format


class TakeTap(CallbackData, prefix="yf4"):
    """Take over what was understood, or drop it."""

    draft: RowId
    take: bool


async def ask_which(_event: CallbackQuery, turn: Turn) -> Reply:
    """Three layouts, two programs; the road map's own layout stands first."""
    t = turn.t
    found = await _board(turn)
    layouts = sorted(Layout, key=lambda layout: layout != found.roadmap.layout)
    rows = [
        (
            Button(t.label(f"button-layout-{layout}", format="Excel"), _file(layout, Format.XLSX)),
            Button(t.label(f"button-layout-{layout}", format="Word"), _file(layout, Format.DOCX)),
        )
        for layout in layouts
    ]
    back = Button(t.label("button-back"), Go(to="year").pack())
    return Reply(Screen(t("year-files"), (*rows, (back, go(t, "menu")))))


def _file(layout: Layout, kind: Format) -> str:
    return FileTap(layout=layout, format=kind).pack()


async def order_file(_event: CallbackQuery, turn: Turn, callback_data: FileTap) -> Reply:
    """The file follows as a message of its own."""
    payload = {"layout": str(callback_data.layout), "format": str(callback_data.format)}
    await send_to_me(turn.tx, turn.me, FILE_KIND, payload, turn.now)
    return Reply(toast=turn.t.label("preparing"))


async def roadmap_file(turn: Turn, payload: Mapping[str, Any]) -> Letter | None:
    """The road map as it is when the file is made."""
    found = await board(turn.tx, turn.me, turn.now)
    if found is None:
        return None
    t, kind = turn.t, Format(payload["format"])
    sheet = sheet_of(t, found, Layout(payload["layout"]))
    words, now, language = roadmap_words(t), turn.now, "ru-RU" if t.locale == "ru" else "en-US"

    def make() -> bytes:
        if kind is Format.XLSX:
            from papers.roadmap_xlsx import roadmap_xlsx

            return roadmap_xlsx(sheet, words, now)
        from papers.roadmap_docx import roadmap_docx

        return roadmap_docx(sheet, words, now, language)

    name = file_name(t.label("roadmap-file-name"), found.today, kind)
    return Letter(attachments=(Attachment(name, make, caption=t("roadmap-file-caption")),), silent=True)


def sheet_of(t: Speaker, found: Board, layout: Layout) -> RoadMapSheet:
    """The running year as plain values, as it is printed."""
    source = RoadMap.model_validate(found.roadmap.source)
    labels = {one.id: one.label for one in source.responsible}
    return RoadMapSheet(
        title=found.roadmap.title,
        year=t.label("roadmap-file-year", year=year_name(found.programme.year)),
        layout=TableLayout(layout),
        stages=tuple(_stage(t, found, stage, labels) for stage in found.stages),
        terms=tuple((term.word, term.meaning) for term in source.terms),
        papers=source.papers,
        gaps=source.gaps,
        events=tuple((event.id, event.label) for event in source.events),
    )


def _stage(t: Speaker, found: Board, lines: StageLines, labels: Mapping[str, str]) -> SheetStage:
    stage = lines.stage
    measures = tuple(
        _measure(t, found, line, labels, place) for place, line in enumerate(lines.lines, start=1)
    )
    return SheetStage(stage.title, stage.number, stage.kind, stage.key, measures)


def _measure(t: Speaker, found: Board, line: Line, labels: Mapping[str, str], place: int) -> SheetMeasure:
    measure = line.measure
    named = ", ".join(labels[one] for one in measure.responsible if one in labels)
    return SheetMeasure(
        title=measure.title,
        number=str(place),
        key=measure.key,
        items=tuple(measure.items),
        deadline=measure.deadline,
        due_on=line.due,
        responsible=named or measure.responsible_words or (owner_names(t, line) if line.owners else ""),
        result=measure.result,
        evidence=measure.evidence,
        after=measure.after,
        after_days=measure.after_days if measure.after else None,
        state=standing_words(t, line, found),
        proofs="; ".join(proof.words for proof in line.proofs if proof.kind is not ProofKind.PHOTO),
    )


async def ask_file(_event: CallbackQuery, turn: Turn) -> Reply:
    return await turn.desk.forms.begin(turn, "roadmap_file")


async def submit_file(turn: Turn, answers: Mapping[str, Any], _context: Mapping[str, Any]) -> Reply:
    """The file is read after this answer; what was understood comes as a message. One that is too heavy is
    refused at once: Telegram would not even hand it on."""
    require(turn.me, MAY)
    file = answers["file"]
    if int(file["size"]) > MAX_BYTES:
        return Reply(_not_read(turn.t, WorkbookRefused(WorkbookFault.TOO_HEAVY)))
    payload = {"fetch": str(file["file_id"]), "name": str(file["name"])}
    await send_to_me(turn.tx, turn.me, READ_KIND, payload, turn.now)
    return Reply(Screen(turn.t("roadmap-reading"), ((go(turn.t, "menu"),),)))


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading a file: a road map, or why there is none."""

    draft: Draft | None = None
    roadmap: RoadMap | None = None
    refused: Exception | None = None


def read_file(content: bytes, name: str) -> Read:
    """Read and understand a workbook; takes up to some seconds, so it runs off the event loop."""
    try:
        draft = draft_road_map(read_workbook(content, name))
        title = draft.title or name.rpartition(".")[0] or name
        return Read(draft, own_roadmap(draft, title[:160]))
    except (WorkbookRefused, Refusal) as refused:
        return Read(refused=refused)


async def roadmap_read(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """What was understood of the file and what was not; nothing is in force before the curator says so."""
    read, t = turn.fetched, turn.t
    if not isinstance(read, Read):
        return None
    if read.roadmap is None or read.draft is None:
        return Letter(_not_read(t, read.refused))
    number = await keep_draft(
        turn.tx,
        school_id=turn.me.school.id,
        person_id=turn.me.id,
        kind=DRAFT,
        data=read.roadmap.model_dump(mode="json"),
        now=turn.now,
    )
    return Letter(await _understood(turn, read.roadmap, read.draft, number))


def _not_read(t: Speaker, refused: Exception | None) -> Screen:
    again = Button(t.label("button-roadmap-upload"), UploadTap().pack())
    return Screen(t("roadmap-not-read", why=_why(t, refused)), ((again, go(t, "menu")),))


def _why(t: Speaker, refused: Exception | None) -> str:
    if isinstance(refused, WorkbookRefused):
        return explain_refusal(refused, t)
    if isinstance(refused, Refusal):
        return t.label(refused.key, **refused.args_for_text)
    return ""


async def _understood(turn: Turn, roadmap: RoadMap, draft: Draft, number: int) -> Screen:
    t = turn.t
    stages = [
        t(
            "year-stage-line",
            title=clipped(stage.title, WORDS_SHOWN),
            number=stage.number or "none",
            count=len(stage.measures),
        )
        for stage in roadmap.stages
    ]
    counts = t("year-preview-counts", stages=len(roadmap.stages), measures=len(roadmap.measures))
    parts = [t("roadmap-understood", title=clipped(roadmap.title, TITLE_SHOWN)), counts, "\n".join(stages)]
    programme = await current_programme(turn.tx, turn.me)
    if programme is not None:
        ahead = outlook(roadmap, school_year(programme))
        parts += [t("roadmap-moved", count=len(ahead.moved))] if ahead.moved else []
    odd = [
        t("roadmap-unread-line", row=row, words=clipped(words, WORDS_SHOWN))
        for row, words in odd_deadlines(draft)
    ]
    parts += _listed(t, "roadmap-unread", odd)
    parts += _listed(
        t,
        "roadmap-notes",
        [t(note.key, row=note.row, words=clipped(note.words, WORDS_SHOWN)) for note in draft.notes],
    )
    take = Button(t.label("button-roadmap-take"), TakeTap(draft=number, take=True).pack(), style="success")
    drop = Button(t.label("button-roadmap-drop"), TakeTap(draft=number, take=False).pack())
    return Screen("\n\n".join(parts), (*grid([take, drop], 1), (go(t, "menu"),)))


def _listed(t: Speaker, key: str, lines: Sequence[Html]) -> list[str]:
    """A heading with the first lines and how many more there are; nothing for no lines."""
    if not lines:
        return []
    shown = [t("year-listed", words=words) for words in lines[:NOTES_SHOWN]]
    more = [t("year-more", count=len(lines) - NOTES_SHOWN)] if len(lines) > NOTES_SHOWN else []
    return ["\n".join((t(key), *shown, *more))]


async def take(_event: CallbackQuery, turn: Turn, callback_data: TakeTap) -> Reply:
    """The school's own road map becomes the year's, or the draft is thrown away."""
    t = turn.t
    data = await find_draft(turn.tx, turn.me.id, DRAFT, callback_data.draft)
    if data is None:
        raise Outdated
    if callback_data.take:
        roadmap = RoadMap.model_validate(data)
        await begin_year(turn.tx, turn.me, roadmap, OWN_FILE, {}, turn.now)
    await drop_draft(turn.tx, turn.me.id, DRAFT)
    if not callback_data.take:
        return Reply(Screen(t("roadmap-dropped"), ((go(t, "year"), go(t, "menu")),)))
    return Reply(year_screen(turn, await _board(turn), t("year-created")))


async def _board(turn: Turn) -> Board:
    found = await board(turn.tx, turn.me, turn.now)
    if found is None:
        raise Outdated
    return found


SUBMITS: Mapping[str, Submit] = {"roadmap_file": submit_file}
NOTICES: Mapping[str, NoticeRenderer] = {FILE_KIND: roadmap_file, READ_KIND: roadmap_read}
READERS: Mapping[str, Reader] = {READ_KIND: read_file}


def router() -> Router:
    router = Router(name="year-files")
    flags = {"may": MAY}
    router.callback_query.register(ask_which, FilesTap.filter(), flags=flags)
    router.callback_query.register(order_file, FileTap.filter(), flags=flags)
    router.callback_query.register(ask_file, UploadTap.filter(), flags=flags)
    router.callback_query.register(take, TakeTap.filter(), flags=flags)
    return router
