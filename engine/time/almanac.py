"""The zone rules and public holidays that a version was made with."""

from attrs import field, frozen

from engine.time.moments import Zone


@frozen
class Almanac:
    """What a version keeps of the calendars of its time, whatever is known of them later.

    `holidays` are (day, name) in order.
    """

    zone: Zone
    holidays: tuple[tuple[int, str], ...] = field(repr=False)
