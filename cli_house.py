"""The commands on a house itself: what is wrong with it, what its events are, and whether its scenarios hold."""

import sys
from pathlib import Path

import click

from cli_terminal import FOUND_SOMETHING, HOUSE_HAS_ERRORS, checked_house, form_option, house_paths, shows_colour


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Warnings are failures too.")
@click.option("--prove", is_flag=True, help="Prove what the houses guarantee, or show the event that breaks it.")
@form_option("text", "line", "json", "sarif")
def check(files: tuple[Path, ...], strict: bool, prove: bool, form: str) -> None:
    """Find every problem of the files in one run. Silent when all is well."""
    from engine.compiler import check_files
    from grammar import diagnostic_text as texts

    paths = house_paths(files)
    found = list(check_files(paths))
    if prove and not any(diagnostic.severity.value == "error" for diagnostic in found):
        import cli_solver

        cli_solver.require_solver()
        found += cli_solver.prove(paths, told=sys.stderr.isatty())
    match form:
        case "text":
            output = texts.text_from_diagnostics(found, colour=shows_colour(sys.stdout))
        case "line":
            output = texts.lines_from_diagnostics(found)
        case "json":
            output = texts.json_from_diagnostics(found)
        case _:
            output = texts.sarif_text_from_diagnostics(found)
    click.echo(output, nl=False)
    if any(diagnostic.severity.value == "error" for diagnostic in found):
        sys.exit(HOUSE_HAS_ERRORS)
    if strict and found:
        sys.exit(FOUND_SOMETHING)


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
def schema(house: Path) -> None:
    """Print the JSON Schema of this house's events and decisions."""
    import json

    from engine.schema import schema_of

    click.echo(json.dumps(schema_of(checked_house(house)), indent=2, ensure_ascii=False))


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--junit", type=click.Path(path_type=Path), metavar="FILE", help="Write the results as JUnit XML too.")
@click.option("-k", "only", metavar="WORDS", help="Run only the scenarios whose names have these words.")
@click.option("-v", "--verbose", is_flag=True, help="Name each scenario.")
@click.option("--steps", is_flag=True, help="List the steps there are, and run nothing.")
def test(paths: tuple[Path, ...], junit: Path | None, only: str | None, verbose: bool, steps: bool) -> None:
    """Run the .feature files beside the houses; the steps come with the package."""
    if steps:
        from engine.testing.steps_page import steps_page

        click.echo(steps_page())
        return
    from engine.testing.session import run_features

    sys.exit(run_features(paths or (Path(),), junit, only, verbose))
