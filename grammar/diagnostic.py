"""A problem of a text, told to its owner: what, where, and how to mend it."""

from collections.abc import Iterator
from enum import Enum

from attrs import Factory, define, field, frozen

from grammar.codes import CODES
from grammar.sentence import sentence
from grammar.source import Span


class Severity(Enum):
    """How bad it is: an error stops the house, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


MOST_PROBLEMS = 100


@frozen
class Diagnostic:
    """One problem: a stable code, one lower-case sentence, the smallest span, and the mend under `help`.

    `notes` are further places that belong to it, each with its sentence.
    """

    code: str
    message: str
    span: Span
    help: str | None = None
    notes: tuple[tuple[str, Span], ...] = ()

    @property
    def severity(self) -> Severity:
        """Told by the code's letter."""
        return Severity.WARNING if self.code.startswith("W") else Severity.ERROR


@define
class Diagnostics:
    """Collects problems, so that all of them come in one run."""

    found: list[Diagnostic] = Factory(list)
    _noted: set[Diagnostic] = field(factory=set, init=False, repr=False, eq=False)

    def add(
        self,
        code: str,
        message: str,
        span: Span,
        help: str | None = None,
        notes: tuple[tuple[str, Span], ...] = (),
    ) -> None:
        """Notes one problem; the code has to be a known one."""
        assert code in CODES, f"unknown code {code}"
        diagnostic = Diagnostic(code, message, span, help, notes)
        if diagnostic not in self._noted:
            self._noted.add(diagnostic)
            self.found.append(diagnostic)

    @property
    def full(self) -> bool:
        """Whether there are so many of them that more help nobody."""
        return len(self.found) >= MOST_PROBLEMS

    def stop(self, place: Span) -> None:
        """Notes that a file is not read on from a place, as it has problems enough."""
        beginning = Span(place.source, place.start, place.start + 1)
        message = sentence("this file has {} problems or more, and is not read on from here", MOST_PROBLEMS)
        self.add("E111", message, beginning, sentence("mend the problems above first"))

    @property
    def errors(self) -> bool:
        """Whether any of them is an error."""
        return any(d.severity is Severity.ERROR for d in self.found)

    def __iter__(self) -> Iterator[Diagnostic]:
        """In the order of files and places."""
        order: dict[str, int] = {}
        for diagnostic in self.found:
            order.setdefault(diagnostic.span.source.name, len(order))
        return iter(sorted(self.found, key=lambda d: (order[d.span.source.name], d.span.start, d.code)))
