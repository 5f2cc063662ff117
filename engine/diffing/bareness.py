"""Pieces of the model without what is no part of their meaning."""

from typing import Any

from msgspec.structs import replace

from engine.model import Line, Rule
from engine.model.parts import mapped


def bare(node: Any, events: bool = False) -> Any:
    """A piece of the model without titles of rules and ids of lines; with `events`, rules keep what they are on."""

    def change(one: Any) -> Any:
        if isinstance(one, Rule):
            return replace(one, title="", events=one.events if events else ())
        return replace(one, id="") if isinstance(one, Line) else one

    return mapped(node, change)
