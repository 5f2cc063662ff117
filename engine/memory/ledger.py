"""Money of a booking, and balances of a client."""

from collections.abc import Mapping
from typing import Any, Never

from msgspec import Struct


class Nothing(dict[str, Any]):
    """A dictionary that stays empty, whoever shares it."""

    __slots__ = ()

    def __setitem__(self, name: str, value: object) -> Never:
        raise TypeError("what all share cannot be changed: put another in its place")


NOTHING: Mapping[str, Any] = Nothing()
"""What is seldom there begins as this and is replaced when it changes, so that what has none of it holds none."""


class Ledger(Struct, gc=False):
    """What was paid, charged, given back and kept for the client out of the rest; money in minor units.

    `charges` has what each account took in all, `charged` what all of them did; only `charge` and `drop` replace them.
    """

    paid: int = 0
    refunded: int = 0
    kept: int = 0
    charged: int = 0
    charges: Mapping[str, int] = NOTHING

    @property
    def rest(self) -> int:
        """Paid, and neither used by a charge nor given back nor kept; never below 0."""
        rest = self.paid - self.refunded - self.kept - self.charged
        return max(0, rest)

    @property
    def owed(self) -> int:
        """Charged, and not met by what was paid and neither given back nor kept; never below 0."""
        owed = self.charged - self.paid + self.refunded + self.kept
        return max(0, owed)

    def charge(self, account: str, amount: int) -> None:
        """Charges an account."""
        self.charged += amount
        self.charges = {**self.charges, account: self.charges.get(account, 0) + amount}

    def drop(self, account: str) -> None:
        """An account was never charged."""
        self.charged -= self.charges.get(account, 0)
        self.charges = {name: amount for name, amount in self.charges.items() if name != account}

    def copy(self) -> "Ledger":
        """Another one with the same figures."""
        return Ledger(self.paid, self.refunded, self.kept, self.charged, self.charges)


class Balance(Struct, gc=False):
    """What a client has in one unit. `lots` are (until, amount), the oldest end first; None never ends.

    `debt` is what was charged beyond the lots; the next credit pays it first.
    """

    lots: list[tuple[int | None, int]] = []
    debt: int = 0

    def at(self, moment: int) -> int:
        """What is left at a moment; below 0 where more was charged than there was."""
        return sum(amount for until, amount in self.lots if until is None or moment < until) - self.debt

    def add(self, amount: int, until: int | None) -> None:
        """Puts an amount in, good until a moment (not included)."""
        paid_back = min(amount, self.debt)
        self.debt -= paid_back
        if amount > paid_back:
            self.lots.append((until, amount - paid_back))
            self.lots.sort(key=lambda lot: (lot[0] is None, lot[0] or 0))

    def take(self, amount: int, moment: int) -> None:
        """Takes an amount out, from what ends first; what has ended is gone."""
        left: list[tuple[int | None, int]] = []
        for until, held in self.lots:
            if until is not None and until <= moment:
                continue
            taken = min(held, amount)
            amount -= taken
            if held > taken:
                left.append((until, held - taken))
        self.lots = left
        self.debt += amount

    def forget(self, moment: int) -> None:
        """Leaves out what has ended by a moment."""
        self.lots = [(until, amount) for until, amount in self.lots if until is None or moment < until]

    def copy(self) -> "Balance":
        """Another one with the same lots."""
        return Balance(list(self.lots), self.debt)
