# Everything here works on a fresh machine with Python 3.11+, git and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test test-slow chromium lint types schema setup train accuracy bench clean

demo: $(VENV)/.run
	$(BIN)/previously demo

test: $(VENV)/.dev chromium
	$(BIN)/python -m pytest -n 2

test-slow: $(VENV)/.dev chromium
	$(BIN)/python -m pytest -m slow

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

setup: $(VENV)/.dev

schema: $(VENV)/.run
	$(BIN)/python -m previously.wire > docs/wire.schema.json

accuracy: $(VENV)/.dev
	$(BIN)/python -m benchmarks.accuracy

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.pages

# The browser tests drive Debian's Chromium, and are skipped where it is missing and cannot be installed.
chromium:
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	  && { apt-get install -qq -y chromium || { apt-get update -qq && apt-get install -qq -y chromium; }; } >/dev/null 2>&1; } \
	  || echo "There is no Chromium here: the tests that need a browser are skipped."

train: $(VENV)/.train
	$(BIN)/python -m training.recipe
	$(BIN)/python -m benchmarks.accuracy --json .cache/scores.json
	$(BIN)/python -m benchmarks.questions --json .cache/asked.json
	$(BIN)/python -m training.card --scores .cache/scores.json --asked .cache/asked.json

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Previously needs Python 3.11 or newer.")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install -r requirements/run.txt
	$(PIP) install --no-deps -e .
	touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(PIP) install -r requirements/dev.txt
	touch $@

$(VENV)/.train: requirements/train.txt $(VENV)/.dev
	$(PIP) install -r requirements/train.txt
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build
