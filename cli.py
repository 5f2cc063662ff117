"""The command line: one short function a command. Each imports only what it needs."""

import gc
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli_terminal import (
    FOUND_SOMETHING,
    HOUSE_HAS_ERRORS,
    OK,
    OUR_FAILURE,
    UNREADABLE_EVENT,
    checked_house,
    form_option,
    history_option,
    house_paths,
    is_book,
    moment_option,
    now_option,
    open_streams,
    progress,
    style,
    tell_failure,
)

if TYPE_CHECKING:
    from engine.asking import Answered


ELSEWHERE = {
    "audit": "cli_proof",
    "cover": "cli_coverage",
    "curve": "cli_history",
    "desk": "cli_desk",
    "diff": "cli_solver",
    "dispute": "cli_proof",
    "docs": "cli_pages",
    "drill": "cli_drill",
    "due": "cli_desk",
    "export": "cli_accounts",
    "fmt": "cli_writing",
    "forget": "cli_proof",
    "log": "cli_desk",
    "new": "cli_writing",
    "outbox": "cli_accounts",
    "publish": "cli_pages",
    "replay": "cli_history",
    "report": "cli_accounts",
    "scenarios": "cli_coverage",
    "statement": "cli_accounts",
    "take": "cli_desk",
    "translate": "cli_writing",
    "verify": "cli_proof",
}
"""The commands in files of their own, each with its file; a file is read when one of its commands is asked for."""


class Program(click.Group):
    """All commands: those of this file, and those `ELSEWHERE`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(ELSEWHERE[cmd_name]), cmd_name)
        return command


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="evenhand", message="%(prog)s %(version)s, language edition 1")
def program() -> None:
    """House rules as code: write them once, and every client gets the same, kind, explained answer."""


@program.command()
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
            output = texts.text_from_diagnostics(found, colour=sys.stdout.isatty())
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


@program.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json")
@click.option("--words", is_flag=True, help="With --format json, add the reply as text beside its name.")
def ask(
    house: Path, event: str, facts: tuple[str, ...], history: Path | None, now: str | None, form: str, words: bool
) -> None:
    """Get one answer: what, why, what is owed by when, and the reply.

    evenhand ask salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-19T09:00
    """
    answered = answer(house, event, facts, history, now)
    assert answered.decision is not None
    if form == "json":
        from engine.telling.json_text import json_text

        click.echo(json_text(answered.decision, with_words=words), nl=False)
        return
    from engine.telling.explanation import answer_text

    click.echo(answer_text(answered.decision, style(), answered.assumed))


@program.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json")
@click.option("--not", "why_not", is_flag=True, help="Add the nearest change of each fact that turns the answer.")
def why(
    house: Path, event: str, facts: tuple[str, ...], history: Path | None, now: str | None, form: str, why_not: bool
) -> None:
    """Get the answer with each line that was tried, and the fact that ruled it out.

    With a book in the place of the house, and a decision's number or its event's id: why that was answered.
    """
    if is_book(house):
        import cli_desk

        if facts or history is not None or now is not None or why_not:
            raise click.UsageError("a decision of a book stands as it was given: name its number, or its event")
        cli_desk.explain(house, event, form == "json")
        return
    from engine.telling.explanation import why_json, why_text

    answered = answer(house, event, facts, history, now)
    assert answered.decision is not None
    if form == "json":
        import json

        told = why_json(answered.plan, answered.record, answered.decision)
        if why_not:
            from engine.turning.nearest_change_told import turned_json

            told["not"] = turned_json(answered)
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    click.echo(why_text(answered.plan, answered.record, answered.decision, style(), answered.assumed))
    if why_not:
        from engine.turning.nearest_change_told import turned_text

        click.echo(f"\n{turned_text(answered, style())}")


@program.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("events", type=click.Path(path_type=Path, allow_dash=True))
@history_option
@click.option("--until", metavar="MOMENT", help="Let deadlines fall due up to this moment at the end.")
@click.option("--summary", is_flag=True, help="Print a table in the place of the decisions.")
@click.option("--words", is_flag=True, help="Add the reply as text beside its name.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, metavar="N", help="Judge a file by N processes.")
@form_option("text", "json")
def run(
    house: Path,
    events: Path,
    history: Path | None,
    until: str | None,
    summary: bool,
    words: bool,
    jobs: int,
    form: str,
) -> None:
    """Judge a stream of events: JSON Lines, CSV or CloudEvents; `-` is standard input.

    Decisions come out one a line, as JSON. With --summary, --format says whether the table is text or JSON. With
    --jobs, each process takes a share of the clients; the same bytes come out.
    """
    from engine.running import Run, line_of, summary_of

    if jobs > 1 and (summary or str(events) == "-"):
        raise click.UsageError("--jobs is for decisions on the events of a file, without --summary")
    model = checked_house(house)
    end = moment_option("--until", until, model)
    job = Run(model, warn=lambda text: click.echo(text, err=True))
    # Nothing that is judged leaves a cycle behind, and looking for one takes longer than judging.
    gc.freeze()
    gc.disable()
    try:
        if jobs > 1:
            from engine.jobs import Job, SharedRun

            shared = SharedRun(Job(model, events, history, end, words, job.warn), jobs)
            sys.stdout.buffer.writelines(shared.lines())
            sys.stdout.buffer.flush()
            sys.exit(UNREADABLE_EVENT if shared.unreadable else OK)
        if history is not None:
            job.take_history(history)
        with click.open_file(str(events), "rb") as stream:
            decisions = job.decisions(progress(stream, events), str(events), end)
            if summary:
                click.echo(summary_of(decisions, as_json=form == "json"), nl=False)
            else:
                for decision in decisions:
                    sys.stdout.buffer.write(line_of(decision, with_words=words))
                sys.stdout.buffer.flush()
    except OSError as error:
        if error.filename is None:
            raise
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from None
    sys.exit(UNREADABLE_EVENT if job.unreadable else OK)


@program.command()
@click.argument("house", type=click.Path(path_type=Path))
def schema(house: Path) -> None:
    """Print the JSON Schema of this house's events and decisions."""
    import json

    from engine.schema import schema_of

    click.echo(json.dumps(schema_of(checked_house(house)), indent=2, ensure_ascii=False))


@program.command()
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


def answer(path: Path, event: str, facts: tuple[str, ...], history: Path | None, now: str | None) -> "Answered":
    """The answer to the event asked about; stops the program if it cannot be read or judged."""
    # One answer leaves nothing that would have to be looked for.
    gc.disable()
    from engine.asking import answer_to

    try:
        answered = answer_to(checked_house(path), event, facts, history, now)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from None
    for problem in answered.problems:
        click.echo(problem.text(event, answered.plan.house.language), err=True)
    if answered.decision is None:
        sys.exit(UNREADABLE_EVENT)
    return answered


def main() -> None:
    """The entry point. What goes wrong on our side is one line, and exit code 1; `python -X dev` shows where."""
    open_streams()
    try:
        program(standalone_mode=True)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(OUR_FAILURE)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        tell_failure(error)
        sys.exit(OUR_FAILURE)
    finally:
        # What is left goes with the process; without this, Python would first look through all of it for cycles.
        gc.freeze()


if __name__ == "__main__":
    main()
