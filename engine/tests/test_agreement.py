"""The compiled plan and the interpreter give the same answers, on generated houses and events.

EVENHAND_DECISIONS says how many decisions are compared at least, EVENHAND_SEED from which seed they are made.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import count
from pathlib import Path
from random import Random, SystemRandom

import pytest
from comparison import Clients, Comparison, house_of, of_plan
from hypothesis import HealthCheck, given, note, seed, settings
from hypothesis import strategies as st
from strategies_events import Step, steps
from strategies_houses import HouseText, houses

import policies
from engine.compiler import check_file
from engine.events.event import Event
from engine.formatting import formatted
from engine.judging.decide import decide
from engine.judging.records import Records
from engine.judging.timeline import Timeline
from engine.memory.decision import Decision, canonical_bytes
from engine.planning.plan import Plan
from engine.planning.plan_from_model import plan_from_model

DECISIONS = int(os.environ.get("EVENHAND_DECISIONS") or 2000)
SEED = int(os.environ.get("EVENHAND_SEED") or SystemRandom().randrange(2**32))
STREAM = 40
