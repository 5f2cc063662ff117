"""Each line of a rule has a short id, which stands in decisions."""

from houses import house

ALIKE = ("Rule 53", "Rule 110")


def ids(*rules: str) -> dict[str, str]:
    """The id of the one line of each rule, by the rule's title."""
    text = "".join(f'rule "{title}"\n    on {event}\n    otherwise: noted\n\n' for title, event in rules_on(rules))
    return {rule.title: rule.lines[0].id for rule in house(text).rules}


def rules_on(titles: tuple[str, ...]) -> list[tuple[str, str]]:
    return list(zip(titles, ("message", "complaint", "arrival"), strict=False))


def test_are_four_signs() -> None:
    """A digest's beginning is enough in a house of usual size."""
    assert {"Rule 53": "e980", "Answers": "1449"} == ids("Rule 53", "Answers")


def test_are_longer_where_two_begin_alike() -> None:
    """Both are cut later, so that neither looks like the beginning of the other."""
    assert {"Rule 53": "e980e", "Rule 110": "e9808"} == ids(*ALIKE)


def test_are_the_same_in_any_order() -> None:
    """A house with its rules in another order names its lines alike."""
    assert ids(*ALIKE, "Answers") == ids("Answers", *reversed(ALIKE))
