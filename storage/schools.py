"""Schools and their programmes."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select, text, update

from storage.engine import Tx
from storage.records import Programme, ProgrammeState, School
from storage.tables import programme, school


async def get_school(tx: Tx, school_id: int) -> School | None:
    """The school."""
    row = await tx.one(select(school).where(school.c.id == school_id))
    return None if row is None else School(**row._mapping)


async def all_schools(tx: Tx) -> list[School]:
    """Every school of this bot."""
    return [School(**row._mapping) for row in await tx.all(select(school).order_by(school.c.id))]


async def lock_schools(tx: Tx) -> None:
    """Make whoever else wants to found a school wait until the commit; SQLite has one writer anyway."""
    if not tx.is_sqlite:
        await tx.execute(text("LOCK TABLE school IN SHARE ROW EXCLUSIVE MODE"))


async def lock_school(tx: Tx, school_id: int) -> None:
    """Make whoever else wants to change this school's curators wait until the commit."""
    await tx.execute(select(school.c.id).where(school.c.id == school_id).with_for_update())


async def add_school(tx: Tx, *, timezone: str, locale: str, now: datetime) -> School:
    """A school without a name yet: its first curator fills in the rest."""
    values = {"name": "", "city": "", "timezone": timezone, "locale": locale, "settings": {}}
    row = await tx.one(tx.insert(school).values(created_at=now, **values).returning(school))
    assert row is not None  # noqa: S101 - an insert always returns its row
    return School(**row._mapping)


async def change_school(tx: Tx, school_id: int, values: Mapping[str, Any]) -> None:
    """Set columns of a school (`name`, `city`, `timezone`, `locale`, `settings`)."""
    await tx.execute(update(school).where(school.c.id == school_id).values(**values))


async def put_programme(
    tx: Tx, *, school_id: int, year: int, starts_on: date, ends_on: date, now: datetime
) -> Programme:
    """Create the year's programme, or change the dates of the one that exists; it becomes the active one."""
    others = (programme.c.school_id == school_id) & (programme.c.year != year)
    await tx.execute(update(programme).where(others).values(state=ProgrammeState.ARCHIVED))
    dates = {"starts_on": starts_on, "ends_on": ends_on, "state": ProgrammeState.ACTIVE}
    insert = tx.insert(programme).values(school_id=school_id, year=year, created_at=now, **dates)
    key = [programme.c.school_id, programme.c.year]
    row = await tx.one(insert.on_conflict_do_update(index_elements=key, set_=dates).returning(programme))
    assert row is not None  # noqa: S101 - an upsert always returns its row
    return Programme(**row._mapping)


async def active_programme(tx: Tx, school_id: int) -> Programme | None:
    """The programme that runs now."""
    active = (programme.c.school_id == school_id) & (programme.c.state == ProgrammeState.ACTIVE)
    row = await tx.one(select(programme).where(active))
    return None if row is None else Programme(**row._mapping)
