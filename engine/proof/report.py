"""What `check --prove` says: each promise that does not hold with its witness, what could not be proved, the rest."""

from collections.abc import Iterator
from pathlib import Path

from attrs import define, field

from engine.model import Guarantee, House
from engine.proof.emptiness import placeholders_that_may_be_empty
from engine.proof.groundwork import Groundwork
from engine.proof.guarantees import Finding, check_guarantees
from engine.proof.reach import NeverDecides, lines_that_never_decide
from engine.proof.variables import Variables
from engine.proof.witness_text import WitnessText
from engine.telling.plain_text import plain_date
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span


@define
class Proofs:
    """What came of one house: problems as `check` prints them, and how many promises were proved."""

    house: House
    path: str
    diagnostics: Diagnostics = field(factory=Diagnostics)
    findings: list[Finding] = field(factory=list)

    @property
    def proved(self) -> int:
        """How many promises were proved, each on each of its events."""
        return sum(finding.state == "proved" for finding in self.findings)

    @property
    def summary(self) -> str:
        """How much was proved, in a line."""
        if not self.findings:
            return "no guarantee to prove"
        return f"{self.proved} of {len(self.findings)} promises proved, for events from {self.span}"

    @property
    def span(self) -> str:
        """The moments that a proof is about."""
        variables, zone = Variables(self.house), self.house.zone
        first, last = variables.first_moment, variables.last_moment
        return f"{plain_date(zone.day_of(first))} to {plain_date(zone.day_of(last))}"

    def witnesses(self) -> Iterator[tuple[Finding, WitnessText]]:
        """The promises that do not hold, each with its witness to be told."""
        for finding in self.findings:
            if finding.witness is not None:
                yield finding, WitnessText(finding.witness, finding.promise, self.path)


def proofs_of(house: House, path: Path) -> Proofs:
    """Everything that can be proved or refuted of a house."""
    proofs, ground = Proofs(house, str(path)), Groundwork(house)
    for finding in check_guarantees(house, ground):
        proofs.findings.append(finding)
        _note(proofs, finding)
    for unreached in lines_that_never_decide(house, ground):
        _note_unreached(proofs, unreached)
    for empty in placeholders_that_may_be_empty(house, ground):
        proofs.diagnostics.add(
            "W910",
            sentence("`{{{}}}` may be empty here: {}", empty.placeholder, empty.reason),
            _head(empty.line.span),
            sentence("say other words where it is missing, or take it out of `{}`", empty.words),
            ((sentence("the words `{}`", empty.words), _head(house.words[empty.words].span)),),
        )
    return proofs


def _note_unreached(proofs: Proofs, unreached: NeverDecides) -> None:
    if unreached.covers:
        message = sentence("this line never decides: whatever fits it fits a line above it")
        notes = tuple((sentence("this line comes first"), _head(line.span)) for line in unreached.covers)
        help = sentence("put it above them, or take it out")
    else:
        message, notes = sentence("this line never decides: no event and no record fit it"), ()
        help = sentence("look at its figures, and at what the rule is on; or take it out")
    proofs.diagnostics.add("W909", message, _head(unreached.line.span), help, notes)


def _note(proofs: Proofs, finding: Finding) -> None:
    guarantee = finding.guarantee
    if finding.witness is not None:
        told = WitnessText(finding.witness, finding.promise, proofs.path)
        proofs.diagnostics.add(
            "E411",
            told.sentence(),
            _title(guarantee),
            "\n".join(_help(told, guarantee.title)),
            _lines(finding, proofs.house),
        )
    elif finding.state != "proved":
        is_outside = finding.state == "outside"
        outside = sentence("it is outside proof: {}", finding.reason) if is_outside else finding.reason
        proofs.diagnostics.add(
            "W907",
            sentence("whether this holds on `{}` is not proved: {}", finding.event, outside),
            _title(guarantee),
            sentence("it may well hold; exercise it in a scenario"),
        )


def _help(told: WitnessText, title: str) -> Iterator[str]:
    yield "change the line, or take the guarantee back"
    asked = told.asked()
    if asked:
        yield ""
        yield from asked
    scenario = told.scenarios(title)
    if scenario:
        yield ""
        yield from scenario


def _lines(finding: Finding, house: House) -> tuple[tuple[str, Span], ...]:
    """The lines that decided in the witness and wrote something."""
    assert finding.witness is not None
    notes = []
    for decision in finding.witness.decisions:
        for one in (decision, *decision.recorded):
            for reason in one.because:
                wrote = any(entry.line == reason.line.id for entry in one.entries) or one.verdict == "decline"
                if wrote and reason.line.span.source.name == finding.guarantee.span.source.name:
                    notes.append(("this line decided", _head(reason.line.span)))
    return tuple(dict.fromkeys(notes))


def _title(guarantee: Guarantee) -> Span:
    return _head(guarantee.span)


def _head(span: Span) -> Span:
    return Span(span.source, span.start, span.start + len(span.text.split("\n")[0].rstrip()))
