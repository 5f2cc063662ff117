"""Counts the answers that the published houses give as their texts say."""

import re

import pytest

EVENT = re.compile(r"test_t\d+__")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """`published rules: N of N answers`: the test events that are not ambiguous, and how many of them passed."""
    passed, counted = 0, 0
    for outcome in ("passed", "failed", "error"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call" and "published" in report.nodeid and EVENT.search(report.nodeid):
                if "ambiguous" in report.keywords:
                    continue
                counted += 1
                passed += outcome == "passed"
    if counted:
        terminalreporter.write_line(f"published rules: {passed} of {counted} answers")
