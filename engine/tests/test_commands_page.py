"""docs/commands.md tells of every command and option, and of no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from cli import program

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^## `evenhand ([^`]*)`\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
SECTIONS = [match.groups() for match in SECTION.finditer(PAGE)]


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command with its whole name, as in `desk init`."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


COMMANDS = dict(commands(program))


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_a_section_with_its_options(name: str) -> None:
    """A reader finds the command by its name, and each of its options below."""
    sections = [f"{head}\n{text}" for head, text in SECTIONS if f"{head} ".startswith(f"{name} ")]
    told = {option for section in sections for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", section)}

    assert sections != []
    assert [] == [one.opts for one in COMMANDS[name].params if isinstance(one, click.Option) and not told & {*one.opts}]


def test_no_other_options_are_told() -> None:
    """What the page names can be typed."""
    known = {opt for command in COMMANDS.values() for one in command.params for opt in one.opts}

    assert set() == set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) - known - {"--help"}
    assert [] == [head for head, _ in SECTIONS if not any(f"{head} ".startswith(f"{name} ") for name in COMMANDS)]
