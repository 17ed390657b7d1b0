# Two commands do everything: `make demo` and `make test`. Both set up first.
# Needed: make, Python 3.11 or later with venv, and a package index that pip can reach. PYTHON names another Python.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
DEMO := demo.db

.PHONY: setup demo test lint bench clean

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed: name one with make PYTHON=..."; exit 1; }
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/reportedly gazetteer build
	@touch $(STAMP)

demo: setup
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	$(BIN)/reportedly --record $(DEMO) read examples/reports
	@echo
	$(BIN)/reportedly --record $(DEMO) list
	@echo
	@echo "The record is $(DEMO), an SQLite file. Where to look next, with an id from the list above:"
	@echo "  $(BIN)/reportedly --record $(DEMO) show i-...      one incident: its claims, who says so, in which words"
	@echo "  $(BIN)/reportedly --record $(DEMO) list --reports  the reports; show r-... shows one"
	@echo "  $(BIN)/reportedly --record $(DEMO) export json     all of it, as JSON"
	@echo "  $(BIN)/reportedly --record $(DEMO) verify          every quote still in its place"
	@echo "  $(BIN)/reportedly explain \"Gunmen killed two farmers near Kaya on Monday, police said.\""

test: setup
	$(BIN)/python -m pytest -q

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/reportedly benchmark gold --data examples
	$(BIN)/reportedly benchmark speed

clean:
	rm -rf $(VENV) build dist $(DEMO) $(DEMO)-wal $(DEMO)-shm
