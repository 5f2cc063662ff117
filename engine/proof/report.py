"""What `check --prove` says: each promise that does not hold with its witness, what could not be proved, the rest."""

from pathlib import Path

from attrs import define, field

from engine.model import House, NeverRises
from engine.proof.closed_promises import ClosedPromise, promises_on_closed_days
from engine.proof.emptiness import MayBeEmpty, placeholders_that_may_be_empty
from engine.proof.groundwork import Groundwork
from engine.proof.guarantees import Finding, check_guarantees
from engine.proof.reach import NeverDecides, lines_that_never_decide
from engine.proof.search import Witness
from engine.proof.stuck_marks import StuckMark, marks_that_nothing_ends
from engine.proof.swapped_tiers import SwappedTiers, tiers_that_swap_over
from engine.proof.variables import Variables
from engine.proof.witness_text import WitnessText
from engine.telling.plain_text import plain_date, plain_moment
from grammar.diagnostic import Diagnostics
from grammar.sentence import Sentence, sentence
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


def proofs_of(house: House, path: Path) -> Proofs:
    """Everything that can be proved or refuted of a house."""
    proofs, ground = Proofs(house, str(path)), Groundwork(house)
    for finding in check_guarantees(house, ground):
        proofs.findings.append(finding)
        _note(proofs, finding)
    for unreached in lines_that_never_decide(house, ground):
        _note_unreached(proofs, unreached)
    for empty in placeholders_that_may_be_empty(house, ground):
        _note_empty(proofs, empty)
    for mark in marks_that_nothing_ends(house, ground):
        _note_stuck(proofs, mark)
    for promise in promises_on_closed_days(house, ground):
        _note_closed(proofs, promise)
    for tiers in tiers_that_swap_over(house, ground):
        _note_swapped(proofs, tiers)
    return proofs


def _note_unreached(proofs: Proofs, unreached: NeverDecides) -> None:
    if unreached.covers:
        message = sentence("this line never decides: whatever fits it fits a line above it")
        notes = tuple((sentence("this line comes first"), line.span.head) for line in unreached.covers)
        help = sentence("put it above them, or take it out")
    else:
        message, notes = sentence("this line never decides: no event and no record fit it"), ()
        help = sentence("look at its figures, and at what the rule is on; or take it out")
    proofs.diagnostics.add("W909", message, unreached.line.span.head, help, notes)


def _note_empty(proofs: Proofs, empty: MayBeEmpty) -> None:
    told = WitnessText(empty.witness, None, proofs.path)
    proofs.diagnostics.add(
        "W910",
        sentence("`{{{}}}` may be empty here: {}", empty.placeholder, empty.reason),
        empty.line.span.head,
        _shown(sentence("say other words where it is missing, or take it out of `{}`", empty.words), told, empty.words),
        ((sentence("the words `{}`", empty.words), proofs.house.words[empty.words].span.head),),
    )


def _note_stuck(proofs: Proofs, mark: StuckMark) -> None:
    told = WitnessText(mark.witness, None, proofs.path)
    proofs.diagnostics.add(
        "W911",
        sentence("nothing ends `{}` here: {}", mark.name, told.event()),
        mark.line.places[mark.place],
        _shown(
            sentence("say until when, write a line that takes it back, or say `for ever` after it"), told, mark.name
        ),
    )


def _note_closed(proofs: Proofs, promise: ClosedPromise) -> None:
    told = WitnessText(promise.witness, None, proofs.path)
    moments = promise.witness.decisions[0].event.at, promise.due, promise.opens
    at, due, opens = (plain_moment(moment, proofs.house.zone) for moment in moments)
    proofs.diagnostics.add(
        "W912",
        sentence(
            "nobody is there to keep this: {} on {}, `{}` by {}, and all hours are closed until {}",
            told.event(),
            at,
            promise.what,
            due,
            opens,
        ),
        promise.line.places[promise.place],
        _shown(
            sentence("count it in opening time, such as `2 opening hours`, or declare the hours in which it is kept"),
            told,
            promise.what,
        ),
    )


def _note_swapped(proofs: Proofs, tiers: SwappedTiers) -> None:
    told = WitnessText(tiers.witness, NeverRises(tiers.charge), proofs.path)
    earlier, *others = _lines(tiers.witness)
    proofs.diagnostics.add(
        "W913",
        sentence("who tells earlier pays more: {}", told.sentence()),
        earlier,
        _shown(
            sentence("change the tiers, or guarantee where `{} never rises with notice`", tiers.charge),
            told,
            tiers.event,
        ),
        tuple((sentence("this line decides later"), line) for line in others),
    )


def _note(proofs: Proofs, finding: Finding) -> None:
    guarantee = finding.guarantee
    if finding.witness is not None:
        told = WitnessText(finding.witness, finding.promise, proofs.path)
        home = guarantee.span.source.name
        lines = [line for line in _lines(finding.witness) if line.source.name == home]
        proofs.diagnostics.add(
            "E411",
            told.sentence(),
            guarantee.span.head,
            _shown(sentence("change the line, or take the guarantee back"), told, guarantee.title),
            tuple((sentence("this line decided"), line) for line in lines),
        )
    elif finding.state != "proved":
        outside = sentence("it is outside proof: {}", finding.reason) if finding.state == "outside" else finding.reason
        proofs.diagnostics.add(
            "W907",
            sentence("whether this holds on `{}` is not proved: {}", finding.event, outside),
            guarantee.span.head,
            sentence("it may well hold; exercise it in a scenario"),
        )


def _shown(cure: Sentence, told: WitnessText, title: str) -> Sentence:
    """The cure, and below it the witness as a command and as a scenario."""
    parts = ["\n".join(lines) for lines in (told.asked(), told.scenarios(title)) if lines]
    return sentence("{}{}", cure, "".join(f"\n\n{part}" for part in parts))


def _lines(witness: Witness) -> tuple[Span, ...]:
    """The lines that decided in a witness and wrote something."""
    found = (
        reason.line.span.head
        for decision in witness.decisions
        for one in (decision, *decision.recorded)
        for reason in one.because
        if any(entry.line == reason.line.id for entry in one.entries) or one.verdict == "decline"
    )
    return tuple(dict.fromkeys(found))
