"""What a screen of a form is drawn from: plain values, so that a test or a preview can draw it too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handlers.forms.intents import PREFIX, Act
from handlers.forms.run import Run
from handlers.screen import Button, Row, Style
from locales.texts import Speaker
from mentoring.consent_texts import Paper
from mentoring.forms import Form, Option, Step

DayOff = Callable[[date], str | None]


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a run. `options` are those of the current step, `paper` is its consent text, `day_off`
    says why nobody can be asked for a day."""

    t: Speaker
    today: date
    form: Form
    run: Run
    options: Sequence[Option] = ()
    paper: Paper | None = None
    day_off: DayOff | None = None
    intents: str = field(init=False)

    def __post_init__(self) -> None:
        # What every button of a screen begins with: built once, a calendar has fifty of them.
        object.__setattr__(self, "intents", f"{PREFIX}{self.run.nonce}:{self.run.serial}:")

    @property
    def step(self) -> Step:
        return self.form.by_id[self.run.step]

    @property
    def answer(self) -> Any:
        """The current step's answer, or nothing."""
        return self.run.answers.get(self.run.step)

    def button(self, label: str, act: Act, arg: str = "", style: Style | None = None) -> Button:
        """A button of this very screen: `FormTap.unpack` reads it."""
        return Button(label, f"{self.intents}{act.value}:{arg}", style=style)

    def act(self, key: str, act: Act, style: Style | None = None) -> Button:
        """A button with a text of the catalogue."""
        return self.button(self.t.label(key), act, style=style)

    def option(self, option_id: str) -> Option | None:
        return next((option for option in self.options if option.id == option_id), None)


Parts = tuple[list[str], tuple[Row, ...]]
"""What a kind of step adds to its screen: paragraphs below the question and rows of buttons."""
