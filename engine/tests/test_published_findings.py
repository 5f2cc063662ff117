"""What `policies/published/README.md` says that the published texts do not guarantee, and the marks they never end."""

import re
from pathlib import Path

import pytest

import policies
from engine.compiler import check_file, check_text
from engine.model import Mark
from engine.model.lines import consequences_in
from engine.proof.guarantees import check_promise
from engine.testing.scene import flat

FOLDER = Path(policies.__file__).parent / "published"
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")
PROMISES = {
    "a charge is at most the price": "charge is at most price",
    "telling earlier never costs more": "charge never rises with notice",
}
ROWS = [
    (row[1], row[2], row[3])
    for row in re.finditer(r"^\| (\d+) [^|]*\| ([^|]*?) \| (R\d+(?:, R\d+)*): ", PAGE, re.MULTILINE)
]
MARKED = re.search(r"texts give a mark that they never take back: ([\d, and]*)\.", PAGE)


def house_file(number: str) -> Path:
    """The house of the text with a number."""
    (path,) = FOLDER.glob(f"{number}-*.house")
    return path


def test_every_row_is_read() -> None:
    """None is written so that the tests below would pass it over."""
    assert len(ROWS) == len(re.findall(r"^\| \d", PAGE, re.MULTILINE)) > 0


@pytest.mark.parametrize(("number", "promise", "rules"), ROWS, ids=[" ".join(row[:2]) for row in ROWS])
def test_a_published_text_does_not_guarantee_it(number: str, promise: str, rules: str) -> None:
    """An event breaks it, as the plan confirms, by a line of one of the rules that the page names."""
    text = house_file(number).read_text(encoding="utf-8")
    house = check_text(f'{text}\nguarantee "Not so"\n    on cancellation\n    {PROMISES[promise]}\n').house
    assert house is not None
    guarantee = house.guarantees[-1]
    found = check_promise(house, guarantee, "cancellation", guarantee.promises[0])
    assert found.witness is not None, found.reason
    decided = flat(found.witness.decisions)
    named = {rule for one in decided for reason in one.because for rule in rules_named(text, reason.rule.title)}
    assert named & set(rules.split(", ")), named


def rules_named(text: str, title: str) -> list[str]:
    """The rules of the published text that the comments name above a rule of the house and what it is defined by."""
    block = re.search(rf'((?:^#[^\n]*\n)*)^rule "{re.escape(title)}"\n((?: [^\n]*\n)*)', text, re.MULTILINE)
    assert block is not None, title
    defines = re.findall(r"((?:^#[^\n]*\n)*)^define ([\w-]+):", text, re.MULTILINE)
    comments = [block[1], *(comment for comment, name in defines if name in block[2])]
    return re.findall(r"R\d+", "".join(comments))


def test_the_marks_that_no_text_takes_back() -> None:
    """The page names each house that gives a mark for ever, and no other."""
    marked = []
    for path in FOLDER.glob("*.house"):
        house = check_file(path).house
        assert house is not None
        said = [one for rule in house.rules for one in consequences_in(rule.lines)]
        if any(isinstance(one, Mark) and one.for_ever for one in said):
            marked.append(int(path.name.split("-")[0]))
    assert MARKED is not None
    assert sorted(marked) == [int(number) for number in re.findall(r"\d+", MARKED[1])]
