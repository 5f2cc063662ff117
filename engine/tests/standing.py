"""How things stand in a book, worked out from its tables alone."""

from collections import Counter
from collections.abc import Hashable

from engine.desk.amendment import WITHDRAWN
from engine.desk.desk import Desk
from engine.desk.journal import Journal
from engine.desk.reading import name_of
from engine.desk.sealing import unsealed
from engine.desk.tables import BookingRow, EntryRow, MarkRow, ObligationRow, Row

Standing = dict[str, dict[Hashable, object]]


def standing(journal: Journal) -> Standing:
    """Balances, obligations, marks and bookings, and what happens next; whatever the order in which all came."""
    names = {row[0]: name_of(journal, row[0]) for row in journal.rows("clients")}

    def named(text: object) -> object:
        return unsealed(text, names.get, lambda number: "text") if isinstance(text, str) else text

    def key(row: Row, *without: str) -> Hashable:
        cells = {name: named(cell) for name, cell in row._asdict().items() if name not in ("decision", *without)}
        return tuple({**cells, "client": names.get(cells["client"])}.items())

    amounts: Counter[Hashable] = Counter()
    obligations: dict[Hashable, object] = {}
    marks: Counter[Hashable] = Counter()
    bookings: Counter[Hashable] = Counter()
    for table in ("entries", "obligations", "marks", "bookings"):
        for row in journal.rows(table):
            match row:
                case EntryRow():
                    amounts[key(row, "amount")] += row.amount
                case ObligationRow():
                    obligations[names.get(row.client), named(row.id)] = None if row.state == WITHDRAWN else key(row)
                case MarkRow():
                    marks[key(row, "undone")] += -1 if row.undone else 1
                case BookingRow():
                    bookings[key(row, "undone")] += -1 if row.undone else 1
    return {
        "entries": {name: amount for name, amount in amounts.items() if amount},
        "obligations": {name: row for name, row in obligations.items() if row is not None},
        "marks": {name: times for name, times in marks.items() if times},
        "bookings": {name: times for name, times in bookings.items() if times},
        "agenda": {names[row.client]: row.due for row in journal.due()},
    }


def counts(desk: Desk) -> dict[Hashable, object]:
    """How often each kind of event happened to each client, and what each has left, from what a desk knows."""
    again = Desk(desk.journal)
    found: dict[Hashable, object] = {}
    for row in desk.journal.rows("clients"):
        record = again._memory.of(row[0]).record
        kinds = {kind: known.count() for kind, known in record.occurrences.items() if known.count()}
        balances = {unit: balance for unit, balance in record.balances.items() if balance.lots or balance.debt}
        found[name_of(desk.journal, row[0])] = (kinds, balances, record.money_owed, record.met)
    return found
