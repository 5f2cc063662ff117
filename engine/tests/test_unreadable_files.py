"""Files that are no house, or far too much of one: one message, and soon."""

from pathlib import Path

import pytest
from houses import HEAD, house_text
from mistakes import LINE, RULE, SOUND, problems_of

from engine.compiler import check_file


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "this file does not say which house it is", id="empty"),
        pytest.param(b"\n\n   \n", "this file does not say which house it is", id="blank"),
        pytest.param(b"# nothing here\n# nor here\n", "this file does not say which house it is", id="comments"),
        pytest.param(b"\x00\xff\xfe\x80abc", "this is not text in UTF-8", id="garbage"),
        pytest.param(bytes(range(256)) * 20, "this is not text in UTF-8", id="all bytes"),
        pytest.param(b"\x7fELF\x02\x01\x01\x00", "this file holds something that is not text", id="a program"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "this file holds something that is not text", id="a document"),
        pytest.param("house".encode("utf-16"), "this is not text in UTF-8", id="UTF-16"),
    ],
)
def test_files_that_are_no_house(data: bytes, message: str) -> None:
    """A file of something else is one plain message."""
    assert [message] == [problem[2] for problem in problems_of(data)]


def test_two_houses_in_one_file() -> None:
    """A second house is told of, with all that it says again."""
    found = problems_of((SOUND + HEAD).encode())

    assert ("E206", '"Salon"', "a file is of one house", "take one of both `house` blocks out") == found[0]
    assert {"E206"} == {problem[0] for problem in found}


PLUS = house_text(RULE.format("at least 24 hours before start: charge price" + " plus EUR 1" * 5_000))
PARTS = house_text(RULE.format("at least 24 hours before start: charge " + "50% of " * 5_000 + "price"))
MOMENTS = house_text(RULE.format("start is before " + "1 hour before " * 4_000 + "now: free"))
MAY = house_text(RULE.format("at least 24 hours before start: " + "may " * 10_000 + "free"))
ROW = house_text("".join(f"define a{n}: a{n + 1}\n" for n in range(1_000)) + RULE.format("price is a0: free"))
DOUBLED = house_text(
    "".join(f"define a{n}: a{n + 1} plus a{n + 1}\n" for n in range(40)) + RULE.format("price is a0: free")
)
WRITERS = house_text("".join(RULE.replace("Fee", f"Fee {n}").format(LINE) for n in range(1_000)))
STRANGERS = house_text(RULE.format("\n    ".join(f"fact-{n} is given: free" for n in range(5_000))))
RECORDS = house_text(
    "".join(
        f'event e{n} / e{n}s\nrule "{n}"\n    on e{n}\n    otherwise: record e{(n + 1) % 500}\n' for n in range(500)
    )
)

LARGE = [
    pytest.param(PLUS, "E004", id="sums"),
    pytest.param(PARTS, "E004", id="parts of parts"),
    pytest.param(MOMENTS, "E004", id="moments before moments"),
    pytest.param(MAY, "E004", id="may"),
    pytest.param(ROW, "E004", id="a row of definitions"),
    pytest.param(DOUBLED, "E004", id="definitions that double"),
    pytest.param(WRITERS, "E401", id="rules that all say the charge"),
    pytest.param(STRANGERS, "E111", id="unknown names"),
    pytest.param(RECORDS, "E406", id="a long circle of events"),
    pytest.param(house_text(RULE.format("(" * 10_000 + "price" + ")" * 10_000 + ": free")), "E004", id="parentheses"),
    pytest.param(house_text(RULE.format("(" * 10_000)), "E004", id="open parentheses"),
    pytest.param(house_text(RULE.format(")" * 10_000)), "E101", id="closing parentheses"),
    pytest.param(house_text(RULE.format("not " * 10_000 + "refilled: free")), "E004", id="negations"),
    pytest.param(house_text(RULE.format("a " * 10_000)), "E101", id="words"),
    pytest.param(house_text(RULE.format("a, " * 10_000)), "E101", id="commas"),
    pytest.param("".join(f"{' ' * depth}x:\n" for depth in range(1_000)), "E004", id="levels"),
    pytest.param(house_text(RULE.format(LINE)) + "xyzzy plugh\n" * 80_000, "E111", id="a problem on each line"),
    pytest.param("a" * 70_000, "E003", id="a long line"),
    pytest.param("# a comment\n" * 100_000, "E002", id="a large file"),
    pytest.param("\n" * 1_000_000, "E208", id="empty lines"),
    pytest.param('note "' * 100_000, "E003", id="quotes"),
    pytest.param('note "\n' * 100_000, "E104", id="open texts"),
]


@pytest.mark.parametrize(("text", "code"), LARGE)
def test_bounds(text: str, code: str) -> None:
    """What is large, deep or endless is told of, and soon: the slowest of these takes a few seconds."""
    assert code in [problem[0] for problem in problems_of(text.encode())]


def test_a_loop_of_included_files(tmp_path: Path) -> None:
    """Two files that include each other are told of, and the house itself among them."""
    house = tmp_path / "salon.house"
    house.write_text(f'{SOUND}include "one"\n')
    (tmp_path / "one.house").write_text('include "two"\n')
    (tmp_path / "two.house").write_text('include "one"\n')

    found = check_file(house).diagnostics.found
    assert [("E704", "`one` includes itself")] == [(d.code, d.message) for d in found]


def test_a_house_that_includes_itself(tmp_path: Path) -> None:
    """The shortest loop there is."""
    house = tmp_path / "salon.house"
    house.write_text(f'{SOUND}include "salon"\n')

    found = check_file(house).diagnostics.found
    assert [("E704", "`salon` includes itself")] == [(d.code, d.message) for d in found]


def test_a_long_row_of_included_files(tmp_path: Path) -> None:
    """Nine files in a row are one too many."""
    (tmp_path / "salon.house").write_text(f'{SOUND}include "f1"\n')
    for number in range(1, 12):
        (tmp_path / f"f{number}.house").write_text(f'include "f{number + 1}"\n')

    found = check_file(tmp_path / "salon.house").diagnostics.found
    assert [("E704", "files include one another more than 8 deep")] == [(d.code, d.message) for d in found]
