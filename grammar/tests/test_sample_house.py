"""The sample house."""

from pathlib import Path
from typing import Any

from reading import name, read, tree

from grammar import syntax

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
