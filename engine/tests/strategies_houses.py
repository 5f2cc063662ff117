"""Hypothesis strategies for house texts that are right by construction, and some that say everything once."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import TypeAlias

from attrs import define, field, frozen
from hypothesis import strategies as st
from strategies_conditions import ACCOUNTS, CHOICES, MARKS, OWED, Ground, Pen

_BOOKED = {
    "service": "service",
    "start": "moment",
    "price": "money",
    "party-size": "number",
    "deep": "yes or no",
    "tip": "money?",
    "until": "moment?",
    "stay": "duration",
    "channel": "channel",
}


def _of_booking(own: Mapping[str, str] | None = None) -> dict[str, str]:
    """The facts a rule reads on an event of a booking: its own, and the booking's where the names do not clash."""
    own = own or {}
    clashing = {name.partition(".")[2] for name in own if "." in name}
    booked = {f"booking.{name}" if name in clashing else name: kind for name, kind in _BOOKED.items()}
    return booked | dict(own)


_MOVE = {"moved-by": "party", "move.channel": "channel", "move.start": "moment", "move.service": "service"}
_CALLED_OFF = {"cancelled-by": "party", "reason": "reason?", "cancellation.channel": "channel"}
_PAID = {"amount": "money", "method": "payment-method?"}
_OWED = {"asked": "money", "unpaid": "money"}
_DISRUPTION = Ground("disruption", False, {"expected-end": "moment?"}, of_house=True)

GROUNDS = (
    Ground("booking", True, _BOOKED, opens=True),
    Ground("move", True, _of_booking(_MOVE)),
    Ground("cancellation", True, _of_booking(_CALLED_OFF)),
    Ground("no-show", True, _of_booking()),
    Ground("arrival", True, _of_booking()),
    Ground("departure", True, _of_booking()),
    Ground("deposit", True, _of_booking(_PAID)),
    Ground("payment", True, _of_booking(_PAID)),
    Ground("extra", True, _of_booking({"used": "number", "cost": "money?", "when-used": "moment?"})),
    Ground("maker", True, _of_booking({"code": "code"})),
    Ground("message", False, {"topic": "topic", "channel": "channel"}),
    Ground("complaint", False, {"channel": "channel"}),
    Ground("strike", False, {"amount": "money?", "weight": "number"}),
    Ground("answer", False, {}),
    _DISRUPTION,
    Ground("overdue deposit", True, _of_booking(_OWED), by_itself=True),
    Ground("overdue payment", True, _of_booking(_OWED), by_itself=True),
    Ground("overdue answer", False, {}, by_itself=True),
    Ground("overdue follow-up", False, {}, by_itself=True),
    Ground("24 hours before start", True, _of_booking(), by_itself=True),
    Ground("30 minutes before answer.due", False, {}, by_itself=True),
    Ground("1 opening hour before payment.due", True, _of_booking(_OWED), by_itself=True),
    Ground("2 opening days after start", True, _of_booking(), by_itself=True),
    Ground("5 calendar days without message", False, {}, by_itself=True),
    Ground("2 months without arrival", False, {}, by_itself=True),
)

_WITH_AMOUNT = ("deposit", "payment", "pledge")
_OF_BOOKING = ("deposit", "payment", "proof")
_PROMISED = ("answer", "follow-up")
_RECORDED = ("arrival", "no-show", "departure", "extra", "message", "strike", "waiver")
"""What rules record: each only what comes after it, so that no chain comes back. The last two make nothing owed."""

MAKER = """rule "Everything that is read somewhere is made somewhere"
    on maker
    code is one: client becomes vip, client becomes banned for 2 calendar days, charge {money} as parking
    code is two: booking becomes firm, booking becomes held until start, charge {money} as cleaning
    code is three: house becomes busy for 90 minutes, ask deposit of {money} within 24 hours, ask proof by start
    otherwise: ask payment of {money} within 1 opening hour, ask pledge of {money} within 2 calendar days, promise \
answer within 1 hour, promise follow-up within 2 opening days
"""

Slot: TypeAlias = Callable[[], str]


