"""What changes between two houses: in what they declare, in what they answer, in what they say.

Both are laid beside one another in one world (`alignment`): the same calendar, the same choice and the same words have
one name in both. What they declare is compared as it stands (`declared`). Of each kind of event, rules that are the
same need no proof; for the others the solver looks for an event and a record on which the answers differ
(`unlike_answers`), and what it finds counts when both plans confirm it (`changes`). `difference_told` tells it.
"""
