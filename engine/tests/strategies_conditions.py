"""Hypothesis strategies for what a line says: lengths, moments, amounts and conditions, as text of the language."""

from collections.abc import Callable, Mapping
from functools import partial

from attrs import define, field, frozen
from hypothesis import strategies as st

CHOICES = {
    "channel": ("website", "phone", "email", "whatsapp"),
    "party": ("client", "house"),
    "reason": ("illness", "emergency", "weather", "other"),
    "topic": ("booking", "price", "hours", "question"),
    "payment-method": ("cash", "card", "transfer"),
    "service": ("cut", "colouring", "bridal"),
    "code": ("one", "two", "three", "four"),
}
MARKS = {"client": ("vip", "banned"), "booking": ("firm", "held"), "house": ("busy",)}
ACCOUNTS = ("parking", "cleaning")
OWED = ("deposit", "payment", "proof", "pledge", "answer", "follow-up")
"""What rules ask and promise; when one is overdue, a rule makes only those after it."""

COUNTED = ("bookings", "moves", "no-shows", "arrivals", "messages", "payments", "strikes", "waivers", "extras")
_SIZES = ("at least", "at most", "more than", "less than", "exactly")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CLOCKS = ("00:00", "02:30", "09:00", "12:00", "18:00", "23:59", "24:00")
_DATES = ("1 January", "29 February", "28 March", "31 March", "30 October", "24 December")

_MEASURES = {
    "elapsed": ("minute", "hour"),
    "calendar days": ("calendar day", "week"),
    "opening time": ("opening hour", "opening minute"),
    "phone time": ("phone hour",),
    "opening days": ("opening day",),
    "working days": ("working day",),
    "phone days": ("phone day",),
    "months": ("month",),
    "full opening days": ("full opening day",),
    "full working days": ("full working day",),
    "full calendar days": ("full calendar day",),
}
"""Units by what they measure: two distances in one measure may cover one another."""

_UNITS = tuple(unit for units in _MEASURES.values() for unit in units if not unit.startswith("full"))


@frozen
class Ground:
    """What rules are on, and what their lines can read there: facts by name, with `?` where they may be nothing."""

    kind: str
    booked: bool
    facts: Mapping[str, str]
    opens: bool = False
    by_itself: bool = False
    of_house: bool = False

    @property
    def start(self) -> str:
        """How its lines call the start of the booking."""
        return "start" if "start" in self.facts else "booking.start"

    def named(self, kind: str) -> tuple[str, ...]:
        """The facts of a kind."""
        return tuple(name for name, known in self.facts.items() if known == kind)


