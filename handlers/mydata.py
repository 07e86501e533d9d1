"""`/mydata`: everything held about me, as a file (152-FZ: whoever asks gets an answer)."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.types import TelegramObject

from handlers.calls import go, register
from handlers.mydata_sections import sections, when
from handlers.screen import Reply, Screen, one_column
from handlers.turn import Attachment, Letter, NoticeRenderer, Turn
from mentoring.mydata import KIND, ask_for_data, data_of
from mentoring.roles import Action
from papers.extract import Extract, render_extract


async def ask_mydata(_event: TelegramObject, turn: Turn) -> Reply:
    """Plan the file; it is made and sent after this answer."""
    await ask_for_data(turn.tx, turn.me, turn.now)
    t = turn.t
    return Reply(Screen(t("mydata-preparing"), one_column(go(t, "forget"), go(t, "menu"))))


async def my_data(turn: Turn, _payload: Mapping[str, Any]) -> Letter | None:
    """The file, as things stand when it is sent. Only its owner gets it."""
    t = turn.t
    extract = Extract(
        title=t.label("mydata-title"),
        made_at_text=t.label("mydata-made", moment=when(turn, turn.now)),
        sections=await sections(turn, await data_of(turn.tx, turn.me)),
        language=t.locale,
    )
    make = partial(render_extract, extract)
    file = Attachment(t.label("mydata-file"), make, caption=t.label("mydata-caption"))
    return Letter(attachments=(file,))


def router() -> Router:
    router = Router(name="mydata")
    register(router, "mydata", ask_mydata, Action.BE_MEMBER)
    return router


NOTICES: dict[str, NoticeRenderer] = {KIND: my_data}
