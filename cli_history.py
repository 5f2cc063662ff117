"""The commands that ask a house many times: over the time that is left, over a stream, and over a history."""

import gc
import sys
from pathlib import Path

import click

from cli_terminal import (
    OK,
    UNREADABLE_EVENT,
    checked_house,
    form_option,
    history_option,
    house_path,
    moment_option,
    now_option,
    progress,
    write_file,
)


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("event")
@click.argument("facts", nargs=-1, metavar="[KEY=VALUE]...")
@history_option
@now_option
@form_option("text", "json", "svg")
def curve(house: Path, event: str, facts: tuple[str, ...], history: Path | None, now: str | None, form: str) -> None:
    """Show what an event on a booking costs at each moment from now to the start, as steps.

    evenhand curve salon.house cancellation cancelled-by=client start=2027-11-19T14:00 price=EUR80 at=2027-11-10T09:00
    """
    import json

    from engine.curve.curve import curve_of

    try:
        found = curve_of(checked_house(house), event, facts, history, now)
    except OSError as error:
        raise click.UsageError(f"{error.filename} cannot be read: {error.strerror}") from None
    for problem in found.problems:
        click.echo(problem.text(event), err=True)
    if found.curve is None:
        sys.exit(UNREADABLE_EVENT)
    from engine.curve.curve_told import curve_json, curve_svg, curve_text

    if form == "json":
        click.echo(json.dumps(curve_json(found.curve), ensure_ascii=False, indent=2))
    elif form == "text":
        click.echo(curve_text(found.curve))
    else:
        drawn = curve_svg(found.curve)
        if drawn is None:
            raise click.UsageError("it costs the same at each moment, or is not always possible: there is no chart")
        click.echo(drawn, nl=False)


@click.command()
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


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.argument("events", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--against", type=click.Path(path_type=Path), required=True, metavar="OTHER", help="The other house.")
@click.option("--until", metavar="MOMENT", help="Let deadlines fall due up to this moment at the end.")
@click.option(
    "-o", "--output", "page", type=click.Path(path_type=Path), metavar="FILE", help="Write a page with charts."
)
@form_option("text", "json")
def replay(house: Path, events: Path, against: Path, until: str | None, page: Path | None, form: str) -> None:
    """Judge a history by two houses, and show whose answers change.

    evenhand replay salon.house events.jsonl --against new.house -o page.html
    """
    import gc
    import json

    from engine.replaying.comparison_told import comparison_json, comparison_text
    from engine.replaying.replay import Replay

    ours, other = checked_house(house), checked_house(against)
    if ours.currency != other.currency:
        raise click.UsageError(f"{house} counts in {ours.currency} and {against} in {other.currency}")
    files = house_path(house), house_path(against)
    names = (files[0].name, files[1].name) if files[0].name != files[1].name else (str(files[0]), str(files[1]))
    job = Replay(ours, other, warn=lambda text: click.echo(text, err=True))
    # As in `run`: looking for cycles takes longer than judging.
    gc.freeze()
    gc.disable()
    try:
        with events.open("rb") as lines, events.open("rb") as again:
            found = job.comparison(progress(lines, events), again, str(events), moment_option("--until", until, ours))
    except OSError as error:
        raise click.UsageError(f"{events} cannot be read: {error.strerror}") from None
    if page is not None:
        from engine.replaying.page_from_comparison import page_from_comparison

        write_file(page, page_from_comparison(found, names, events.name))
    if form == "json":
        click.echo(json.dumps(comparison_json(found, names), ensure_ascii=False, indent=2))
    else:
        click.echo(comparison_text(found, names))
    if page is not None:
        click.echo(f"{page} has it as a page", err=True)
    sys.exit(UNREADABLE_EVENT if job.unreadable else OK)
