"""What scenarios show of a house, as text and as JSON."""

from collections.abc import Callable, Iterator

from attrs import frozen

from engine.covering.change_proof import SHOWN
from engine.covering.cover import Cover, Unnoticed
from engine.covering.mutants import Mutant
from engine.covering.rehearsals import PassedOver
from engine.model import Line, Rule
from engine.probing.feature_text import text_from_scenario

Json = dict[str, object]


@frozen
class CoverText:
    """Tells what scenarios show."""

    cover: Cover

    def text(self, style: Callable[[str], str] = str) -> str:
        """The text, its headings styled."""
        return "\n".join(self._lines(style)) + "\n"

    def _lines(self, style: Callable[[str], str]) -> Iterator[str]:
        cover = self.cover
        rehearsals = cover.rehearsals
        yield from self._passed_over("These scenarios do not hold", rehearsals.failing, style)
        yield from self._passed_over("These were passed over", rehearsals.unknown, style)
        if cover.unreached:
            yield style("No scenario reaches these lines")
            for one in cover.unreached:
                yield f"  {_place(one.place.rule, one.place.line)} (on {one.event})"
            yield ""
        if cover.unnoticed:
            yield style("No scenario notices these changes")
            before = ""
            for unnoticed in cover.unnoticed:
                place = _place(unnoticed.mutant.rule, unnoticed.mutant.line)
                if place != before:
                    yield f"  {place}"
                before = place
                yield f"    {_change(unnoticed)}"
            yield ""
        if cover.same:
            yield style("These changes change no answer, which is proved")
            for mutant in cover.same:
                yield f"  {_place(mutant.rule, mutant.line)}"
                yield f"    {_told(mutant)}"
            yield ""
        missing = cover.written.only(cover.missing)
        if missing.feature.scenarios:
            yield style("These scenarios would show them")
            yield ""
            for scenario in missing.feature.scenarios:
                yield text_from_scenario(scenario, missing.feature.language)
                yield ""
        yield self.summary

    def _passed_over(self, heading: str, found: list[PassedOver], style: Callable[[str], str]) -> Iterator[str]:
        if found:
            yield style(heading)
            for one in {(one.scenario.file, one.scenario.line): one for one in reversed(found)}.values():
                yield f"  {one.scenario.file}:{one.scenario.line}: {one.scenario.title}"
                yield f"    {one.reason}"
            yield ""

    @property
    def summary(self) -> str:
        """The counts in a line."""
        cover = self.cover
        reached = cover.lines - len(cover.unreached)
        return (
            f"{reached} of {cover.lines} lines reached, {cover.noticed} of {cover.changes} changes noticed"
            f" ({cover.score}%), by {_counted(len(cover.rehearsals.passing), 'scenario')}"
        )

    @property
    def json(self) -> Json:
        """All of it for programs."""
        cover = self.cover
        return {
            "house": cover.house.name,
            "hash": cover.house.hash,
            "scenarios": len(cover.rehearsals.passing),
            "lines": cover.lines,
            "reached": cover.lines - len(cover.unreached),
            "changes": cover.changes,
            "noticed": cover.noticed,
            "score": cover.score,
            "unreached": [
                {**_line_json(one.place.rule, one.place.line), "event": one.event, "missing": one.missing}
                for one in cover.unreached
            ],
            "unnoticed": [
                {
                    **_line_json(one.mutant.rule, one.mutant.line),
                    "change": one.mutant.what,
                    "before": one.mutant.before,
                    "after": one.mutant.after,
                    "missing": one.missing,
                    "shown": one.proof.event if one.proof is not None else None,
                }
                for one in cover.unnoticed
            ],
            "same": [
                {**_line_json(one.rule, one.line), "change": one.what, "before": one.before, "after": one.after}
                for one in cover.same
            ],
            "failing": [_passed_over_json(one) for one in cover.rehearsals.failing],
            "passed_over": [_passed_over_json(one) for one in cover.rehearsals.unknown],
            "feature": cover.written.only(cover.missing).text if cover.missing else None,
        }


def _told(mutant: Mutant) -> str:
    if mutant.what == "order":
        return f"{mutant.before} {mutant.after}"
    return f"{mutant.after} in the place of {mutant.before}"


def _change(unnoticed: Unnoticed) -> str:
    mutant = unnoticed.mutant
    told = _told(mutant)
    if unnoticed.missing is not None:
        return told
    if unnoticed.proof is not None and unnoticed.proof.state == SHOWN:
        return f"{told}: {unnoticed.proof.event}"
    return f"{told}: no event was found that tells"


def _place(rule: Rule, line: Line | None) -> str:
    if line is None:
        return f'{rule.span.place} "{rule.title}": when {rule.when_text or ""}'.rstrip()
    return f'{line.span.place} "{rule.title}": {" ".join(line.text.split())}'


def _line_json(rule: Rule, line: Line | None) -> Json:
    if line is None:
        return {"rule": rule.title, "line": None, "text": rule.when_text, "place": rule.span.place}
    return {"rule": rule.title, "line": line.id, "text": line.text, "place": line.span.place}


def _passed_over_json(one: PassedOver) -> Json:
    return {"file": str(one.scenario.file), "line": one.scenario.line, "name": one.scenario.name, "why": one.reason}


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
