"""The packs in `policies/limits`: each is proved of a house that keeps to the law, and refuted by one that does not."""

from pathlib import Path

import pytest
from attrs import frozen
from houses import house, house_text, problems

import policies
from engine.compiler import check_text
from engine.proof.guarantees import check_guarantees

FOLDER = Path(policies.__file__).parent
WITHDRAWAL = """
    define no-right-to-withdraw: price is at least EUR 1000

    rule "Withdrawing"
        on withdrawal
        no-right-to-withdraw: decline
        sent is by the day {days} after the booking: {answer}
        otherwise: decline

    rule "What goes back"
        on withdrawal
        otherwise: promise repayment of paid within {back} calendar days

    rule "Not back in time"
        on overdue repayment
        otherwise: tell owner "the money"
    """
SUPPLIERS = """
    rule "Bills"
        on supplier-bill
        otherwise: promise supplier-payment of amount within {days} calendar days

    rule "Late"
        on overdue supplier-payment
        {late}
    """
COMPLAINTS = """
    rule "Complaints"
        on complaint
        otherwise: promise answer within {days} calendar days

    rule "Late"
        on overdue answer
        otherwise: credit EUR 10
    """
FEES = """
    rule "Fees"
        on cancellation, no-show
        otherwise: charge {fee}
    """
UK_SUM = """amount is less than {currency} 1000: credit {currency} {small}
        amount is less than {currency} 10000: credit {currency} 70
        otherwise: credit {currency} 100"""
UK_KEPT = {"days": 59, "late": UK_SUM.format(currency="GBP", small=40)}


@frozen
class Pack:
    """A pack, a house that keeps to it, and the same with one thing in the place of another."""

    name: str
    rules: str
    kept: dict[str, object]
    broken: dict[str, object]


WITHDRAWN = {"days": "1 working day after 13 calendar days", "answer": "accept", "back": 14}
PACKS = (
    Pack("eu/withdrawal", WITHDRAWAL, WITHDRAWN, {"answer": "charge EUR 5"}),
    Pack("eu/withdrawal", WITHDRAWAL, WITHDRAWN, {"back": 15}),
    Pack("eu/consumer", FEES, {"fee": "50% of price"}, {"fee": "EUR 25"}),
    Pack("eu/late-payment", SUPPLIERS, {"days": 60, "late": "otherwise: credit EUR 40"}, {"days": 61}),
    Pack("eu/late-payment", SUPPLIERS, {"days": 60, "late": "otherwise: credit EUR 40"}, {"late": "otherwise: noted"}),
    Pack("uk/late-payment", SUPPLIERS, UK_KEPT, {"late": UK_SUM.format(currency="GBP", small=39)}),
    Pack("uk/late-payment", SUPPLIERS, UK_KEPT, {"days": 60}),
    Pack("uk/financial-complaints", COMPLAINTS, {"days": 56}, {"days": 57}),
)  # fmt: skip


def states(pack: Pack, values: dict[str, object]) -> set[str]:
    """What comes of the promises of a pack, on a house with these values in its rules."""
    head = house_text(f'include "limits/{pack.name}"\n' + pack.rules.format(**values).replace("\n    ", "\n"))
    text = head.replace("EUR", "GBP") if pack.name == "uk/late-payment" else head
    return {one.state for one in check_guarantees(house(text, ""))}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: f"{pack.name} {pack.broken}")
def test_a_pack_is_proved_where_it_is_kept_and_refuted_where_not(pack: Pack) -> None:
    """With an event that the plan confirms."""
    assert {"proved"} == states(pack, pack.kept)
    assert "refuted" in states(pack, {**pack.kept, **pack.broken})


def test_14_days_end_with_a_working_day() -> None:
    """Plain calendar days to withdraw decline who comes on the Monday after a fourteenth day in the weekend."""
    rules = WITHDRAWAL.format(**{**WITHDRAWN, "days": "14 calendar days"}).replace("\n    ", "\n")
    assert [("E410", "decline", "this line declines `withdrawal`")] == [
        found[:3] for found in problems(f'include "limits/eu/withdrawal"\n{rules}')
    ]


def test_a_pack_in_another_currency() -> None:
    """Its figures are those of the law: nobody is told to write others into it, as in a file of their own."""
    rules = SUPPLIERS.format(days=60, late="otherwise: credit SEK 40").replace("\n    ", "\n")
    text = house_text(f'include "limits/eu/late-payment"\n{rules}').replace("EUR", "SEK")

    (found,) = check_text(text).diagnostics
    assert ("E305", "limits/eu/late-payment.house") == (found.code, found.span.source.name)
    assert "`EUR 40` is not in SEK, the currency of this house" == found.message
    assert "this file is for a house in EUR: leave out the line that includes it" == found.help


def test_a_file_of_ones_own_in_another_currency(tmp_path: Path) -> None:
    """It can be mended where it stands."""
    (tmp_path / "fees.house").write_text('rule "Fees"\n    on cancellation\n    otherwise: charge USD 5\n')

    (found,) = check_text(house_text('include "fees"'), folder=tmp_path).diagnostics
    assert ("E305", "write `EUR 5`") == (found.code, found.help)


def test_every_pack_is_named_in_the_docs() -> None:
    """With the words that include it."""
    text = (FOLDER.parent / "docs" / "language.md").read_text("utf-8")
    assert [] == [pack.name for pack in PACKS if f'`include "limits/{pack.name}"`' not in text]


def test_every_pack_is_tried() -> None:
    """None is left out."""
    shipped = {
        path.relative_to(FOLDER / "limits").with_suffix("").as_posix() for path in FOLDER.glob("limits/*/*.house")
    }
    assert shipped == {pack.name for pack in PACKS}
