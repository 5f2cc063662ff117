"""The texts that ship: the standard vocabulary, and ready-made houses by trade."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def read_text(path: str) -> str:
    """A shipped text by its path from here: `vocabulary.house`, `salon/salon.house`.

    Raises FileNotFoundError where nothing ships under that path.
    """
    return _shipped().joinpath(path).read_text(encoding="utf-8")


def trades(language: str = "en") -> "dict[str, Traversable]":
    """The ready-made houses that are written in a language: the name of each trade, in order, with its house file.

    Those in another language than English stand in a folder of its name beside the English one.
    """
    folders = sorted(_shipped().iterdir(), key=lambda entry: entry.name)
    where = () if language == "en" else (language,)
    houses = {folder.name: folder.joinpath(*where, f"{folder.name}.house") for folder in folders if folder.is_dir()}
    return {trade: house for trade, house in houses.items() if house.is_file()}


def _shipped() -> "Traversable":
    # Imported here, as it takes longer than a decision.
    from importlib.resources import files

    return files("policies")
