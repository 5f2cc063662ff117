"""One stream through two houses side by side, compared decision by decision."""

from collections.abc import Callable, Iterable, Iterator

from attrs import define, field

from engine.memory.decision import Decision
from engine.model import House
from engine.replaying.comparison import Comparison
from engine.running import Run


@define
class Replay:
    """Two runs over one stream. `warn` gets a sentence for each line that cannot be read, once for both."""

    house: House
    other: House
    warn: Callable[[str], None]
    _told: tuple[set[str], set[str]] = field(factory=lambda: (set(), set()), init=False)
    _runs: tuple[Run, Run] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._runs = (
            Run(self.house, lambda text: self._hear(0, text)),
            Run(self.other, lambda text: self._hear(1, text)),
        )

    @property
    def unreadable(self) -> bool:
        """Whether a house could not read or judge a line."""
        return any(run.unreadable for run in self._runs)

    def comparison(
        self, lines: Iterable[bytes], again: Iterable[bytes], name: str, until: int | None = None
    ) -> Comparison:
        """The two houses compared over a stream, which is given twice, and over what falls due up to `until`."""
        found = Comparison(self.house.currency)
        first, second = self._runs
        for ours, other in _paired(first.decisions(lines, name, until), second.decisions(again, name, until)):
            found.add(ours, other)
        return found

    def _hear(self, side: int, text: str) -> None:
        """Tells a problem, unless the other side had it already."""
        if text in self._told[1 - side]:
            self._told[1 - side].discard(text)
            return
        self._told[side].add(text)
        self.warn(text)


def _paired(ours: Iterator[Decision], others: Iterator[Decision]) -> Iterator[tuple[Decision | None, Decision | None]]:
    """The decisions on the same event, None where one side has none.

    Both are in order of (moment, whether it came by itself, client, id).
    """
    one, two = next(ours, None), next(others, None)
    while one is not None or two is not None:
        before = two is None or (one is not None and _place(one) < _place(two))
        after = one is None or (two is not None and _place(two) < _place(one))
        yield None if after else one, None if before else two
        if not after:
            one = next(ours, None)
        if not before:
            two = next(others, None)


def _place(decision: Decision) -> tuple[int, bool, str, str]:
    event = decision.event
    return event.at, decision.kind.cause is not None, event.client or "", event.id
