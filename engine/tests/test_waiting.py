"""What waits for its moment comes in order."""

from heapq import heappop, heappush

from hypothesis import given
from hypothesis import strategies as st

from engine.judging.waiting import NEVER, Waiting


@given(st.lists(st.none() | st.integers(-(10**6), 10**6)))
def test_first_comes_first(steps: list[int | None]) -> None:
    """As in one heap, whatever is added and taken in between; None takes."""
    waiting: Waiting[tuple[int, int, str]] = Waiting()
    heap: list[tuple[int, int, str]] = []
    for turn, moment in enumerate(steps):
        if moment is not None:
            waiting.add((moment, turn, "c"))
            heappush(heap, (moment, turn, "c"))
        elif heap:
            assert heappop(heap) == waiting.take()
        assert (heap[0][0] if heap else NEVER) == waiting.first_at
