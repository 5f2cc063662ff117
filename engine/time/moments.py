"""Moments, local time and calendar steps, on whole numbers.

A moment is whole seconds UTC since 1970-01-01. A local time is the seconds a wall clock would show, counted from
its own 1970-01-01 00:00. A day is its number since 1970-01-01, a clock is minutes since midnight (0 to 1440).

A `Zone` is the frozen table of a time zone's changes, so that a house carries the rules it was judged with.
A local time that clocks skip stands for the first moment after; one that comes twice for the first of the two.
"""

import re
from bisect import bisect_right
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from engine.remembered import Remembered
from engine.time.days import date_of, date_text, day_after, day_number, is_date, month_after
from engine.values import Misfit
from grammar.sentence import sentence

# Moments are read within these years only, both included: the span whose zone rules are frozen. Dates that mean
# "never" in other systems (0001-01-01, 9999-12-31) so come to light when they are read.
FIRST_YEAR = 1970
LAST_YEAR = 2100

DAY = 86400
ELAPSED = {"seconds": 1, "minutes": 60, "hours": 3600}
"""The units of elapsed time, in seconds."""

_LONG_AGO = -(1 << 62)
_FAR_AHEAD = 1 << 62
# In the whole database no two changes of a zone are closer than six days and 23 hours (since 1970), so no pair of
# changes hides between two probes.
_PROBE = 6 * DAY
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
    r"(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r"\s*([Zz]|[+-][0-9]{2}(?::?[0-9]{2})?(?::[0-9]{2})?)?)?"
)


def date_from_text(text: str) -> int | Misfit:
    """`2027-11-19` as a day number; a Misfit for anything else. Any year will do: a birthday may be long ago."""
    match = _MOMENT.fullmatch(text.strip())
    if match is None or match[4]:
        return Misfit(sentence("`{}` is not a date", text), sentence("write `2027-11-19`"))
    return _day(text, int(match[1]), int(match[2]), int(match[3]))


def _day(text: str, year: int, month: int, day: int) -> int | Misfit:
    if not is_date(year, month, day):
        return Misfit(sentence("`{}` is not in the calendar: there is no such date", text))
    return day_number(year, month, day)


