"""Every step of every form that ships, answered with everything that people and machines send by mistake.

A valid answer is taken; otherwise it is said what is expected, with an example, and nothing is lost.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from handlers.forms.catalogue import load
from handlers.forms.intents import Act, FormTap
from handlers.forms.run import At, Run, close_book, open_book
from handlers.forms.samples import sample_answers, sample_options
from handlers.screen import Reply
from handlers.turn import Turn
from locales.texts import escape
from mentoring.consent_texts import Paper
from mentoring.forms import Form, Kind, Step, fits
from tests.handlers.forms.stage import CONTENT, OPTIONS, TEXTS, Stage
from tests.handlers.forms.test_steps import PHOTOS

Gesture = Callable[[Stage, Run], Awaitable[None]]
SAID = {
    "empty": "",
    "too long": "а" * 5_000,
    "only emoji": "🙂🙂🙂",
    "markup": "<b>&</script>",
    "right to left": "\u202e\u200bтевирп\u200f\u2066",
    "past date": "01.01.2020",
    "no such day": "31.02",
    "negative": "-3",
    "in words": "десять",
}
SENT: dict[str, dict[str, Any]] = {
    **{name: {"text": text} for name, text in SAID.items()},
    "photo": {"photo": PHOTOS},
    "voice": {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
    "sticker": {
        "sticker": {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
    },
    "forwarded": {
        "text": "математика",
        "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": "Олег"},
    },
    "contact": {"contact": {"phone_number": "1", "first_name": "Олег"}},
}
FORMS = load(CONTENT)
IDS = FORMS.ids()
PAPER = Paper("personal_data", "1", "Т", "С", "Текст", "ru")


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("form_id", IDS)
async def test_no_input_is_lost_on_a_person(stage: Stage, form_id: str, locale: str) -> None:
    stage.locale = locale
    form = FORMS.form(form_id, locale)
    for step in form.steps:
        for name, content in SENT.items():
            await tries(stage, form, step, name, sends(content))
        await tries(stage, form, step, "command", unknown_command)
        await tries(stage, form, step, "stale button", stale_button)
        await tries(stage, form, step, "forged button", forged_button)


def sends(content: dict[str, Any]) -> Gesture:
    async def send(stage: Stage, _run: Run) -> None:
        await stage.sends(**content)

    return send


async def unknown_command(stage: Stage, _run: Run) -> None:
    """No form takes a command; whoever answers it shows the question again."""

    async def show(turn: Turn) -> Reply | None:
        note = turn.t("unknown-command")
        return await turn.desk.forms.show(turn, note)

    with pytest.raises(AssertionError, match="no form takes"):
        await stage.says("/nonsense")
    await stage.does(show)
    assert stage.text.startswith(TEXTS.speaker(stage.locale)("unknown-command"))


async def stale_button(stage: Stage, run: Run) -> None:
    await stage.presses(FormTap(run.nonce, run.serial - 1, Act.PICK, "7").pack())
    assert stage.toast


async def forged_button(stage: Stage, run: Run) -> None:
    await stage.presses(FormTap(run.nonce, run.serial, Act.PICK, "nobody").pack())
    assert stage.toast


async def tries(stage: Stage, form: Form, step: Step, name: str, gesture: Gesture) -> None:
    """One input at one step, all steps before it answered."""
    where = f"{form.id}.{step.id} · {name}"
    before = await stand_before(stage, form, step)
    await gesture(stage, before)
    now = await stage.run()
    if now is None:
        assert len(stage.handed_in) == 1, where
        given = stage.handed_in.pop()[1]
        assert step.id in given or step.when is not None, where
        if step.id in given:
            check_taken(step, given[step.id], where)
        return
    assert {**now.answers, step.id: None} == {**before.answers, step.id: None}, where
    if now.step != step.id or now.at != At.STEP:
        check_taken(step, now.answers[step.id], where)
    elif not now.pending:
        assert step.id not in now.answers, where
        check_refused(stage, step, name, where)


def check_taken(step: Step, value: object, where: str) -> None:
    if step.kind is not Kind.CONSENT:
        assert fits(step, value), where
        return
    raise AssertionError(f"{where}: nobody agreed to anything")


def check_refused(stage: Stage, step: Step, name: str, where: str) -> None:
    assert escape(step.text) in stage.text, where
    if name in ("command", "stale button", "forged button"):
        return
    note = stage.last.casefold()
    example = ["например", "«да» или «нет»", "for example", "“yes” or “no”"]
    if step.kind is Kind.CONSENT:
        example = ["«даю согласие» или «не даю»", "“i agree” or “i do not agree”"]
    assert any(words in note for words in example), f"{where}: {note}"


async def stand_before(stage: Stage, form: Form, step: Step) -> Run:
    """Put the person before this question, with the earlier ones answered."""
    earlier = form.steps[: form.steps.index(step)]
    sample = sample_answers(form, stage.clock.now().date(), PAPER)
    answers = {each.id: sample[each.id] for each in earlier}

    async def place(turn: Turn) -> Run:
        book = await open_book(turn)
        book.run = Run(form.id, form.version, at=At.STEP, step=step.id, serial=5, answers=answers)
        await close_book(turn, book)
        return book.run

    return await stage.asks(place)


def test_sample_options_stand_for_every_source() -> None:
    t = TEXTS.speaker("ru")
    sources = {step.source for form in FORMS.forms.values() for step in form.steps if step.source}
    assert sources == set(OPTIONS)
    assert all(sample_options(t, step) for step in FORMS.form("new_pair", "ru").steps[:2])


async def test_the_router_leaves_messages_alone_while_no_form_is_open(stage: Stage) -> None:
    with pytest.raises(AssertionError, match="no form takes"):
        await stage.says("математика")
