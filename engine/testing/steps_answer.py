"""Steps on the answer: its verdict, the rules behind it, what it recorded and left open."""

from collections.abc import Iterator

from engine.memory.decision_json import Json, decision_json
from engine.telling.plain_text import listed, with_article
from engine.telling.sentences import verdict_text
from engine.testing.below_step import Table, facts_of_table
from engine.testing.phrase import Said
from engine.testing.said import quoted
from engine.testing.scene import Scene
from engine.testing.step_list import then
from engine.testing.step_problem import cannot
from engine.testing.unmet import expect, looked_for, unmet

_VERDICTS = {"accepted": "accept", "asked": "ask", "redirected": "redirect", "declined": "decline", "noted": "noted"}


@then("the answer is {verdict}")
def _(scene: Scene, said: Said) -> None:
    """The verdict, as the house says it: noted, accept, ask, redirect or decline."""
    expect(scene, said["verdict"], scene.answer.verdict)


@then("it is {answered}", "{she} (is|are) {answered}")
def _(scene: Scene, said: Said) -> None:
    """The verdict in a word."""
    expect(scene, _VERDICTS[said["answered"]], scene.answer.verdict)


@then("{she} (is|are) redirected to [the ]{channel:way}")
def _(scene: Scene, said: Said) -> None:
    """The way that the house would rather have it come."""
    answer = scene.answer
    if (answer.verdict, answer.channel) != ("redirect", said["channel"]):
        unmet(scene, f"redirected to {said['channel']}", verdict_text(answer))


@then("it is refused[ because {text}]")
def _(scene: Scene, said: Said) -> None:
    """The event could not be judged at all; the text is part of the sentence that says why."""
    scene.begin()
    refusal = scene.refusal
    if refusal is None:
        unmet(scene, "refused", verdict_text(scene.answer))
    text = said.get("text")
    if text is not None and looked_for(text) not in refusal.message:
        unmet(scene, quoted(text), refusal.message)
    scene.refusal = None


@then("(a|an) {recorded} is recorded")
def _(scene: Scene, said: Said) -> None:
    """An event that the answer recorded."""
    wanted = scene.kind(said["recorded"]).name
    found = [child.kind.name for decision in scene.decisions() for child in decision.recorded]
    if wanted not in found:
        unmet(scene, f"{with_article(wanted)} recorded", f"{listed(list(map(with_article, found)))} recorded")


@then("nothing is recorded", "no {recorded} is recorded")
def _(scene: Scene, said: Said) -> None:
    """No event, or none of a kind."""
    name = said.get("recorded")
    wanted = None if name is None else scene.kind(name).name
    found = [child.kind.name for decision in scene.decisions() for child in decision.recorded]
    if any(wanted in (None, kind) for kind in found):
        unmet(scene, "nothing recorded" if wanted is None else f"no {wanted} recorded", listed(found))


@then("the booking has ended")
def _(scene: Scene, said: Said) -> None:
    """The booking last spoken of is over."""
    if not _has_ended(scene):
        unmet(scene, "the booking has ended", "it stands")


@then("the booking stands")
def _(scene: Scene, said: Said) -> None:
    """The booking last spoken of goes on."""
    if _has_ended(scene):
        unmet(scene, "the booking stands", "it has ended")


def _has_ended(scene: Scene) -> bool:
    now = scene.begin()
    client = scene.client()
    booking = client.record.bookings.get(client.booking or "")
    if booking is None:
        raise cannot("there is no booking", "begin with `Given a booking of …`, or let one be made")
    return booking.end_at(now) is not None


@then("whoever is on duty may {text}")
def _(scene: Scene, said: Said) -> None:
    """What the answer leaves to the people of the house, as the line says it after `may`."""
    allowed = [one.text.removeprefix("may ") for decision in scene.decisions() for one in decision.allowed]
    if quoted(said["text"]) not in allowed:
        unmet(scene, quoted(said["text"]), listed(allowed))


@then("the decision has(:|)")
def _(scene: Scene, said: Said, datatable: Table = ()) -> None:
    """Keys of the decision as other programs get it: `verdict`, `entries.amount`; of a list, one of its items."""
    found, wanted = decision_json(scene.answer), list(facts_of_table(datatable))
    if not wanted:
        raise cannot("what the decision has is missing", "write it below the step, as in `| verdict | accept |`")
    for key, value in wanted:
        texts = [_json_text(one) for one in _at(found, key.split("."))]
        if value not in texts:
            unmet(scene, f"{key} {value}", f"{key} {listed(texts, 'or')}")


def _at(found: Json, keys: list[str]) -> Iterator[Json]:
    if isinstance(found, list):
        for item in found:
            yield from _at(item, keys)
    elif not keys:
        yield found
    elif isinstance(found, dict):
        # The name of a fact may have a point in it, as `booking.start` has.
        whole = ".".join(keys)
        if whole in found:
            yield from _at(found[whole], [])
        elif keys[0] in found:
            yield from _at(found[keys[0]], keys[1:])


def _json_text(value: Json) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
