"""Money of a booking in each row, where nothing is known but what was paid and what this event charges."""

from attrs import frozen

from engine.model import Ledger
from engine.tables.term import Term, constant, not_below_zero, plus

NONE = constant(0)


@frozen
class Money:
    """`charges` has by account what this event charges so far, `units` the same by unit. `given` is what goes back."""

    paid: Term
    charges: tuple[tuple[str, Term], ...] = ()
    units: tuple[tuple[str, Term], ...] = ()
    given: Term = NONE

    @property
    def rest(self) -> Term:
        """Paid, and neither used nor given back; never below 0."""
        return not_below_zero(plus(not_below_zero(plus(self.paid, self._charged, -1)), self.given, -1))

    def read(self, ledger: Ledger) -> Term:
        """What a line reads of it."""
        if ledger.unit is not None:
            return plus(constant(0), _sum(self.units, ledger.unit), -1)
        match ledger.name:
            case "paid":
                return self.paid
            case "rest":
                return self.rest
            case "owed":
                return not_below_zero(plus(self._charged, self.paid, -1))
        return self._charged if ledger.account is None else _sum(self.charges, ledger.account)

    @property
    def _charged(self) -> Term:
        return _sum(self.charges, None)


def _sum(parts: tuple[tuple[str, Term], ...], name: str | None) -> Term:
    found = constant(0)
    for own, term in parts:
        if name is None or own == name:
            found = plus(found, term)
    return found
