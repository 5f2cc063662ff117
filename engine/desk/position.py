"""Where an event stands among all others."""

from typing import TypeAlias

from engine.events.event import Event

Position: TypeAlias = tuple[int, bool, str, str]
"""(moment, whether it fell due by itself, source, id): what falls due comes after the events of its second."""

Identity: TypeAlias = tuple[bool, str, str]
"""A position without its moment, which a correction may change."""


def position_of(event: Event, by_itself: bool) -> Position:
    """The place of an event; what falls due has no source of its own."""
    return event.at, by_itself, "" if by_itself else event.source, event.id
