"""Steps on money and other units: what is charged, given back and kept, and what the client then owes or has left."""

from collections.abc import Iterator

from engine.memory.decision import EntryMade
from engine.telling.plain_text import plain_amount, plain_moment
from engine.testing.phrase import Said
from engine.testing.said import money_said, units_said
from engine.testing.scene import Scene
from engine.testing.step_list import given, then
from engine.testing.step_problem import fitting
from engine.testing.unmet import expect, unmet

_AMOUNT = "({money}|{units})"
_UNTIL = "[ until {moment}]"


@then(f"{{she}} (is|are) charged {_AMOUNT}[ as {{account}}]")
def _(scene: Scene, said: Said) -> None:
    """The charge in all since the `When`; one with a name of its own stands beside it."""
    amount, unit = _amount(scene, said)
    account = said.get("account")
    made = [one for one in _entries(scene, said, "charge") if one.unit == unit and one.account == account]
    name = f" as {account}" if account else ""
    _expect_sum(scene, amount, unit, made, f"a charge of {{}}{name}")


@then("{she} (is|are) charged nothing", "it is free", "nothing is charged")
def _(scene: Scene, said: Said) -> None:
    """No charge of any name or unit."""
    made = [one for one in _entries(scene, said, "charge") if one.amount]
    if made:
        unmet(scene, "no charge", _sums(scene, made))


@then(f"{{she}} (gets|get) {_AMOUNT} back", f"{{she}} (is|are) refunded {_AMOUNT}")
def _(scene: Scene, said: Said) -> None:
    """Money back, in all since the `When`."""
    amount, unit = _amount(scene, said)
    made = [one for one in _entries(scene, said, "refund") if one.unit == unit]
    _expect_sum(scene, amount, unit, made, "{} back")


@then("{she} (gets|get) nothing back")
def _(scene: Scene, said: Said) -> None:
    """No money back."""
    made = [one for one in _entries(scene, said, "refund") if one.amount]
    if made:
        unmet(scene, "nothing back", _sums(scene, made))


@then(
    f"{{she}} (is|are) credited {_AMOUNT}[ until {{moment}}]", f"we keep {_AMOUNT} for {{she:her}}[ until {{moment}}]"
)
def _(scene: Scene, said: Said) -> None:
    """What is kept for the client, and perhaps when it ends."""
    amount, unit = _amount(scene, said)
    made = [one for one in _entries(scene, said, "credit") if one.unit == unit]
    _expect_sum(scene, amount, unit, made, "a credit of {}")
    if (text := said.get("moment")) is not None:
        until = scene.moment(text, date_alone=True)
        zone = scene.house.zone
        ends = ["without an end" if one.until is None else f"until {plain_moment(one.until, zone)}" for one in made]
        expect(scene, f"until {plain_moment(until, zone)}", ", ".join(dict.fromkeys(ends)))


@then("{she} (is|are) credited nothing")
def _(scene: Scene, said: Said) -> None:
    """Nothing is kept for the client."""
    made = [one for one in _entries(scene, said, "credit") if one.amount]
    if made:
        unmet(scene, "no credit", _sums(scene, made))


@then("{she} (owes|owe) {money}", "{she} (owes|owe) nothing")
def _(scene: Scene, said: Said) -> None:
    """What is charged and not met by what was paid, of all the client's bookings."""
    scene.begin()
    scene.decisions()
    house = scene.house
    wanted = 0 if (text := said.get("money")) is None else fitting(money_said(text, house.currency))
    owed = scene.client(said["she"]).record.money_owed
    expect(scene, plain_amount(wanted, house.currency, house), plain_amount(owed, house.currency, house))


@given(f"{{she}} (has|have) {_AMOUNT} left{_UNTIL}")
def _(scene: Scene, said: Said) -> None:
    """Money or units kept for the client when the scenario begins."""
    amount, unit = _amount(scene, said)
    text = said.get("moment")
    until = None if text is None else scene.moment(text, date_alone=True)
    entry = EntryMade("credit", "credit", None, amount, unit, "", until)
    scene.stands(scene.client(said["she"]), entries=(entry,))


@then(f"{{she}} (has|have) {_AMOUNT} left")
def _(scene: Scene, said: Said) -> None:
    """What is kept for the client in that unit, at this moment."""
    now = scene.begin()
    scene.decisions()
    amount, unit = _amount(scene, said)
    left = scene.client(said["she"]).record.balance(unit, now)
    expect(scene, plain_amount(amount, unit, scene.house), plain_amount(left, unit, scene.house))


def _amount(scene: Scene, said: Said) -> tuple[int, str]:
    """The amount in minor units or whole units, and its unit."""
    if (text := said.get("units")) is not None:
        return fitting(units_said(text, scene.house))
    currency = scene.house.currency
    return fitting(money_said(said["money"], currency)), currency


def _entries(scene: Scene, said: Said, kind: str) -> Iterator[EntryMade]:
    for decision in scene.decisions(said.get("she")):
        yield from (entry for entry in decision.entries if entry.kind == kind)


def _expect_sum(scene: Scene, amount: int, unit: str, made: list[EntryMade], sentence: str) -> None:
    expected, got = (
        sentence.format(plain_amount(one, unit, scene.house)) for one in (amount, sum(entry.amount for entry in made))
    )
    expect(scene, expected, got if made or not amount else "nothing")


def _sums(scene: Scene, made: list[EntryMade]) -> str:
    return ", ".join(
        f"{plain_amount(one.amount, one.unit, scene.house)}{f' as {one.account}' if one.account else ''}"
        for one in made
    )
