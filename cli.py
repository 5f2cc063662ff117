"""The command line: one short function a command. Each imports only what it needs.

Here are those that ask one question, which are asked on every click: not even `pathlib` is loaded for them.
"""

import gc
import sys

try:
    from importlib import import_module
    from typing import TYPE_CHECKING

    import click

    from cli_terminal import (
        OUR_FAILURE,
        UNREADABLE_EVENT,
        checked_house,
        form_option,
        history_option,
        is_book,
        now_option,
        open_streams,
        style,
        tell_failure,
    )
except KeyboardInterrupt:
    # As in `main`, which is not there yet.
    sys.exit(1)

if TYPE_CHECKING:
    from pathlib import Path

    from engine.asking import Answered


ELSEWHERE = {
    "audit": "cli_proof",
    "check": "cli_house",
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
    "run": "cli_history",
    "scenarios": "cli_coverage",
    "schema": "cli_house",
    "statement": "cli_accounts",
    "take": "cli_desk",
    "test": "cli_house",
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
@click.argument("house", type=click.Path())
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json")
@click.option("--words", is_flag=True, help="With --format json, add the reply as text beside its name.")
def ask(
    house: str, event: str, facts: tuple[str, ...], history: "Path | None", now: str | None, form: str, words: bool
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
@click.argument("house", type=click.Path())
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json")
@click.option("--not", "why_not", is_flag=True, help="Add the nearest change of each fact that turns the answer.")
def why(
    house: str, event: str, facts: tuple[str, ...], history: "Path | None", now: str | None, form: str, why_not: bool
) -> None:
    """Get the answer with each line that was tried, and the fact that ruled it out.

    With a book in the place of the house, and a decision's number or its event's id: why that was answered.
    """
    if is_book(house):
        from pathlib import Path

        import cli_desk

        if facts or history is not None or now is not None or why_not:
            raise click.UsageError("a decision of a book stands as it was given: name its number, or its event")
        cli_desk.explain(Path(house), event, form == "json")
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


def answer(house: str, event: str, facts: tuple[str, ...], history: "Path | None", now: str | None) -> "Answered":
    """The answer to the event asked about; stops the program if it cannot be read or judged."""
    # One answer leaves nothing that would have to be looked for.
    gc.disable()
    from engine.asking import answer_to

    try:
        answered = answer_to(checked_house(house), event, facts, history, now)
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
