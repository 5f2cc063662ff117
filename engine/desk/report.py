"""What a house did in a period, in tables: promises first."""

from collections.abc import Iterator, Mapping

import msgspec
from attrs import frozen

from engine.desk.listing import Listing
from engine.memory.decision_json import Json


@frozen
class Kept:
    """How promises stand: kept in time, kept late, broken; `open` are those not met and not overdue, `dropped` the
    ones that nobody waits for any more."""

    kept: int = 0
    late: int = 0
    broken: int = 0
    open: int = 0
    dropped: int = 0

    @property
    def share(self) -> str | None:
        """Kept in time, of those that were kept or broken, in percent with one decimal; never rounded up."""
        due = self.kept + self.late + self.broken
        return None if not due else share_text(self.kept, due)

    def __add__(self, other: "Kept") -> "Kept":
        return Kept(
            self.kept + other.kept,
            self.late + other.late,
            self.broken + other.broken,
            self.open + other.open,
            self.dropped + other.dropped,
        )

    @property
    def cells(self) -> tuple[int | str | None, ...]:
        """As cells under `KEPT`."""
        return self.kept, self.late, self.broken, self.open, self.dropped, self.share


KEPT = ("kept", "late", "broken", "open", "dropped", "share")


def share_text(part: int, whole: int) -> str:
    """`93.3%`, rounded down, so that only all of them are 100.0%."""
    tenths = part * 1000 // whole
    return f"{tenths // 10}.{tenths % 10}%"


@frozen
class Report:
    """The figures of a period. `tables` are by a name for programs, each with its title for people.

    `golden` are the complaints that were promised an answer within the hour: how many, and how many got it.
    """

    house: str
    since: str | None
    until: str | None
    promises: Kept
    golden: tuple[int, int]
    tables: Mapping[str, tuple[str, Listing]]

    def form(self, form: str) -> str:
        """As `text` for people, or as `json`."""
        if form == "json":
            return msgspec.json.format(msgspec.json.encode(self.json()), indent=2).decode() + "\n"
        return "\n".join(self._sections())

    def json(self) -> Json:
        """Every table under its name, as a list of objects."""
        promised, answered = self.golden
        return {
            "promises": dict(zip(KEPT, self.promises.cells, strict=True)),
            "house": self.house,
            "from": self.since,
            "to": self.until,
            "golden_hour": {
                "promised": promised,
                "answered": answered,
                "share": share_text(answered, promised) if promised else None,
            },
            **{
                name: [dict(zip(table.header, row, strict=True)) for row in table.rows]
                for name, (_, table) in self.tables.items()
            },
        }

    def _sections(self) -> Iterator[str]:
        kept = self.promises
        due = kept.kept + kept.late + kept.broken
        share = "none was due"
        if due:
            share = f"{kept.share} ({kept.kept} of {due}), {kept.late} late, {kept.broken} broken"
        promised, answered = self.golden
        hour = f"{share_text(answered, promised)} ({answered} of {promised})" if promised else "none came"
        ends = (("from", self.since), ("before", self.until))
        period = " ".join(f"{word} {moment}" for word, moment in ends if moment is not None)
        yield (
            f"Promises kept: {share}\n"
            f"Complaints answered within the hour, where that was promised: {hour}\n"
            f"{self.house}, {period or 'from the first day on'}\n"
        )
        for title, table in self.tables.values():
            body = table.text()
            yield f"{title}\n" + "".join(f"    {line}\n" for line in body.splitlines())
