"""A journal in one SQLite file."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cache
from pathlib import Path
from typing import get_args, get_type_hints

from sqlite_utils import Database

from engine.desk.journal import KEYS, BookError, Key
from engine.desk.migrations import bring_forward, form_of, latest_form
from engine.desk.tables import TABLES, AgendaRow, OutboxRow, Row, Rows
from engine.telling.plain_text import listed

APPLICATION = 0x45564E48
"""What marks a SQLite file as a book, where SQLite keeps such a mark: the letters EVNH."""

DURABILITY = ("full", "normal")

_PATIENCE = 10.0
_AT_ONCE = 250
_UNIQUE = {
    **KEYS,
    "outbox": ("decision", "place"),
    "handed": ("decision", "place"),
}
_INDEXED = {
    "decisions": ("client",),
    "texts": ("client",),
    "entries": ("decision",),
    "obligations": ("decision",),
    "forgotten": ("client",),
}
_ONE_KEY = {
    table: f"select number from {table} where {' and '.join(f'{name} = ?' for name in names)}"
    for table, names in KEYS.items()
}
_LAST = 1 << 62
_NOTES = 1 << 16
_KINDS: dict[object, str] = {int: "INTEGER", str: "TEXT", bytes: "BLOB"}


def create_book(path: Path, begin: "Callable[[SqliteJournal], None] | None" = None) -> "SqliteJournal":
    """A new book, with what `begin` writes in it. BookError where there is something already, or no room to write.

    It is made beside its place and put there when it is whole.
    """
    if path.exists():
        raise BookError(f"there is a `{path.name}` already", "name another file for the book")
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with _told(path):
            connection = sqlite3.connect(draft, isolation_level=None)
            try:
                _make_tables(Database(connection))
                # Until here in the file itself: whoever looks at its first bytes sees that it is a book.
                connection.execute("pragma journal_mode=wal")
            finally:
                connection.close()
        if begin is not None:
            journal = SqliteJournal(draft)
            try:
                begin(journal)
            finally:
                journal.close()
        os.link(draft, path)
    except FileExistsError:
        raise BookError(f"there is a `{path.name}` already", "name another file for the book") from None
    except OSError as error:
        raise BookError(f"`{path.name}` cannot be written: {_reason(error)}") from None
    finally:
        draft.unlink(missing_ok=True)
    return SqliteJournal(path)


def _make_tables(database: Database) -> None:
    connection = database.conn
    connection.execute("begin immediate")
    for table, shape in TABLES.items():
        columns = [_column(name, kind) for name, kind in get_type_hints(shape).items()]
        connection.execute(f"create table {table} ({', '.join(columns)})")
    connection.execute("create table agenda (client integer primary key, due integer not null)")
    for table, names in _UNIQUE.items():
        database.table(table).create_index(names, unique=True)
    for table, names in _INDEXED.items():
        database.table(table).create_index(names)
    database.table("agenda").create_index(["due"])
    database.table("marks").create_index(["subject"])
    database.table("decisions").create_index(["at"])
    connection.execute("create index events_corrects on events (corrects) where corrects is not null")
    connection.execute(f"pragma application_id={APPLICATION}")
    connection.execute(f"pragma user_version={latest_form()}")
    connection.execute("commit")


def _column(name: str, kind: object) -> str:
    kinds = get_args(kind) or (kind,)
    stored = next(_KINDS[one] for one in kinds if one in _KINDS)
    if name == "number":
        return "number integer primary key"
    return f'"{name}" {stored}' if type(None) in kinds else f'"{name}" {stored} not null'


class SqliteJournal:
    """The rows of a book in a file that any SQLite tool can read.

    `durability` full asks the disk for every stretch written; with normal a loss of power may take the last ones
    back, whole, while a crash of the program takes none. A book of an earlier form is brought to the present one, and
    `copied` is where it is kept as it was. BookError for a file that is no book, or one of a later form.
    """

    def __init__(self, path: Path, durability: str = "full") -> None:
        assert durability in DURABILITY
        self.path = path
        _check_head(path)
        with _told(path):
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_PATIENCE, isolation_level=None
            )
            self.database = Database(connection)
            self._connection = connection
            connection.execute(f"pragma synchronous={durability}")
            self.copied = self._bring_forward()
            if self._mode() != "wal":
                # Somebody was erased here, and it was not brought to its end.
                self._leave_nothing()
        self._inserts = {
            table: f"insert into {table} values ({', '.join('?' * len(shape._fields))})"
            for table, shape in TABLES.items()
        }

    def _bring_forward(self) -> Path | None:
        try:
            copied = bring_forward(self._connection, self.path)
        except OSError as error:
            raise BookError(f"`{self.path.name}` cannot be copied before it is changed: {_reason(error)}") from None
        _check_form(self.path, form_of(self._connection))
        return copied

    def writing(self) -> AbstractContextManager[None]:
        """As promised."""
        return self._stretch("begin immediate")

    def reading(self) -> AbstractContextManager[None]:
        """As promised; inside another stretch it is as that one sees it."""
        return nullcontext() if self._connection.in_transaction else self._stretch("begin")

    @contextmanager
    def _stretch(self, begin: str) -> Iterator[None]:
        with _told(self.path):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("commit")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
                raise

    @contextmanager
    def erasing(self) -> Iterator[None]:
        """As promised.

        Meanwhile the book is without its second file, which can only be where nobody else has it open; being so
        also shows whoever opens it later that this was not brought to its end.
        """
        with _told(self.path):
            # Changes nothing. A book that may only be read says so here; changing the mode would blame its disk.
            self._connection.execute("delete from agenda where client is null")
            if self._mode("delete") != "delete":
                raise BookError(f"`{self.path.name}` is in use by another program", "try again when that one is done")
        try:
            with self._stretch("begin exclusive"):
                yield
        except BaseException:
            with suppress(sqlite3.Error):
                self._mode("wal")
            raise
        with _told(self.path):
            self._leave_nothing()

    def _mode(self, wanted: str | None = None) -> str:
        """How SQLite keeps what is being written, after it was asked to do it in another way."""
        asked = "pragma journal_mode" if wanted is None else f"pragma journal_mode={wanted}"
        return str(self._connection.execute(asked).fetchone()[0])

    def _leave_nothing(self) -> None:
        """Writes the whole file anew: copies of a row may stand in it where nothing points any more."""
        self._connection.execute("vacuum")
        self._mode("wal")

    def erase(self, client: int) -> None:
        """As promised."""
        self._connection.execute("update clients set id = null, salt = null where number = ?", [client])
        self._connection.execute("update texts set text = null, salt = null where client = ?", [client])

    def changes(self) -> int:
        """As promised."""
        return int(self._connection.execute("pragma data_version").fetchone()[0])

    def rows(self, table: str, **having: object) -> Iterator[Row]:
        """As promised. Of marks and bookings all are read to find one; of the rest, those with its number or client."""
        query = _query(table, tuple(having), tuple(value is None for value in having.values()))
        return self._read(TABLES[table], query, [value for value in having.values() if value is not None])

    def numbers(self, table: str, keys: Collection[Key]) -> dict[Key, int]:
        """As promised."""
        found: dict[Key, int] = {}
        asked = list(keys)
        with _told(self.path):
            for start in range(0, len(asked), _AT_ONCE):
                some = asked[start : start + _AT_ONCE]
                if len(some) == 1:
                    # An event that is taken alone: the shorter question takes half the time.
                    for (number,) in self._connection.execute(_ONE_KEY[table], some[0]):
                        found[some[0]] = number
                    continue
                query = _key_query(table, len(some))
                for number, *read in self._connection.execute(query, [part for key in some for part in key]):
                    found[tuple(read)] = number
        return found

    def after(self, table: str, number: int) -> Iterator[Row]:
        """As promised."""
        return self._read(TABLES[table], f"select * from {table} where number > ? order by number", [number])

    def _read(self, shape: type[Row], query: str, values: list[object]) -> Iterator[Row]:
        with _told(self.path):
            yield from map(shape._make, self._connection.execute(query, values))

    def latest(self, table: str, column: str = "number") -> int:
        """As promised."""
        with _told(self.path):
            return self._connection.execute(f'select max("{column}") from {table}').fetchone()[0] or 0

    def clients_since(self, moment: int, before: int | None = None) -> list[int | None]:
        """As promised."""
        query = "select distinct client from decisions where at >= ? and number < ? order by client"
        with _told(self.path):
            return [row[0] for row in self._connection.execute(query, (moment, before or _LAST))]

    def append(self, rows: Rows) -> None:
        """As promised."""
        for table, more in rows.items():
            if more:
                try:
                    self._connection.executemany(self._inserts[table], more)
                except sqlite3.IntegrityError as error:
                    raise ValueError(f"a row of {table} is there already") from error

    def schedule(self, agenda: Mapping[int, int | None]) -> None:
        """As promised."""
        gone = [(client,) for client, due in agenda.items() if due is None]
        noted = [(client, due) for client, due in agenda.items() if due is not None]
        if gone:
            self._connection.executemany("delete from agenda where client = ?", gone)
        if noted:
            other = "on conflict do update set due = excluded.due where due != excluded.due"
            self._connection.executemany(f"insert into agenda values (?, ?) {other}", noted)

    def due(self, until: int | None = None) -> Iterator[AgendaRow]:
        """As promised."""
        where, values = ("", []) if until is None else (" where due <= ?", [until])
        with _told(self.path):
            query = f"select client, due from agenda{where} order by due, client"
            yield from map(AgendaRow._make, self._connection.execute(query, values))

    def waiting(self) -> Iterator[OutboxRow]:
        """As promised."""
        query = (
            "select * from outbox where (decision, place) not in (select decision, place from handed) and decision"
            " not in (select number from decisions where client in (select client from forgotten)) order by rowid"
        )
        with _told(self.path):
            yield from map(OutboxRow._make, self._connection.execute(query))

    def close(self) -> None:
        """As promised."""
        self._connection.close()


@cache
def _query(table: str, names: tuple[str, ...], empty: tuple[bool, ...]) -> str:
    conditions = [_condition(table, name, nothing) for name, nothing in zip(names, empty, strict=True)]
    where = f" where {' and '.join(conditions)}" if conditions else ""
    return f"select * from {table}{where} order by rowid"


@cache
def _key_query(table: str, count: int) -> str:
    columns = KEYS[table]
    one = f"({', '.join('?' * len(columns))})"
    wanted = " and ".join(f"{name} = column{place}" for place, name in enumerate(columns, start=1))
    values = ", ".join([one] * count)
    return f"select number, {', '.join(columns)} from (values {values}) cross join {table} on {wanted}"


def _condition(table: str, name: str, nothing: bool) -> str:
    if name == "client" and table == "events":
        return f"number in (select number from decisions where client {'is null' if nothing else '= ?'})"
    if name == "client" and not nothing and table in ("entries", "obligations", "marks", "bookings"):
        return "decision in (select number from decisions where client = ?)"
    return f'"{name}" is null' if nothing else f'"{name}" = ?'


def _check_head(path: Path) -> None:
    """Looks at the first bytes of a file, which SQLite is asked to open only if they are those of a book."""
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            raise BookError(f"`{path.name}` is not a file, and a book is one")
        with path.open("rb") as file:
            head = file.read(100)
    except FileNotFoundError:
        raise BookError(f"there is no book `{path.name}`", "begin one with `evenhand desk init`") from None
    except IsADirectoryError:
        raise BookError(f"`{path.name or path}` is a folder, not a book") from None
    except OSError as error:
        raise BookError(f"`{path.name}` cannot be read: {_reason(error)}") from None
    if head[:16] != b"SQLite format 3\0" or len(head) < 100:
        raise BookError(f"`{path.name}` is not a book: it is no SQLite file")
    if int.from_bytes(head[68:72], "big") != APPLICATION:
        raise BookError(f"`{path.name}` is a SQLite file, but not a book")
    _check_form(path, int.from_bytes(head[60:64], "big"))


def _check_form(path: Path, form: int) -> None:
    if not 1 <= form <= latest_form():
        raise BookError(
            f"`{path.name}` is a book of form {form}, and this evenhand reads form {latest_form()}",
            "use the evenhand that wrote it",
        )


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite complains of, in the owner's words."""
    try:
        yield
    except sqlite3.Error as error:
        raise BookError(*_complaint(path, error)) from error


