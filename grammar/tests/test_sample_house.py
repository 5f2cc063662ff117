"""The sample house, and the same house in Dutch."""

import re
from pathlib import Path
from typing import Any

import attrs
from reading import name, read, tree

from grammar import syntax
from grammar.keywords import forms

HOUSES = Path(__file__).parent / "houses"


def house(file: str) -> syntax.File:
    """The tree of one of the sample files."""
    return read((HOUSES / file).read_text(encoding="utf-8"))


def test_the_sample_is_read_whole() -> None:
    """Each block of the sample comes into the tree, in its order."""
    kinds = [type(block).__name__ for block in house("salon.en.house").blocks]
    expected = ["HouseBlock", "Hours", "Hours", "Services", "Choice", "Event", "Define", *["Rule"] * 9, "Note"]
    assert [*expected, "Guarantee", "Guarantee", "Voice", "Words"] == kinds


def test_a_rule_of_the_sample() -> None:
    """The rule about cancellations, to its last part."""
    price, start = name("price"), name("start")
    months = tree.Duration(12, "months", None, False)
    hours = tree.Duration(48, "hours", None, False)
    line, compare = tree.Line, tree.Compare

    def part(percent: str, cap: str) -> Any:
        return tree.Charge(tree.CappedAt(tree.PercentOf(tree.Percent(percent), price), tree.Money("EUR", cap)))

    expected = tree.Rule(
        tree.Text("The earlier you tell us, the less it costs"),
        (tree.OnEvent(name("cancellation")),),
        None,
        (
            line(
                compare(name("cancelled-by"), "is", name("house")),
                (
                    tree.Refund(name("paid")),
                    tree.Credit(tree.Money("EUR", "10"), months),
                    tree.Say(name("our-fault")),
                ),
            ),
            line(
                compare(None, "at least", tree.Offset(hours, "before", start)),
                (tree.Free(), tree.Refund(name("rest"))),
            ),
            line(
                compare(None, "by", tree.ClockOn(tree.Clock(1080), tree.DayBefore("opening", start))),
                (part("25", "15"),),
            ),
            line(
                tree.And(
                    (
                        compare(name("reason"), "is", name("illness")),
                        tree.NoneOf(False, False, name("illness-waivers"), tree.ThisCalendar("year")),
                    )
                ),
                (tree.Free(), tree.Record(name("illness-waiver"))),
            ),
            line(None, (part("50", "100"), tree.Say(name("late-cancellation")))),
        ),
    )
    rules = [block for block in house("salon.en.house").blocks if isinstance(block, syntax.Rule)]
    assert expected == rules[2]


def test_the_vocabulary_is_read() -> None:
    """The excerpt of the standard vocabulary has a choice, the client and its events."""
    kinds = [type(block).__name__ for block in house("vocabulary.en.house").blocks]
    assert ["Choice", "Client", *["Event"] * 7] == kinds


def anonymous(node: Any, known: dict[tuple[type, str], int]) -> Any:
    """A tree with each name and each text replaced by the number of its first place."""
    if isinstance(node, tuple):
        return tuple(anonymous(item, known) for item in node)
    if isinstance(node, syntax.Name | syntax.Text):
        text = node.text if isinstance(node, syntax.Name) else node.value
        return type(node), known.setdefault((type(node), text), len(known))
    if attrs.has(type(node)):
        fields = attrs.fields(type(node))
        return type(node), *(anonymous(getattr(node, field.name), known) for field in fields if field.eq)
    return node


def test_dutch_gives_the_same_tree() -> None:
    """The Dutch sample differs from the English one in the owner's names and texts alone."""
    english, dutch = house("salon.en.house"), house("salon.nl.house")
    assert ("en", "nl") == (english.language, dutch.language)
    assert anonymous(english.blocks, {}) == anonymous(dutch.blocks, {})


def test_dutch_keywords_are_dutch() -> None:
    """No word of the Dutch sample is a keyword in English alone, but `is`, which is the same in both."""
    text = (HOUSES / "salon.nl.house").read_text(encoding="utf-8")
    words = set(re.findall(r"[^\W\d_][\w-]*", re.sub(r'"[^"]*"|#.*', "", text)))
    english = {phrase for phrases in forms("en").values() for phrase in phrases}
    dutch = {word for terminal, phrases in forms("nl").items() if phrases != forms("en")[terminal] for word in phrases}
    assert {"is"} == words & (english - dutch)
