"""The database: one door for reading, one for writing, the same on SQLite and PostgreSQL (DESIGN §7).

SQLite has a single writer. Everything that waits to be written is done in one BEGIN IMMEDIATE and one
synchronous commit: many people answering at once share the cost of the disk. PostgreSQL gives each piece of
work a transaction of its own.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence, Set
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import URL, Executable, Row, Table, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import CursorResult
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.sql.dml import UpdateBase

T = TypeVar("T")
Watcher = Callable[[Set[str]], None]
"""Is told the names of the tables that a transaction has written, once it is safe."""
Insert = sqlite.Insert | postgresql.Insert
GROUP_SIZE = 64
READERS = 3
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=10000",
    "foreign_keys=ON",
    "secure_delete=ON",  # what was forgotten is overwritten in the file, not only unlinked
)


class Tx:
    """An open transaction. `touched` names the tables written; `after_commit` collects what follows it."""

    def __init__(self, connection: AsyncConnection, watchers: Sequence[Watcher] = ()) -> None:
        self.connection = connection
        self._watchers = watchers
        self.touched: set[str] = set()
        self.deferred: dict[Executable, list[dict[str, Any]]] = {}
        self._after_commit: list[Callable[[], None]] = []

    @property
    def is_sqlite(self) -> bool:
        return self.connection.dialect.name == "sqlite"

    async def execute(self, statement: Executable, rows: Any = None) -> CursorResult[Any]:
        """Run one statement; `rows` is a list of dictionaries for many at once."""
        if isinstance(statement, UpdateBase) and isinstance(statement.table, Table):
            self.touched.add(statement.table.name)
        return await self.connection.execute(statement, rows)

    def defer(self, statement: Executable, **values: Any) -> None:
        """Run the statement with these values just before the commit, together with the same statement of
        the neighbours. Nothing in this transaction may depend on its having run."""
        self.deferred.setdefault(statement, []).append(values)

    async def one(self, statement: Executable) -> Row[Any] | None:
        """The first row, or nothing."""
        return (await self.execute(statement)).first()

    async def all(self, statement: Executable) -> Sequence[Row[Any]]:
        return (await self.execute(statement)).all()

    async def scalar(self, statement: Executable) -> Any:
        return (await self.execute(statement)).scalar()

    async def changed(self, statement: Executable) -> bool:
        """Run a conditional update; true if exactly one row was in the expected state."""
        return (await self.execute(statement)).rowcount == 1

    def insert(self, table: Table) -> Insert:
        """An insert that knows ON CONFLICT in the dialect at hand."""
        return insert_into(table, is_sqlite=self.is_sqlite)

    def after_commit(self, action: Callable[[], None]) -> None:
        """Do this once the transaction is safe; it is forgotten if the transaction fails."""
        self._after_commit.append(action)

    def committed(self) -> None:
        for action in self._after_commit:
            action()
        for watcher in self._watchers:
            watcher(self.touched)


def insert_into(table: Table, *, is_sqlite: bool) -> Insert:
    """An insert of the dialect, which knows ON CONFLICT."""
    return sqlite.insert(table) if is_sqlite else postgresql.insert(table)


Work = Callable[[Tx], Awaitable[T]]


@dataclass(slots=True)
class _Job:
    work: Work[Any]
    result: asyncio.Future[Any]


class Database:
    """Open it, read and write through it, close it. Work handed to `write` may be run again after a failure
    of its neighbours, so it must have no effect but through its transaction."""

    def __init__(self, url: str) -> None:
        plain = make_url(url)
        self.is_sqlite = plain.get_backend_name() == "sqlite"
        self.url = plain.set(drivername="sqlite+aiosqlite" if self.is_sqlite else "postgresql+asyncpg")
        self.engine = (
            _sqlite_engine(self.url)
            if self.is_sqlite
            else create_async_engine(self.url, pool_size=10, hide_parameters=True)
        )
        self._jobs: asyncio.Queue[_Job] = asyncio.Queue()
        self._readers: asyncio.Queue[AsyncConnection] = asyncio.Queue()
        self._held: list[AsyncConnection] = []
        self._writer: asyncio.Task[None] | None = None
        self._watchers: list[Watcher] = []

    async def open(self) -> None:
        """Connect. Raises what the driver raises when the database cannot be reached."""
        if not self.is_sqlite:
            async with self.engine.connect() as connection:
                await connection.execute(text("select 1"))
            return
        for _ in range(READERS):
            self._readers.put_nowait(await self._hold())
        self._writer = asyncio.create_task(self._write_in_groups(await self._hold()))

    def watch(self, watcher: Watcher) -> None:
        """Tell it of every commit, whoever makes it: what is remembered of the rows must follow them."""
        self._watchers.append(watcher)

    async def close(self) -> None:
        if self._writer is not None:
            self._writer.cancel()
            with suppress(asyncio.CancelledError):
                await self._writer
        for connection in self._held:
            await connection.close()
        await self.engine.dispose()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """One consistent view for several statements."""
        if not self.is_sqlite:
            async with self.engine.begin() as connection:
                yield Tx(connection)
            return
        connection = await self._readers.get()
        try:
            await connection.exec_driver_sql("BEGIN")
            try:
                yield Tx(connection)
            finally:
                await connection.exec_driver_sql("ROLLBACK")
        finally:
            self._readers.put_nowait(connection)

    async def write(self, work: Work[T]) -> T:
        """Run the work in a transaction; what it returns is returned after the commit."""
        if not self.is_sqlite:
            return await self._write_alone(work)
        job = _Job(work, asyncio.get_running_loop().create_future())
        self._jobs.put_nowait(job)
        return await job.result  # type: ignore[no-any-return]

    async def _write_alone(self, work: Work[T]) -> T:
        async with self.engine.begin() as connection:
            tx = Tx(connection, self._watchers)
            result = await work(tx)
            await _run_deferred(connection, [tx])
        tx.committed()
        return result

    async def _hold(self) -> AsyncConnection:
        connection = await self.engine.connect()
        self._held.append(connection)
        return connection

    async def _write_in_groups(self, connection: AsyncConnection) -> None:
        while True:
            jobs = [await self._jobs.get()]
            while len(jobs) < GROUP_SIZE and not self._jobs.empty():
                jobs.append(self._jobs.get_nowait())
            if not await _commit_group(connection, jobs, self._watchers):
                for job in jobs:
                    await _commit_group(connection, [job], self._watchers)


async def _commit_group(connection: AsyncConnection, jobs: list[_Job], watchers: Sequence[Watcher]) -> bool:
    """All jobs in one transaction. A job that fails alone gets its error; one among others spoils the group,
    and false asks to run each by itself."""
    done: list[tuple[_Job, Tx, Any]] = []
    try:
        await connection.exec_driver_sql("BEGIN IMMEDIATE")
        for job in jobs:
            if not job.result.cancelled():
                tx = Tx(connection, watchers)
                done.append((job, tx, await job.work(tx)))
        await _run_deferred(connection, [tx for _, tx, _ in done])
        await connection.exec_driver_sql("COMMIT")
    except BaseException as error:
        await _roll_back(connection)
        if isinstance(error, asyncio.CancelledError):
            raise
        if len(jobs) > 1:
            return False
        if not jobs[0].result.done():
            jobs[0].result.set_exception(error)
        return True
    for job, tx, result in done:
        tx.committed()
        if not job.result.done():
            job.result.set_result(result)
    return True


async def _run_deferred(connection: AsyncConnection, done: list[Tx]) -> None:
    """Each deferred statement once, with everybody's values."""
    gathered: dict[Executable, list[dict[str, Any]]] = {}
    for tx in done:
        for statement, rows in tx.deferred.items():
            gathered.setdefault(statement, []).extend(rows)
    for statement, rows in gathered.items():
        await connection.execute(statement, rows)


async def _roll_back(connection: AsyncConnection) -> None:
    with suppress(Exception):  # there is nothing to roll back when BEGIN itself was refused
        await connection.exec_driver_sql("ROLLBACK")


def _sqlite_engine(url: URL) -> AsyncEngine:
    """Transactions are begun by hand: the driver's own BEGIN comes late and loses updates silently."""
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT", hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def set_pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine
