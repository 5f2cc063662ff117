"""How a text is read when not all of it can be: all problems in one run, and the rest of the tree."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reading import block, name, problems, read, tree

from grammar.diagnostic import CODES, Diagnostics
from grammar.keywords import forms
from grammar.source import Source
from grammar.syntax_from_text import MOST_IN_A_FILE, syntax_from_text


def partly(text: str) -> tuple[list[str], tuple[object, ...]]:
    """The codes of the problems of a text, and the blocks that could be read."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    return [found.code for found in diagnostics], file.blocks


def test_an_empty_text() -> None:
    """A text without blocks is a file without blocks."""
    assert () == read("").blocks
    assert () == read("\n\n   \n").blocks


def test_the_language_of_a_file() -> None:
    """The first line may say in what language the file is; that line is not one of its comments."""
    dutch = read('# language: nl\n# een nota\nnota "a"\n')
    assert ("nl", ("een nota",)) == (dutch.language, tuple(comment.text for comment in dutch.comments))
    assert ("en", ("language",)) == (
        read("# language\n").language,
        tuple(comment.text for comment in read("# language\n").comments),
    )


def test_comments() -> None:
    """Comments are collected with their places; a number sign in a text begins none."""
    comments = read('#  one\nnote "# none"   # two \n   #\n').comments
    expected = [("one", True, "#  one"), ("two", False, "# two"), ("", True, "#")]
    assert expected == [(comment.text, comment.own_line, comment.span.text) for comment in comments]


def test_spans() -> None:
    """Each node knows the text it was read from."""
    rule = block(
        '\nrule "a"  # so\n    on b, c when d\n    x and  y: charge EUR 5 plus z, free\n'
        "    otherwise:\n        z: free\n"
    )
    line = rule.lines[0]
    assert ("x and  y: charge EUR 5 plus z, free", 4, 5) == (line.span.text, line.span.line, line.span.column)
    assert ("x and  y", "charge EUR 5 plus z") == (line.condition.span.text, line.consequences[0].span.text)
    assert "otherwise:\n        z: free" == rule.lines[1].span.text
    assert ("b", "c", "d") == (*(trigger.span.text for trigger in rule.triggers), rule.when.span.text)
    assert "z: free" == rule.span.text.splitlines()[-1].strip()


def test_all_problems_in_one_run() -> None:
    """Each faulty line of a block is told, and each faulty block."""
    text = (
        'rule "a"\n    on b\n    at lest 2 hours before start: free\n    x: chrage EUR 5\n    y free\n'
        "    otherwise: accept\n"
        'choise x: a\nnote "fine"\nservices\n    cut EUR\n    perm EUR 4\n'
    )
    codes, blocks = partly(text)
    assert ["E101", "E105", "E102", "E105", "E101"] == codes
    rule, note, services = blocks
    assert (tree.Line(None, (tree.Verdict("accept"),)),) == rule.lines  # type: ignore[attr-defined]
    assert tree.Note(tree.Text("fine")) == note
    assert tree.Services((tree.Service(name("perm"), tree.Money("EUR", "4")),)) == services


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('rule "a"\n    on b c\n    otherwise: accept\n', "E101"),
        ('rule "a"\n    on b\n    otherwise: acept\n', "E105"),
        ('rule "a"\n    on b\n    x:\n        y: acept\n', "E105"),
        ('rule "a" b\n    on b\n    otherwise: acept\n', "E101"),
        ("define x:\n    a: EUR 1 2\n", "E101"),
        ('guarantee "a"\n    on b\n    never decline\n', "E101"),
        ("house\n    edition one\n", "E101"),
    ],
)
def test_a_block_that_lost_too_much(text: str, code: str) -> None:
    """A block without what it needs is left out, and what it lost is told once."""
    assert ([code], ()) == partly(text)


def test_a_faulty_line_goes_with_those_under_it() -> None:
    """Lines under a line that cannot be read are passed over with it, and so are its continuations."""
    text = 'rule "a"\n    on b\n    x and:\n        y: acept\n    z: fee,\n        acept\n    otherwise: accept\n'
    codes, (rule,) = partly(text)
    assert ["E101", "E105"] == codes
    assert 1 == len(rule.lines)  # type: ignore[attr-defined]


def test_too_many_problems() -> None:
    """Reading stops at a number of problems, and says so."""
    found = problems("xyzzy\n" * 1000)
    assert MOST_IN_A_FILE + 1 == len(found)
    message = "this file has 100 problems or more, and is not read on from here"
    assert ("E111", message, "x", "mend the problems above first") == found[-1]


@pytest.mark.parametrize("quoted", ["now", "yes", "no", "at", "the"])
def test_quoted_names(quoted: str) -> None:
    """A name between single quotes is a name wherever one may stand."""
    assert name(quoted) == block(f"define a: '{quoted}'\n").value


WORDS = sorted({phrase for phrases in forms("en").values() for phrase in phrases})
PIECES = st.sampled_from(
    [*WORDS, "price", "EUR 5", "3", "30%", "18:00", '"text"', "'now'", ":", ",", "(", ")", "/", "="]
)
LINES = st.builds(lambda depth, pieces: " " * depth + " ".join(pieces), st.sampled_from([0, 4, 4, 8]), st.lists(PIECES))
NO_MACHINERY = ("Token", "Lark", "Unexpected", "None", "Traceback", "_NL", "INDENT", "NAME", "anon")


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(), st.lists(LINES).map("\n".join), st.lists(LINES).map(lambda x: 'rule "a"\n    on b\n' + "\n".join(x))
    )
)
@example("(" * 10_000)
@example('rule "a"\n    on b\n    ' + "(" * 10_000 + "\n")
@example("\x00\x01\ufeff\r\u2028")
@example('"')
@example("'")
@example("#")
@example("\t \t x\n \t y")
@example("a,\n  b,\n  c,")
@example("event a / as\n      b: text\n    c: text\n:\n")
@example('rule "a"\n    on b\n    ' + "x:" * 500 + "\n")
def test_any_text_gives_a_tree_or_problems(text: str) -> None:
    """Whatever is read, problems are told in the owner's words, in order, each within the text."""
    diagnostics = Diagnostics()
    file = syntax_from_text(Source("test.house", text), diagnostics)
    assert all(first.span.end <= second.span.start for first, second in pairwise(file.blocks))
    for found in diagnostics:
        assert found.code in CODES
        assert 0 <= found.span.start <= found.span.end <= len(text)
        written = f"{found.message} {found.help or ''}"
        assert not [word for word in NO_MACHINERY if word in written and word not in text]
