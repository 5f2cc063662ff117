"""What binds each row to all the rows before it."""

from collections.abc import Sequence
from hashlib import sha256

import msgspec

from engine.desk.tables import EventRow, ForgottenRow, HouseRow

_encoder = msgspec.json.Encoder()


def house_link(before: str, row: HouseRow) -> str:
    """The link of a version to the row before it; the `link` that the row itself has is not looked at."""
    return _link(before, row[:-1])


def decision_link(before: str, unbound: Sequence[int | str | None], event: EventRow | None) -> str:
    """The link of a decision, and of the event it is on where one came, to the row before it.

    `unbound` are the columns of the decision but for its `link`.
    """
    return _link(before, (unbound, event))


def forgotten_link(before: str, row: ForgottenRow) -> str:
    """The link of the row that says that a client was forgotten, to the row before it."""
    return _link(before, row[:-1])


def _link(before: str, content: object) -> str:
    """64 hexadecimal digits: SHA-256 over the link before and the content as JSON."""
    return sha256(before.encode() + _encoder.encode(content)).hexdigest()
