"""Local time of a house, by the standard library, and steps from day to day."""

from bisect import bisect_left
from datetime import date, datetime, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

from attrs import frozen

from engine.model import House

_EPOCH = date(1970, 1, 1)


@frozen(slots=False)
class Clock:
    """Local time of a house, by the standard library."""

    zone: ZoneInfo

    @classmethod
    def of(cls, house: House) -> "Clock":
        """The clock on the wall of a house; the rules of its zone come from the package the house took them from."""
        with files("tzdata").joinpath("zoneinfo", *house.zone.name.split("/")).open("rb") as rules:
            return cls(ZoneInfo.from_file(rules, house.zone.name))

    def wall(self, moment: int) -> datetime:
        """What the clock on the wall shows."""
        return datetime.fromtimestamp(moment, self.zone).replace(tzinfo=None)

    def day(self, moment: int) -> date:
        """The local day."""
        return self.wall(moment).date()

    def moment(self, wall: datetime) -> int:
        """The first moment at which the clock shows this, or later if it never does."""
        early, late = sorted(int(wall.replace(tzinfo=self.zone, fold=fold).timestamp()) for fold in (0, 1))
        if self.wall(early) == wall:
            return early
        return range(early, late + 1)[bisect_left(range(early, late + 1), wall, key=self.wall)]

    def midnight(self, day: date) -> int:
        """The first moment of a local day."""
        return self.moment(datetime(day.year, day.month, day.day))

    def same_time_on(self, day: date, moment: int) -> int:
        """The moment on another day at which the clock shows what it shows at this one."""
        return self.moment(datetime.combine(day, self.wall(moment).time()))


def date_of_number(day: int) -> date:
    """The date of a day number."""
    return _EPOCH + timedelta(days=day)


def number_of_date(day: date) -> int:
    """The number of a date."""
    return (day - _EPOCH).days


def months_from(day: date, count: int) -> date:
    """The same day of the month so many months away, or that month's last."""
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    last = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
    return last.replace(day=min(day.day, last.day))
