"""The texts that ship: the standard vocabulary, and ready-made houses by trade."""

from importlib.resources import files
from importlib.resources.abc import Traversable

_SHIPPED = files("policies")


def read_text(path: str) -> str:
    """A shipped text by its path from here: `vocabulary.house`, `salon/salon.house`.

    Raises FileNotFoundError where nothing ships under that path.
    """
    return _SHIPPED.joinpath(path).read_text(encoding="utf-8")


def trades() -> dict[str, Traversable]:
    """The ready-made houses: the name of each trade, in order, with its house file."""
    folders = sorted(_SHIPPED.iterdir(), key=lambda entry: entry.name)
    houses = {folder.name: folder.joinpath(f"{folder.name}.house") for folder in folders if folder.is_dir()}
    return {trade: house for trade, house in houses.items() if house.is_file()}
