"""One cancellation decision, as data: what every engine of `peers.py` is asked.

The policy is a list; the first rule that fits decides. A rule is a percentage of the price (-1 turns the request away)
and a disjunction of conjunctions of (field, operator, value). 0 to 1,000 unrelated rules may stand in it: they begin
with an equality (`service is svc-7`), by which an engine may index them, or with a comparison, by which it cannot.
"""

import random
from typing import Any, TypeAlias

Event: TypeAlias = dict[str, Any]
Test: TypeAlias = tuple[str, str, int | float | str | bool]
Rule: TypeAlias = tuple[int, list[list[Test]]]

PATH = {
    "channel": ("channel",),
    "service": ("booking", "service"),
    "hours": ("booking", "hours"),
    "group": ("booking", "group"),
    "price": ("booking", "price"),
    "is_new": ("client", "is_new"),
    "no_shows": ("client", "no_shows"),
}
EDGES = (0.0, 3.75, 4.0, 7.75, 8.0, 23.75, 24.0, 47.75, 48.0, 95.75, 96.0, 120.0)
SERVICES = ("haircut", "massage", "nails")


def unrelated(number: int, indexed: bool) -> Rule:
    """One of the unrelated rules."""
    if indexed:
        return number % 100 + 1, [[("service", "==", f"svc-{number}"), ("hours", "<", number % 48 + 1)]]
    return number % 100 + 1, [[("no_shows", ">=", 5000 - number), ("hours", "<", number % 48 + 1)]]


def rules(extra: int, indexed: bool) -> list[Rule]:
    """The policy with so many unrelated rules."""
    new: list[Test] = [("is_new", "==", True), ("hours", ">=", 4)]
    small, large = ("group", "<", 4), ("group", ">=", 4)
    return [
        (-1, [[("channel", "!=", "website"), ("channel", "!=", "phone")]]),
        *(unrelated(number, indexed) for number in range(extra)),
        (25, [[*new, ("no_shows", ">=", 2)]]),
        (25, [[*new, small, ("hours", "<", 48)], [*new, large, ("hours", "<", 96)]]),
        (100, [[small, ("hours", "<", 4)], [large, ("hours", "<", 8)]]),
        (50, [[("no_shows", ">=", 2)]]),
        (0, [[small, ("hours", ">=", 48)], [large, ("hours", ">=", 96)]]),
        (25, [[small, ("hours", ">=", 24)], [large, ("hours", ">=", 48)]]),
        (50, [[("group", ">=", 0)]]),
    ]


def events(count: int, seed: int, extra: int = 0) -> list[Event]:
    """Random events; with unrelated rules, three in ten are about a service that one of them names."""
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        service = f"svc-{chance.randrange(extra)}" if extra and chance.random() < 0.3 else chance.choice(SERVICES)
        ours = chance.random() < 0.9
        found.append(
            {
                "client": {"no_shows": chance.choice((0, 0, 0, 1, 1, 2, 3)), "is_new": chance.random() < 0.3},
                "booking": {
                    # Whole euros, so that a percentage is exact and no engine has to round.
                    "price": 100 * chance.randrange(5, 400),
                    "hours": chance.choice(EDGES) if chance.random() < 0.2 else chance.randrange(0, 481) / 4,
                    "service": service,
                    "group": chance.choice((1, 1, 1, 2, 3, 4, 5, 6)),
                },
                "channel": chance.choice(("website", "phone") if ours else ("sms", "whatsapp", "email")),
            }
        )
    return found


def by_hand(event: Event) -> dict[str, Any]:
    """The decision as somebody would write it in Python, without the unrelated rules."""
    if event["channel"] not in ("website", "phone"):
        return {"outcome": "redirect", "percent": 0, "fee": 0}
    booking = event["booking"]
    client = event["client"]
    hours = booking["hours"]
    scale = 2 if booking["group"] >= 4 else 1
    if hours >= 48 * scale:
        percent = 0
    elif hours >= 24 * scale:
        percent = 25
    elif hours >= 4 * scale:
        percent = 50
    else:
        percent = 100
    if percent < 50 and client["no_shows"] >= 2:
        percent = 50
    if percent > 25 and client["is_new"] and hours >= 4:
        percent = 25
    if percent == 0:
        return {"outcome": "free", "percent": 0, "fee": 0}
    return {"outcome": "fee", "percent": percent, "fee": booking["price"] * percent // 100}


def answer(percent: int, event: Event) -> dict[str, Any]:
    """What the host makes of an engine's percentage."""
    if percent < 0:
        return {"outcome": "redirect", "percent": 0, "fee": 0}
    if percent == 0:
        return {"outcome": "free", "percent": 0, "fee": 0}
    return {"outcome": "fee", "percent": percent, "fee": event["booking"]["price"] * percent // 100}


def expected(event: Event, extra: int, indexed: bool) -> tuple[str, int]:
    """The outcome and the fee, with the unrelated rules."""
    service = event["booking"]["service"]
    if extra and indexed and service.startswith("svc-") and event["channel"] in ("website", "phone"):
        percent, [[_, (_, _, limit)]] = unrelated(int(service[4:]), True)
        if event["booking"]["hours"] < limit:
            return "fee", event["booking"]["price"] * percent // 100
    found = by_hand(event)
    return found["outcome"], found["fee"]
