"""The commands that need the solver."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

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
