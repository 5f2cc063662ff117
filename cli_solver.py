"""The commands that need the solver."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_terminal import FOUND_SOMETHING, OK, checked_house, form_option, house_path, style

if TYPE_CHECKING:
    from grammar.diagnostic import Diagnostic


def require_solver() -> None:
    """Stops the program with a plain sentence where the solver is not installed."""
    from importlib.util import find_spec

    if find_spec("z3") is None:
        raise click.UsageError("proofs need the solver Z3; install it with: pip install 'evenhand[prove]'")


def prove(paths: Iterable[Path], told: bool) -> "list[Diagnostic]":
    """What the solver finds in houses that have no errors; with `told`, how much it proved goes to standard error."""
    from engine.compiler import check_file
    from engine.proof.report import proofs_of

    found: list[Diagnostic] = []
    for path in paths:
        house = check_file(path).house
        assert house is not None
        proofs = proofs_of(house, path)
        found += proofs.diagnostics
        if told:
            click.echo(f"{path}: {proofs.summary}", err=True)
    return found


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@form_option("text", "json")
def diff(old: Path, new: Path, form: str) -> None:
    """Show what changed in behaviour from one house to another, or prove that nothing did.

    evenhand diff salon.house new.house
    """
    import json

    ours, other = checked_house(old), checked_house(new)
    if ours.currency != other.currency:
        raise click.UsageError(f"{old} counts in {ours.currency} and {new} in {other.currency}")
    require_solver()
    from engine.diffing.difference import difference_between
    from engine.diffing.difference_told import DifferenceText

    told = DifferenceText(difference_between(ours, other), (str(house_path(old)), str(house_path(new))))
    if form == "json":
        click.echo(json.dumps(told.json(), ensure_ascii=False, indent=2))
    else:
        click.echo(told.text(style()))
    sys.exit(OK if told.difference.is_none else FOUND_SOMETHING)
