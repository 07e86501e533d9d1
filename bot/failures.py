"""What is said to the operator, as values: sentences of operator.ftl, and a failure that ends the command."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from locales.texts import Speaker, Texts


@dataclass(frozen=True, slots=True)
class Sentence:
    """The key of a sentence and its arguments, which never hold a secret."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self, t: Speaker) -> str:
        return t.label(self.key, **self.facts)


def sentence(key: str, /, **facts: object) -> Sentence:
    return Sentence(key, facts)


class Failure(Exception):
    """The command ends with exit code `code`: `notes` are what went well before, `problems` what to mend.

    As text: one Russian sentence a problem.
    """

    def __init__(self, *problems: Sentence, notes: "Lines" = (), code: int = 2) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.notes = notes
        self.code = code

    def __str__(self) -> str:
        t = operator_voice("ru")
        return "\n".join(problem.said(t) for problem in self.problems)


Lines = Sequence[Sentence | str]
"""What a command has to say, line by line; a text is shown as it is."""


@cache
def operator_voice(locale: str) -> Speaker:
    """The voice for the operator: packaged texts only, so that a school's broken file cannot silence it."""
    return Texts().speaker(locale)
