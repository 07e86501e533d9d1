"""The page that says honestly what this sandbox knows."""

from html import escape

from sandbox.params import schema
from sandbox.telegram import ACCEPTED, STATEFUL

STYLE = "body{font:16px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}code{margin-right:1ch}"


def coverage_page() -> str:
    """HTML with three lists of methods: with state, accepted without effect, refused."""
    version = escape(str(schema()["version"]))
    lists = (
        ("Stateful", "checked like Telegram, with lasting effect", sorted(STATEFUL)),
        ("Accepted", "answered True without effect", sorted(ACCEPTED)),
        ("Refused", "404 method not found, also for methods that Telegram has", refused()),
    )
    parts = "".join(section(title, what, names) for title, what, names in lists)
    head = f'<meta charset="utf-8"><title>What the sandbox knows</title><style>{STYLE}</style>'
    note = f"Bot API {version}. This is not Telegram: the last rehearsal needs a real token."
    return f'<!doctype html><html lang="en">{head}<h1>Coverage</h1><p>{note}</p>{parts}</html>'


def refused() -> list[str]:
    known = STATEFUL.keys() | ACCEPTED.keys()
    return [name for name in schema()["others"] if name not in known]


def section(title: str, what: str, names: list[str]) -> str:
    items = " ".join(f"<code>{escape(name)}</code>" for name in names)
    return f"<h2>{title} ({len(names)})</h2><p>{what}</p><p>{items}</p>"
