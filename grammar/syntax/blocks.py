"""Rules, guarantees, words and the whole file, as written."""

from typing import TypeAlias

from attrs import field, frozen

from grammar.source import Span
from grammar.syntax.conditions import Expression
from grammar.syntax.consequences import Consequence
from grammar.syntax.declarations import Choice, Client, Event, Hours, HouseBlock, Services, Unit
from grammar.syntax.values import Duration, Name, Text, _span


@frozen
class OnEvent:
    """`cancellation` in `on cancellation, no-show`."""

    name: Name
    span: Span = _span()


@frozen
class OnOverdue:
    """`overdue deposit`."""

    name: Name
    span: Span = _span()


@frozen
class OnOffset:
    """`24 hours before start`, `2 calendar days after start`."""

    duration: Duration
    direction: str
    name: Name
    span: Span = _span()


@frozen
class OnSilence:
    """`6 months without arrival`."""

    duration: Duration
    name: Name
    span: Span = _span()


Trigger: TypeAlias = OnEvent | OnOverdue | OnOffset | OnSilence


@frozen
class Line:
    """`COND: consequences`, or `COND:` over an indented list. `condition` None is `otherwise`.

    Just one of `consequences` and `lines` is not empty.
    """

    condition: Expression | None
    consequences: tuple[Consequence, ...]
    lines: tuple["Line", ...]
    span: Span = _span()


@frozen
class Rule:
    """`rule "…"`, its `on` line and its lines."""

    title: Text
    triggers: tuple[Trigger, ...]
    when: Expression | None
    lines: tuple[Line, ...]
    span: Span = _span()


@frozen
class AmountLine:
    """`COND: AMOUNT` in a define; `condition` None is `otherwise`."""

    condition: Expression | None
    amount: Expression
    span: Span = _span()


@frozen
class Define:
    """`define big-job: …`: an expression, or first-fitting amount lines (then `value` is None)."""

    name: Name
    value: Expression | None
    lines: tuple[AmountLine, ...]
    span: Span = _span()


@frozen
class Include:
    """`include "limits/eu-consumer"`."""

    path: Text
    span: Span = _span()


@frozen
class Note:
    """`note "…"`."""

    text: Text
    span: Span = _span()


@frozen
class NeverRisesWith:
    """`charge never rises with notice`."""

    what: Name
    measure: Name
    span: Span = _span()


@frozen
class AlwaysPromises:
    """`always promises answer within 1 hour`."""

    what: Name
    within: Duration
    span: Span = _span()


@frozen
class NeverDeclines:
    """`never declines`."""

    span: Span = _span()


@frozen
class ReadsNo:
    """`reads no client.age`."""

    fact: Name
    span: Span = _span()


Promise: TypeAlias = Expression | NeverRisesWith | AlwaysPromises | NeverDeclines | ReadsNo


@frozen
class Guarantee:
    """`guarantee "…"`, its `on` line and its statements."""

    title: Text
    triggers: tuple[Trigger, ...]
    when: Expression | None
    statements: tuple[Promise, ...]
    span: Span = _span()


@frozen
class Avoid:
    """`avoid nl "staat in het contract", "de leverancier"`."""

    language: Name
    phrases: tuple[Text, ...]
    span: Span = _span()


@frozen
class Always:
    """`on complaint always acknowledge, apologise, next-step`."""

    triggers: tuple[Trigger, ...]
    parts: tuple[Name, ...]
    span: Span = _span()


@frozen
class AlwaysOnDecline:
    """`on decline always offer`."""

    parts: tuple[Name, ...]
    span: Span = _span()


@frozen
class Voice:
    """`voice` and its lines."""

    lines: tuple[Avoid | Always | AlwaysOnDecline, ...]
    span: Span = _span()


@frozen
class Wording:
    """`nl "Dat spijt ons."`."""

    language: Name
    text: Text
    span: Span = _span()


@frozen
class Part:
    """A named part of some words, with one wording a language."""

    name: Name
    wordings: tuple[Wording, ...]
    span: Span = _span()


@frozen
class Words:
    """`words we-hear-you`: either wordings, or named parts."""

    name: Name
    wordings: tuple[Wording, ...]
    parts: tuple[Part, ...]
    span: Span = _span()

    @property
    def all_wordings(self) -> tuple[Wording, ...]:
        """Its own and those of its parts."""
        return (*self.wordings, *(wording for part in self.parts for wording in part.wordings))


Block: TypeAlias = (
    HouseBlock | Hours | Services | Choice | Event | Client | Unit | Define | Rule | Note
    | Guarantee | Voice | Words | Include
)  # fmt: skip


@frozen
class Comment:
    """`# …`, without the `#` and the blanks around. `own_line` if nothing stands before it."""

    text: str
    own_line: bool
    span: Span = _span()


@frozen
class File:
    """A whole file: its language (`en`, from `# language: nl` on the first line), blocks and comments."""

    language: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = field(eq=False)
    span: Span = _span()
