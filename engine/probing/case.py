"""A case: one event, what was before it, and nothing that does not matter."""

from collections.abc import Hashable
from typing import Any, TypeAlias

from attrs import evolve, frozen

Dial: TypeAlias = tuple[Hashable, ...]
"""What can be set in a case.

| dial | its value |
|---|---|
| `now` | the moment of the event |
| `made` | when the booking was made |
| `event`, `booking` or `client`, a fact | the value of the fact, as a `Kind` has it |
| `paid` | money that came in before, minor units |
| `count`, event, window | how many such events there were |
| `within`, event | how many such events the booking had |
| `past`, event | the moments of earlier such events |
| `mark`, subject, name | whether it has the mark |
| `left`, unit | what is kept for the client |
| `accepted` | whether the client accepted these rules |
| `owed`, event | `open`, `met` or `overdue`: what came of what `before` asked or promised |
| `times` | how often in a row the deadline passed |
"""


@frozen
class Case:
    """An event of a kind with what is set; everything else is as a scenario has it by itself. `before` is an earlier
    event of the same client, judged too."""

    kind: str
    set: tuple[tuple[Dial, Any], ...]
    before: "Case | None" = None

    @property
    def first(self) -> "Case":
        """The earliest event of those that this one follows; itself where it follows none."""
        return self if self.before is None else self.before.first

    @property
    def length(self) -> int:
        """How many events there are, one after another."""
        return 1 if self.before is None else 1 + self.before.length

    def get(self, *dial: Hashable) -> Any:
        """What a dial is set to; None where it is not set."""
        return next((value for known, value in self.set if known == dial), None)

    def changed(self, dial: Dial, value: Any) -> "Case":
        """The case with one dial set; with None, not set."""
        kept = [(known, old) for known, old in self.set if known != dial]
        if value is not None:
            kept.append((dial, value))
        return evolve(self, set=tuple(sorted(kept, key=lambda one: str(one[0]))))

    def after(self, before: "Case | None") -> "Case":
        """The case after an earlier event."""
        return evolve(self, before=before)

    def facts(self, source: str) -> dict[str, Any]:
        """The facts that are set of a source, by name."""
        return {str(dial[1]): value for dial, value in self.set if dial[0] == source}
