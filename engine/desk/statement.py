"""A client's account: what was charged, paid, given back and kept, by which rule, and what is still owed."""

from collections.abc import Iterator
from itertools import islice

import msgspec
from attrs import frozen

from engine.desk.desk import Desk
from engine.desk.journal import BookError, Journal
from engine.desk.listing import Cell, Listing
from engine.desk.reading import decision_row
from engine.desk.recollection import remembered
from engine.desk.retelling import named
from engine.desk.tables import ClientRow, DecisionRow, EntryRow
from engine.memory.decision_json import Json
from engine.memory.ledger import Ledger
from engine.memory.record import Record
from engine.model import House
from engine.nearest import nearest
from engine.time.moments import moment_text
from engine.values import amount_text, money_text

HEADER = ("at", "booking", "what", "amount", "unit", "until", "rule", "decision")
# With so many names one is compared in a moment.
_COMPARED = 10_000


@frozen
class Account:
    """The money of one booking, or (None) of no booking: its entries as rows of `HEADER`, and what they come to."""

    booking: str | None
    start: str | None
    rows: tuple[tuple[Cell, ...], ...]
    ledger: Ledger


@frozen
class Statement:
    """All accounts of a client. `kept` is what is left in each unit at the moment `at`, the currency first."""

    house: House
    client: str
    name: str | None
    at: str
    accounts: tuple[Account, ...]
    kept: tuple[tuple[str, int], ...]
    owed: Listing

    @property
    def owes(self) -> int:
        """What the client was charged and did not pay, in minor units."""
        return sum(account.ledger.owed for account in self.accounts)

    def form(self, form: str) -> str:
        """As `text` for people, as `json`, or the entries alone as `csv`."""
        match form:
            case "json":
                return msgspec.json.format(msgspec.json.encode(self.json()), indent=2).decode() + "\n"
            case "csv":
                return Listing(HEADER, [row for one in self.accounts for row in one.rows], "").csv()
        return "\n".join(self._sections())

    def json(self) -> Json:
        """Amounts as strings in the currency of the house, where no unit stands beside them."""
        currency = self.house.currency
        return {
            "client": self.client,
            "name": self.name,
            "house": self.house.name,
            "at": self.at,
            "currency": currency,
            "accounts": [
                {
                    "booking": account.booking,
                    "start": account.start,
                    "entries": [dict(zip(HEADER, row, strict=True)) for row in account.rows],
                    **{name: amount_text(amount, currency) for name, amount in figures_of(account.ledger)},
                }
                for account in self.accounts
            ],
            "owes": amount_text(self.owes, currency),
            "kept": [{"unit": unit, "amount": amount_text(amount, unit)} for unit, amount in self.kept],
            "owed": [dict(zip(self.owed.header, row, strict=True)) for row in self.owed.rows],
        }

    def _sections(self) -> Iterator[str]:
        currency = self.house.currency
        whose = self.client if self.name is None else f"{self.name} ({self.client})"
        yield f"{self.house.name}: account of {whose}, {self.at}\n"
        for account in self.accounts:
            if account.rows:
                yield self._section(account)
        if self.kept:
            left = ", ".join(money_text(amount, unit) for unit, amount in self.kept)
            yield f"Kept for the client: {left}\n"
        if self.owed.rows:
            yield "Still open\n" + _indented(self.owed.text())
        yield f"The client owes {money_text(self.owes, currency)}.\n"

    def _section(self, account: Account) -> str:
        title = "Without a booking" if account.booking is None else f"Booking {account.booking}"
        title += "" if account.start is None else f", {account.start}"
        sums = ", ".join(
            f"{name.replace('_', ' ')} {money_text(amount, self.house.currency)}"
            for name, amount in figures_of(account.ledger)
            if amount
        )
        return f"{title}\n{_indented(_table(account.rows))}    {sums or 'settled'}\n"


def _like(client: str, journal: Journal) -> str:
    ids = (one.id for one in islice(journal.rows("clients"), _COMPARED) if isinstance(one, ClientRow))
    near = nearest(client, filter(None, ids))
    return f"did you mean `{near}`?" if near else "`evenhand log` lists who there is"


