"""A function as a table."""

from collections import Counter

from engine.remembered import Remembered


def test_what_is_known_is_not_worked_out_again() -> None:
    """Twice the same key, once the work."""
    asked: Counter[int] = Counter()

    def double(number: int) -> int:
        asked[number] += 1
        return 2 * number

    doubles = Remembered(double)
    assert [4, 4, 6] == [doubles[2], doubles[2], doubles[3]]
    assert Counter({2: 1, 3: 1}) == asked


def test_memory_is_bounded() -> None:
    """However many keys come, and however long they are."""
    lengths = Remembered(len)
    assert 1000 == lengths["x" * 1000]
    assert {} == lengths
    for number in range(100_000):
        assert lengths[str(number)] == len(str(number))
    assert len(lengths) <= 1 << 15
