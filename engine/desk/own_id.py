"""The id, in a book, of an event that came without one.

The reader makes an id of all that such an event says. Whoever guesses the whole event could test the guess by it. So in
a book it gets another one, of what stays in the book in the clear, and of all that it says with the salt of its client:
without the salt, which `forget` takes out, it says nothing more than the book does.
"""

from hashlib import sha256

import msgspec
from msgspec.structs import replace

from engine.desk.sealing import commitment
from engine.events.event import Event

_LENGTH = 12
_encoder = msgspec.json.Encoder(order="deterministic")


def with_own_id(event: Event, salt: bytes, texts: frozenset[str]) -> Event:
    """The event with the id that it has in a book, where it came without one.

    `salt` is its client's; `texts` are the names of its facts that are free text, `client.` before a client's.
    """
    own = f"{clear_name(event, texts)}-{commitment(salt, event.id)[:_LENGTH]}"
    return replace(event, id=own, booking=own if event.booking == event.id else event.booking, is_named=True)


def clear_name(event: Event, texts: frozenset[str]) -> str:
    """What an event is called in every book: its id, or a name of all that it says but who its client is and its texts.

    An event of the house is nobody's, and keeps the id that the reader made.
    """
    if event.is_named or event.client is None:
        return event.id
    booking = None if event.booking == event.id else event.booking
    fields = {name: value for name, value in event.fields.items() if name not in texts}
    told = {name: value for name, value in event.told.items() if f"client.{name}" not in texts}
    said = _encoder.encode([event.at, booking, event.source, event.re, event.sent, event.corrects, fields, told])
    return f"{event.kind}-{sha256(said).hexdigest()[:_LENGTH]}"
