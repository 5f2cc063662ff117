"""A house as formulas, and what can be proved of it with the solver Z3.

How the formulas are made. One decision is judged in a `World`: a solver variable for each fact that its rules can
read. The event's fields, those of its booking and of the client are whole numbers (a choice is the number of its
value) with a variable that says whether they are given. Counts, sums, marks, obligations and the ledger are what they
were before the event, and free: every record that can be, and some that cannot. So what is proved holds; what is found
against it may be impossible, and is shown only after a history was made for it and the real plan gave that answer.

`formulas` writes conditions, amounts and moments over a world, exactly: amounts are whole numbers over a whole
denominator, rounded once at the entry. `decisions` says which line of each rule fits, the verdict, the totals of the
slots, and the same of the events that are recorded. Calendars are functions of one moment (`calendar_steps`): the
solver first takes them for anything that goes the right way, and where its answer needs a value that the calendar does
not have, it is told the true one for that stretch of days (`solving`). What the formulas do not speak of is left open,
and named when it stood in the way of a proof.

From there: `guarantees` (proved, or refuted with a witness), `reach` (lines that never decide), `emptiness`
(placeholders with nothing to say), `stuck_marks`, `closed_promises` and `swapped_tiers`. `history` makes the events of
a witness and has the plan judge them; `witness_text` tells it, and `report` is all that `check --prove` says.
"""
