"""Where something that stays so on the way from a value ends."""

from collections.abc import Callable, Iterable


def edge(stays: Callable[[int], bool], at: int, looks: Iterable[int]) -> int | None:
    """The last value on the way from `at` at which something stays so; None where it does at every look.

    `looks` lie on the way, the nearest first. What ends and begins anew between two of them is not seen.
    """
    known = at
    for look in looks:
        if stays(look):
            known = look
            continue
        other = look
        while abs(other - known) > 1:
            middle = (known + other) // 2
            known, other = (middle, other) if stays(middle) else (known, middle)
        return known
    return None
