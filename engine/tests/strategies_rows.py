"""Hypothesis strategies for houses whose rules read what a row says, and for rows that fit them."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from random import Random

from attrs import define
from hypothesis import strategies as st
from strategies_conditions import ACCOUNTS, COUNTED, OWED, Ground
from strategies_events import DAY, HOUR, Chooser
from strategies_houses import GROUNDS, MAKER, HousePen, HouseText, Slot

from engine.events.event import Value
from engine.model import EventKind, House

_PAST = {
    *COUNTED, *OWED, *(f"overdue {what}s" for what in OWED), "client", "house", "owed", "sessions", "total",
    "accepted", "booking", "kept", "paid", "rest", "charged",
}  # fmt: skip
_TURNS = (1_806_195_600, 1_824_944_400, 1_814_486_400)
"""When clocks are put forward and back in Brussels in 2027; a summer day."""

Row = Mapping[str, Value]
"""The values of a row by column, `at` among them, moments in seconds."""


@define
class RowPen(HousePen):
    """Draws a house that asks nothing of the past; with `past`, nothing but of the event that made the booking."""

    past: bool = False

    def ledger_atoms(self, ground: Ground) -> list[Callable[[], str]]:
        """Money that was charged and paid."""
        return HousePen.ledger_atoms(self, ground) if self.past else []

    def totals(self, ground: Ground) -> list[Callable[[], str]]:
        """Sums over what happened."""
        return [lambda: f"total amount of payments {self.window(ground)}"] if self.past else []

    def makers(self, ground: Ground) -> list[tuple[str, Callable[[], str]]]:
        """The conditions that read what the event and its booking say."""
        unknown = {"bookings"} if self.past else _PAST
        return [maker for maker in HousePen.makers(self, ground) if maker[0] not in unknown]

    def slots(self, ground: Ground) -> list[Slot]:
        """What only one rule may write."""
        found: list[Slot] = [
            lambda: self.one_of("free", f"charge {self.money(ground)}", f"charge {self.money(ground)}"),
            lambda: f"charge {self.number(1, 3)} sessions",
            lambda: f"credit {self.money(ground)} {self.one_of('', f'for {self.length()}')}",
            lambda: f"credit {self.number(1, 9)} sessions {self.lasting(ground)}",
            lambda: f"client becomes vip for {self.length()}",
            lambda: f"say {self.one_of('first-words', 'other-words')}",
            lambda: "record waiver",
        ]
        found += [partial(self.charge, ground, account) for account in ACCOUNTS]
        if self.past:
            found[2] = lambda: f"credit {self.kept(ground)} {self.one_of('', f'for {self.length()}')}"
            found += [lambda: f"refund {self.one_of('rest', 'paid', self.money(ground))}"] if ground.booked else []
        return found + [partial(self.owed, ground, what) for what in self.ownable(ground)[:3]]

    def loose(self, ground: Ground) -> list[Slot]:
        """What any rule may do, but to excuse what came before."""
        return HousePen.loose(self, ground)[: 5 if self.past else 3]

    def rules(self) -> Iterator[str]:
        """The rules of some kinds of event, one or two each."""
        if self.past:
            yield MAKER.format(money=self.literal_money())
        for ground in GROUNDS:
            if ground.facts and not (ground.by_itself or ground.of_house or ground.kind == "maker") and self.maybe():
                yield from self.rules_on(ground)


@st.composite
def row_houses(draw: st.DrawFn, past: bool = False) -> HouseText:
    """A house whose rules ask nothing of the past; with `past`, nothing but of the event that made the booking."""
    currency, decimals = draw(st.sampled_from((("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3))))
    pen = RowPen(draw, currency, decimals, past=past)
    return HouseText(pen.head(), tuple(pen.rules()))


def rows(house: House, chooser: Chooser, kind: EventKind, chance: Random, count: int) -> list[dict[str, Value]]:
    """Rows for a kind of event, with the facts of its booking and its client, near the edges of what a house says."""
    opening = next(one for one in house.events.values() if one.life == "opens")
    found = []
    for _ in range(count):
        at = chance.choice(_TURNS) + chance.choice((0, 1, -1, 59, HOUR, 5 * HOUR, -DAY, chance.randint(-40, 40) * DAY))
        row: dict[str, Value] = {"at": at, "sent": at - chance.choice((0, 60, HOUR, DAY))}
        if kind.about == "booking" and kind.life != "opens":
            for name, field in opening.fields.items():
                row[f"booking.{name}"] = chooser.value(field, at, chance)
            row["paid"] = chance.choice((None, 0, 0, 1, 500, 5000, 20_000))
            row["booking.at"] = at - chance.choice((0, 0, 60, DAY, 9 * DAY))
            start = "booking.start"
        else:
            start = "start"
        for name, field in kind.fields.items():
            row[name] = chooser.value(field, at, chance)
        for name, field in house.client_facts.items():
            row[f"client.{name}"] = chooser.value(field, at, chance)
        if start in row:
            length = chance.choice((0, *chooser.lengths))
            row[start] = at + chance.choice((1, 1, 1, -1)) * length + chance.choice((0, 0, 1, -1, DAY, 2 * DAY))
        found.append(row)
    return found
