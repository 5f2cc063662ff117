"""Hypothesis strategies for houses that say what the plain ones never do, for the formulas to be compared on."""

from collections.abc import Callable, Iterator
from functools import partial

from attrs import define
from hypothesis import strategies as st
from strategies_conditions import CHOICES, Ground
from strategies_houses import GROUNDS, MAKER, HousePen, HouseText

_ZONES = ("Europe/Brussels", "America/St_Johns", "Asia/Kathmandu", "Pacific/Chatham", "Europe/Dublin")
_BOOKED = dict(next(ground.facts for ground in GROUNDS if ground.kind == "departure"))
_SHARED = {name: kind for name, kind in _BOOKED.items() if name != "channel"}
_RESIZED = {f"booking.{name}" if name == "party-size" else name: kind for name, kind in _BOOKED.items()}
_WIDE = (
    *GROUNDS,
    Ground("confirmation, refilled", True, _SHARED),
    Ground("resize", True, _RESIZED | {"resize.party-size": "number"}),
    Ground("walk-in", True, {"service": "service", "start": "moment", "price": "money", "party-size": "number"}, True),
    Ground("gift", False, {"reason-given": "reason?", "share": "number"}),
)
_RECORDED = ("payment", "arrival", "no-show", "departure", "extra", "message", "strike", "waiver")
"""Each records only what comes after it, so that a chain of recorded events is up to seven deep."""

_CLIENT = """\
    born: date or nothing
    habit: channel or nothing
    since: moment or nothing
    patience: duration = 1 hour
"""
_EVENTS = """\
event walk-in / walk-ins    opens
    service: service
    start: moment
    price: money = 80% of service.price
    party-size: number from 1 to 1000 = 2
event resize / resizes of booking    changes party-size
event gift / gifts
    amount: sessions
    share: number from 0 to 100 = 3
    reason-given: reason or nothing
define dear: price is at least {money} and (party-size is more than 2 or not deep)
hours night
    Monday                 00:00-24:00
    Wednesday, Saturday    20:00-03:00
    closed from 19 July to 1 August
    closed from 4 April 2027 to 9 April 2027
    closed on 15 March 2027
    open on 16 March 09:00-12:00
"""


@define
class WidePen(HousePen):
    """Draws what a `HousePen` draws, and what it does not."""

    def head(self) -> str:
        """More facts of the client, events, hours and zones."""
        said = HousePen.head(self)
        zone = next(line for line in said.splitlines() if line.startswith("    timezone "))
        said = said.replace(zone, f"    timezone {self.one_of(zone.split()[1], *_ZONES)}")
        said = said.replace("    level: number from 1 to 9\n", f"    level: number from 1 to 9\n{_CLIENT}")
        return said.replace("define big-job:", _EVENTS.format(money=self.literal_money()) + "define big-job:")

    def rules(self) -> Iterator[str]:
        """The rules of some kinds of event, one or two each."""
        yield MAKER.format(money=self.literal_money())
        for ground in _WIDE:
            if ground.kind not in ("maker", "disruption") and self.maybe():
                yield from self.rules_on(ground)

    def makers(self, ground: Ground) -> list[tuple[str, Callable[[], str]]]:
        """Conditions about two amounts, two moments and more facts of the client."""
        found = HousePen.makers(self, ground)
        if ground.of_house:
            return found
        found += [
            ("two moments", partial(self.between, ground)),
            ("sent falls", lambda: self.falls("sent")),
            ("born", lambda: f"client.born is {self.one_of('given', 'nothing')}"),
            ("habit", lambda: f"client.habit is {self.one_of(*CHOICES['channel'], 'nothing', 'given')}"),
            ("since", lambda: f"client.since is given and client.since is {self.one_of('before', 'after')} now"),
            ("patience", lambda: f"client.patience is {self.size()} {self.elapsed()}"),
            ("owed", lambda: f"owed is not {self.literal_money()}"),
        ]
        if ground.booked:
            night, share = self.one_of("hours", "days"), self.one_of("40%", "150%")
            length = self.one_of("90 seconds", "1 year", "6 working hours", "3 full phone days")
            ledger = self.one_of("paid", "owed", "charged")
            found += [
                ("made falls", lambda: self.falls("the booking")),
                ("two amounts", lambda: f"{share} of {ledger} is {self.size()} {self.money(ground)}"),
                ("night", lambda: f"{self.size()} {self.number(1, 9)} night {night} before {ground.start}"),
                ("years", lambda: f"{self.size()} {length} before {ground.start}"),
            ]
        if "deep" in ground.facts and "price" in ground.facts and "party-size" in ground.facts:
            found.append(("dear", lambda: "dear"))
        return found

    def between(self, ground: Ground) -> str:
        """How far a moment lies from another."""
        anchors = ["now", "next opening after now", "next night opening after sent", "the last arrival"]
        anchors += ["the last message", "18:00 on the day of now", "end of this calendar month"]
        named = ["sent", "now"]
        if ground.booked:
            anchors += [ground.start, "the booking", f"12:00 on the night day before {ground.start}"]
            named += [ground.start, "the booking"]
        length = self.length("full opening day", "full calendar day", "night hour", "working hour", "second", "year")
        return (
            f"{self.one_of(*named)} is {self.size()} {length} {self.one_of('before', 'after')} {self.one_of(*anchors)}"
        )

    def window(self, ground: Ground) -> str:
        """Windows too that begin with what a decision may move."""
        more = ["since 2 hours before the last arrival", "since next opening after the last message"]
        if ground.booked:
            more += [f"since {ground.start}", "since the booking"]
        return self.one_of(*more) if self.number(0, 3) == 0 else HousePen.window(self, ground)

    def money(self, ground: Ground) -> str:
        """Amounts too of two facts, and one within another."""
        atoms = [*self.atoms(ground), *self.ledger_atoms(ground)]
        one, other = (self.draw(st.sampled_from(atoms))() for _ in range(2))
        shapes = [f"{one} plus {other}", f"{one} minus {other}", f"50% of ({one} minus {other})"]
        shapes += [f"({one} capped at {other}) but at least {self.literal_money()}"]
        shapes += [f"({one} plus {self.literal_money()}) times 2"]
        if "party-size" in ground.facts and not ground.opens:
            shapes.append(f"{self.literal_money()} times party-size as of {self.length()} before now")
        return self.one_of(*shapes) if self.number(0, 3) == 0 else HousePen.money(self, ground)

    def totals(self, ground: Ground) -> list[Callable[[], str]]:
        """Sums over more kinds of event."""
        more = ("cost of extras", "price of walk-ins", "amount of pledges")
        return [*HousePen.totals(self, ground), lambda: f"total {self.one_of(*more)} {self.window(ground)}"]

    def recordable(self, ground: Ground) -> tuple[str, ...]:
        """A payment too, which brings money in where its parent says how much."""
        if ground.kind not in _RECORDED and not set(HousePen.recordable(self, ground)) - set(_RECORDED[-2:]):
            return _RECORDED[-2:]
        later = _RECORDED[_RECORDED.index(ground.kind) + 1 :] if ground.kind in _RECORDED else _RECORDED
        return tuple(name for name in later if ground.booked or name in _RECORDED[-3:])


@st.composite
def wide_houses(draw: st.DrawFn) -> HouseText:
    """A house with constructs that the plain ones do not have."""
    currency, decimals = draw(st.sampled_from((("EUR", 2), ("JPY", 0), ("KWD", 3))))
    pen = WidePen(draw, currency, decimals)
    return HouseText(pen.head(), tuple(pen.rules()))
