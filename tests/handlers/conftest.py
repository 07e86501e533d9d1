"""What every conversation is held to, whichever test plays it."""

from collections.abc import AsyncIterator

import pytest

from handlers.mydata_sections import SETTINGS
from storage.tables import audit, outbox
from tests.handlers.counting import rows_of
from tests.town import Town


@pytest.fixture
async def town(town: Town) -> AsyncIterator[Town]:
    """A town where nothing is kept about a person that /mydata could show only by its name in the code."""
    yield town
    deeds = await rows_of(town, audit)
    named = {f"deed-{row['action']}" for row in deeds if row["actor_id"]}
    named |= {f"kind-{row['kind']}" for row in await rows_of(town, outbox)}
    for locale in ("ru", "en"):
        t = town.app.desk.texts.speaker(locale)
        assert sorted(key for key in named if not t.has(key)) == [], "name it in locales/*/mydata.ftl"
    changes = (row["details"]["names"] for row in deeds if row["action"] == "settings_changed")
    chosen = {name for names in changes for name in names}
    assert chosen <= SETTINGS.keys(), "name it in handlers/mydata_sections.py"
