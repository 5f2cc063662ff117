"""Phrases of the language that an owner may have meant, by their likeness to what stands there."""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from grammar.block_parser import BlockParser, Step
from grammar.expected_words import resemblance

_WORD = re.compile(r"[^\s,:()]+")
_WORDS = re.compile(r"[^\s,:()]+(?:[ \t]+[^\s,:()]+)*")
_FIGURE = re.compile(r"[0-9]")
_POSSIBLE = 0.65


@frozen
class Guess:
    """A phrase that the owner may have meant, and what was written in its place: from a step to an offset."""

    terminal: str
    phrase: str
    step: Step
    end: int
    likeness: float


def guesses(parser: BlockParser, plain: str, line_end: int, steps: Iterable[Step]) -> Iterator[Guess]:
    """Phrases that could stand in the places of some tokens and resemble what stands there."""
    for step in steps:
        run = _WORDS.match(plain, step.start, line_end)
        words = list(_WORD.finditer(plain, step.start, run.end())) if run else []
        for terminal, parts in parser.expected(step).items():
            # Nobody means a moment alone where a condition begins.
            if {"moment", "condition"} <= parts:
                continue
            for phrase in parser.keywords.get(terminal, ()):
                yield from _like(step, terminal, phrase, words, step.kind in parser.keywords)


def _like(step: Step, terminal: str, phrase: str, words: list[re.Match[str]], is_keyword: bool) -> Iterator[Guess]:
    # A keyword may have begun a longer one; a name may have been none.
    begun = f"{step.text} " if is_keyword else ""
    if not phrase.startswith(begun):
        return
    count = phrase.count(" ") + 1
    for taken in sorted({max(1, count - 1), count, count + 1}):
        if taken > len(words):
            return
        written = " ".join(word[0] for word in words[:taken])
        likeness = resemblance(written.removeprefix(begun), phrase.removeprefix(begun))
        # A figure is never part of a misspelt phrase.
        if likeness >= _POSSIBLE and not _FIGURE.search(written):
            yield Guess(terminal, phrase, step, words[taken - 1].end(), likeness)
