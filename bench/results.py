"""Runs the measurements one after the other and writes `bench/RESULTS.md`, with the machine, the versions and the date.

python bench/results.py
"""

import importlib.metadata
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

BENCH = Path(__file__).parent
PARTS = {
    "Whole streams": ["stream.py", "--copies", "20", "--repeats", "5"],
    "After few or many earlier events": ["history.py"],
    "One decision, beside other engines": ["peers.py"],
    "From start to answer, whole processes": ["start.py", "--repeats", "15"],
    "Reading, checking and compiling, as a house grows": ["loading.py"],
    "Proofs, as a house grows": ["proof.py"],
    "Many at once, beside numpy, Polars and DuckDB": ["many.py"],
    "A book, beside bare SQLite": ["journal.py", "--repeats", "1", "--one-by-one", "300"],
    "Late events into a book": ["late.py"],
}
LIBRARIES = (
    "msgspec", "attrs", "lark", "datalogic-py", "rules-engine", "cel-expr-python", "zen-engine", "opa-eval", "cedarpy",
    "polars", "numpy", "duckdb",
    "z3-solver",
)  # fmt: skip


def machine() -> str:
    """What it was measured on."""
    info = Path("/proc/cpuinfo")
    named = (line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name"))
    processor = next(named, platform.processor()) if info.exists() else platform.processor()
    system = f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} × {processor}, {system}"


def versions() -> str:
    """The libraries that take part."""
    found = []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            found.append(f"{name} missing")
    return ", ".join(found)


def main() -> None:
    """Runs all and writes the page."""
    text = [
        "# Measured",
        "",
        f"{time.strftime('%Y-%m-%d')}, {machine()}.",
        f"{versions()}.",
        "",
        "Written by `make bench`. The machine may be shared: quote the ratios, which come from one run each.",
    ]
    for title, (script, *options) in PARTS.items():
        print(f"{title} …", file=sys.stderr, flush=True)
        since = time.monotonic()
        done = subprocess.run(
            [sys.executable, str(BENCH / script), *options], capture_output=True, text=True, check=False
        )
        said = done.stdout.rstrip() if done.returncode == 0 else f"failed:\n{done.stderr[-2000:]}"
        minutes = (time.monotonic() - since) / 60
        command = " ".join(["python", f"bench/{script}", *options])
        text += ["", f"## {title}", "", f"`{command}`, {minutes:.1f} minutes", "", "```", said, "```"]
        (BENCH / "RESULTS.md").write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
