"""Scenarios that differ in some places only, as one outline with a table of examples."""

import re
from collections import Counter
from collections.abc import Sequence

from attrs import define, evolve, field, frozen

from engine.probing.outcome import nothing_in
from engine.testing.called_step import CalledStep, text_of
from engine.testing.phrase import Filled

_OF_MARKS = ("client", "booking", "house")
_WORDS = re.compile(r"\s+|\S+")


@frozen
class Step:
    """A step of a scenario, with what tells which step of another scenario it is to be compared with. `beside`: it is
    left out unless another scenario says more in its place."""

    type: str
    slot: str
    called: CalledStep
    block: int = 0
    beside: bool = False


@frozen
class Line:
    """A step as it is written: its type, its text, and the table below it."""

    type: str
    text: str
    table: tuple[tuple[str, str], ...] = ()


@frozen
class Scenario:
    """A scenario as it is written; with `examples` an outline, the first row their names."""

    title: str
    lines: tuple[Line, ...]
    examples: tuple[tuple[str, ...], ...] = ()


def scenario_of(title: str, steps: Sequence[Step], language: str) -> Scenario:
    """One scenario."""
    steps = [step for step in steps if not step.beside]
    return Scenario(title, tuple(_line(step, steps, place, language) for place, step in enumerate(steps)))


def outline_of(title: str, rows: Sequence[Sequence[Step]], language: str) -> Scenario | None:
    """The outline of scenarios that have the same steps but for some values; None where they have not."""
    aligned = _aligned(rows)
    if aligned is None:
        return None
    columns = _Columns(language, len(rows))
    lines = []
    for place, steps in enumerate(zip(*aligned, strict=True)):
        texts = [_tokens(step, aligned[number], place, language) for number, step in enumerate(steps)]
        text = columns.merged(texts, steps[0].slot, steps[0].type == "then")
        tables = [step.called.rows(language) for step in steps]
        if len({tuple(name for name, _ in table) for table in tables}) > 1:
            return None
        table = tuple(
            (tables[0][row][0], columns.merged_values([one[row][1] for one in tables], tables[0][row][0]))
            for row in range(len(tables[0]))
        )
        lines.append(Line(steps[0].type, text, table))
    return Scenario(title, tuple(lines), columns.rows)


def _aligned(rows: Sequence[Sequence[Step]]) -> list[list[Step]] | None:
    """The rows with the same slots in each; a slot that is empty says so."""
    slots: list[tuple[str, int, str]] = []
    rows = _by_family(rows)
    elsewhere = {_key(step): step for row in rows for step in row if not step.beside}
    for row in rows:
        if len({_key(step) for step in row}) != len(row):
            return None
        keys = [key for step in row if (key := _key(step)) in elsewhere]
        after = 0
        for key in keys:
            if key in slots:
                after = slots.index(key) + 1
            else:
                slots.insert(after, key)
                after += 1
    aligned = []
    for row in rows:
        known = {_key(step): step for step in row}
        filled = []
        for key in slots:
            type_, block, slot = key
            step = known.get(key)
            if step is None:
                alike = [one for one in row if one.type == type_ and one.slot.split(" ")[0] == slot.split(" ")[0]]
                called = nothing_in(slot, elsewhere[key].called) if type_ == "then" and not alike else None
                if called is None:
                    return None
                step = Step(type_, slot, called, block)
            filled.append(step)
        aligned.append(filled)
    return aligned


def _by_family(rows: Sequence[Sequence[Step]]) -> list[list[Step]]:
    """The rows with slots such as `charge` and `charge parking` taken as one, where no row has two of them."""
    most: Counter[tuple[str, int, str]] = Counter()
    for row in rows:
        most |= Counter((step.type, step.block, _family(step)) for step in row if step.type == "then")
    return [
        [evolve(step, slot=_family(step)) if most[step.type, step.block, _family(step)] == 1 else step for step in row]
        for row in rows
    ]


def _family(step: Step) -> str:
    first = step.slot.split(" ")[0]
    return first if first in ("charge", "asked", "promised") else step.slot


def _key(step: Step) -> tuple[str, int, str]:
    return step.type, step.block, step.slot


def _line(step: Step, steps: Sequence[Step], place: int, language: str) -> Line:
    return Line(
        step.type,
        text_of(step.called.written(language, _follows(steps, place))),
        step.called.rows(language),
    )


def _follows(steps: Sequence[Step], place: int) -> bool:
    return place > 0 and steps[place - 1].type == steps[place].type


def _tokens(step: Step, steps: Sequence[Step], place: int, language: str) -> list[str | Filled]:
    """The words of a step; what stands in a place is one of them."""
    found: list[str | Filled] = []
    for piece in step.called.written(language, _follows(steps, place)):
        found += [piece] if isinstance(piece, Filled) else _WORDS.findall(piece)
    return found


