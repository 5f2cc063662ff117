"""The report of a period, read from a journal."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import TypeAlias

import msgspec
from attrs import define, frozen

from engine.desk.amendment import whole
from engine.desk.desk import Desk
from engine.desk.house_past import house_past
from engine.desk.journal import Journal
from engine.desk.listing import Cell, Listing
from engine.desk.report import KEPT, Kept, Report, share_text
from engine.desk.retelling import named, standing_decisions
from engine.desk.tables import DecisionRow, EntryRow, EventRow, ObligationRow, Row
from engine.model import Entry, Excuse, House, May, Obligation
from engine.model.lines import consequences_in, leaves
from engine.planning.python_from_amount import speaks_of_rest
from engine.time.moments import moment_text
from engine.values import amount_text

HOUR = 3600
USED, OVERRIDE, COMPLAINT, ANSWER = "used", "override", "complaint", "answer"
NO_RULE = "(no rule)"
_HAS_ALLOWED = '"allowed":[{'


class _Reason(msgspec.Struct):
    rule: str
    line: str


class _Left(msgspec.Struct):
    line: str


class _Said(msgspec.Struct):
    """What is read of a decision."""

    because: list[_Reason]
    allowed: list[_Left]
    recorded: list["_Said"]
    amends: str | None


class _Facts(msgspec.Struct):
    fields: dict[str, str | int | bool | None]


_said = msgspec.json.Decoder(_Said)
_facts = msgspec.json.Decoder(_Facts)


@frozen
class _LineRead:
    """A line of a house: what it owes; whether it leaves something open, excuses, or keeps what was paid."""

    rule: str
    leaves_open: bool
    owes: frozenset[tuple[str, str]]
    excuses: bool
    keeps: bool


@define
class _Owed:
    """An obligation on its way: where it comes from, and how it stands."""

    kind: str
    what: str
    rule: str
    channel: str | None
    due: int
    golden: bool
    state: str = "open"


_Given: TypeAlias = defaultdict[tuple[int | None, int], int]
"""Amounts by client and by the number of the decision that first gave them."""


def report_of(
    desk: Desk, since: int | None = None, until: int | None = None, seen: Callable[[int], None] | None = None
) -> Report:
    """What happened from a moment on and before another one (None: ever); `seen` hears of each decision read.

    A promise belongs to the period in which it is due. What clients have been worth is up to the end of the book.
    """
    with desk.journal.reading():
        return _Reading(desk, since, until).report(seen or _nothing)


class _Reading:
    def __init__(self, desk: Desk, since: int | None, until: int | None) -> None:
        self.desk, self.journal = desk, desk.journal
        self.house = desk.houses[-1]
        self.since, self.until = since, until
        self.lines = {name: line for house in desk.houses for name, line in _lines_of(house)}
        self.owed: dict[tuple[int | None, str], _Owed] = {}
        self.money: defaultdict[tuple[str, str, str], _Given] = defaultdict(lambda: defaultdict(int))
        self.conceded: defaultdict[tuple[str, str], _Given] = defaultdict(lambda: defaultdict(int))
        self.worth: dict[int | None, int] = {}
        self.allowed: dict[int, list[str]] = {}
        self.amended: defaultdict[int | None, set[int]] = defaultdict(set)
        self.departed: defaultdict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])

    def report(self, seen: Callable[[int], None]) -> Report:
        """Reads the journal once, from its beginning to its end."""
        entries, owed = _Beside(self.journal, "entries"), _Beside(self.journal, "obligations")
        for row in self.journal.after("decisions", 0):
            assert isinstance(row, DecisionRow)
            seen(row.number)
            self._take(row, list(entries.of(row.number)), list(owed.of(row.number)))
        promises = [one for one in self.owed.values() if one.kind == "promise" and self._is_within(one.due)]
        golden = [one for one in promises if one.golden and one.state in ("met", "late", "overdue")]
        return Report(
            self.house.name,
            None if self.since is None else moment_text(self.since, self.house.zone),
            None if self.until is None else moment_text(self.until, self.house.zone),
            _kept(promises),
            (len(golden), sum(one.state == "met" for one in golden)),
            {
                "by_rule": ("Promises by rule and channel", _kept_table(promises)),
                "golden_by_channel": ("Complaints promised an answer within the hour", _golden_table(golden)),
                "asked": (
                    "What clients were asked",
                    _kept_table([one for one in self.owed.values() if one.kind == "ask" and self._is_within(one.due)]),
                ),
                "fees": ("Fees by rule", self._money_table(("charge",))),
                "given": ("Given back, kept and excused, by rule", self._money_table(("refund", "credit", "excuse"))),
                "allowed": ("What rules leave open", self._allowed_table()),
                "departures": ("Uses and departures, by rule and person", self._departures_table()),
                "concessions": ("Concessions, and what those clients paid since", self._concessions_table()),
            },
        )

    # --- reading -----------------------------------------------------------------------------

    def _take(self, row: DecisionRow, entries: list[Row], obligations: list[Row]) -> None:
        within = self._is_within(row.at)
        for made in obligations:
            assert isinstance(made, ObligationRow)
            self._owe(row, made)
        for entry in entries:
            assert isinstance(entry, EntryRow)
            self._enter(row, entry, within)
        if within and row.type in (USED, OVERRIDE) and row.amends is None:
            self._depart(row, entries)
        if row.amends is not None:
            self.amended[row.client].add(row.amends)
        elif within and _HAS_ALLOWED in row.decision:
            self.allowed[row.number] = [
                self._title(left.line) for said in _with_recorded(_said.decode(row.decision)) for left in said.allowed
            ]

    def _owe(self, row: DecisionRow, made: ObligationRow) -> None:
        known = self.owed.get((row.client, made.id))
        if known is None:
            wanted = (made.kind, made.what)
            rule = self._rule_where(row, lambda line: wanted in line.owes)
            fields = {} if row.by_itself else self._fields(row)
            golden = row.type == COMPLAINT and made.what == ANSWER and made.due - row.at <= HOUR
            channel = fields.get("channel")
            text = channel if isinstance(channel, str) else None
            known = self.owed[row.client, made.id] = _Owed(*wanted, rule, text, made.due, golden)
        known.state = made.state

    def _enter(self, row: DecisionRow, entry: EntryRow, within: bool) -> None:
        if entry.unit == self.house.currency and row.client in self.worth:
            self.worth[row.client] += {"paid": entry.amount, "refund": -entry.amount}.get(entry.kind, 0)
        if not within or not entry.amount or entry.kind == "paid":
            return
        line = self.lines.get(entry.line or "")
        rule = self._rule_where(row, lambda one: one.excuses) if line is None else line.rule
        # What an amendment takes back counts with the decision that gave it.
        of = row.number if row.amends is None else row.amends
        what = entry.slot if entry.kind != "excuse" else f"excused {entry.slot}"
        self.money[rule, what, entry.unit][row.client, of] += entry.amount
        if _is_concession(row, entry, line):
            self._concede(row.client, rule, entry.unit, of, entry.amount)

    def _concede(self, client: int | None, rule: str, unit: str, decision: int, amount: int) -> None:
        self.conceded[rule, unit][client, decision] += amount
        self.worth.setdefault(client, 0)

    def _depart(self, row: DecisionRow, entries: list[Row]) -> None:
        """Somebody used what was allowed, or did otherwise than the house answered."""
        said, fields = _said.decode(row.decision), self._fields(row)
        person = named(self.journal, str(fields.get("person") or ""))
        if row.type == USED:
            rule = said.because[-1].rule if said.because else NO_RULE
            currency = self.house.currency
            of = (one for one in entries if isinstance(one, EntryRow) and one.unit == currency)
            cost = sum(one.amount for one in of if _is_concession(row, one, self.lines.get(one.line or "")))
        else:
            rule = self._rule_of(said.amends)
            given = fields.get("cost")
            cost = given if isinstance(given, int) else 0
            if cost:
                self._concede(row.client, rule, self.house.currency, row.number, cost)
        figures = self.departed[row.type, rule, person]
        figures[0] += 1
        figures[1] += cost

    def _rule_of(self, event: str | None) -> str:
        """The rules of the decision on an event."""
        for row in self.journal.rows("events", id=event):
            for decision in self.journal.rows("decisions", number=row[0]):
                assert isinstance(decision, DecisionRow)
                titles = (reason.rule for reason in _said.decode(decision.decision).because)
                return "; ".join(dict.fromkeys(titles)) or NO_RULE
        return NO_RULE

    def _rule_where(self, row: DecisionRow, fits: Callable[[_LineRead], bool]) -> str:
        """The rule of the first line of a decision that is such a one."""
        for said in _with_recorded(_said.decode(row.decision)):
            for reason in said.because:
                if reason.line in self.lines and fits(self.lines[reason.line]):
                    return reason.rule
        return NO_RULE

    def _title(self, line: str) -> str:
        return self.lines[line].rule if line in self.lines else NO_RULE

    def _fields(self, row: DecisionRow) -> dict[str, str | int | bool | None]:
        for event in self.journal.rows("events", number=row.number):
            assert isinstance(event, EventRow)
            return _facts.decode(event.facts).fields
        return {}

    def _is_within(self, moment: int) -> bool:
        return (self.since is None or self.since <= moment) and (self.until is None or moment < self.until)

    # --- tables ------------------------------------------------------------------------------

    def _money_table(self, kinds: tuple[str, ...]) -> Listing:
        words = {"charge": ("charge",), "refund": ("refund",), "credit": ("credit",), "excuse": ("excused",)}
        begins = tuple(word for kind in kinds for word in words[kind])
        rows: list[tuple[Cell, ...]] = [
            (rule, what, len(of), amount_text(sum(of.values()), unit), unit)
            for (rule, what, unit), given in sorted(self.money.items())
            if what.startswith(begins) and (of := _standing(given))
        ]
        return Listing(("rule", "what", "times", "amount", "unit"), rows, "none")

    def _allowed_table(self) -> Listing:
        self._allow_as_amended()
        allowed = Counter(title for titles in self.allowed.values() for title in titles)
        used: Counter[str] = Counter()
        for (kind, rule, _), (times, _) in self.departed.items():
            if kind == USED:
                used[rule] += times
        rows: list[tuple[Cell, ...]] = [(rule, allowed[rule], used[rule]) for rule in sorted({*allowed, *used})]
        return Listing(("rule", "allowed", "used"), rows, "nothing")

    def _allow_as_amended(self) -> None:
        """What amended decisions allow as they stand; an amendment does not say it."""
        if not any(line.leaves_open for line in self.lines.values()):
            return
        house = house_past(self.journal)
        for client, numbers in self.amended.items():
            for number in numbers:
                self.allowed.pop(number, None)
            for number, decision in standing_decisions(self.desk, house, client):
                if number in numbers and self._is_within(decision.event.at):
                    self.allowed[number] = [self._title(one.line) for said in whole(decision) for one in said.allowed]

    def _departures_table(self) -> Listing:
        currency = self.house.currency
        rows: list[tuple[Cell, ...]] = [
            (kind, rule, person, times, amount_text(cost, currency), currency)
            for (kind, rule, person), (times, cost) in sorted(self.departed.items())
        ]
        return Listing(("event", "rule", "person", "times", "cost", "unit"), rows, "none")

    def _concessions_table(self) -> Listing:
        currency = self.house.currency
        rows: list[tuple[Cell, ...]] = [
            (
                rule,
                len(of),
                amount_text(sum(of.values()), unit),
                unit,
                len(clients),
                amount_text(sum(self.worth[client] for client in clients), currency),
            )
            for (rule, unit), given in sorted(self.conceded.items())
            if (of := _standing(given)) and (clients := {client for client, _ in of})
        ]
        return Listing(("rule", "times", "cost", "unit", "clients", "paid since"), rows, "none")


class _Beside:
    """The rows of a table beside the decisions, in their order."""

    def __init__(self, journal: Journal, table: str) -> None:
        self._rows = journal.rows(table)
        self._next: Row | None = next(self._rows, None)

    def of(self, number: int) -> Iterator[Row]:
        """Those of a decision; those of earlier ones are passed over."""
        while self._next is not None and self._next[0] <= number:
            row, self._next = self._next, next(self._rows, None)
            if row[0] == number:
                yield row


def _standing(given: _Given) -> dict[tuple[int | None, int], int]:
    """Without what was taken back whole."""
    return {of: amount for of, amount in given.items() if amount}


def _is_concession(row: DecisionRow, entry: EntryRow, line: _LineRead | None) -> bool:
    """Whether the house gave away something: a credit that is not the client's own money, an excused charge, money
    back that no rule owed."""
    if entry.kind == "credit":
        return line is None or not line.keeps
    return entry.kind == "excuse" or (entry.kind == "refund" and row.type == USED)


def _with_recorded(said: _Said) -> Iterator[_Said]:
    yield said
    for child in said.recorded:
        yield from _with_recorded(child)


def _lines_of(house: House) -> Iterator[tuple[str, _LineRead]]:
    for rule in house.rules:
        for line in leaves(rule.lines):
            made = tuple(consequences_in([line]))
            owes = frozenset((one.kind, one.what) for one in made if isinstance(one, Obligation))
            credits = (one for one in made if isinstance(one, Entry) and one.kind == "credit")
            yield (
                line.id,
                _LineRead(
                    rule.title,
                    any(isinstance(one, May) for one in line.consequences),
                    owes,
                    any(isinstance(one, Excuse) for one in made),
                    any(speaks_of_rest(one.amount) for one in credits),
                ),
            )


def _kept(owed: list[_Owed]) -> Kept:
    states = Counter(one.state for one in owed)
    return Kept(states["met"], states["late"], states["overdue"], states["open"], states["dropped"])


def _kept_table(owed: list[_Owed]) -> Listing:
    groups: defaultdict[tuple[str, str, str], list[_Owed]] = defaultdict(list)
    for one in owed:
        groups[one.rule, one.what, one.channel or ""].append(one)
    rows: list[tuple[Cell, ...]] = [
        (rule, what, channel or None, *_kept(found).cells) for (rule, what, channel), found in sorted(groups.items())
    ]
    return Listing(("rule", "what", "channel", *KEPT), rows, "none was due")


def _golden_table(golden: list[_Owed]) -> Listing:
    promised = Counter(one.channel or "" for one in golden)
    met = Counter(one.channel or "" for one in golden if one.state == "met")
    rows: list[tuple[Cell, ...]] = [
        (channel or None, promised[channel], met[channel], share_text(met[channel], promised[channel]))
        for channel in sorted(promised)
    ]
    return Listing(("channel", "promised", "answered", "share"), rows, "none came")


def _nothing(_: int) -> None:
    pass
