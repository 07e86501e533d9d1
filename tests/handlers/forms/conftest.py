"""The stage of every test here."""

import pytest

from bot.clock import FixedClock
from handlers.forms.catalogue import Catalogue, load
from locales.content import Content
from storage.engine import Database
from tests.handlers.forms.stage import Stage, settle_anna


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(Content())


@pytest.fixture
async def stage(database: Database, clock: FixedClock, catalogue: Catalogue) -> Stage:
    await settle_anna(database, clock)
    return Stage(database, clock, catalogue)
