"""What the house and its clients owe, and when."""

from engine.desk.desk import Desk
from engine.desk.listing import Listing
from engine.desk.reading import name_of
from engine.desk.tables import ObligationRow
from engine.time.moments import moment_text
from engine.values import money_text

HEADER = ("due", "owes", "client", "what", "amount", "booking", "state")


def agenda_of(desk: Desk, until: int | None = None) -> Listing:
    """All that stands open and is due up to and including a moment (None: ever), what is due first before the rest.

    `owes` is house or client; `amount` is what is still to come.
    """
    journal, house = desk.journal, desk.houses[-1]
    with journal.reading():
        latest: dict[tuple[int | None, str], ObligationRow] = {}
        for row in journal.rows("obligations"):
            assert isinstance(row, ObligationRow)
            latest[row.client, row.id] = row
        standing = (row for row in latest.values() if row.state in ("open", "overdue"))
        wanted = [row for row in standing if until is None or row.due <= until]
        rows = [
            (
                moment_text(row.due, house.zone),
                "client" if row.kind == "ask" else "house",
                None if row.client is None else name_of(journal, row.client),
                row.what,
                None if row.amount is None else money_text(row.amount - row.got, row.unit or house.currency),
                row.booking,
                row.state,
            )
            for row in sorted(wanted, key=lambda row: (row.due, row.client or 0, row.id))
        ]
    return Listing(HEADER, rows, "nothing is owed")
