"""Conversation state in the same database and the same transaction as the data it speaks of (DESIGN §7)."""

import json
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache, partial
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from sqlalchemy import bindparam, delete, select

from storage.engine import Insert, Tx, insert_into
from storage.tables import fsm

Row = tuple[str | None, str]
EMPTY: Row = (None, "{}")


class FsmCache:
    """The latest rows, for a process that is the only writer. `size` bounds the memory."""

    def __init__(self, size: int = 10_000) -> None:
        self._rows: OrderedDict[str, Row] = OrderedDict()
        self._size = size

    def get(self, key: str) -> Row | None:
        return self._rows.get(key)

    def clear(self) -> None:
        """Somebody has written the rows themselves."""
        self._rows.clear()

    def put(self, key: str, row: Row) -> None:
        self._rows[key] = row
        self._rows.move_to_end(key)
        while len(self._rows) > self._size:
            self._rows.popitem(last=False)


class FsmStorage(BaseStorage):
    """An aiogram storage bound to one transaction: `flush` writes what changed, its opener commits."""

    def __init__(self, tx: Tx, cache: FsmCache | None = None) -> None:
        self._tx = tx
        self._cache = cache
        self._rows: dict[str, Row] = {}
        self._stored: dict[str, Row] = {}

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        _, data = await self._load(key)
        self._rows[row_key(key)] = (name, data)

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._load(key))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        state, _ = await self._load(key)
        self._rows[row_key(key)] = (state, as_json(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((await self._load(key))[1])
        return data

    async def close(self) -> None:
        """Nothing is held: the transaction belongs to its opener."""

    async def flush(self) -> None:
        """Write the changed rows with the commit; an empty row is deleted."""
        for key, row in self._rows.items():
            if row == self._stored[key]:
                continue
            self._write(key, row)
            if self._cache is not None:
                self._tx.after_commit(partial(self._cache.put, key, row))

    async def _load(self, key: StorageKey) -> Row:
        name = row_key(key)
        if name not in self._rows:
            row = self._cache.get(name) if self._cache is not None else None
            self._stored[name] = self._rows[name] = row if row is not None else await self._read(name)
        return self._rows[name]

    async def _read(self, name: str) -> Row:
        row = await self._tx.one(select(fsm.c.state, fsm.c.data).where(fsm.c.key == name))
        return EMPTY if row is None else (row.state, row.data)

    def _write(self, key: str, row: Row) -> None:
        if row == EMPTY:
            self._tx.defer(_DELETE, gone=key)
        else:
            self._tx.defer(_upsert(self._tx.is_sqlite), key=key, state=row[0], data=row[1])


_DELETE = delete(fsm).where(fsm.c.key == bindparam("gone"))


@cache
def _upsert(is_sqlite: bool) -> Insert:
    insert = insert_into(fsm, is_sqlite=is_sqlite)
    fresh = {"state": insert.excluded.state, "data": insert.excluded.data}
    return insert.on_conflict_do_update(index_elements=[fsm.c.key], set_=fresh)


def row_key(key: StorageKey) -> str:
    """All fields of the key, so that no two conversations share a row."""
    parts = (key.bot_id, key.chat_id, key.user_id, key.thread_id, key.business_connection_id, key.destiny)
    return ":".join("" if part is None else str(part) for part in parts)


def as_json(data: Mapping[str, Any]) -> str:
    """The data as JSON text. Refuses what would come back different, such as integer keys and tuples."""
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if json.loads(written) != data:
        raise ValueError("conversation data must survive JSON: use text keys, lists and plain values")
    return written