@define
class _Columns:
    """The columns of the examples, by their names."""

    language: str
    count: int
    named: dict[str, tuple[str, ...]] = field(factory=dict)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The table, its heading first; each row once."""
        if not self.named:
            return ()
        rows = [tuple(values[row] for values in self.named.values()) for row in range(self.count)]
        return (tuple(self.named), *dict.fromkeys(rows))

    def merged(self, texts: Sequence[list[str | Filled]], slot: str, follows: bool) -> str:
        """The text of a step with placeholders for what differs. `follows`: it is a Then step, whose column is called
        as its slot."""
        if len({len(text) for text in texts}) == 1 and all(
            len(set(pieces)) == 1 or all(isinstance(piece, Filled) for piece in pieces)
            for pieces in zip(*texts, strict=True)
        ):
            return "".join(self._piece(pieces, slot if follows else None) for pieces in zip(*texts, strict=True))
        shortest = min(len(text) for text in texts)
        first = next((n for n in range(shortest) if len({text[n] for text in texts}) > 1), shortest)
        last = next((n for n in range(shortest - first) if len({text[-1 - n] for text in texts}) > 1), shortest - first)
        middles = [_joined(text[first : len(text) - last]) for text in texts]
        head, tail = _joined(texts[0][:first]), _joined(texts[0][len(texts[0]) - last :])
        if any(middle != middle.strip() or not middle for middle in middles):
            # A blank belongs to what stands around it.
            words = head.split(" ")
            head, taken = " ".join(words[:-2]) + " " if len(words) > 2 else "", words[-2:]
            prefix = " ".join(taken)
            middles = [(prefix + middle).strip() for middle in middles]
            if any(middle.endswith(" ") for middle in middles):
                tail = tail.lstrip()
        return f"{head}{self._column(slot, tuple(middles))}{tail}"

    def merged_values(self, values: Sequence[str], name: str) -> str:
        """A cell of a table, with a placeholder where it differs."""
        return values[0] if len(set(values)) == 1 else self._column(name, tuple(values))

    def _piece(self, pieces: tuple[str | Filled, ...], slot: str | None) -> str:
        first = pieces[0]
        if len(set(pieces)) == 1:
            return first if isinstance(first, str) else first.text
        assert isinstance(first, Filled)
        name = slot if slot is not None and first.place != "moment" else first.place
        return self._column(name, tuple(_joined([piece]) for piece in pieces))

    def _column(self, name: str, values: tuple[str, ...]) -> str:
        first, _, rest = name.partition(" ")
        own_name = rest.replace(" ", "-") if first in _OF_MARKS else name.replace(" ", "-")
        wanted = own_name if first in _OF_MARKS and rest else _names(self.language).get(first, own_name)
        number, own = 1, wanted
        while own in self.named and self.named[own] != values:
            number += 1
            own = f"{wanted} {number}"
        self.named[own] = values
        return f"<{own}>"


def _joined(pieces: Sequence[str | Filled]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def _names(language: str) -> dict[str, str]:
    return _COLUMNS.get(language, _COLUMNS["en"])


_COLUMNS = {
    "en": {"moment": "moment", "before": "told", "after": "later", "money": "amount", "back": "refund",
           "promised": "promise", "past": "earlier"},
    "nl": {"moment": "moment", "start": "start", "made": "gemaakt", "before": "vooraf", "after": "nadien",
           "late": "te laat", "early": "te vroeg", "money": "bedrag", "price": "prijs", "count": "aantal",
           "charge": "kosten", "back": "terug", "credit": "tegoed", "asked": "gevraagd", "promised": "beloofd",
           "said": "woorden", "words": "woorden", "answer": "oordeel", "answered": "oordeel", "recorded": "genoteerd",
           "told": "melding", "service": "dienst", "client": "klant", "past": "eerder", "events": "wat"},
    "sv": {"moment": "tidpunkt", "start": "start", "made": "gjord", "before": "före", "after": "efter", "late": "sent",
           "early": "tidigt", "money": "belopp", "price": "pris", "count": "antal", "charge": "avgift",
           "back": "tillbaka", "credit": "tillgodo", "asked": "begärt", "promised": "utlovat", "said": "ord",
           "words": "ord", "answer": "svar", "answered": "svar", "recorded": "noterat", "told": "meddelat",
           "service": "tjänst", "client": "kund", "past": "tidigare", "events": "vad"},
    "id": {"moment": "saat", "start": "mulai", "made": "dibuat", "before": "sebelum", "after": "setelah",
           "late": "terlambat", "early": "lebih awal", "money": "jumlah", "price": "harga", "count": "kali",
           "charge": "biaya", "back": "kembali", "credit": "kredit", "asked": "diminta", "promised": "janji",
           "said": "kata", "words": "kata", "answer": "jawaban", "answered": "jawaban", "recorded": "dicatat",
           "told": "pesan", "service": "layanan", "client": "pelanggan", "past": "sebelumnya", "events": "apa"},
}  # fmt: skip