def _complaint(path: Path, error: sqlite3.Error) -> tuple[str, str | None]:
    name = path.name
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return f"`{name}` is in use by another program", "try again when that one is done; nothing was written"
        case sqlite3.SQLITE_READONLY:
            return f"`{name}` may only be read", read_only_help(path)
        case code if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _is_full(path)):
            return f"`{name}` has no room left on its disk", "make room and try again; what was answered is safe"
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return f"`{name}` cannot be opened", "look at who may read and write it and its folder"
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return f"`{name}` is damaged", "take the latest whole copy of it"
        case sqlite3.SQLITE_IOERR:
            return f"the disk of `{name}` does not answer as it should", "nothing of this was written"
    return f"`{name}` cannot be used: {str(error).lower()}", None


def _is_full(path: Path) -> bool:
    """Whether the disk has no room left even for what SQLite notes beside a book while it reads."""
    from shutil import disk_usage

    try:
        return disk_usage(path.absolute().parent).free < _NOTES
    except OSError:
        return False


def read_only_help(path: Path) -> str:
    """What has to be made writable, so that a book is."""
    beside = (path.with_name(f"{path.name}{end}") for end in ("", "-wal", "-shm"))
    closed = [f"`{one.name}`" for one in beside if one.exists() and not os.access(one, os.W_OK)]
    if not closed and not os.access(path.absolute().parent, os.W_OK):
        closed = [f"the folder `{path.absolute().parent.name}`"]
    return f"let whoever runs this write {listed(closed) if closed else 'it, and its folder'}"


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