class Zone:
    """A time zone as a table: from the moment `starts[i]` on, local time is UTC plus `offsets[i]` seconds.

    `starts[0]` lies before all other moments. Two zones are equal, and hash the same, when name and table are.
    `moments` is `moment_from_text` as a table: most moments of a stream come more than once. `hours` has what
    `moment_text` says of all moments of an hour.
    """

    __slots__ = ("_local_ends", "_local_starts", "hours", "moments", "name", "offsets", "starts")

    def __init__(self, name: str, starts: tuple[int, ...], offsets: tuple[int, ...]) -> None:
        self.name: Final = name
        self.starts: Final = starts
        self.offsets: Final = offsets
        ends = (*starts[1:], _FAR_AHEAD)
        self._local_starts = tuple(start + offset for start, offset in zip(starts, offsets, strict=True))
        self._local_ends = tuple(end + offset for end, offset in zip(ends, offsets, strict=True))
        self.moments: Final[Remembered[str, int | Misfit]] = Remembered(lambda text: _moment_from_text(text, self))
        self.hours: Final[Remembered[int, tuple[str, str] | None]] = Remembered(lambda hour: _hour_texts(hour, self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Zone):
            return NotImplemented
        return (self.name, self.starts, self.offsets) == (other.name, other.starts, other.offsets)

    def __hash__(self) -> int:
        return hash((self.name, self.starts, self.offsets))

    def __repr__(self) -> str:
        return f"Zone({self.name!r})"

    @property
    def transitions(self) -> tuple[tuple[int, int], ...]:
        """(moment, offset from then on) of every change."""
        return tuple(zip(self.starts, self.offsets, strict=True))

    @property
    def text(self) -> str:
        """What a version keeps in its hash: the name with the first offset, then a line for each change."""
        changes = "".join(f"{start} {offset}\n" for start, offset in self.transitions[1:])
        return f"{self.name} {self.offsets[0]}\n{changes}"

    def offset_at(self, moment: int) -> int:
        """Seconds that local time is ahead of UTC at a moment."""
        return self.offsets[bisect_right(self.starts, moment) - 1]

    def local_from_utc(self, moment: int) -> int:
        """What the wall clock shows, as local seconds."""
        return moment + self.offsets[bisect_right(self.starts, moment) - 1]

    def utc_from_local(self, local: int) -> int:
        """The moment of a local time: the first after a skipped one, the first of a doubled one."""
        index = bisect_right(self._local_ends, local)
        return max(local - self.offsets[index], self.starts[index])

    def readings(self, local: int) -> tuple[int, ...]:
        """Every moment at which the wall clock shows this: none when skipped, two when doubled, else one."""
        index = bisect_right(self._local_ends, local)
        found = []
        while index < len(self.starts) and self._local_starts[index] <= local:
            found.append(local - self.offsets[index])
            index += 1
        return tuple(found)

    def local_note(self, local: int) -> str:
        """`skipped`, `doubled`, or empty for a local time that comes just once."""
        return ("skipped", "", "doubled")[min(len(self.readings(local)), 2)]

    def day_of(self, moment: int) -> int:
        """The local day of a moment."""
        return self.local_from_utc(moment) // DAY

    def clock_of(self, moment: int) -> int:
        """Whole minutes since local midnight, 0 to 1439, as the wall clock shows them."""
        return self.local_from_utc(moment) % DAY // 60

    def start_of_day(self, day: int) -> int:
        """The first moment of a local day."""
        return self.utc_from_local(day * DAY)

    def clock_on(self, day: int, minutes: int) -> int:
        """The moment of a clock on a local day; 1440 is the midnight at its end."""
        return self.utc_from_local(day * DAY + minutes * 60)

    def same_clock_on(self, day: int, moment: int) -> int:
        """The moment on another local day at which the wall clock shows what it shows at `moment`."""
        return self.utc_from_local(day * DAY + self.local_from_utc(moment) % DAY)

    def is_between_clocks(self, moment: int, first: int, last: int) -> bool:
        """Whether the wall clock is at or after `first` and before `last`; last at or before first wraps midnight."""
        clock = self.clock_of(moment)
        if first < last:
            return first <= clock < last
        return clock >= first or clock < last

    def full_days_between(self, a: int, b: int) -> int:
        """How many whole calendar days lie strictly between the local days of `a` and `b`; 0 when `b` comes first."""
        return max(0, self.day_of(b) - self.day_of(a) - 1)

    def step(self, moment: int, count: int, unit: str, direction: str) -> int:
        """`count` units `before` or `after` a moment.

        Seconds, minutes and hours are elapsed. Days, weeks, months and years are calendar steps to the same wall
        clock on another day; a month that is too short gives its last day. 0 of any unit is the moment itself.
        """
        if direction == "before":
            count = -count
        if unit in ELAPSED:
            return moment + count * ELAPSED[unit]
        if count == 0:
            return moment
        if unit == "days":
            return self.days_after(moment, count)
        return self.same_clock_on(day_after(self.day_of(moment), count, unit), moment)

    def days_after(self, moment: int, count: int) -> int:
        """The same wall clock so many calendar days after a moment, or before it (below 0)."""
        local = moment + self.offsets[bisect_right(self.starts, moment) - 1] + count * DAY
        index = bisect_right(self._local_ends, local)
        return max(local - self.offsets[index], self.starts[index]) if count else moment

    def window_start(self, moment: int, count: int, unit: str) -> int:
        """Where `in the last COUNT UNIT` begins: the start of the local day so many days, weeks, months or years
        before the moment's own; in seconds, minutes and hours it is elapsed."""
        if unit in ELAPSED:
            return moment - count * ELAPSED[unit]
        return self.start_of_day(day_after(self.day_of(moment), -count, unit))

    def start_of_month(self, moment: int) -> int:
        """The first moment of the local calendar month."""
        year, month, _ = date_of(self.day_of(moment))
        return self.start_of_day(day_number(year, month, 1))

    def start_of_year(self, moment: int) -> int:
        """The first moment of the local calendar year."""
        return self.start_of_day(day_number(date_of(self.day_of(moment))[0], 1, 1))

    def end_of_month(self, moment: int, months_ahead: int = 0) -> int:
        """The end of this calendar month, or of one so many months ahead: the first moment of the month after it.

        `until` that moment so has the month's last second in it, and `from` it begins with the new month.
        """
        year, month, _ = date_of(self.day_of(moment))
        return self.start_of_day(day_number(*month_after(year, month, months_ahead + 1), 1))


def zone_names() -> tuple[str, ...]:
    """The names of all zones, in order: `Africa/Abidjan` to `Zulu`."""
    from importlib.resources import files

    return tuple(sorted((files("tzdata") / "zones").read_text(encoding="utf-8").split()))


@lru_cache(maxsize=32)
def zone_from_name(name: str, first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> Zone | None:
    """The frozen table of a zone over a span of years, both included; None for a name that is no zone.

    Before the span its first offset holds, after it the last. Taken from the `tzdata` package, never from the
    machine, so that one installed set of packages means the same everywhere.
    """
    # Imported here, as a house that was checked before has its table with it.
    from importlib.resources import files
    from zoneinfo import ZoneInfo

    if name not in zone_names():
        return None
    with (files("tzdata") / "zoneinfo").joinpath(*name.split("/")).open("rb") as file:
        rules = ZoneInfo.from_file(file, key=name)

    def offset_at(moment: int) -> timedelta:
        offset = datetime.fromtimestamp(moment, rules).utcoffset()
        assert offset is not None
        return offset

    known = day_number(first_year, 1, 1) * DAY
    end = day_number(last_year + 1, 1, 1) * DAY
    starts, offsets = [_LONG_AGO], [offset_at(known)]
    while known < end:
        probe = min(known + _PROBE, end)
        if offset_at(probe) != offsets[-1]:
            while probe - known > 1:
                middle = (known + probe) // 2
                if offset_at(middle) == offsets[-1]:
                    known = middle
                else:
                    probe = middle
            starts.append(probe)
            offsets.append(offset_at(probe))
        known = probe
    return Zone(name, tuple(starts), tuple(int(offset.total_seconds()) for offset in offsets))


def moment_from_text(text: str, zone: Zone) -> int | Misfit:
    """ISO 8601 as a moment: `2027-11-19T14:00`, with seconds, with `Z` or an offset, or a blank for the `T`.

    Without an offset it is local time of the zone; a local time that is skipped or doubled is a Misfit of code
    E805 with both readings. Parts of a second are left off. A date alone is no moment.
    """
    return zone.moments[text]


def _moment_from_text(text: str, zone: Zone) -> int | Misfit:
    # As programs write it.
    day_start, clock, rest = _DAY_STARTS[text[:10]], _CLOCKS[text[10:16]], _RESTS[text[16:]]
    if day_start is not None and clock is not None:
        if rest is not None:
            return day_start + clock + rest
        since_clock = _SECONDS.get(text[16:])
        if since_clock is not None:
            readings = zone.readings(day_start + clock + since_clock)
            if len(readings) == 1:
                return readings[0]
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return Misfit(sentence("`{}` is not a moment", text), sentence("write `2027-11-19T14:00`"))
    day = _day(text, int(match[1]), int(match[2]), int(match[3]))
    if isinstance(day, Misfit):
        return day
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return Misfit(sentence("`{}` lies outside the years {} to {}", text, FIRST_YEAR, LAST_YEAR))
    if match[4] is None:
        return Misfit(
            sentence("`{}` is a date, and a moment was expected", text),
            sentence("add a clock: `{}T14:00`", date_text(day)),
        )
    seconds = _seconds(match)
    if seconds is None:
        return Misfit(sentence("`{}` is not a moment: there is no such time of day", text))
    local = day * DAY + seconds
    if match[7] is not None:
        offset = _offset_from_text(match[7])
        return (
            Misfit(sentence("`{}` is not a moment: there is no such offset", text))
            if offset is None
            else local - offset
        )
    readings = zone.readings(local)
    if len(readings) == 1:
        return readings[0]
    return _ambiguous(text, local, readings, zone)


def moment_text(moment: int, zone: Zone) -> str:
    """`2027-11-19T09:00:00+01:00`, in the zone's local time."""
    hour = zone.hours[moment // 3600]
    if hour is not None:
        return f"{hour[0]}{_IN_HOUR[moment % 3600]}{hour[1]}"
    offset = zone.offset_at(moment)
    day, seconds = divmod(moment + offset, DAY)
    return f"{date_text(day)}T{seconds // 3600:02d}{_IN_HOUR[seconds % 3600]}{_offset_text(offset)}"


def _hour_texts(hour: int, zone: Zone) -> tuple[str, str] | None:
    """What is the same in all moments of an hour, counted from 1970 on in UTC: `2027-11-19T09` and `+01:00`.

    None where the clocks change within it, or it begins within an hour of the zone.
    """
    first = hour * 3600
    offset = zone.offset_at(first)
    if offset % 3600 or zone.offset_at(first + 3599) != offset:
        return None
    day, seconds = divmod(first + offset, DAY)
    return f"{date_text(day)}T{seconds // 3600:02d}", _offset_text(offset)


@lru_cache(maxsize=256)
def _offset_text(offset: int) -> str:
    """`+01:00`, with seconds where there are any."""
    hours, rest = divmod(abs(offset), 3600)
    ahead = f"{'-' if offset < 0 else '+'}{hours:02d}:{rest // 60:02d}"
    return ahead + (f":{rest % 60:02d}" if rest % 60 else "")


def _day_start_from_text(text: str) -> int | None:
    """Where a day begins in UTC, in seconds; None for what is none that a moment may have."""
    match = _MOMENT.fullmatch(text)
    if match is None or match[4] or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    day = _day(text, int(match[1]), int(match[2]), int(match[3]))
    return day * DAY if isinstance(day, int) else None


def _clock_from_text(text: str) -> int | None:
    """The seconds since midnight of `T14:00`; None for anything else."""
    match = _MOMENT.fullmatch(f"1970-01-01{text}")
    return None if match is None or match[4] is None or match[6] or match[7] else _seconds(match)


def _rest_from_text(text: str) -> int | None:
    """How far what follows `2027-11-19T14:00` moves it, in seconds, as `:30+01:00` does; None without an offset."""
    match = _MOMENT.fullmatch(f"1970-01-01T00:00{text}")
    if match is None or match[7] is None:
        return None
    seconds = _seconds(match)
    offset = _offset_from_text(match[7])
    return None if seconds is None or offset is None else seconds - offset


def _seconds(match: re.Match[str]) -> int | None:
    """The seconds since midnight of a clock; None for a time of day that there is not."""
    hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
    if hour > 24 or minute > 59 or second > 59 or (hour == 24 and (minute or second)):
        return None
    return hour * 3600 + minute * 60 + second


def _offset_from_text(text: str) -> int | None:
    if text in ("Z", "z"):
        return 0
    digits = text[1:].replace(":", "").ljust(6, "0")
    hours, minutes, seconds = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if hours > 23 or minutes > 59 or seconds > 59:
        return None
    offset = hours * 3600 + minutes * 60 + seconds
    return -offset if text[0] == "-" else offset


def _ambiguous(text: str, local: int, readings: tuple[int, ...], zone: Zone) -> Misfit:
    if readings:
        message = sentence("`{}` comes twice in {}, since clocks go back then", text, zone.name)
    else:
        message = sentence("`{}` does not exist in {}, since clocks go forward then", text, zone.name)
        change = zone.utc_from_local(local)
        readings = (local - zone.offset_at(change), local - zone.offset_at(change - 1))
    first, second = (moment_text(moment, zone) for moment in readings)
    return Misfit(message, sentence("write `{}` or `{}`", first, second), code="E805")


def clock_text(minutes: int) -> str:
    """`18:00` for 1080 minutes since midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_IN_HOUR = [f":{seconds // 60:02d}:{seconds % 60:02d}" for seconds in range(3600)]
_SECONDS = {"": 0} | {f":{seconds:02d}": seconds for seconds in range(60)}
_DAY_STARTS = Remembered(_day_start_from_text)
_CLOCKS = Remembered(_clock_from_text)
_RESTS = Remembered(_rest_from_text)
