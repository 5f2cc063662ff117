"""Where the comments of a house stand in its canonical text."""

from collections import Counter
from textwrap import dedent

from canonical_text import formatted, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies_syntax import files

from grammar.syntax import File
from grammar.text_from_syntax import text_from_syntax


def test_comments_stay_where_they_were() -> None:
    """On their own line before what follows, or two blanks behind what they stand beside."""
    messy = """\
        #   The salon.
        #
        #The first line decides.

        hours       # the calendar "opening"
              # mornings only
          Tuesday 9:00-12:00# short
          # in winter


          # and in spring
          closed on public holidays
            # end of the hours

        # The rules.


        # All of them count.
        rule "A"# title
          on arrival
          # before a condition
          price is EUR 5: # a list
            price is EUR 6: free
            # nothing else
            otherwise: noted
          # the last line
          otherwise: noted
          # end of the rule
        # end of the file
        """
    expected = dedent("""\
        # The salon.
        #
        # The first line decides.

        hours  # the calendar "opening"
            # mornings only
            Tuesday    09:00-12:00  # short
            # in winter

            # and in spring
            closed on public holidays
            # end of the hours

        # The rules.

        # All of them count.
        rule "A"  # title
            on arrival
            # before a condition
            price is EUR 5:  # a list
                price is EUR 6: free
                # nothing else
                otherwise: noted
            # the last line
            otherwise: noted
            # end of the rule

        # end of the file
        """)
    assert expected == formatted(messy)


def test_a_comment_inside_a_line_goes_before_it() -> None:
    """A line that was broken is joined, with what was said between its pieces above it."""
    messy = """\
        rule "A"
            on arrival
            otherwise: free,  # costs nothing
                # and says so
                say welcome,
                noted  # the end
        """
    expected = dedent("""\
        rule "A"
            on arrival
            # costs nothing
            # and says so
            otherwise: free, say welcome, noted  # the end
        """)
    assert expected == formatted(messy)


def test_a_comment_above_a_rule_belongs_to_it() -> None:
    """The blank line goes before the comment, none between."""
    messy = """\
        choice plan: firm
        # Late is late.
        rule "A"
            on arrival
            otherwise: noted
        # Gone is gone.
        choice reason: illness
        """
    expected = dedent("""\
        choice plan: firm

        # Late is late.
        rule "A"
            on arrival
            otherwise: noted

        # Gone is gone.
        choice reason: illness
        """)
    assert expected == formatted(messy)


def test_a_file_of_comments() -> None:
    """Their paragraphs are kept."""
    assert "# one\n# two\n\n# three\n" == formatted("# one\n   # two\n\n\n# three\n\n")


comment_texts = st.text(st.sampled_from("ab#,:'\"“{ é髪"), max_size=12).map(lambda text: f"x{text}".strip())


@st.composite
def sprinkled(draw: st.DrawFn) -> tuple[File, str, list[str]]:
    """A file, a text of it with comments, blank lines and broken lines all over, and the comments."""
    file = draw(files())
    comments: list[str] = []

    def comment() -> str:
        comments.append(draw(comment_texts))
        return f"#{draw(st.sampled_from(['', ' ', '  ']))}{comments[-1]}"

    def own_lines() -> list[str]:
        kinds = draw(st.lists(st.sampled_from(["blank", "comment"]), max_size=2))
        return [" " * draw(st.integers(0, 9)) + comment() if kind == "comment" else "" for kind in kinds]

    written: list[str] = []
    for line in text_from_syntax(file).splitlines():
        written.extend(own_lines())
        margin = len(line) - len(line.lstrip()) + 1
        while (cut := _comma(line)) and draw(st.booleans()):
            written.append(line[:cut] + (f" {comment()}" if draw(st.booleans()) else ""))
            written.extend(own_lines())
            line = " " * margin + line[cut:].lstrip()
        trailing = line and not line.endswith(",") and draw(st.integers(0, 2)) == 2
        written.append(line + (f" {comment()}" if trailing else ""))
    written.extend(own_lines())
    return file, "\n".join(written) + "\n", comments


def _comma(line: str) -> int:
    """The place after the first comma outside a text; 0 if there is none before more of the line."""
    in_text = False
    for place, char in enumerate(line.rstrip()[:-1], 1):
        in_text ^= char == '"'
        if char == "," and not in_text:
            return place
    return 0


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sprinkled())
def test_no_comment_is_lost(drawn: tuple[File, str, list[str]]) -> None:
    """Wherever comments stand: all are kept once, the tree is the same, and a second time changes nothing."""
    file, text, comments = drawn
    there = read(text)
    assert file.blocks == there.blocks
    assert Counter(comments) == Counter(comment.text for comment in there.comments)
    written = text_from_syntax(there)
    again = read(written)
    assert file.blocks == again.blocks
    assert Counter(comments) == Counter(comment.text for comment in again.comments)
    assert written == text_from_syntax(again)
    assert "\n\n\n" not in written
    assert not written.startswith("\n")
    assert [] == [line for line in written.splitlines() if line != line.rstrip()]
