# Each target makes its own environment in .venv; nothing else on the machine is touched.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: test demo bench site wheel clean

.venv/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "evenhand needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 2; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

test: .venv/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

demo: .venv/.installed
	@$(BIN)/python bench/demo.py

bench: .venv/.installed
	@grep -v '^#' bench/peers.txt | while read peer; do \
		$(BIN)/pip install --quiet --disable-pip-version-check --no-deps "$$peer" || echo "$$peer does not install here"; \
	done
	$(BIN)/python bench/results.py

site: .venv/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[docs]'
	$(BIN)/sphinx-build -q -W --keep-going -E -b html docs build/docs
	$(BIN)/evenhand publish policies/salon/salon.house -o build/docs/houses
	$(BIN)/evenhand docs policies/clinic features/clinic.feature -o build/docs/houses/clinic
	$(BIN)/python docs/links.py build/docs
	@echo "the site is in build/docs/index.html"

wheel: .venv/.installed
	$(BIN)/python -m build --quiet --wheel --outdir dist .

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
