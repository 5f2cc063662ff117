"""Every practice is shown by scenarios that assert what they should, and the page of them is made anew."""

import pytest

from features.practices_page import ASSERTED, PAGE, Practice, missing, page, practices, shown

KNOWN = practices()
SHOWN = tuple(shown())


@pytest.mark.parametrize("practice", KNOWN, ids=lambda practice: str(practice.number))
def test_is_shown(practice: Practice) -> None:
    """At least one scenario says what follows, by when and in which words; whatever else has the tag lacks none."""
    own = [one for one in SHOWN if practice.number in one.practices]
    assert {} == {one.name: lacks for one in own if (lacks := missing(practice, one))}
    assert [one for one in own if "program" not in one.asserts], "no scenario shows it on a house"
    assert set(practice.without) <= set(ASSERTED)


def test_every_tag_is_of_a_practice() -> None:
    """There is no practice beyond the last."""
    assert {number for one in SHOWN for number in one.practices} == {practice.number for practice in KNOWN}


def test_the_page_is_made_of_the_features() -> None:
    """`docs/practices.md` is as `python features/practices_page.py` writes it."""
    assert PAGE.read_text(encoding="utf-8") == page()
