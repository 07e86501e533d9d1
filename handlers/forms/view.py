"""What a screen of a form is drawn from: plain values, so that a test or a preview can draw it too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from handlers.forms.intents import PREFIX, Act
from handlers.forms.run import Run
from handlers.screen import Button, Row, Style
from locales.texts import Speaker
from mentoring.consent_texts import Paper
from mentoring.forms import Form, Option, Step


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a run. `options` are those of the current step, `paper` is its consent text; a `brief`
    screen stands below another that has shown the example and the consent in full, and ends with its note."""

    t: Speaker
    today: date
    form: Form
    run: Run
    options: Sequence[Option] = ()
    paper: Paper | None = None
    brief: bool = False
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

    @property
    def leaves_nothing(self) -> bool:
        """True if nothing was answered here: leaving changes nothing, and there is no draft."""
        return not self.run.is_begun and (self.is_alone or bool(self.run.answers))

    @property
    def is_alone(self) -> bool:
        """True for a form of one question."""
        return len(self.form.steps) == 1 and not self.form.cover

    @property
    def submit_label(self) -> str:
        return self.form.submit or self.t.label("button-submit")

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
