from pathlib import Path

import pytest

from engine.testing.house_reference import house_file, plan_of_file
from engine.testing.step_problem import StepProblem


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A folder with a house, and beside it another with two."""
    for name in ("shop/shop.house", "both/one.house", "both/two.house", "shop/features/deep/x.feature"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    return tmp_path


def test_a_file_beside_the_feature_file(shop: Path) -> None:
    """The folder of the feature file is looked in first."""
    assert (shop / "shop" / "shop.house").resolve() == house_file("shop.house", shop / "shop", shop)


def test_a_file_without_its_ending(shop: Path) -> None:
    """`shop` is enough where it names no folder."""
    assert (shop / "shop" / "shop.house").resolve() == house_file("shop", shop / "shop", shop)


def test_a_folder_stands_for_the_house_in_it(shop: Path) -> None:
    """From a folder below, the parents are looked in up to the root."""
    assert (shop / "shop" / "shop.house").resolve() == house_file("shop", shop / "shop" / "features" / "deep", shop)


def test_nothing_above_the_root_is_looked_at(shop: Path) -> None:
    """A house that belongs to somebody else is not taken by chance."""
    with pytest.raises(StepProblem, match=r"there is no house `shop.house`"):
        house_file("shop.house", shop / "shop" / "features" / "deep", shop / "shop" / "features")


def test_a_folder_with_two_houses_is_not_enough(shop: Path) -> None:
    """Which of them is meant has to be said."""
    with pytest.raises(StepProblem, match=r"name the file in it: one.house, two.house"):
        house_file("both", shop, shop)


def test_a_house_with_errors_fails_with_all_of_them(shop: Path) -> None:
    """The diagnostics are the message, as `evenhand check` prints them."""
    file = shop / "shop" / "shop.house"
    file.write_text('rule "Late"\n    on arival\n    otherwise: noted\n', encoding="utf-8")

    with pytest.raises(StepProblem) as problem:
        plan_of_file(file, shop)

    assert str(problem.value).startswith("the house has errors\nerror[")
    assert "--> shop/shop.house:" in str(problem.value)
