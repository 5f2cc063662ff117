"""What was answered, one line a decision."""

import msgspec
from attrs import frozen

from engine.desk.desk import Desk
from engine.desk.journal import Journal
from engine.desk.listing import Listing
from engine.desk.reading import name_of
from engine.desk.sealing import unsealed
from engine.desk.tables import ClientRow, DecisionRow
from engine.time.moments import moment_text

HEADER = ("number", "at", "client", "event", "type", "booking", "verdict", "rules")


@frozen
class Wanted:
    """Which decisions are asked for; None is any. `rule` is its title or a part of it; moments are both included."""

    client: str | None = None
    rule: str | None = None
    verdict: str | None = None
    since: int | None = None
    until: int | None = None


def log_of(desk: Desk, wanted: Wanted) -> Listing:
    """The decisions that are asked for, in the order given."""
    journal = desk.journal
    with journal.reading():
        names: dict[int, str | None] = {}
        rows = []
        for row in _rows(journal, wanted):
            titles = _rules(row)
            if wanted.rule is not None and not any(wanted.rule.casefold() in title.casefold() for title in titles):
                continue
            if row.client is not None and row.client not in names:
                names[row.client] = name_of(journal, row.client)
            client = None if row.client is None else names[row.client]
            event = unsealed(row.event, lambda number: name_of(journal, number), lambda _: None)
            at = moment_text(row.at, desk.houses[-1].zone)
            rows.append((row.number, at, client, event, row.type, row.booking, row.verdict, "; ".join(titles)))
    return Listing(HEADER, rows, "no such decision")


def _rows(journal: Journal, wanted: Wanted) -> list[DecisionRow]:
    having: dict[str, object] = {}
    if wanted.client is not None:
        known = next(journal.rows("clients", id=wanted.client), None)
        if not isinstance(known, ClientRow):
            return []
        having["client"] = known.number
    if wanted.verdict is not None:
        having["verdict"] = wanted.verdict
    return [
        row
        for row in journal.rows("decisions", **having)
        if isinstance(row, DecisionRow)
        and (wanted.since is None or wanted.since <= row.at)
        and (wanted.until is None or row.at <= wanted.until)
    ]


def _rules(row: DecisionRow) -> list[str]:
    said = msgspec.json.decode(row.decision)
    return list(dict.fromkeys(_titles(said)))


def _titles(said: dict[str, list[dict[str, object]]]) -> list[str]:
    own = [str(reason["rule"]) for reason in said["because"]]
    return own + [title for child in said["recorded"] for title in _titles(child)]  # type: ignore[arg-type]
