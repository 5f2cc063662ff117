"""A problem of a text, told to its owner: what, where, and how to mend it."""

from collections.abc import Iterator
from enum import Enum

from attrs import Factory, define, field, frozen

from grammar.sentence import sentence
from grammar.source import Span


class Severity(Enum):
    """How bad it is: an error stops the house, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


# The stable codes, with the title of the page docs/errors/<code>.md. A code is never given a second meaning.
# E0 reading the file, E1 syntax, E2 names, E3 kinds and units, E4 rules, E5 time, E6 words and voice,
# E7 versions and includes, E8 events, W9 warnings.
CODES: dict[str, str] = {
    "E001": "the file cannot be read",
    "E002": "the file is too large",
    "E003": "a line is too long",
    "E004": "nested too deeply",
    "E005": "this is not text",
    "E006": "tabs mixed with spaces",
    "E101": "something else was expected here",
    "E102": "a colon is missing",
    "E103": "the indentation does not fit",
    "E104": "a text is not closed",
    "E105": "an unknown word where a statement begins",
    "E106": "a figure is written in another way",
    "E107": "`and` mixed with `or`",
    "E108": "amounts mixed without parentheses",
    "E109": "a character that has no meaning here",
    "E110": "a block without lines",
    "E111": "too many problems",
    "E201": "a name nobody declared",
    "E202": "an event nobody declared",
    "E203": "not a value of this choice",
    "E204": "a calendar nobody declared",
    "E205": "words nobody wrote",
    "E206": "declared twice",
    "E207": "a name that means two things here",
    "E208": "the house does not say something it must",
    "E209": "a mark that nothing makes",
    "E210": "a fact that some of these events do not have",
    "E211": "a value that the setting cannot have",
    "E212": "a definition that needs itself",
    "E213": "an obligation that nobody makes",
    "E214": "a default that needs more than its event",
    "E301": "two kinds that cannot meet",
    "E302": "text compared",
    "E303": "a fact that may be missing",
    "E304": "a condition where an amount belongs, or the reverse",
    "E305": "another currency",
    "E401": "a slot with two writers",
    "E402": "an event without an answer",
    "E403": "a line after `otherwise`",
    "E404": "a line that can never fit",
    "E405": "`no` of the judged event itself",
    "E406": "recorded events that come back to themselves",
    "E407": "overdue promises without an end",
    "E408": "indented lines without `otherwise`",
    "E409": "a consequence that cannot happen here",
    "E410": "a guarantee that a line breaks",
    "E411": "a guarantee that does not hold",
    "E501": "a bare day",
    "E502": "a deadline already past when it is made",
    "E503": "no such date or time",
    "E504": "hours that overlap",
    "E601": "words missing in a language of the house",
    "E602": "a phrase the voice avoids",
    "E603": "words without a part their event demands",
    "E604": "a placeholder the event cannot fill",
    "E701": "a version that begins too early",
    "E702": "an included file that cannot be found",
    "E703": "an included file outside the folder",
    "E704": "files included too deeply",
    "E705": "an unknown edition",
    "E706": "a version announced too late",
    "E707": "a version that begins before what was judged",
    "E801": "an event that cannot be read",
    "E802": "an event of an unknown type",
    "E803": "an event lacks something",
    "E804": "a value that does not fit its field",
    "E805": "an hour that does not exist, or exists twice",
    "E806": "an event on a booking that is not open",
    "E807": "events out of order",
    "E808": "a key one letter from a declared one",
    "E809": "a use of what was not allowed",
    "E810": "a correction that does not fit",
    "E811": "a rule that a table cannot answer",
    "W901": "a rule leaves the answer open",
    "W902": "a promise nobody judges when it breaks",
    "W903": "a rest that nobody disposes of",
    "W904": "a figure typed into words",
    "W905": "two calendars side by side",
    "W906": "a key the house does not know",
    "W907": "a guarantee that is not proved",
    "W908": "a shout",
    "W909": "a line that never decides",
    "W910": "a placeholder that may be empty",
    "W911": "a mark that nothing ends",
    "W912": "a promise while nobody is there",
    "W913": "tiers that swap over",
}


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
