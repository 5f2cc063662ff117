"""A difference between two houses as text, and as JSON."""

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from engine.diffing.changes import Group, KindCompared
from engine.diffing.declared import Declared
from engine.diffing.difference import Difference
from engine.diffing.extent import Extent
from engine.memory.decision import Decision
from engine.memory.decision_json import Json, decision_json, value_text
from engine.model import House, Line, Rule
from engine.planning.plan_from_model import plan_from_model
from engine.proof.history import Replayed
from engine.proof.search import Witness
from engine.proof.variables import Variables
from engine.proof.witness_text import WitnessText
from engine.telling.plain_text import capital, listed, plain_date, plain_moment, plain_value, with_article
from engine.telling.sentences import consequence_sentences, verdict_text
from engine.values import duration_text

_HEADINGS = {
    "renamed": "Other names",
    "setting": "Settings",
    "hours": "Hours",
    "service": "Services",
    "choice": "Choices",
    "unit": "Units",
    "fact": "Facts",
    "event": "Events",
    "needs": "What an event must say",
    "mark": "Marks",
    "asked": "What clients are asked",
    "promise": "Promises",
    "guarantee": "Guarantees",
    "words": "Words to clients",
    "told": "Words inside the house",
    "note": "Notes",
}


@frozen
class DifferenceText:
    """Tells a difference; `paths` are the files of the two houses, the old one first."""

    difference: Difference
    paths: tuple[str, str]

    def text(self, style: Callable[[str], str] = str) -> str:
        """All of it, in paragraphs; lines without a newline at the end."""
        difference = self.difference
        blocks = [self._head(style)]
        for compared in difference.kinds:
            blocks += [self._group(group, style) for group in compared.groups]
        if difference.declared:
            blocks.append([style("Declared otherwise"), *self._declared()])
        if difference.open:
            blocks.append([style("Outside proof"), *(f"  {line}" for line in self._open())])
        return "\n\n".join("\n".join(block) for block in blocks)

    def _head(self, style: Callable[[str], str]) -> list[str]:
        difference = self.difference
        old, new = self.paths
        if difference.is_none:
            return [style("Nothing changed."), f"  Every event is answered alike by {old} and {new}: {self._proof()}"]
        changed = [compared.kind for compared in difference.changed]
        if changed:
            lines = [style(f"{old} → {new}: other answers to {listed(changed)}")]
        elif difference.open:
            lines = [style(f"{old} → {new}: no answer was found that differs")]
        else:
            lines = [style(f"{old} → {new}: the same answers")]
        same = sum(compared.state in ("same", "proved") for compared in difference.kinds)
        if same:
            kinds = f"{'the other ' if changed else ''}{_counted(same, 'kind', 'kinds')} of event"
            lines.append(f"  Answers to {kinds} are the same: {self._proof()}")
        return lines

    def _proof(self) -> str:
        proved = any(compared.state == "proved" for compared in self.difference.kinds)
        if not proved:
            return "the rules on them say the same."
        return f"it is proved, for events from {self._span()}."

    def _span(self) -> str:
        house = self.difference.alignment.new_aligned
        variables, zone = Variables(house), house.zone
        first, last = variables.first_moment, variables.last_moment
        return f"{plain_date(zone.day_of(first))} to {plain_date(zone.day_of(last))}"

    # --- groups ------------------------------------------------------------------------------

    def _group(self, group: Group, style: Callable[[str], str]) -> list[str]:
        old, new = (_said(group, side) for side in (0, 1))
        told = WitnessText(self._witness(group), None, self.paths[1])
        found = self.difference.extents_of(group)
        wide = [text for text in map(self._general, found) if text]
        lines = [style(f"{capital(with_article(group.kind))}{''.join(f' {text}' for text in wide)}: {old} → {new}")]
        places = [_place(on_side) for on_side in group.lines]
        if any(places):
            lines += [f"  before  {places[0] or 'no line'}", f"  after   {places[1] or 'no line'}"]
        service = group.scene.events[0].get("service")
        of = "" if service is None or str(service) in told.event() else f" (service {service})"
        lines.append(f"  such as {told.event()}{of}:")
        lines += [f"    {text}" for text in map(self._here, found) if text]
        answers = [list(_answer(decision)) for decision in group.decisions]
        for name, own, other in zip(("before", "after"), answers, answers[::-1], strict=True):
            said = [text for text in own if text not in other] or ["Nothing of this."]
            lines.append(f"    {name:8}{' '.join(said)}")
        for command in self.asked(group):
            lines.append(f"    {command}")
        return lines

    def _general(self, extent: Extent) -> str:
        """How wide a group is: `at least 48 hours and less than 72 hours before start`, `with a price of …`."""
        if extent.of == "now":
            return distance_text(extent)
        house = self.difference.alignment.new
        edges = extent.low, extent.high
        low, high = (None if edge is None else plain_value(edge, extent.kind, house) for edge in edges)
        if low is not None and high is not None:
            return f"with {with_article(extent.of)} of {low}" + (f" to {high}" if low != high else "")
        return f"with {with_article(extent.of)} of " + (f"{low} or more" if low is not None else f"{high} or less")

    def _here(self, extent: Extent) -> str:
        """The edges that it has in the example alone."""
        zone = self.difference.alignment.new.zone
        if extent.of != "now":
            return ""
        low, high = (
            None if edge is None or is_general else plain_moment(edge, zone)
            for edge, is_general in zip((extent.low, extent.high), extent.are_general, strict=True)
        )
        if low is not None and high is not None:
            return f"here, from {low} to {high}"
        return f"here, from {low} on" if low is not None else f"here, until {high}" if high is not None else ""

    def _witness(self, group: Group) -> Witness:
        house = self.difference.alignment.new
        replay = Replayed(plan_from_model(house), None, (group.decisions[1],))  # type: ignore[arg-type]  # nothing told hangs on it
        return Witness(group.scene, replay, house)

    def asked(self, group: Group) -> tuple[str, ...]:
        """The command that gives the new answer."""
        return WitnessText(self._witness(group), None, self.paths[1]).asked()

    # --- the rest ----------------------------------------------------------------------------

    def _declared(self) -> Iterator[str]:
        shown = ""
        for one in self.difference.declared:
            heading = _HEADINGS[one.what]
            if heading != shown:
                yield f"  {heading}"
                shown = heading
            yield f"    {self._declared_text(one)}"

    def _declared_text(self, one: Declared) -> str:
        old, new = self.paths
        if one.name and (one.old is None or one.new is None) and one.what in _ONLY:
            return f"{one.name}: only in {new if one.old is None else old}"
        name = f"{one.name}: " if one.name else ""
        return f"{name}{one.old or 'nothing'} → {one.new or 'nothing'}"

    def _open(self) -> Iterator[str]:
        for compared in self.difference.open:
            more = "more answers" if compared.groups else "answers"
            why = compared.reason or f"there are more than {len(compared.groups)} groups"
            yield f"{compared.kind}: whether {more} differ is not proved ({why})"

    def json(self) -> dict[str, Json]:
        """All of it; `changed` is false only where that is proved."""
        difference = self.difference
        return {
            "houses": list(self.paths),
            "changed": not difference.is_none,
            "span": self._span(),
            "declared": [
                {"what": one.what, "name": one.name, "before": one.old, "after": one.new} for one in difference.declared
            ],
            "events": [self._kind_json(compared) for compared in difference.kinds],
        }

    def _kind_json(self, compared: KindCompared) -> Json:
        return {
            "event": compared.kind,
            "state": compared.state,
            "complete": compared.is_all,
            "reason": compared.reason or None,
            "groups": [self._group_json(group) for group in compared.groups],
        }

    def _group_json(self, group: Group) -> Json:
        before, after = group.decisions
        return {
            "differs": list(group.unlike),
            "extents": [
                _extent_json(extent, self.difference.alignment.new) for extent in self.difference.extents_of(group)
            ],
            "lines": [[_line_json(rule, line) for rule, line in lines] for lines in group.lines],
            "witness": {
                "past": [dict(one) for one in group.scene.past],  # type: ignore[arg-type]  # it was made as JSON
                "event": dict(group.scene.events[0]),  # type: ignore[arg-type]  # as above
                "marks": [f"{mark.subject} is {mark.name}" for mark in group.scene.marks],
                "ask": list(self.asked(group)),
            },
            "before": decision_json(before),
            "after": decision_json(after),
        }


