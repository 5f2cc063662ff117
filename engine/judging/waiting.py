"""What waits for its moment, in order."""

from heapq import heappop, heappush
from typing import Generic, TypeVar

from engine.time.moments import DAY

NEVER = 1 << 62

Item = TypeVar("Item", bound=tuple[int, object, object])


class Waiting(Generic[Item]):
    """Items that begin with their moment, the smallest first: a heap of each day, so that a long queue costs as little
    as a short one."""

    def __init__(self) -> None:
        self._days: dict[int, list[Item]] = {}
        self._order: list[int] = []
        self._open: list[Item] = []
        self._open_day = -NEVER

    @property
    def first_at(self) -> int:
        """The moment of the first item; NEVER if there is none."""
        if not self._open and not self._open_next():
            return NEVER
        return self._open[0][0]

    def add(self, item: Item) -> None:
        """One more item."""
        day = item[0] // DAY
        if day <= self._open_day:
            heappush(self._open, item)
        elif day in self._days:
            self._days[day].append(item)
        else:
            self._days[day] = [item]
            heappush(self._order, day)

    def take(self) -> Item:
        """The first item, which does not wait any more. IndexError if there is none."""
        if not self._open:
            self._open_next()
        return heappop(self._open)

    def _open_next(self) -> bool:
        if not self._order:
            return False
        self._open_day = heappop(self._order)
        self._open = self._days.pop(self._open_day)
        # What is sorted is a heap.
        self._open.sort()
        return True