@frozen
class HouseText:
    """A house as text: its head, and its rules, whose order is of no meaning."""

    head: str = field(repr=False)
    rules: tuple[str, ...] = field(repr=False)

    def text(self, order: Callable[[tuple[str, ...]], tuple[str, ...]] = tuple) -> str:
        """The whole text, with the rules in some order."""
        return "\n".join((self.head, *order(self.rules)))


@define
class HousePen(Pen):
    """Draws a house, rule by rule."""

    titles: Iterator[int] = field(factory=lambda: count(1))

    def head(self) -> str:
        """Everything but the rules."""
        zones = ("Europe/Brussels", "America/New_York", "Asia/Jakarta", "Australia/Lord_Howe", "Africa/Cairo")
        life = ("", "\n    booking ends 3 calendar days after start", "\n    booking ends 90 minutes after start")
        sends = f"\n    sends within {self.one_of('opening', 'phone', 'working')} hours"
        closed = ("closed on public holidays", "closed from 24 December to 2 January", "closed on 29 March 2027",
                  "open on 30 October 2027 10:00-16:00", "closed on 21 July", "open on 1 May 10:00-12:00")  # fmt: skip
        chosen = "".join(f"\n    {line}" for line in closed if self.maybe())
        return f"""house "Generated"
    edition 1
    in force from 1 January 2027
    timezone {self.one_of(*zones)}
    currency {self.currency}
    languages en
    holidays BE{self.one_of(*life)}{self.one_of("", sends, sends)}
hours
{self.week()}{chosen}
hours phone
{self.week()}
services
    cut          {self.literal_money()}     45 minutes
    colouring    {self.literal_money()}    2 hours
    bridal       {self.literal_money()}
unit session / sessions
choice code: one, two, three, four
client
    member: yes or no
    level: number from 1 to 9
event booking
    deep: yes or no = no
    tip: money or nothing
    until: moment or nothing
    stay: duration = {self.one_of("90 minutes", "2 hours")}
event extra / extras of booking also after its end
    used: number from 0 to 12 = 2
    cost: money or nothing
    when-used: moment or nothing
event maker / makers of booking
    code: code
event strike / strikes
    amount: money or nothing
    weight: number from 1 to 9 = 1
event waiver / waivers
event proof / proofs of booking
event pledge / pledges pays amount
    amount: money
event acceptance / acceptances
define big-job: service.price is at least {self.literal_money()} or service.length is at most 45 minutes
define fee:
    at least {self.length()} before start: {self.one_of("10", "25", "33.3")}% of price
    otherwise: 50% of price plus {self.literal_money()}
define goodwill:
    rest is at least {self.literal_money()}: {self.one_of("", "rest capped at ")}{self.literal_money()}
    otherwise: {self.literal_money()}
words first-words
    en "Thank you, {{client.name}}."
words other-words
    en "We are sorry."
"""

    def week(self) -> str:
        """The lines of a week: split days, days that are closed, and spells past midnight."""
        spells = ("09:00-18:00", "09:00-12:00, 13:30-18:00", "18:00-02:00", "02:00-24:00", "10:00-10:01")
        days = ("Monday to Tuesday", "Wednesday", "Thursday", "Friday to Saturday", "Sunday")
        said = [f"    {day}    {self.one_of(*spells)}" for day in days if self.often()]
        return "\n".join(said) or "    Wednesday    09:00-18:00"

    def rules(self) -> Iterator[str]:
        """The rules of some kinds of event, one or two each."""
        yield MAKER.format(money=self.literal_money())
        for ground in GROUNDS:
            if ground.kind not in ("maker", "disruption") and self.maybe():
                yield from self.rules_on(ground)
        yield self.rule(_DISRUPTION, None, [lambda: "house becomes busy for 2 hours"])
        yield 'rule "It works again"\n    on restoration\n    otherwise: house is no longer busy\n'

    def money_rules(self) -> Iterator[str]:
        """Rules that do little but charge, excuse, give back and keep."""
        yield MAKER.format(money="10% of paid")
        for ground in GROUNDS:
            if ground.kind in ("move", "arrival", "deposit", "extra"):
                yield self.rule(
                    ground,
                    None,
                    [
                        lambda: f"charge {self.one_of('20% of paid', '20% of rest', '110% of paid')}",
                        lambda: "charge 10% of paid as parking",
                        lambda: f"excuse {self.one_of('charge', 'parking')}",
                        lambda: f"refund {self.one_of('rest', '10% of paid', '30% of rest')}",
                        lambda ground=ground: f"credit {self.kept(ground)}",  # type: ignore[misc]
                        lambda: "do tell with left = rest and owing = owed",
                    ],
                )

    def rules_on(self, ground: Ground) -> Iterator[str]:
        """Rules that share out what can be written: beside one another, or each with its own share."""
        slots = self.draw(st.permutations(self.slots(ground)))
        shape = self.number(0, 3)
        if shape == 0 and ground.named("channel"):
            when = f"{ground.named('channel')[0]} is"
            yield self.rule(ground, f"{when} phone", slots[:6])
            yield self.rule(ground, f"{when} not phone", slots[:6])
            return
        cut = self.number(1, 7)
        yield self.rule(ground, None, slots[:cut])
        if shape > 1:
            yield self.rule(ground, None, slots[cut : cut + 4], ends=self.maybe())
        if shape > 2 and not ground.of_house:
            yield self.rule(ground, self.condition(ground, []), slots[cut + 4 :], ends=self.maybe())

    def rule(self, ground: Ground, when: str | None, slots: list[Slot], ends: bool = True) -> str:
        """A rule that writes some slots; with `ends` its last line is otherwise."""
        about: list[str] = []
        lines = [f'rule "Rule {next(self.titles)}"', f"    on {ground.kind}{f' when {when}' if when else ''}"]
        for _ in range(self.number(0 if ends else 1, 3)):
            if len(self.makers(ground)) < len(about) + 6:
                break
            condition = self.condition(ground, about)
            if self.number(0, 4) == 0:
                lines.append(f"    {condition}:")
                lines.append(f"        {self.condition(ground, about)}: {self.consequences(ground, slots)}")
                lines.append(f"        otherwise: {self.consequences(ground, slots)}")
            else:
                lines.append(f"    {condition}: {self.consequences(ground, slots)}")
        if ends:
            lines.append(f"    otherwise: {self.consequences(ground, slots)}")
        return "\n".join(lines) + "\n"

    def consequences(self, ground: Ground, slots: list[Slot]) -> str:
        """A verdict or none, and some of the slots."""
        verdicts = ["noted", "accept", "", ""] if ground.by_itself else ["noted", "accept", "", "decline", "", "", ""]
        if not ground.by_itself:
            verdicts += ["", "", "", f"redirect to {CHOICES['channel'][0]}"]
        said = [self.one_of(*verdicts)]
        said += [slot() for slot in slots if self.maybe()]
        said += [loose() for loose in self.loose(ground) if self.number(0, 7) == 0]
        return ", ".join(text for text in said if text) or "noted"

    def slots(self, ground: Ground) -> list[Slot]:
        """What only one rule may write on this kind of event."""
        if ground.of_house:
            return [lambda: "house becomes busy for 90 minutes"]
        found: list[Slot] = [
            lambda: self.one_of("free", f"charge {self.money(ground)}", f"charge {self.money(ground)}"),
            lambda: f"charge {self.number(1, 3)} sessions",
            lambda: f"credit {self.kept(ground)} {self.one_of('', f'for {self.length()}')}",
            lambda: f"credit {self.number(1, 9)} sessions {self.lasting(ground)}",
            lambda: self.mark(ground, "client", "vip"),
            lambda: self.mark(ground, "client", "banned"),
            lambda: self.mark(ground, "house", "busy"),
            lambda: f"say {self.one_of('first-words', 'other-words')}",
        ]
        found += [partial(self.charge, ground, account) for account in ACCOUNTS]
        if ground.booked:
            found += [
                lambda: f"refund {self.one_of('rest', 'paid', self.money(ground))}",
                lambda: self.mark(ground, "booking", "firm"),
                lambda: self.mark(ground, "booking", "held"),
            ]
            if not ground.opens:
                found.append(lambda: "booking ends")
        found += [partial(self.owed, ground, what) for what in self.ownable(ground)]
        found += [partial("record {}".format, name) for name in self.recordable(ground)]
        return found

    def loose(self, ground: Ground) -> list[Slot]:
        """What any rule may do."""
        if ground.of_house:
            return [lambda: 'tell owner "look at this"']
        found: list[Slot] = [
            lambda: 'tell owner "look at this"',
            lambda: f'do send-voucher with amount = {self.money(ground)} and by = now and why = "care"',
            lambda: f"may credit {self.literal_money()}",
            lambda: f"excuse {self.one_of('strike', 'strikes', 'waiver', 'answer', 'pledge', 'pledges')}",
        ]
        if ground.booked:
            found.append(lambda: f"excuse {self.one_of('charge', 'parking', 'deposit', 'payments', 'proof')}")
        return found

    def kept(self, ground: Ground) -> str:
        """An amount to credit, often out of the rest."""
        out_of_rest = ("rest", "40% of rest", "goodwill") if ground.booked else ()
        return self.one_of(self.money(ground), *out_of_rest)

    def charge(self, ground: Ground, account: str) -> str:
        """A charge that stands beside the others."""
        return f"charge {self.money(ground)} as {account}"

    def lasting(self, ground: Ground) -> str:
        """How long something holds."""
        return self.one_of("", f"for {self.length()}", f"until {self.moment(ground)}")

    def mark(self, ground: Ground, subject: str, name: str) -> str:
        """A mark made or ended."""
        assert name in MARKS[subject]
        since = f" from {self.moment(ground)}" if self.number(0, 3) == 0 else ""
        return self.one_of(
            f"{subject} becomes {name}{since} {self.lasting(ground)}",
            f"{subject} becomes {name} for {self.elapsed()}",
            f"{subject} is no longer {name}",
        )

    def ownable(self, ground: Ground) -> tuple[str, ...]:
        """What a rule on this ground may make owed, so that no chain of overdue events comes back."""
        if ground.kind in _RECORDED[-2:] or "without" in ground.kind:
            return ()
        late = ground.kind.removeprefix("overdue ").rpartition(" ")[2].removesuffix(".due")
        is_of_owed = ground.kind.startswith("overdue ") or ground.kind.endswith(".due")
        later = OWED[OWED.index(late) + 1 :] if is_of_owed else OWED
        return tuple(what for what in later if ground.booked or what not in _OF_BOOKING)

    def owed(self, ground: Ground, what: str) -> str:
        """An obligation made."""
        amount = f" of {self.money(ground)}" if what in _WITH_AMOUNT else ""
        return f"{'promise' if what in _PROMISED else 'ask'} {what}{amount} {self.deadline(ground)}"

    def recordable(self, ground: Ground) -> tuple[str, ...]:
        """What a rule on this ground may record."""
        if ground.kind.startswith("overdue ") or ground.kind.endswith(".due") or "without" in ground.kind:
            return _RECORDED[-2:]
        later = _RECORDED[_RECORDED.index(ground.kind) + 1 :] if ground.kind in _RECORDED else _RECORDED
        return tuple(name for name in later if ground.booked or name in _RECORDED[-3:])


@st.composite
def houses(draw: st.DrawFn) -> HouseText:
    """A house with rules on many kinds of event."""
    currency, decimals = draw(st.sampled_from((("EUR", 2), ("EUR", 2), ("JPY", 0), ("KWD", 3))))
    pen = HousePen(draw, currency, decimals)
    return HouseText(pen.head(), tuple(pen.rules()))


@st.composite
def money_houses(draw: st.DrawFn) -> HouseText:
    """A house whose rules are about money paid, used, given back and kept."""
    pen = HousePen(draw)
    return HouseText(pen.head(), tuple(pen.money_rules()))
