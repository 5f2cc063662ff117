"""From one form of the tables to the next, in the book itself, after a copy of it was put beside it.

A step changes how rows are kept and never what they say: what is bound in the chain reads the same afterwards.
"""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

Migration = Callable[[sqlite3.Connection], None]

MIGRATIONS: tuple[Migration, ...] = ()
"""The first goes from form 1 to form 2, and so on; each runs inside one transaction with all the others needed."""


def latest_form() -> int:
    """The form that the tables of a new book have."""
    return len(MIGRATIONS) + 1


def form_of(connection: sqlite3.Connection) -> int:
    """The form of an open book."""
    return int(connection.execute("pragma user_version").fetchone()[0])


def bring_forward(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Brings an open book to the latest form, whole or not at all, and says where the copy of what it was is.

    None where nothing was to be done. `path` is the book's. OSError and sqlite3.Error leave the book as it was.
    """
    if form_of(connection) >= latest_form():
        return None
    connection.execute("begin immediate")
    copy: Path | None = None
    try:
        # Somebody else may have done it meanwhile.
        form = form_of(connection)
        if form < latest_form():
            copy = _copy(path, form)
            for step in MIGRATIONS[form - 1 :]:
                step(connection)
            connection.execute(f"pragma user_version={latest_form()}")
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        if copy is not None:
            copy.unlink()
        raise
    # Into the file itself, so that whoever looks at its first bytes sees the new form.
    connection.execute("pragma wal_checkpoint(truncate)")
    return copy


def _copy(path: Path, form: int) -> Path:
    """A copy of the book as it stands, beside it, under a name that nobody has."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        source, target = sqlite3.connect(path), sqlite3.connect(draft)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        number = 0
        while True:
            number += 1
            copy = path.with_name(f"{path.name}.form-{form}" + (f".{number}" if number > 1 else ""))
            try:
                os.link(draft, copy)
            except FileExistsError:
                continue
            return copy
    finally:
        draft.unlink(missing_ok=True)
