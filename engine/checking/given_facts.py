"""Which facts a condition makes sure of."""

from grammar import syntax


def facts_given(written: syntax.Expression | None) -> frozenset[str]:
    """The facts that are given wherever this condition holds."""
    match written:
        case syntax.IsGiven(syntax.Name(text)):
            return frozenset((text,))
        case syntax.Compare(syntax.Name(text), "is", _):
            return frozenset((text,))
        case syntax.OneOf(syntax.Name(text), False, _):
            return frozenset((text,))
        case syntax.Group(inner):
            return facts_given(inner)
        case syntax.And(items):
            return frozenset().union(*(facts_given(item) for item in items))
        case syntax.Not(item):
            return facts_given_after(item)
    return frozenset()


def facts_given_after(written: syntax.Expression | None) -> frozenset[str]:
    """The facts that are given wherever this condition does not hold."""
    match written:
        case syntax.IsNothing(syntax.Name(text)):
            return frozenset((text,))
        case syntax.Group(inner):
            return facts_given_after(inner)
        case syntax.Or(items):
            return frozenset().union(*(facts_given_after(item) for item in items))
        case syntax.Not(item):
            return facts_given(item)
    return frozenset()
