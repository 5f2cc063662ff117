"""House rules as code, for other programs: `from engine import House, Event, Record`."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.embedded import EventError, House, HouseError
    from engine.events.event import Event
    from engine.memory.record import Record

__all__ = ["Event", "EventError", "House", "HouseError", "Record"]

_WHERE = {"Event": "engine.events.event", "Record": "engine.memory.record"}


def __getattr__(name: str) -> object:
    # Loaded when first asked for, so that a command pays just for what it needs.
    if name not in __all__:
        raise AttributeError(f"module 'engine' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE.get(name, "engine.embedded")), name)
