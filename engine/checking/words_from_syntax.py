"""Words: complete in each language of the house, in its voice, and with placeholders that can be filled."""

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import define

from engine.checking.place_in_text import place_in_text
from engine.checking.scope import Declarations, Lacking, Scope
from engine.model import ASKED, BeforeDue, EventKind, Fact, Mark, Obligation, Rule, Say, Verdict, Words
from engine.model import Entry as EntryOf
from engine.model.lines import leaves
from engine.nearest import listed, mend
from grammar import syntax
from grammar.diagnostic import Diagnostics
from grammar.sentence import sentence
from grammar.source import Span

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LONE_BRACE = re.compile(r"\{[^{}]*\}|(\{[^{}]*|\})")
_ALWAYS = ("house.name", "now", "sent", "client.name", "client.language")


def words_from_syntax(
    blocks: Iterable[syntax.Words], languages: tuple[str, ...], diagnostics: Diagnostics
) -> dict[str, Words]:
    """All words by name, each checked for the languages of the house."""
    found: dict[str, Words] = {}
    for block in blocks:
        name = block.name.text
        if name in found:
            diagnostics.add(
                "E206",
                sentence("words called `{}` are written already", name),
                block.name.span,
                sentence("give them another name"),
            )
            continue
        parts: list[tuple[str | None, Mapping[str, str]]] = []
        if block.wordings:
            parts.append((None, _texts(block.wordings, languages, block.name, diagnostics)))
        for part in block.parts:
            if part.name.text in [known for known, _ in parts]:
                diagnostics.add("E206", sentence("the part `{}` is written twice", part.name.text), part.name.span)
            parts.append((part.name.text, _texts(part.wordings, languages, part.name, diagnostics)))
        found[name] = Words(name, tuple(parts), block.name.span)
    return found


def _texts(
    wordings: Iterable[syntax.Wording], languages: tuple[str, ...], name: syntax.Name, diagnostics: Diagnostics
) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for wording in wordings:
        language = wording.language
        if language.text not in languages:
            diagnostics.add(
                "E601",
                sentence("`{}` is not a language of this house", language.text),
                language.span,
                sentence("it speaks {}; add it there, or take the line out", listed(languages, "and")),
            )
        elif language.text in texts:
            diagnostics.add(
                "E206",
                sentence("`{}` has two texts in `{}`", name.text, language.text),
                language.span,
                sentence("keep one of them"),
            )
        texts[language.text] = wording.text.value
        _check_braces(wording.text, diagnostics)
    missing = [language for language in languages if language not in texts]
    if missing:
        diagnostics.add(
            "E601",
            sentence("`{}` is not written in {}", name.text, listed(missing, "and")),
            name.span,
            sentence('add a line `{} "…"`', missing[0]),
        )
    return texts


def check_voice(
    voice: Iterable[syntax.Voice], words: Iterable[syntax.Words], rules: Iterable[Rule], scope: "VoiceScope"
) -> None:
    """Finds phrases the voice avoids, and words without the parts that their event demands."""
    written = {block.name.text: block for block in words}
    for line in (line for block in voice for line in block.lines):
        if isinstance(line, syntax.Avoid):
            _check_avoided(line, written.values(), scope.diagnostics)
        elif isinstance(line, syntax.AlwaysOnDecline):
            for rule in rules:
                _check_declines(rule, line, written, scope)
        else:
            events = scope.events_of(line)
            for rule in rules:
                for event in events & set(rule.events):
                    _check_parts(rule, event, line, written, scope.diagnostics)


@define
class VoiceScope:
    """What the voice is checked against: which events a line of it is on."""

    declared: Declarations
    diagnostics: Diagnostics

    def events_of(self, line: syntax.Always) -> set[str]:
        """The names of the events of an `on … always …` line."""
        names = set()
        for trigger in line.triggers:
            if isinstance(trigger, syntax.OnEvent):
                kind = self.declared.event_named(trigger.name.text)
                names.add(kind.name if kind else "")
                if kind is None:
                    cure = mend(trigger.name.text, self.declared.events)
                    self.diagnostics.add(
                        "E202", sentence("no event is called `{}`", trigger.name.text), trigger.name.span, cure
                    )
            elif isinstance(trigger, syntax.OnOverdue):
                names.add(f"overdue {trigger.name.text}")
        return names


def _check_avoided(line: syntax.Avoid, words: Iterable[syntax.Words], diagnostics: Diagnostics) -> None:
    for block in words:
        for wording in block.all_wordings:
            if wording.language.text != line.language.text:
                continue
            for phrase in line.phrases:
                at = wording.text.value.casefold().find(phrase.value.casefold())
                if at >= 0:
                    diagnostics.add(
                        "E602",
                        sentence("the voice of this house avoids `{}`", phrase.value),
                        place_in_text(wording.text, at, len(phrase.value)),
                        sentence("say it in other words"),
                        ((sentence("it is avoided here"), phrase.span),),
                    )


def _check_parts(
    rule: Rule, event: str, line: syntax.Always, written: Mapping[str, syntax.Words], diagnostics: Diagnostics
) -> None:
    demanded = [part.text for part in line.parts]
    for said, place in _said(rule):
        block = written.get(said.words)
        if block is None:
            continue
        parts = _parts(block)
        missing = [part for part in demanded if part not in parts]
        if missing:
            diagnostics.add(
                "E603",
                sentence("words on `{}` need the part {}", event, listed(missing, "and")),
                block.name.span,
                sentence("add the part `{}` with a text in each language", missing[0]),
                ((sentence("they are said here"), place), (sentence("the voice demands it here"), line.span)),
            )
        elif _are_astray(parts, demanded):
            diagnostics.add(
                "E603",
                sentence("words on `{}` say their parts in another order", event),
                block.name.span,
                sentence("begin with {}, then {}", listed(demanded[:1]), listed(demanded[1:], "and")),
                ((sentence("the voice demands it here"), line.span),),
            )