def statement_of(desk: Desk, client: str, now: int) -> Statement:
    """The account of a client as it stands, with what is kept at a moment. BookError for one who is not known."""
    journal, house = desk.journal, desk.houses[-1]
    with journal.reading():
        known = next(journal.rows("clients", id=client), None)
        if not isinstance(known, ClientRow):
            raise BookError(f"there is no client `{client}` in this book", _like(client, journal))
        record = record_of(desk, known.number)
        rows: dict[str | None, list[tuple[Cell, ...]]] = {}
        for booking, row in _entries(journal, known.number, house):
            rows.setdefault(booking if booking in record.bookings else None, []).append(row)
        accounts = [
            Account(one.id, _start(one.fields.get("start"), house), tuple(rows.get(one.id, ())), one.ledger)
            for one in record.bookings.values()
        ]
        accounts.append(Account(None, None, tuple(rows.get(None, ())), record.ledger))
        units = sorted(record.balances, key=lambda unit: (unit != house.currency, unit))
        name = record.facts.get("name")
        return Statement(
            house,
            client,
            named(journal, name) if isinstance(name, str) else None,
            moment_text(now, house.zone),
            tuple(accounts),
            tuple((unit, record.balance(unit, now)) for unit in units),
            _still_owed(record, house),
        )


def record_of(desk: Desk, client: int | None) -> Record:
    """What is known of a client now."""
    return remembered(desk.journal, desk.timeline, client).record


def rules_of(journal: Journal, row: DecisionRow) -> dict[str, str]:
    """For each line that decided, in a decision or in those it records, the title of its rule.

    What an amendment takes back was made by a line of the decision that it amends.
    """
    found = _titles(msgspec.json.decode(row.decision))
    return found if row.amends is None else rules_of(journal, decision_row(journal, row.amends)) | found


def _titles(said: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    found = {reason["line"]: reason["rule"] for reason in said["because"]}
    for child in said["recorded"]:
        found |= _titles(child)  # type: ignore[arg-type]  # a decision stands in it
    return found


def _entries(journal: Journal, client: int, house: House) -> Iterator[tuple[str | None, tuple[Cell, ...]]]:
    decisions = {row.number: row for row in journal.rows("decisions", client=client) if isinstance(row, DecisionRow)}
    for entry in journal.rows("entries", client=client):
        assert isinstance(entry, EntryRow)
        decision = decisions[entry.decision]
        rule = None if entry.line is None else rules_of(journal, decision).get(entry.line)
        yield (
            entry.booking,
            (
                moment_text(entry.at, house.zone),
                entry.booking,
                what_of(entry, decision),
                amount_text(entry.amount, entry.unit),
                entry.unit,
                None if entry.until is None else moment_text(entry.until, house.zone),
                rule,
                decision.number,
            ),
        )


def what_of(entry: EntryRow, decision: DecisionRow) -> str:
    """`charge`, `charge.parking`, `deposit paid`, `excused charge`."""
    match entry.kind:
        case "paid":
            return f"{decision.type} paid"
        case "excuse":
            return f"excused {entry.slot}"
    return entry.slot


def _still_owed(record: Record, house: House) -> Listing:
    rows = [
        (
            moment_text(owed.due, house.zone),
            "client" if owed.kind == "ask" else "house",
            owed.what,
            None if owed.amount is None else money_text(owed.amount - owed.got, owed.unit or house.currency),
            owed.booking,
            owed.state,
        )
        for owed in sorted(record.owed.values(), key=lambda owed: (owed.due, owed.id))
    ]
    return Listing(("due", "owes", "what", "amount", "booking", "state"), rows, "nothing is owed")


def figures_of(ledger: Ledger) -> list[tuple[str, int]]:
    """What the entries of a ledger come to, by name, in minor units."""
    return [
        ("charged", ledger.charged),
        ("paid", ledger.paid),
        ("given_back", ledger.refunded),
        ("kept", ledger.kept),
        ("owes", ledger.owed),
        ("not_used", ledger.rest),
    ]


def _start(value: object, house: House) -> str | None:
    return moment_text(value, house.zone) if isinstance(value, int) else None


def _table(rows: tuple[tuple[Cell, ...], ...]) -> str:
    """For people: without the booking, which is in the title, and without the end of credits where there is none."""
    amounts = [f"{amount} {unit}" for _, _, _, amount, unit, *_ in rows]
    width = max(map(len, amounts))
    until = any(row[5] is not None for row in rows)
    shown = [
        (at, what, amount.rjust(width), *([end] if until else []), rule, decision)
        for amount, (at, _, what, _, _, end, rule, decision) in zip(amounts, rows, strict=True)
    ]
    header = ("at", "what", "amount".rjust(width), *(["until"] if until else []), "rule", "decision")
    return Listing(header, shown, "").text()


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" for line in text.splitlines())
