"""What is plain about two conditions: that one holds wherever the other does, or that both never hold."""

from msgspec.structs import replace

from engine.model import (
    And,
    Compared,
    Condition,
    Days,
    Distance,
    Elapsed,
    Is,
    Length,
    Literal,
    Months,
    Not,
    Open,
    Or,
    Order,
)

_OPPOSITE = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}


def implies(narrow: Condition, wide: Condition) -> bool:
    """Whether `wide` plainly holds wherever `narrow` does. False where it takes thought."""
    if narrow == wide:
        return True
    if isinstance(narrow, Or):
        return all(implies(item, wide) for item in narrow.items)
    if isinstance(wide, And):
        return all(implies(narrow, item) for item in wide.items)
    if isinstance(wide, Or) and any(implies(narrow, item) for item in wide.items):
        return True
    if isinstance(narrow, And):
        return any(implies(item, wide) for item in narrow.items)
    match narrow, wide:
        case Is(fact, values), Is(other, others):
            return fact == other and set(values) <= set(others)
        case Is(fact, values), Not(Is(other, others)):
            return fact == other and not set(values) & set(others)
        case Compared(left, op, Literal(value, kind)), Compared(other_left, other_op, Literal(bound, other_kind)):
            return left == other_left and kind == other_kind and _within(op, value, other_op, bound)
        case Distance(moment, op, length, direction, anchor), Distance():
            same = (moment, direction, anchor) == (wide.moment, wide.direction, wide.anchor)
            sizes = _sizes(length, wide.length)
            return same and sizes is not None and _within(op, sizes[0], wide.op, sizes[1])
        case Order(moment, op, edge), Order(other_moment, other_op, other_edge):
            return (moment, edge, op[0]) == (other_moment, other_edge, other_op[0]) and other_op == op[0] + "="
    return False


def excludes(one: Condition, other: Condition) -> bool:
    """Whether both plainly never hold together."""
    if isinstance(other, Not) and implies(one, other.item):
        return True
    if isinstance(one, Not) and implies(other, one.item):
        return True
    if isinstance(one, And) and any(excludes(item, other) for item in one.items):
        return True
    if isinstance(other, And) and any(excludes(one, item) for item in other.items):
        return True
    match one, other:
        case Is(fact, values), Is(same, others):
            return fact == same and not set(values) & set(others)
        case Compared(left, op, right), Compared(other_left, other_op, other_right):
            opposite = Compared(left, _OPPOSITE[op], right)
            return left == other_left and implies(Compared(other_left, other_op, other_right), opposite)
    return False


def opposites(condition: Condition) -> tuple[Condition, ...]:
    """The conditions of which one holds plainly wherever this one does not."""
    found: tuple[Condition, ...] = (condition.item,) if isinstance(condition, Not) else (Not(condition),)
    if isinstance(condition, Compared) and not getattr(condition.left, "optional", False):
        found += (replace(condition, op=_OPPOSITE[condition.op]),)
    return found


def _sizes(length: Length, other: Length) -> tuple[int, int] | None:
    """Two lengths as numbers of one measure; None where they have none in common."""
    match length, other:
        case Elapsed(seconds), Elapsed(others):
            return seconds, others
        case Open(seconds, calendar), Open(others, same):
            return (seconds, others) if calendar == same else None
        case Days(count, calendar, full), Days(others, same, other_full):
            return (count, others) if (calendar, full) == (same, other_full) else None
        case Months(count), Months(others):
            return count, others
    return None


def _within(op: str, value: object, wide_op: str, bound: object) -> bool:
    """Whether every x with `x op value` has `x wide_op bound`."""
    if not isinstance(value, int) or not isinstance(bound, int):
        return False
    match op, wide_op:
        case ("==", "=="):
            return value == bound
        case ("==", ">=") | (">=", ">=") | (">", ">"):
            return value >= bound
        case ("==", ">") | (">=", ">"):
            return value > bound
        case (">", ">="):
            return value + 1 >= bound
        case ("==", "<=") | ("<=", "<=") | ("<", "<"):
            return value <= bound
        case ("==", "<") | ("<=", "<"):
            return value < bound
        case ("<", "<="):
            return value - 1 <= bound
        case ("==", "!="):
            return value != bound
        case (">", "!="):
            return value >= bound
        case (">=", "!="):
            return value > bound
        case ("<", "!="):
            return value <= bound
        case ("<=", "!="):
            return value < bound
    return False