def _check_declines(
    rule: Rule, line: syntax.AlwaysOnDecline, written: Mapping[str, syntax.Words], scope: VoiceScope
) -> None:
    """Finds lines that decline what a client wants without words, or in words without the parts demanded."""
    if not any(scope.declared.events[event].by == "client" for event in rule.events if event in scope.declared.events):
        return
    demanded, diagnostics = [part.text for part in line.parts], scope.diagnostics
    note = sentence("the voice demands it here"), line.span
    for leaf in leaves(rule.lines):
        placed = list(zip(leaf.consequences, leaf.places, strict=True))
        declined = next((place for one, place in placed if isinstance(one, Verdict) and one.word == "decline"), None)
        if declined is None:
            continue
        said = next((one.words for one, _ in placed if isinstance(one, Say)), None)
        if said is None:
            cure = sentence("add `say …`, with words that have the part {}", listed(demanded, "and"))
            diagnostics.add("E603", sentence("this line declines and says nothing"), declined, cure, (note,))
            continue
        missing = [part for part in demanded if said in written and part not in _parts(written[said])]
        if missing:
            diagnostics.add(
                "E603",
                sentence("words that decline need the part {}", listed(missing, "and")),
                written[said].name.span,
                sentence("add the part `{}` with a text in each language", missing[0]),
                ((sentence("they are said here"), declined), note),
            )


def _are_astray(parts: list[str], demanded: list[str]) -> bool:
    """Whether parts come in another order than demanded; where there is an order, its first comes before all else."""
    return len(demanded) > 1 and (parts[0] != demanded[0] or [part for part in parts if part in demanded] != demanded)


def _parts(block: syntax.Words) -> list[str]:
    return [part.name.text for part in block.parts]


def check_placeholders(
    rules: tuple[Rule, ...], words: Mapping[str, syntax.Words], declared: Declarations,
    kinds: Mapping[str, EventKind], diagnostics: Diagnostics,
) -> None:  # fmt: skip
    """Finds placeholders that some event on which the words are said cannot fill."""
    for rule in rules:
        for said, _ in _said(rule):
            block = words.get(said.words)
            if block is None:
                continue
            for event in rule.events:
                on_event = [other for other in rules if event in other.events]
                known = _fillable(kinds[event], on_event, declared)
                for text in (wording.text for wording in block.all_wordings):
                    _check_text(text, event, known, Scope(declared, (kinds[event],)), diagnostics)


def _check_braces(text: syntax.Text, diagnostics: Diagnostics) -> None:
    for match in _LONE_BRACE.finditer(text.value):
        if match[1]:
            opens = match[1].startswith("{")
            diagnostics.add(
                "E604",
                sentence("this brace is not closed") if opens else sentence("this brace closes nothing"),
                place_in_text(text, match.start(), len(match[1])),
                sentence("write `{{…}}` around what is filled in"),
            )


def _check_text(text: syntax.Text, event: str, known: list[str], scope: Scope, diagnostics: Diagnostics) -> None:
    for match in PLACEHOLDER.finditer(text.value):
        name = match[1]
        found = scope.fact(name)
        if name in known or isinstance(found, Fact):
            continue
        if found is not None and not isinstance(found, Lacking):
            cure: str | None = sentence("write `{{booking.{}}}` or `{{{}.{}}}`", name, event, name)
        else:
            cure = mend(
                name,
                [*known, *scope.names()],
                sentence("it can say {}", listed([f"{{{k}}}" for k in known[:6]], "and")),
            )
        diagnostics.add(
            "E604",
            sentence("`{}` cannot fill `{}`", event, match[0]),
            place_in_text(text, match.start(), len(match[0])),
            cure,
        )


def _fillable(kind: EventKind, rules: Iterable[Rule], declared: Declarations) -> list[str]:
    """The placeholders beside the facts: slots that some rule on the event writes, and its obligations."""
    names = list(_ALWAYS)
    if isinstance(kind.cause, BeforeDue):
        names += [f"{kind.cause.what}.due", *([f"{kind.cause.what}.amount"] if ASKED in kind.fields else [])]
    for rule in rules:
        for line in leaves(rule.lines):
            for consequence in line.consequences:
                match consequence:
                    case EntryOf():
                        names.append(consequence.slot)
                        if consequence.until is not None:
                            names.append(f"{consequence.slot}.until")
                    case Obligation(_, what, amount):
                        names.append(f"{what}.due")
                        if amount is not None:
                            names.append(f"{what}.amount")
                    case Mark(subject, name, _, until) if until is not None:
                        names.append(f"{subject}.{name}.until")
    if kind.about == "booking" or kind.life == "opens":
        names += ["booking", "paid", "charged", "rest", "service.price", "service.length"]
        if kind.life != "ends":
            names.append("free.until")
    listed_facts = [name for name, fact in kind.fields.items() if fact.kind.base == "service"]
    names += [f"{name}.{part}" for name in listed_facts for part in ("price", "length")]
    names.append("owed")
    names += [unit.plural for unit in declared.units.values()]
    return list(dict.fromkeys(names))


def _said(rule: Rule) -> Iterator[tuple[Say, Span]]:
    for line in leaves(rule.lines):
        for consequence, place in zip(line.consequences, line.places, strict=True):
            if isinstance(consequence, Say):
                yield consequence, place
