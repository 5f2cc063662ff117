"""docs/journal.md names every table and column of a book, and no others."""

import re
import sqlite3
from pathlib import Path

from engine.desk.sqlite_journal import create_book

PAGE = Path(__file__).parents[2] / "docs" / "journal.md"


def test_every_table_and_column_is_on_the_page(tmp_path: Path) -> None:
    """In their order, with a mark where a column may be empty."""
    create_book(tmp_path / "salon.book").close()
    book = sqlite3.connect(tmp_path / "salon.book")
    tables = [name for (name,) in book.execute("select name from sqlite_master where type = 'table'")]
    made = {
        table: [
            name + ("" if needed or key else "?")
            for _, name, _, needed, _, key in book.execute(f"pragma table_info({table})")
        ]
        for table in tables
    }
    book.close()

    sections = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    told = {
        section.split("\n", 1)[0]: re.findall(r"^\| ([a-z_]+\??) \|", section, flags=re.MULTILINE)[1:]
        for section in sections
    }

    assert made == told
