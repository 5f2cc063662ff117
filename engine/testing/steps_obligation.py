"""Steps on what somebody owes: what the client is asked for, and what the house promised."""

from engine.memory.decision import ObligationMade
from engine.memory.owed import Owed
from engine.telling.plain_text import listed, plain_amount, plain_moment, with_article
from engine.testing.phrase import Said
from engine.testing.said import money_said, units_said
from engine.testing.scene import Scene
from engine.testing.step_list import then
from engine.testing.step_problem import fitting
from engine.testing.unmet import unmet

_OF = "[ of ({money}|{units})][ by {moment}]"


@then(
    f"{{she}} (is|are) (asked for|asked) (a|an|the) {{asked}}{_OF}",
    f"we ask {{she:her}} for (a|an|the) {{asked}}{_OF}",
)
def _(scene: Scene, said: Said) -> None:
    """What the answer asks of the client, how much, and by when."""
    made = [one for one in _made(scene, said) if one.kind == "ask"]
    _expect_one(scene, said, scene.kind(said["asked"]).name, made, "asked for")


@then("nothing is asked", "{she} (is|are) asked for nothing")
def _(scene: Scene, said: Said) -> None:
    """The answer asks the client for nothing."""
    made = [one for one in _made(scene, said) if one.kind == "ask"]
    if made:
        unmet(scene, "nothing asked", _texts(scene, made))


@then("nothing is asked of anybody")
def _(scene: Scene, said: Said) -> None:
    """The answer asks the client for nothing, and promises nothing."""
    made = _made(scene, said)
    if made:
        unmet(scene, "nothing asked of anybody", _texts(scene, made))


@then("nothing is promised", "we promise nothing")
def _(scene: Scene, said: Said) -> None:
    """The answer promises nothing."""
    made = [one for one in _made(scene, said) if one.kind == "promise"]
    if made:
        unmet(scene, "nothing promised", _texts(scene, made))


@then(f"we owe {{she:her}} (a|an|the) {{owed}}{_OF}", f"we owe (a|an|the) {{owed}}{_OF}")
def _(scene: Scene, said: Said) -> None:
    """What the house has promised the client and not done yet."""
    _expect_one(scene, said, scene.kind(said["owed"]).name, _open(scene, said, "promise"), "owed by us")


@then(f"{{she}} (owes|owe) us (a|an|the) {{asked}}{_OF}")
def _(scene: Scene, said: Said) -> None:
    """What the client was asked for and has not brought yet."""
    _expect_one(scene, said, scene.kind(said["asked"]).name, _open(scene, said, "ask"), "owed by the client")


@then("we owe no {owed}[ any more]", "we owe nothing")
def _(scene: Scene, said: Said) -> None:
    """No open promise, or none of that name."""
    what = None if (name := said.get("owed")) is None else scene.kind(name).name
    found = [one for one in _open(scene, said, "promise") if what in (None, one.what)]
    if found:
        unmet(scene, "nothing owed by us", _texts(scene, found))


@then("{she} (owes|owe) us no {asked}[ any more]")
def _(scene: Scene, said: Said) -> None:
    """Nothing open under that name."""
    what = scene.kind(said["asked"]).name
    found = [one for one in _open(scene, said, "ask") if one.what == what]
    if found:
        unmet(scene, f"no {what} owed", _texts(scene, found))


@then("the {owed} came in time")
def _(scene: Scene, said: Said) -> None:
    """An event of this block met what was owed, before its deadline."""
    _expect_state(scene, said, "met")


@then("the {owed} came late")
def _(scene: Scene, said: Said) -> None:
    """An event of this block met what was owed, after its deadline."""
    _expect_state(scene, said, "late")


@then("(the|her|his|their|our) {owed} is overdue")
def _(scene: Scene, said: Said) -> None:
    """The deadline passed."""
    _expect_state(scene, said, "overdue")


def _expect_state(scene: Scene, said: Said, state: str) -> None:
    what = scene.kind(said["owed"]).name
    states = [
        found
        for decision in scene.decisions()
        for one in decision.obligations
        if one.what == what and not one.is_new
        for found in (("overdue", one.state) if decision.is_deadline_of(one) else (one.state,))
    ]
    if state not in states:
        seen = listed(list(dict.fromkeys(states)), "or")
        unmet(scene, f"the {what} {state}", f"the {what} {seen}" if states else f"no {what} was due")


def _made(scene: Scene, said: Said) -> list[ObligationMade]:
    return [one for decision in scene.decisions(said.get("she")) for one in decision.obligations if one.is_new]


def _open(scene: Scene, said: Said, kind: str) -> list[Owed]:
    scene.decisions()
    return [owed for owed in scene.client(said.get("she")).record.owed.values() if owed.kind == kind]


def _expect_one(scene: Scene, said: Said, what: str, found: "list[ObligationMade] | list[Owed]", manner: str) -> None:
    """One of those found is of that name, amount and deadline."""
    amount, unit = _amount(scene, said)
    due = None if (text := said.get("moment")) is None else scene.moment(text)
    for one in found:
        if one.what == what and amount in (None, one.amount) and unit in (None, one.unit) and due in (None, one.due):
            return
    wanted = _text(scene, what, amount, unit, due)
    unmet(scene, f"{wanted} {manner}", _texts(scene, found) if found else f"nothing {manner}")


def _amount(scene: Scene, said: Said) -> tuple[int | None, str | None]:
    if (text := said.get("units")) is not None:
        return fitting(units_said(text, scene.house))
    if (text := said.get("money")) is not None:
        currency = scene.house.currency
        return fitting(money_said(text, currency)), currency
    return None, None


def _texts(scene: Scene, found: "list[ObligationMade] | list[Owed]") -> str:
    return listed([_text(scene, one.what, one.amount, one.unit, one.due) for one in found])


def _text(scene: Scene, what: str, amount: int | None, unit: str | None, due: int | None) -> str:
    of = "" if amount is None else f" of {plain_amount(amount, unit or scene.house.currency, scene.house)}"
    return f"{with_article(what)}{of}{'' if due is None else f' by {plain_moment(due, scene.house.zone)}'}"
