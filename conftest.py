"""Tests leave what the user has kept alone."""

import os

os.environ["EVENHAND_CACHE"] = "off"
