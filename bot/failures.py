"""What an operator has to mend, as values: a problem is a sentence of operator.ftl, a failure ends a command."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from locales.texts import Speaker, Texts


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the key of a sentence and its arguments, which never hold a secret."""

    key: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, t: Speaker) -> str:
        return t.label(self.key, **self.facts)


def problem(key: str, /, **facts: object) -> Problem:
    return Problem(key, facts)


class Failure(Exception):
    """The command cannot go on (exit code 2); as text: one Russian sentence a problem."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems

    def sentences(self, t: Speaker) -> list[str]:
        return [problem.sentence(t) for problem in self.problems]

    def __str__(self) -> str:
        return "\n".join(self.sentences(operator_voice("ru")))


def operator_voice(locale: str) -> Speaker:
    """The voice for the operator: packaged texts only, so that a school's broken file cannot silence it."""
    return Texts().speaker(locale)