def _extent_json(extent: Extent, house: House) -> Json:
    edges = [None if edge is None else value_text(edge, extent.kind, house) for edge in (extent.low, extent.high)]
    told = (distance_text(extent) or None) if extent.of == "now" else None
    return {"of": extent.of, "from": edges[0], "to": edges[1], "before_start": told}


_ONLY = ("hours", "service", "choice", "unit", "fact", "event", "mark", "asked", "promise", "guarantee")


def distance_text(extent: Extent) -> str:
    """`at least 48 hours and less than 72 hours before start`: the edges that are general, on one side of it."""
    start = extent.start
    assert start is not None
    edges = zip((extent.low, extent.high), extent.are_general, strict=True)
    low, high = (edge if is_general else None for edge, is_general in edges)
    if all(edge is None or edge <= start for edge in (low, high)):
        near, far = _near(None if high is None else start - high), _far(None if low is None else start - low)
        side = "before start"
    elif all(edge is None or edge >= start for edge in (low, high)):
        near, far = _near(None if low is None else low - start), _far(None if high is None else high - start)
        side = "after start"
    else:
        return ""
    return f"{' and '.join(text for text in (near, far) if text)} {side}" if near or far else ""


def _near(seconds: int | None) -> str:
    if seconds is None or seconds == 0:
        return ""
    return f"at least {duration_text(seconds)}" if seconds % 60 == 0 else f"more than {duration_text(seconds - 1)}"


