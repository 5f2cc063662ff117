"""What a house means: names resolved, kinds known, sugar gone.

The kernel: six consequences (verdict, entry, obligation, mark, recorded event, words) and five sources of
facts (the event, its booking, marks, counts, sums of the ledger). Everything is frozen.
"""

from engine.model.amounts import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.conditions import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.consequences import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.declared import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.house import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.kinds import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.moments import *  # noqa: F403  the package is one vocabulary, in files of one noun
from engine.model.steps import *  # noqa: F403  the package is one vocabulary, in files of one noun
