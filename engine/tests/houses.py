"""A small house that the tests add lines to, and what checking says about it."""

from textwrap import dedent

from engine.compiler import check_text
from engine.model import House

HEAD = """\
house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en
    holidays BE

hours
    Tuesday to Friday    09:00-18:00
    Saturday             09:00-12:00, 13:00-16:00
    closed on public holidays

services
    cut          EUR 45     45 minutes
    colouring    EUR 120    2 hours

"""

BARE = """\
house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

services
    cut    EUR 45    45 minutes

"""
"""The same without hours and holidays, and with one service."""

EVERY_KIND = """\
house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages nl, en

services
    cut          EUR 45     45 minutes
    colouring    EUR 120    2 hours

unit session / sessions

event course / courses
    length: duration
    first-day: date
    beginners: yes or no
    used: sessions

rule "Appointments"
    on booking
    otherwise: accept

"""
"""One that speaks Dutch too, with a field of every kind on an event of its own."""


def house_text(lines: str, head: str = HEAD) -> str:
    """The small house with these blocks after it."""
    return head + dedent(lines).lstrip("\n")


def problems(lines: str, head: str = HEAD) -> list[tuple[str, str, str, str | None]]:
    """Code, underlined text, message and help of every problem of the small house with these blocks."""
    found = check_text(house_text(lines, head)).diagnostics
    return [(d.code, d.span.text, d.message, d.help) for d in found]


def house(lines: str, head: str = HEAD) -> House:
    """The small house with these blocks, which must be without errors."""
    checked = check_text(house_text(lines, head))
    assert checked.house is not None, [(d.code, d.message, d.span.text) for d in checked.diagnostics]
    return checked.house
