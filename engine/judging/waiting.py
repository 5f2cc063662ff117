"""What waits for its moment, or for its day."""

from heapq import heappop, heappush
from typing import Generic, TypeVar

from engine.time.moments import DAY

NEVER = 1 << 62

Item = TypeVar("Item", bound=tuple[int, object, object])
Name = TypeVar("Name")


class Waiting(Generic[Item]):
    """Items that begin with their moment, the smallest first: a heap of each day, so that a long queue costs as little
    as a short one. `first_at` is the moment of the first item; NEVER if there is none."""

    def __init__(self) -> None:
        self.first_at = NEVER
        self._days: dict[int, list[Item]] = {}
        self._order: list[int] = []
        self._open: list[Item] = []
        self._open_day = -NEVER

    def add(self, item: Item) -> None:
        """One more item."""
        at = item[0]
        day = at // DAY
        if day <= self._open_day:
            heappush(self._open, item)
        elif day in self._days:
            self._days[day].append(item)
        else:
            self._days[day] = [item]
            heappush(self._order, day)
        if at < self.first_at:
            self.first_at = at

    def take(self) -> Item:
        """The first item, which does not wait any more. IndexError if there is none."""
        if not self._open:
            self._open_next()
        item = heappop(self._open)
        if not self._open and self._order:
            self._open_next()
        self.first_at = self._open[0][0] if self._open else NEVER
        return item

    def _open_next(self) -> None:
        self._open_day = heappop(self._order)
        self._open = self._days.pop(self._open_day)
        # What is sorted is a heap.
        self._open.sort()


class WaitingDays(Generic[Name]):
    """Names that wait for a day (UTC), those of one day in the order in which they came. `first_at` is when the first
    of their days begins; NEVER if there is none."""

    def __init__(self) -> None:
        self.first_at = NEVER
        self._days: dict[int, list[Name]] = {}
        self._order: list[int] = []

    def add(self, at: int, name: Name) -> int:
        """One more, for the first day that begins at a moment or after it; when that is."""
        begin = at + -at % DAY
        names = self._days.get(begin)
        if names is not None:
            names.append(name)
            return begin
        self._days[begin] = [name]
        heappush(self._order, begin)
        self.first_at = self._order[0]
        return begin

    def take(self) -> list[Name]:
        """Those of the first day, who do not wait any more. IndexError if there are none."""
        begin = heappop(self._order)
        self.first_at = self._order[0] if self._order else NEVER
        return self._days.pop(begin)
