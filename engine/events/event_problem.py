"""What is wrong with an event, told to whoever sent it."""

from msgspec import Struct
from msgspec.structs import replace

from grammar.codes import CODES
from grammar.sentence import in_language


class EventProblem(Struct, frozen=True):
    """One problem of an event: a stable code, one lower-case sentence, and the mend under `help`.

    `line` is the line of the stream it stands on, counted from 1; None where there is no stream.
    """

    code: str
    message: str
    help: str | None = None
    line: int | None = None

    def __post_init__(self) -> None:
        assert self.code in CODES, f"unknown code {self.code}"

    @property
    def is_warning(self) -> bool:
        """Whether the event was read all the same."""
        return self.code.startswith("W")

    def on_line(self, line: int) -> "EventProblem":
        """The same problem, on a line of a stream."""
        return replace(self, line=line)

    def text(self, stream: str, language: str = "en") -> str:
        """`events.jsonl:12: error[E804]: …` with the help on a line of its own, in a language."""
        place = stream if self.line is None else f"{stream}:{self.line}"
        severity = "warning" if self.is_warning else "error"
        help = in_language(self.help or "", language)
        mend = f"\n  help: {help}" if help else ""
        return f"{place}: {severity}[{self.code}]: {in_language(self.message, language)}{mend}"
