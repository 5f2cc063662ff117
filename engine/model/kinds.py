"""Kinds of values, and lengths of time."""

from typing import TypeAlias

from engine.model.node import Node


class Kind(Node, frozen=True):
    """The kind of a value, and what a value of it is while the engine runs.

    | base | `of` | a value is |
    |---|---|---|
    | money | currency code | int, minor units |
    | units | name of the unit | int |
    | number | | int |
    | duration | | int, seconds |
    | moment | | int, seconds since 1970-01-01 UTC |
    | date | | int, days since 1970-01-01 |
    | yes or no | | bool |
    | choice | name of the choice | str, one of its values |
    | service | | str, name of the service |
    | text | | str |

    Any of them is None where the fact is `nothing`.
    """

    base: str
    of: str | None = None

    def __str__(self) -> str:
        """As an owner would call it."""
        return {"choice": self.of or "choice", "units": f"{self.of}s", "money": "money"}.get(self.base, self.base)


class Elapsed(Node, frozen=True):
    """So many seconds on any clock: `24 hours`."""

    seconds: int


class Open(Node, frozen=True):
    """So many seconds inside the hours of a calendar: `4 opening hours`."""

    seconds: int
    calendar: str


class Days(Node, frozen=True):
    """So many days of a calendar: `2 working days`, `7 calendar days`, `1 phone day`.

    Calendar `calendar` is every day. `full`: whole such days strictly between.
    """

    count: int
    calendar: str
    full: bool = False


class Months(Node, frozen=True):
    """So many calendar months."""

    count: int


Length: TypeAlias = Elapsed | Open | Days | Months
