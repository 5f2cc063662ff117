"""Checked houses that are kept: one counts only if it is whole, one's own, and of this text and this program."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest
from msgspec import msgpack

from engine import house_cache
from engine.compiler import check_bytes
from engine.drilling.situation import situation
from engine.house_cache import house_from_cache, house_from_file, keep_house
from engine.judging.decide import EventRefused, decide
from engine.memory.decision_json import canonical_bytes
from engine.model import EventKind, House
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model
from grammar.diagnostic import Diagnostics

ROOT = Path(__file__).parents[2]
HOUSES = sorted((ROOT / "policies").rglob("*.house"))
RULES = """house "Salon"
    edition 1
    in force from 1 January 2027
    timezone Europe/Brussels
    currency EUR
    languages en

rule "Late"
    on cancellation
    less than 24 hours before start: charge 33.3% of price
    otherwise: free
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder where houses are kept in a test."""
    monkeypatch.delenv(house_cache.SWITCH, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    return tmp_path / "caches" / "evenhand"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a house."""
    file = tmp_path / "salon.house"
    file.write_text(RULES, encoding="utf-8")
    return file


def kept(path: Path) -> House | None:
    """The house in a file as it is kept."""
    return house_from_cache(path, path.read_bytes())


def checked(path: Path) -> House:
    """The house in a file, checked and kept."""
    house = house_from_file(path)
    assert isinstance(house, House)
    return house


def entry(folder: Path) -> Path:
    """The one entry there is."""
    (found,) = folder.iterdir()
    return found


@pytest.mark.parametrize("house", HOUSES, ids=lambda path: str(path.relative_to(ROOT / "policies")))
def test_a_kept_house_is_the_house(house: Path) -> None:
    """Each house that ships is read back as it was, with the places in its text."""
    found = check_bytes(str(house), house.read_bytes(), house.parent, Diagnostics())
    keep_house(house, house.read_bytes(), found)
    if found.house is None:
        assert kept(house) is None
        return
    again = kept(house)

    assert again is not None
    assert (found.house, found.house.language, found.house.begins) == (again, again.language, again.begins)
    assert [(line.text, line.span, line.places) for rule in found.house.rules for line in rule.lines] == [
        (line.text, line.span, line.places) for rule in again.rules for line in rule.lines
    ]


@pytest.mark.parametrize("house", HOUSES, ids=lambda path: str(path.relative_to(ROOT / "policies")))
def test_a_kept_house_answers_as_it_did(house: Path) -> None:
    """On every kind of event of each house that ships, with a booking and a past, the answers are the same bytes."""
    found = house_from_file(house)
    again = kept(house)
    if not isinstance(found, House):
        return
    assert again is not None
    plans = [plan_from_model(one) for one in (found, again)]
    now = found.zone.start_of_day(found.in_force_from)
    for kind in found.events.values():
        for seed in range(4):
            answers = [answered(plan, kind, seed, now) for plan in plans]
            assert answers[0] == answers[1], (kind.name, seed)


def answered(plan: Plan, kind: EventKind, seed: int, now: int) -> bytes | str | None:
    """The answer to an event that is made up, in its bytes."""
    made = situation(plan, kind, Random(seed), now)
    if made is None:
        return None
    decision = decide(plan, made.record, made.event)
    return str(decision) if isinstance(decision, EventRefused) else canonical_bytes(decision)


def test_another_text_is_another_house(path: Path) -> None:
    """What was kept of a text says nothing of another."""
    checked(path)
    path.write_text(RULES.replace("33.3", "50"), encoding="utf-8")

    assert kept(path) is None


def test_what_a_house_includes_counts(path: Path) -> None:
    """A house is checked anew when a file that it includes has changed, or when it lies elsewhere without it."""
    path.write_text(f'{RULES}\ninclude "more"\n', encoding="utf-8")
    more = path.parent / "more.house"
    more.write_text('note "One"\n', encoding="utf-8")
    checked(path)
    first = kept(path)
    more.write_text('note "Two"\n', encoding="utf-8")

    assert first is not None
    assert ("One",) == first.notes
    assert kept(path) is None
    assert ("Two",) == checked(path).notes


def test_a_house_elsewhere_is_called_by_its_own_name(path: Path) -> None:
    """One text in two files: places are told by the file asked about."""
    checked(path)
    other = path.with_name("other.house")
    other.write_bytes(path.read_bytes())
    house = kept(other)

    assert house is not None
    assert "other.house:3" == house.begins.place