@define
class Pen:
    """Draws text. `currency` is the house's; `decimals` those of its minor unit."""

    draw: st.DrawFn
    currency: str = "EUR"
    decimals: int = 2
    _depth: int = field(default=0)

    def one_of(self, *options: str) -> str:
        """One of some texts."""
        return self.draw(st.sampled_from(options))

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.draw(st.integers(low, high))

    def maybe(self) -> bool:
        """Yes, half of the time."""
        return self.draw(st.booleans())

    def often(self) -> bool:
        """Yes, most of the time."""
        return self.number(0, 3) > 0

    # --- lengths and moments

    def length(self, *more: str) -> str:
        """A length of time that leads from one moment to another."""
        return self.length_in((*_UNITS, *more))

    def length_in(self, units: tuple[str, ...]) -> str:
        """A length of time in one of some units."""
        unit = self.one_of(*units)
        many = {"minute": 90, "hour": 49, "opening minute": 300, "opening hour": 20, "month": 3, "week": 3}
        count = self.number(1, many.get(unit, 5))
        return f"{count} {unit}{'' if count == 1 else 's'}"

    def elapsed(self) -> str:
        """A length in minutes or hours."""
        return self.one_of("5 minutes", "15 minutes", "1 hour", "90 minutes", "24 hours", "48 hours")

    def moment(self, ground: Ground) -> str:
        """A moment that is always known."""
        makers: list[Callable[[], str]] = [
            lambda: "now",
            lambda: "sent",
            lambda: f"{self.length()} after now",
            lambda: f"{self.length()} before now",
            lambda: f"{self.one_of(*_CLOCKS)} on the day of now",
            lambda: f"next opening after {self.one_of('now', 'sent')}",
            lambda: f"next phone opening after {self.length()} after now",
            lambda: f"end of {self.one_of('this', 'next')} calendar month",
            lambda: f"{self.one_of(*_DATES[2:])} 2027",
        ]
        if ground.booked:
            makers += [lambda: ground.start, lambda: "the booking", lambda: self.edge(ground)]
        return self.draw(st.sampled_from(makers))()

    def edge(self, ground: Ground) -> str:
        """A clock on a day, or a distance, counted from the start."""
        start, clock = ground.start, self.one_of(*_CLOCKS)
        edges: list[Callable[[], str]] = [
            lambda: f"{clock} on the day before {start}",
            lambda: f"{clock} on the opening day before {start}",
            lambda: f"{clock} on the phone day before {start}",
            lambda: f"{clock} on {self.one_of(*_DAYS)} before {start}",
            lambda: f"{clock} on the day {self.number(1, 4)} opening days before {start}",
            lambda: f"{clock} on the day 2 working days after {start}",
            lambda: f"{clock} on the day of {start}",
            lambda: f"the {self.one_of('', 'opening ', 'working ', 'phone ')}day before {start}",
            lambda: f"the {self.one_of(*_DAYS)} before {start}",
            lambda: f"the day {self.number(1, 4)} {self.one_of('calendar', 'opening')} days before {start}",
            lambda: f"the day {self.number(1, 4)} calendar days after {start}",
            lambda: f"the day of {start}",
            lambda: f"{self.length()} before {start}",
            lambda: f"{self.length()} after {start}",
        ]
        return self.draw(st.sampled_from(edges))()

    def deadline(self, ground: Ground) -> str:
        """How long something may take."""
        if ground.booked and self.maybe():
            return f"by {self.edge(ground)}"
        return self.one_of(
            f"within {self.length()}",
            f"by {self.one_of(*_CLOCKS)} on the day 2 opening days after now",
            f"by the day {self.one_of('of now', '1 calendar day after now')}",
        )

    # --- amounts

    def literal_money(self) -> str:
        """Money, written out."""
        minor = self.draw(st.sampled_from((0, 1, 5, 99, 250, 333, 1000, 1999, 10_000)))
        whole, part = divmod(minor, 10**self.decimals)
        return f"{self.currency} {whole}" + (f".{part:0{self.decimals}d}" if part else "")

    def money(self, ground: Ground) -> str:
        """An amount of money, with one or two things done to it."""
        atom: Callable[[], str] = self.draw(st.sampled_from([*self.atoms(ground), *self.ledger_atoms(ground)]))
        spans = [*ground.named("duration"), *(("notice", "lateness") if ground.booked else ())]
        numbers = ground.named("number")
        shapes: list[Callable[[], str]] = [
            atom,
            atom,
            lambda: f"{self.one_of('10', '30', '33.3', '12.5', '150', '100')}% of {atom()}",
            lambda: f"{atom()} plus {self.literal_money()}",
            lambda: f"{atom()} minus {self.literal_money()}",
            lambda: f"(33% of {atom()}) capped at {self.literal_money()}",
            lambda: f"({atom()} minus {self.literal_money()}) but at least {self.literal_money()}",
            *self.totals(ground),
        ]
        if spans:
            shapes += [
                lambda: (
                    f"{self.literal_money()} for each {self.one_of('started', 'full')} {self.elapsed()}"
                    f" of {self.one_of(*spans)}"
                )
            ]
        if numbers:
            shapes += [
                lambda: f"{self.literal_money()} times {self.one_of(*numbers)}",
                lambda: f"{atom()} times {self.one_of(*numbers)} out of {self.one_of(*numbers, '3', '7')}",
            ]
        return self.draw(st.sampled_from(shapes))()

    def atoms(self, ground: Ground) -> list[Callable[[], str]]:
        """Money that the event and its booking say."""
        found = [self.literal_money, self.literal_money, *(partial(str, name) for name in ground.named("money"))]
        if ground.booked:
            found.append(lambda: f"{self.one_of(*ground.named('service'))}.price")
        if "service" in ground.facts:
            found.append(lambda: "fee")
        return found

    def ledger_atoms(self, ground: Ground) -> list[Callable[[], str]]:
        """Money that was charged and paid, and what it was before."""
        found: list[Callable[[], str]] = [lambda: "owed"]
        if ground.booked:
            found += [lambda: "rest", lambda: "paid", lambda: "charged"]
            found.append(lambda: f"charged.{self.one_of(*ACCOUNTS)}")
        if ground.booked and not ground.opens and "price" in ground.facts:
            found.append(lambda: f"price as of {self.length()} before {ground.start}")
        return found

    def totals(self, ground: Ground) -> list[Callable[[], str]]:
        """Sums over what happened."""
        return [lambda: f"total {self.one_of('price of bookings', 'amount of payments')} {self.window(ground)}"]

    def window(self, ground: Ground) -> str:
        """Which events count."""
        options = ["ever", "this calendar year", "this calendar month", "in the last {}", "in the last {}", "since"]
        if ground.booked:
            options.append("of this booking")
        chosen = self.one_of(*options)
        if chosen == "since":
            return f"since {self.one_of('the last arrival', 'the last message', '2 calendar days before now')}"
        return chosen.format(self.one_of(self.length(), "12 months", "24 hours", "2 weeks", "1 year"))

    # --- conditions

    def condition(self, ground: Ground, about: list[str]) -> str:
        """A condition about nothing that is in `about` yet; what it is about is put there."""
        makers = [maker for maker in self.makers(ground) if maker[0] not in about]
        subject, maker = self.draw(st.sampled_from(makers))
        about.append(subject)
        text = maker()
        shape = self.number(0, 9)
        if shape == 0:
            return f"not ({text})"
        if shape in (1, 2) and self._depth < 2:
            self._depth += 1
            other = self.condition(ground, about)
            self._depth -= 1
            return f"({text}) {self.one_of('and', 'or')} ({other})"
        return text

    def makers(self, ground: Ground) -> list[tuple[str, Callable[[], str]]]:
        """Every condition there is on this ground: what it is about, and how it is drawn."""
        own = [maker for name, kind in ground.facts.items() for maker in self.on_fact(ground, name, kind)]
        if ground.of_house:
            return [
                *own,
                ("busy", lambda: "house is busy"),
                ("weekday", lambda: f"now falls on {self.one_of(*_DAYS)}"),
                ("date", lambda: f"now falls on {self.one_of(*_DATES)}"),
                ("hours", lambda: f"now falls {self.one_of('within', 'outside')} phone hours"),
                ("season", lambda: f"now falls between {self.one_of(*_DATES)} and {self.one_of(*_DATES)}"),
                ("edge", lambda: f"{self.one_of('before', 'by', 'after')} {self.moment(ground)}"),
                ("sent", lambda: f"sent is {self.size()} {self.length('full working day')} before now"),
            ]
        found = [("now", lambda: self.falls("now")), *own]
        late = tuple(f"overdue {what}s" for what in OWED)
        found += [(events, partial(self.count, ground, events)) for events in (*COUNTED, *late)]
        found += [(what, partial(self.standing, what)) for what in OWED]
        found += [
            ("sent", lambda: f"sent is {self.size()} {self.length('full working day')} before now"),
            ("moments", lambda: f"{self.one_of('before', 'by', 'after')} {self.moment(ground)}"),
            ("client", lambda: f"client is {self.one_of(*MARKS['client'])}"),
            ("house", lambda: "house is busy"),
            ("owed", lambda: f"owed is {self.size()} {self.literal_money()}"),
            ("sessions", lambda: f"sessions is at least {self.number(1, 4)} sessions"),
            ("total", lambda: f"total weight of strikes {self.window(ground)} is {self.size()} 3"),
            ("accepted", lambda: "client has accepted these rules"),
            ("kept", lambda: "every promise is kept"),
            ("member", lambda: "client.member"),
            ("level", lambda: f"client.level is given and client.level is {self.size()} {self.number(1, 9)}"),
        ]
        if ground.booked:
            found += self.on_booking(ground)
        return found

    def size(self) -> str:
        """How two sizes are compared."""
        return self.one_of(*_SIZES)

    def standing(self, what: str) -> str:
        """How an obligation stands."""
        return f"{what} is {self.one_of('open', 'met', 'overdue')}"

    def ahead(self, units: tuple[str, ...], start: str) -> str:
        """How far ahead of the start it is."""
        return f"{self.size()} {self.length_in(units)} before {start}"

    def on_booking(self, ground: Ground) -> list[tuple[str, Callable[[], str]]]:
        """Conditions about the booking."""
        start, size = ground.start, self.size
        found: list[tuple[str, Callable[[], str]]] = [
            ("booking", lambda: f"booking is {self.one_of(*MARKS['booking'])}"),
            ("paid", lambda: f"paid is {size()} {self.money(ground)}"),
            ("rest", lambda: f"rest is {size()} {self.money(ground)}"),
            ("charged", lambda: f"charged.{self.one_of(*ACCOUNTS)} is {size()} {self.literal_money()}"),
            ("notice", lambda: f"{self.one_of('notice', 'lateness')} is {size()} {self.elapsed()}"),
            ("length", lambda: f"{self.one_of(*ground.named('service'))}.length is {size()} {self.elapsed()}"),
            ("edge", lambda: f"{self.one_of('before', 'by', 'after')} {self.edge(ground)}"),
            ("far", lambda: f"{self.one_of('now', 'sent')} is {self.one_of('before', 'after', 'by')} {start}"),
            ("made", lambda: f"{size()} {self.length('full opening day')} after the booking"),
            ("far after", lambda: f"{size()} {self.length('full calendar day')} after {start}"),
        ]  # fmt: skip
        found += [(measure, partial(self.ahead, units, start)) for measure, units in _MEASURES.items()]
        if "service" in ground.facts:
            found.append(("big-job", lambda: "big-job"))
        return found

    def on_fact(self, ground: Ground, name: str, kind: str) -> list[tuple[str, Callable[[], str]]]:
        """Conditions about a fact."""
        base = kind.removesuffix("?")
        makers: list[tuple[str, Callable[[], str]]] = []
        match base:
            case "money":
                makers.append((name, lambda: f"{name} is {self.size()} {self.literal_money()}"))
            case "number":
                makers.append((name, lambda: f"{name} is {self.size()} {self.number(0, 12)}"))
                makers.append((f"{name} one", lambda: f"{name} is one of 1, 2, {self.number(3, 9)}"))
            case "duration":
                makers.append((name, lambda: f"{name} is {self.size()} {self.elapsed()}"))
            case "yes or no":
                makers.append((name, lambda: self.one_of(name, f"{name} is no", f"not {name}")))
            case "moment":
                makers.append((f"{name} day", lambda: self.falls(name)))
                edge = f"{name} is {self.one_of('before', 'after', 'by')}"
                makers.append((f"{name} edge", lambda: f"{edge} {self.moment(ground)}"))
            case _:
                makers.append((name, lambda: self.chosen(name, CHOICES[base])))
        if kind.endswith("?"):
            # All of them are about the same: `tip is given` covers whatever is said of a tip that is given.
            chosen = [maker for _, maker in makers]
            return [(name, lambda: self.given(name, chosen))]
        return makers

    def given(self, name: str, makers: list[Callable[[], str]]) -> str:
        """A fact that may be nothing, or something about it where it is given."""
        if self.maybe():
            return f"{name} is {self.one_of('given', 'nothing')}"
        return f"{name} is given and {self.draw(st.sampled_from(makers))()}"

    def chosen(self, name: str, values: tuple[str, ...]) -> str:
        """A choice among its values."""
        one, two = self.one_of(*values), self.one_of(*values)
        both = f"{one}, {two}" if one != two else one
        return self.one_of(
            f"{name} is {one}", f"{name} is not {one}", f"{name} is one of {both}", f"{name} is not one of {both}"
        )

    def falls(self, moment: str) -> str:
        """Which days and hours a moment falls on."""
        day, other = self.number(0, 6), self.number(0, 6)
        days = ", ".join(dict.fromkeys((_DAYS[day], _DAYS[other], "a public holiday")))
        said = self.one_of(
            f"on {_DAYS[day]}",
            f"on one of {days}",
            f"on {self.one_of(*_DATES)}",
            "on 30 October 2027",
            f"{self.one_of('within', 'outside')} {self.one_of('opening', 'phone')} hours",
            f"between {self.one_of(*_DATES)} and {self.one_of(*_DATES)}",
            "between 27 March 2027 and 28 March 2027",
            f"between {self.one_of(*_CLOCKS[:-1])} and {self.one_of(*_CLOCKS)}",
        )
        return f"{moment} falls {said}"

    def count(self, ground: Ground, plural: str) -> str:
        """How many events there were."""
        itself = ground.kind == plural.removesuffix("s")
        window = self.window(ground)
        if self.maybe():
            return f"no earlier {plural} {window}" if itself or self.maybe() else f"no {plural} {window}"
        earlier = "earlier " if self.maybe() else ""
        return f"{self.size()} {self.number(0 if earlier else 1, 3)} {earlier}{plural} {window}"
