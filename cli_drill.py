"""The command with which staff practise."""

from itertools import islice
from pathlib import Path

import click

from cli_terminal import checked_house, moment_option, now_option, style


@click.command()
@click.argument("house", type=click.Path(path_type=Path))
@click.option("-n", "count", type=click.IntRange(1, 100), default=5, show_default=True, help="How many questions.")
@click.option("--seed", type=click.IntRange(0), metavar="NUMBER", help="The same number asks the same questions.")
@click.option("--language", default="en", show_default=True, help="The language of the answers to choose from.")
@now_option
def drill(house: Path, count: int, seed: int | None, language: str, now: str | None) -> None:
    """Practise: what does the house answer? Events are made up, your answers marked, the rules shown.

    evenhand drill salon.house
    """
    from random import SystemRandom

    from engine.drilling.question import questions
    from engine.planning.plan_from_model import plan_from_model
    from engine.publishing.client_language import PUBLISHED_IN, ClientLanguage

    model = checked_house(house)
    if language not in PUBLISHED_IN:
        raise click.UsageError(f"there are answers in {', '.join(PUBLISHED_IN)}, not in {language!r}")
    moment = moment_option("--now", now, model)
    first = model.zone.start_of_day(model.in_force_from)
    chosen = SystemRandom().randint(1, 9999) if seed is None else seed
    asked = questions(
        plan_from_model(model), ClientLanguage(model, language), chosen, first if moment is None else moment
    )
    right = total = 0
    for question in islice(asked, count):
        total += 1
        click.echo(style()(f"Question {total} of {count}"))
        click.echo("\n".join(f"  {line}" for line in question.situation))
        letters = "abcdefgh"[: len(question.choices)]
        for letter, choice in zip(letters, question.choices, strict=True):
            click.echo(f"  {letter}) {choice}")
        said = click.prompt("What does the house answer?", type=click.Choice(letters, case_sensitive=False))
        is_right = said.lower() == letters[question.right]
        right += is_right
        click.echo("Right.\n" if is_right else f"Not so: it is {letters[question.right]}.\n")
        click.echo("\n".join(f"  {line}".rstrip() for line in question.explanation.splitlines()) + "\n")
    if not total:
        raise click.UsageError("this house has one answer to each event: there is nothing to ask")
    click.echo(style()(f"{right} of {total} right.") + f" The same questions again: --seed {chosen}")
