"""A list that a person or a program reads: a table, JSON, or CSV."""

import csv
import io
import json
import re
from collections.abc import Sequence
from typing import TypeAlias

from attrs import frozen

Cell: TypeAlias = str | int | None

_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?%?")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@frozen
class Listing:
    """Rows under their header. `empty` is what is said where there are none."""

    header: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]
    empty: str

    def form(self, form: str) -> str:
        """The list as text, json or csv, with a newline at its end."""
        return {"text": self.text, "json": self.json, "csv": self.csv}[form]()

    def text(self) -> str:
        """A table with columns as wide as they need to be; a column of figures stands to the right."""
        if not self.rows:
            return f"{self.empty}\n"
        cells = [tuple("" if cell is None else str(cell) for cell in row) for row in (self.header, *self.rows)]
        widths = [max(len(row[place]) for row in cells) for place in range(len(self.header))]
        right = [all(map(_is_figure, column)) and any(column) for column in zip(*cells[1:], strict=True)]
        lines = (
            "  ".join(
                cell.rjust(width) if numbers else cell.ljust(width)
                for cell, width, numbers in zip(row, widths, right, strict=True)
            ).rstrip()
            for row in cells
        )
        return "".join(f"{line}\n" for line in lines)

    def json(self) -> str:
        """A list of objects."""
        listed = [dict(zip(self.header, row, strict=True)) for row in self.rows]
        return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"

    def csv(self) -> str:
        """With a header. A cell that a spreadsheet would take for a formula has an apostrophe before it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows(tuple(_harmless(cell) for cell in row) for row in self.rows)
        return out.getvalue()


def _is_figure(cell: str) -> bool:
    return not cell or _FIGURE.fullmatch(cell) is not None


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
