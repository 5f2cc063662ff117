"""The whole difference between two houses."""

from attrs import frozen

from engine.diffing.alignment import Alignment, aligned
from engine.diffing.changes import Group, KindCompared, compared
from engine.diffing.declared import Declared, declared_otherwise
from engine.diffing.extent import Extent, extents
from engine.model import House
from engine.planning.plan_from_model import plan_from_model


@frozen
class Difference:
    """What two houses declare otherwise, and what came of each kind of event that both know."""

    alignment: Alignment
    declared: tuple[Declared, ...]
    kinds: tuple[KindCompared, ...]

    @property
    def changed(self) -> tuple[KindCompared, ...]:
        """The kinds of event on which some answers differ."""
        return tuple(one for one in self.kinds if one.state == "changed")

    @property
    def open(self) -> tuple[KindCompared, ...]:
        """The kinds of event of which it is not known whether more answers differ."""
        return tuple(one for one in self.kinds if one.state == "open" or not one.is_all)

    def extents_of(self, group: Group) -> tuple[Extent, ...]:
        """How wide a group is."""
        return tuple(extents(group, (plan_from_model(self.alignment.old), plan_from_model(self.alignment.new))))

    @property
    def is_none(self) -> bool:
        """Whether it is proved that nothing changed."""
        return not (self.declared or self.changed or self.open)


def difference_between(old: House, new: House) -> Difference:
    """The difference between two houses, which count in one currency."""
    alignment = aligned(old, new)
    return Difference(alignment, tuple(declared_otherwise(alignment)), tuple(compared(alignment)))
