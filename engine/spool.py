"""Bytes by name in a temporary file, for what need not stay in memory."""

import sqlite3
from collections.abc import Iterator, MutableMapping

_MOST_IN_MEMORY = 2000


class Spool(MutableMapping[str, bytes]):
    """A mapping that keeps its latest entries in memory and the others in a file that goes when the process does."""

    def __init__(self) -> None:
        # An empty name is SQLite's own temporary file, which nobody else sees.
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("create table kept (name text primary key, bytes blob) without rowid")
        self._latest: dict[str, bytes] = {}

    def __setitem__(self, name: str, data: bytes) -> None:
        self._latest[name] = data
        if len(self._latest) > _MOST_IN_MEMORY:
            self._file.execute("begin")
            self._file.executemany("insert or replace into kept values (?, ?)", self._latest.items())
            self._file.execute("commit")
            self._latest.clear()

    def __getitem__(self, name: str) -> bytes:
        if name in self._latest:
            return self._latest[name]
        row = self._file.execute("select bytes from kept where name = ?", (name,)).fetchone()
        if row is None:
            raise KeyError(name)
        found: bytes = row[0]
        return found

    def __delitem__(self, name: str) -> None:
        known = self._latest.pop(name, None) is not None
        known |= self._file.execute("delete from kept where name = ?", (name,)).rowcount > 0
        if not known:
            raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        yield from self._latest
        for (name,) in self._file.execute("select name from kept"):
            if name not in self._latest:
                yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)
