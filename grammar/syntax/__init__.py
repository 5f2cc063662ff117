"""What was written: frozen nodes, one a grammar rule, each with its span.

Two trees are equal when they say the same thing: spans do not count.
"""

from grammar.syntax.amounts import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.blocks import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.conditions import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.consequences import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.counts import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.declarations import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.moments import *  # noqa: F403  the package is one vocabulary, in files of one noun
from grammar.syntax.values import *  # noqa: F403  the package is one vocabulary, in files of one noun
