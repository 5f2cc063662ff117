"""When Python looks for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """A stretch in which Python does not look for garbage: rows are made by the thousand and none goes in a circle.

    What is left of it is what clients are remembered by. It is put with what is old already, where it is looked at
    seldom; else each batch would be gone through once more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.unfreeze()
            gc.enable()
