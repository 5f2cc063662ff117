"""The scenarios of a house: each line reached, and each threshold one step below, at and above."""

from collections.abc import Callable, Iterator, Mapping

from attrs import define, evolve, field, frozen

from engine.model import Condition, House
from engine.probing.case import Case
from engine.probing.feature_text import Feature
from engine.probing.outcome import Outcome
from engine.probing.outline import Line, Scenario, Step, outline_of, scenario_of
from engine.probing.questions import Place
from engine.probing.search import Search, decides, decisions
from engine.probing.stage import Played
from engine.probing.thresholds import Threshold, Thresholds
from engine.testing.called_step import HOUSE_NAMED, CalledStep, text_of

_CLOCKS = {
    "en": "over a change of the clocks",
    "nl": "over een omzetting van de klok",
    "sv": "över en omställning av klockan",
    "id": "melewati pergantian jam",
}


@frozen
class NotReached:
    """A line for which no event was found, on one kind of event."""

    place: Place
    event: str


@define
class Scenarios:
    """The scenarios of one house, in one language. `not_reached` has, afterwards, the lines that none of them
    reaches."""

    house: House
    language: str = "en"
    more: Mapping[str, tuple[Condition, ...]] = field(factory=dict)
    not_reached: list[NotReached] = field(factory=list)
    search: Search = field(init=False)
    _outcome: Outcome = field(init=False)
    _written: set[Case] = field(factory=set)
    _shown: set[tuple[str, str]] = field(factory=set)
    _titles: dict[str, int] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.search = Search(self.house, self.more)
        self._outcome = Outcome(self.house)

    @property
    def count(self) -> int:
        """How many lines there are to reach, on all events."""
        return len(self.search.pairs)

    def feature(self, reference: str, reached: Callable[[int], None] = lambda number: None) -> Feature:
        """The feature, in which the house is named so; `reached` hears how many lines are done."""
        background = CalledStep("given", HOUSE_NAMED, (("path", reference),))
        scenarios = tuple(self._scenarios(reached))
        return Feature(
            self.house.name,
            (),
            Line("given", text_of(background.written(self.language))),
            scenarios,
            self.language,
        )

    def _scenarios(self, reached: Callable[[int], None]) -> Iterator[Scenario]:
        thresholds = Thresholds(self.search)
        asked: set[tuple[str, str, Condition]] = set()
        for number, (place, event, found) in enumerate(self.search.search()):
            reached(number)
            if found is None:
                self.not_reached.append(NotReached(place, event))
                continue
            groups = list(thresholds.of(found, self.house.events[event], asked))
            title = self._title(place, event)
            is_shown = (place.line.id, event) in self._shown or any(self._shows(group, place) for group in groups)
            if found.case not in self._written and not is_shown:
                self._written.add(found.case)
                yield scenario_of(self._unique(title), self._steps(found.case, by_distance=True), self.language)
            for group in groups:
                clocks = f", {_CLOCKS[self.language]}" if group.over_clocks else ""
                yield from self._threshold(group, f"{title}{clocks}")

    def scenario(self, place: Place, event: str, case: Case) -> Scenario:
        """One more scenario, of a case."""
        self._written.add(case)
        steps = self._steps(case, by_distance=_is_near(case))
        return scenario_of(self._unique(self._title(place, event)), steps, self.language)

    def follows(self, case: Case, played: Played) -> list[CalledStep]:
        """What follows in a case, as steps."""
        kind = self.house.events[case.kind]
        return [one.step for one in self._outcome.of(played, kind) if not one.beside]

    def _shows(self, group: Threshold, place: Place) -> bool:
        """Whether a line decides in one of the cases around a threshold."""
        played = (self.search.stage.play(case) for case in group.cases if case not in self._written)
        return any(one is not None and decides(one, place) for one in played)

    def _threshold(self, group: Threshold, title: str) -> Iterator[Scenario]:
        rows = self._rows(group, group.cases)
        if _are_alike(rows):
            # The answer turns, but so little that nothing is seen of it so near.
            low, *high = self._rows(group, group.wider) or [[]]
            rows = [row for row in (low, *rows, *high) if row]
            if _are_alike(rows) and group.over_clocks:
                return
        outline = outline_of(title, rows, self.language) if len(rows) > 1 else None
        if outline is not None and outline.examples:
            yield evolve(outline, title=self._unique(title))
            return
        for row in rows:
            yield scenario_of(self._unique(title), row, self.language)

    def _rows(self, group: Threshold, cases: tuple[Case, ...]) -> list[list[Step]]:
        """The steps of cases that are not written yet."""
        cases = tuple(case for case in cases if case not in self._written)
        self._written |= set(cases)
        by_distance = group.is_elapsed and all(_is_near(case) for case in cases)
        return [steps for case in cases if (steps := self._steps(case, by_distance))]

    def _title(self, place: Place, event: str) -> str:
        line = " ".join(place.line.text.split())
        return f"{place.rule.title}: {line}" + (f" ({event})" if len(place.rule.events) > 1 else "")

    def _unique(self, title: str) -> str:
        number = self._titles[title] = self._titles.get(title, 0) + 1
        return title if number == 1 else f"{title}, {number}"

    def _steps(self, case: Case, by_distance: bool) -> list[Step]:
        """A case as the steps of a scenario, with what follows; none where it cannot happen so."""
        scripting = self.search.stage.scripting
        scripting.by_distance = by_distance
        played = self.search.stage.play(case)
        scripting.by_distance = True
        if played is None:
            return []
        for decision in decisions(played):
            self._shown |= {(because.line.id, decision.kind.name) for because in decision.because}
        kind = self.house.events[case.kind]
        steps = [Step("given", _slot(one), one) for one in played.script.given]
        last = len(played.script.blocks) - 1
        for block, called in enumerate(played.script.blocks):
            steps += [Step("when", f"when {number}", one, block) for number, one in enumerate(called)]
            if block < last:
                steps.append(Step("then", "setting", self._outcome.setting(played, block, kind), block))
            else:
                follows = self._outcome.of(played, kind)
                steps += [Step("then", one.slot, one.step, block, one.beside) for one in follows]
        return steps


def _slot(step: CalledStep) -> str:
    """What tells a Given step from the others of its kind."""
    named = [text for place, text in step.places if place in ("event", "mark", "units")]
    return f"{step.meaning}/{'/'.join(named)}"


def _are_alike(rows: list[list[Step]]) -> bool:
    """Whether the same follows in all rows."""
    return len({tuple(step.called for step in row if step.type == "then") for row in rows}) <= 1


def _is_near(case: Case) -> bool:
    """Whether the moment of the event can be told by how far it lies from the start."""
    start, now = case.get("booking", "start"), case.get("now")
    return start is not None and now is not None and abs(start - now) < 96 * 3600 + 60
