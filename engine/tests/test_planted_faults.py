"""A table of faults, each planted in the houses that ship, and found with an event that the plan confirms.

EVENHAND_PLACES says in how many places at most each fault is planted; without it, in a few, spread over the houses.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import frozen

import policies
from engine.compiler import check_text
from engine.model import House
from engine.proof.closed_promises import promises_on_closed_days
from engine.proof.emptiness import placeholders_that_may_be_empty
from engine.proof.guarantees import check_promise, is_broken
from engine.proof.reach import lines_that_never_decide
from engine.proof.stuck_marks import marks_that_nothing_ends
from engine.proof.swapped_tiers import tiers_that_swap_over

FOLDER = Path(policies.__file__).parent
SHIPPED = sorted(FOLDER.glob("*/*.house"))
PLACES = int(os.environ.get("EVENHAND_PLACES") or 3)
PLANTED = "Planted"


@frozen
class Fault:
    """What goes wrong: `pattern` is looked for below a rule `on` such an event and becomes `instead`; the house then
    guarantees `promise`. Without a promise, `finds` looks for it. `also` is added to the house, and what `without`
    matches is left out of it."""

    name: str
    on: str
    pattern: str
    instead: str
    promise: str = ""
    finds: Callable[[House], bool] | None = None
    also: str = ""
    without: str = ""


def never_decides(house: House) -> bool:
    """A line that never decides."""
    return any(True for _ in lines_that_never_decide(house))


def is_empty(house: House) -> bool:
    """A placeholder that may be empty."""
    return any(one.placeholder == "planted" for one in placeholders_that_may_be_empty(house))


def is_stuck(house: House) -> bool:
    """A mark that nothing ends."""
    return any(one.name == "planted" for one in marks_that_nothing_ends(house))


def is_promised_closed(house: House) -> bool:
    """A promise that nobody is there to keep."""
    return any(True for _ in promises_on_closed_days(house))


def is_swapped(house: House) -> bool:
    """Tiers that swap over."""
    return any(True for _ in tiers_that_swap_over(house))


AT_MOST = "charge is at most price"
RISES = "charge never rises with notice"
ON_CALL = r"^hours on-call[^\n]*\n(?: +[^\n]*\n)+"
NEVER_RISES = r"^ +charge never rises with notice\n"
FAULTS = (
    Fault("a fixed fee in the place of a share", "cancellation", r"charge \d+% of price", "charge CUR 25", AT_MOST),
    Fault("a share above the whole", "cancellation", r"charge \d+% of price", "charge 150% of price", AT_MOST),
    Fault("a least fee", "cancellation|no-show", r"charge (\d+% of )?price(?= ?[,\n])",
          "charge price but at least CUR 40", AT_MOST),
    Fault("a fee by the hour without a cap", "cancellation|arrival", r"(?<=otherwise: )charge [^,\n]*",
          "charge CUR 5 for each started 60 minutes of lateness", AT_MOST),
    Fault("a recorded event that charges again", "cancellation", r"charge [^,\n]*(?= ?[,\n])",
          "charge 60% of price, record planted", AT_MOST,
          also="event planted / planteds of booking\n" 'rule "Planted"\n    on planted\n    otherwise: charge price\n'),
    Fault("a fee that somebody may ask", "cancellation", r"(?<=: )free", "may charge CUR 90", AT_MOST),
    Fault("a fee on top of the price", "cancellation", r"charge [^,\n]*",
          "charge price plus (CUR 1 for each started 60 minutes of notice)", AT_MOST),
    Fault("the early tier costs more", "cancellation", r"(at least \d+ (?:\w+ )?(?:hours|days) before start: )free",
          r"\1charge price plus CUR 1000", RISES),
    Fault("at most in the place of at least", "cancellation", r"at least (\d+ hours before start: free)",
          r"at most \1", RISES),
    Fault("a fee that grows with notice", "cancellation", r"charge [^,\n]*",
          "charge CUR 1 for each full 60 minutes of notice", RISES),
    Fault("a deadline in opening time", "complaint|message|abuse", r"promise (\S+) within [^,\n]*",
          r"promise \1 within 2 opening days", "always promises WHAT within 2 calendar days"),
    Fault("a deadline one step too long", "complaint|message|abuse", r"promise (\S+) within [^,\n]*",
          r"promise \1 within 61 minutes", "always promises WHAT within 1 hour"),
    Fault("a line without the promise", "complaint|message|abuse", r"( +)otherwise: promise (\S+) within 1 hour",
          r"\1at least 5 ON_PLURAL ever: noted\n\1otherwise: promise \2 within 1 hour",
          "always promises WHAT within 1 hour"),
    Fault("somebody may decline", "complaint|message|abuse", r"otherwise: promise",
          "otherwise: may decline, promise", "never declines"),
    Fault("a line above that always fits", "cancellation", r"( +)(at least )(\d+)( hours before start: )",
          r"\1price is at least CUR 0: noted\n\1\g<2>\3\4", finds=never_decides),
    Fault("figures that exclude each other", "no-show|booking|abuse", r"at least (\d+) (\S+s in the last \d+ months):",
          r"at least \1 \2 and exactly 0 \2:", finds=never_decides),
    Fault("a clock that never comes", "cancellation", r"at least (\d+) hours before start:",
          r"at least \1 hours before start and at least 1 hour after start:", finds=never_decides),
    Fault("words about a fact that may be missing", "cancellation", r"say ([\w-]+)", r"say planted", finds=is_empty,
          also="event cancellation\n    planted: reason or nothing\nwords planted\n    LANGUAGES\n"),
    Fault("a mark without an end", "no-show|cancellation|abuse", r"otherwise: (?=charge|noted|free)",
          "otherwise: client becomes planted, ", finds=is_stuck,
          also='rule "Planted"\n    on warning-of-planted\n    client is planted: noted\n    otherwise: noted\n'
          "event warning-of-planted / warnings-of-planted\n"),
    Fault("a mark whose way back is never reached", "no-show|cancellation|abuse", r"otherwise: (?=charge|noted|free)",
          "otherwise: client becomes planted, ", finds=is_stuck,
          also='rule "Planted"\n    on forgiving\n    client is planted: noted\n'
          "    otherwise: client is no longer planted\nevent forgiving / forgivings\n"),
    Fault("a promise on closed days", "complaint|message", r"promise (\S+) within [^,\n]*",
          r"promise \1 within 61 minutes", finds=is_promised_closed, without=ON_CALL),
    Fault("a promise in days, over a longer pause", "complaint|message", r"promise (\S+) within [^,\n]*",
          r"promise \1 within 1 calendar day", finds=is_promised_closed, without=ON_CALL),
    Fault("tiers that swap over, of which no guarantee speaks", "cancellation",
          r"(at least \d+ (?:\w+ )?(?:hours|days) before start: )free", r"\1charge price plus CUR 1000",
          finds=is_swapped, without=NEVER_RISES),
)  # fmt: skip


def houses_with(fault: Fault) -> Iterator[tuple[str, House, str]]:
    """The shipped houses with the fault in each place it fits: where, the house, and the event it is on."""
    for path in SHIPPED:
        text = path.read_text(encoding="utf-8")
        for block in re.finditer(r'^rule "[^\n]*\n((?: +[^\n]*\n|\n(?= ))*)', text, re.MULTILINE):
            said = re.search(r"^    on ([^\n]*)$", block[0], re.MULTILINE)
            events = re.split(r", | when ", said[1].split(" when ")[0]) if said else []
            on = next((event for event in events if re.fullmatch(fault.on, event)), None)
            if on is None:
                continue
            for found in re.finditer(fault.pattern, block[0]):
                house = planted(fault, text, block.start() + found.start(), found, on)
                if house is not None:
                    line = text.count("\n", 0, block.start() + found.start()) + 1
                    yield f"{path.stem}:{line}", house, on


def planted(fault: Fault, text: str, start: int, found: re.Match[str], on: str) -> House | None:
    """The house with the fault in one place; None where that does not compile."""
    currency = re.search(r"^    currency (\w+)", text, re.MULTILINE)
    languages = re.search(r"^    languages ([^\n#]*)", text, re.MULTILINE)
    plural = {"complaint": "complaints", "message": "messages", "abuse": "abuses"}.get(on, on)
    changed = text[:start] + found.expand(fault.instead) + text[start + len(found[0]) :]
    if fault.without:
        changed = re.sub(fault.without, "", changed, flags=re.MULTILINE)
        changed = re.sub(r'^guarantee "[^"]*"\n    on [^\n]*\n(?! )', "", changed, flags=re.MULTILINE)
    if fault.also:
        changed += "\n" + fault.also
    if fault.promise:
        what = re.search(r"promise (\S+) within", found[0])
        promise = fault.promise.replace("WHAT", what[1] if what else "")
        changed += f'\nguarantee "{PLANTED}"\n    on {on}\n    {promise}\n'
    said = "\n    ".join(f'{one.strip()} "{{planted}}"' for one in (languages[1] if languages else "en").split(","))
    for name, value in (("CUR", currency[1] if currency else "EUR"), ("ON_PLURAL", plural), ("LANGUAGES", said)):
        changed = re.sub(rf"\b{name}\b", value, changed)
    return check_text(changed, folder=FOLDER).house


def test_there_are_twelve_kinds_and_more() -> None:
    """The table is long enough."""
    assert len({fault.name for fault in FAULTS}) >= 12


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_each_fault_is_found(fault: Fault) -> None:
    """In every place where it is planted, with an event on which the plan breaks the promise."""
    places = list(houses_with(fault)) if PLACES > 20 else spread(houses_with(fault))
    assert len(places) >= 2, [place for place, _, _ in places]
    missed = [place for place, house, on in places if not is_found(fault, house, on)]
    assert [] == missed


def spread(places: Iterator[tuple[str, House, str]]) -> list[tuple[str, House, str]]:
    """The first place in each of a few houses."""
    chosen: dict[str, tuple[str, House, str]] = {}
    for place in places:
        chosen.setdefault(place[0].partition(":")[0], place)
        if len(chosen) == PLACES:
            break
    return list(chosen.values())


def is_found(fault: Fault, house: House, on: str) -> bool:
    """Whether the solver finds it, and the plan agrees."""
    if fault.finds is not None:
        return fault.finds(house)
    guarantee = next(one for one in house.guarantees if one.title == PLANTED)
    (promise,) = guarantee.promises
    found = check_promise(house, guarantee, on, promise)
    return found.witness is not None and is_broken(promise, found.witness.replayed)