def test_what_is_damaged_does_not_count(path: Path, folder: Path) -> None:
    """An entry that is cut off, longer, or changed in any byte is passed over, and written again."""
    whole = checked(path)
    data = entry(folder).read_bytes()
    damaged = [b"", data[:10], data[:-1], data + b"x", b"\x00" * len(data)]
    damaged += [
        data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :] for place in range(0, len(data), len(data) // 40)
    ]
    for content in damaged:
        entry(folder).write_bytes(content)
        assert kept(path) is None
    assert whole == checked(path)
    assert whole == kept(path)


def test_other_versions_do_not_count(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version of the program or of Python kept is not read."""
    checked(path)
    monkeypatch.setattr(sys, "version", "4.0")

    assert kept(path) is None


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777], ids=oct)
def test_a_folder_that_others_may_write_to_is_not_used(path: Path, folder: Path, mode: int) -> None:
    """Nothing is read from it or written to it."""
    checked(path)
    folder.chmod(mode)
    entry(folder).rename(folder / "moved")

    assert isinstance(house_from_file(path), House)
    assert ["moved"] == [one.name for one in folder.iterdir()]
    (folder / "moved").rename(folder / house_cache._entry_name(house_cache._made_by(), path.read_bytes()))
    assert kept(path) is None


def test_an_entry_that_others_may_write_to_is_not_read(path: Path, folder: Path) -> None:
    """The folder alone is not trusted."""
    checked(path)
    entry(folder).chmod(0o666)

    assert kept(path) is None


def test_what_belongs_to_another_is_not_read(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or an entry of another user does not count."""
    checked(path)
    monkeypatch.setattr(os, "geteuid", lambda: folder.stat().st_uid + 1)

    assert kept(path) is None
    assert isinstance(house_from_file(path), House)


def test_links_are_not_followed(path: Path, folder: Path, tmp_path: Path) -> None:
    """Neither a folder nor an entry that is a link counts."""
    checked(path)
    moved = tmp_path / "moved"
    entry(folder).rename(moved)
    (folder / house_cache._entry_name(house_cache._made_by(), path.read_bytes())).symlink_to(moved)
    assert kept(path) is None
    entry(folder).unlink()
    moved.rename(folder / house_cache._entry_name(house_cache._made_by(), path.read_bytes()))
    assert kept(path) is not None
    folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(tmp_path / "elsewhere")
    assert kept(path) is None


def test_a_folder_that_cannot_be_had_is_done_without(path: Path, folder: Path) -> None:
    """A file stands in its place."""
    folder.parent.mkdir()
    folder.write_text("no folder", encoding="utf-8")

    assert isinstance(house_from_file(path), House)
    assert "no folder" == folder.read_text(encoding="utf-8")


def test_it_can_be_switched_off(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the switch off nothing is read or written."""
    monkeypatch.setenv(house_cache.SWITCH, "off")
    checked(path)

    assert not folder.exists()


def test_a_house_with_errors_is_not_kept(path: Path, folder: Path) -> None:
    """Its problems are told each time."""
    path.write_text(RULES.replace("price", "prise"), encoding="utf-8")

    assert isinstance(house_from_file(path), Diagnostics)
    assert not folder.exists()


def test_the_oldest_go(path: Path, folder: Path) -> None:
    """No more than so many are kept, the drafts of writers that died among them."""
    checked(path)
    for number in range(house_cache.MOST + 10):
        old = folder / (f".draft{number}" if number % 2 else f"old{number}.house")
        old.write_bytes(b"")
        os.utime(old, (number, number))
    path.write_text(RULES.replace("33.3", "50"), encoding="utf-8")
    checked(path)

    assert house_cache.MOST == len(list(folder.iterdir()))
    assert kept(path) is not None


def test_folders_are_the_users_own(path: Path, folder: Path) -> None:
    """Nobody else can read what is kept."""
    checked(path)

    assert (0o700, 0o600) == (folder.stat().st_mode & 0o777, entry(folder).stat().st_mode & 0o777)


def sealed(content: bytes) -> bytes:
    """An entry with that content, its checksum right."""
    return house_cache._MARK + crc32(content).to_bytes(4, "big") + content


def test_nothing_of_another_shape_is_taken(path: Path, folder: Path) -> None:
    """With the checksum put right, a value of another kind at any place is refused or has changed nothing but data."""
    checked(path)
    data = entry(folder).read_bytes()[len(house_cache._MARK) + 4 :]
    whole = msgpack.decode(data)
    model = msgpack.decode(whole[2], ext_hook=lambda code, value: msgpack.Ext(code, bytes(value)))
    for place in range(len(model)):
        for wrong in ({"__reduce__": "os.system"}, [["os.system"]], b"os", msgpack.Ext(7, b"os")):
            changed = [*model[:place], wrong, *model[place + 1 :]]
            entry(folder).write_bytes(sealed(msgpack.encode([whole[0], whole[1], msgpack.encode(changed)])))
            assert kept(path) is None, (place, wrong)


MANY_KINDS = """
rule "More"
    on move
    total amount of payments in the last 24 hours is more than EUR 3 and rest is at least EUR 1: accept
    less than 2 opening hours before booking.start: charge 10% of paid as extra
    by 18:00 on the opening day before booking.start: client becomes known until next opening after now
    less than 2 opening days before booking.start: promise answer within 4 opening hours
    at most 2 moves in the last 2 opening days or now falls on Saturday: tell owner "More."
    otherwise: accept
"""


def words_in(data: object, way: tuple[int | str, ...] = ()) -> Iterator[tuple[int | str, ...]]:
    """The way to each text in plain data."""
    if isinstance(data, str):
        yield way
    elif isinstance(data, list):
        for place, item in enumerate(data):
            yield from words_in(item, (*way, place))


def with_words(data: Any, way: tuple[int | str, ...], words: str) -> Any:
    """The data with another text there."""
    if not way:
        return words
    place, *rest = way
    return [*data[:place], with_words(data[place], tuple(rest), words), *data[place + 1 :]]


@pytest.mark.parametrize("words", ["ran()", "\nran()\n", "' + ran() + '", "{0}' + ran() + '"])
def test_nothing_is_run_that_was_kept(path: Path, folder: Path, words: str) -> None:
    """With the checksum put right and code in the place of any text of the rules, that code is in no plan."""
    path.write_text(RULES.replace("rule", "hours\n    Monday 09:00-18:00\n\nrule", 1) + MANY_KINDS, encoding="utf-8")
    checked(path)
    whole = msgpack.decode(entry(folder).read_bytes()[len(house_cache._MARK) + 4 :])
    model = msgpack.decode(whole[2], ext_hook=lambda code, value: msgpack.Ext(code, bytes(value)))
    rules = 1 + list(House.__struct_fields__).index("rules")
    loaded = 0
    for way in words_in(model[rules]):
        changed = with_words(model, (rules, *way), words)
        entry(folder).write_bytes(sealed(msgpack.encode([whole[0], whole[1], msgpack.encode(changed)])))
        house = kept(path)
        if house is None:
            continue
        loaded += 1
        try:
            source = plan_from_model(house).source
        except (LookupError, AssertionError, TypeError, ValueError, AttributeError, StopIteration):
            continue
        names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
        assert "ran" not in names, way
    assert loaded > 20


ASK = ["cancellation", "cancelled-by=client", "start=2027-11-19T14:00", "price=EUR80", "at=2027-11-19T09:00"]


def asked(path: Path, home: str) -> "subprocess.Popen[str]":
    """A process that asks the house in a file one question."""
    return subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "ask", str(path), *ASK],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={"PYTHONPATH": str(ROOT), "HOME": home},
    )


def test_two_processes_at_once(path: Path, folder: Path) -> None:
    """Both write the same entry, and both answer."""
    home = folder.parents[1]
    folder.parent.mkdir()
    folder.parent.rename(home / ".cache")
    (home / "caches").symlink_to(home / ".cache")
    both = [asked(path, str(home)) for _ in range(2)]
    answers = [process.communicate()[0] for process in both]

    assert answers[0] == answers[1]
    assert answers[0].startswith("Cancellation on Friday 19 November 2027 09:00")
    assert kept(path) == checked(path)
    assert [house_cache._entry_name(house_cache._made_by(), path.read_bytes())] == [
        one.name for one in folder.iterdir()
    ]


def test_a_home_that_cannot_be_written_to(path: Path) -> None:
    """It is done without, and nothing is said of it."""
    answer, _ = asked(path, str(path)).communicate()

    assert answer.startswith("Cancellation on Friday 19 November 2027 09:00")