def _far(seconds: int | None) -> str:
    if seconds is None:
        return ""
    return f"at most {duration_text(seconds)}" if seconds % 60 == 0 else f"less than {duration_text(seconds + 1)}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _said(group: Group, side: int) -> str:
    """The consequences of the lines of one side that the other side's lines do not have."""
    others = {text for _, line in group.lines[1 - side] for text in _consequences(line)}
    own = [text for _, line in group.lines[side] for text in _consequences(line)]
    shown = [text for text in own if text not in others] or own
    not_alike = set(_assumed(group.decisions[1 - side]))
    assumed = [text for text in _assumed(group.decisions[side]) if text not in not_alike]
    return ", ".join(dict.fromkeys(shown)) or ", ".join(assumed) or "nothing"


def _assumed(decision: Decision) -> Iterator[str]:
    """What the event did not say, and was taken for."""
    for name, kind, value in decision.assumed:
        if name in decision.event.assumed:
            yield f"{name} {plain_value(value, kind, decision.house)} assumed"


def _consequences(line: Line) -> list[str]:
    return [" ".join(place.text.split()) for place in line.places]


def _place(lines: Iterable[tuple[Rule, Line]]) -> str:
    return "; ".join(f'"{rule.title}": {line.text} ({line.span.place})' for rule, line in lines)


def _answer(decision: Decision) -> Iterator[str]:
    yield f"{capital(verdict_text(decision))}."
    yield from (f"{capital(text)}." for text in _assumed(decision))
    yield from (text for depth, text in consequence_sentences(decision) if not depth)
    if decision.words is not None:
        yield f"Words: {decision.words.name}."
    for child in decision.recorded:
        yield f"{capital(with_article(child.kind.name))} is recorded."
        yield from _answer(child)


def _line_json(rule: Rule, line: Line) -> Json:
    return {"rule": rule.title, "line": line.id, "text": line.text, "place": line.span.place}
