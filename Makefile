# Everything runs in .venv at the root, made by `make install` from Python 3.11 and requirements-dev.lock.
PYTHON ?= python3.11
BIN := .venv/bin
LOCK := --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-header
BENCH ?= ../shared/bench

.PHONY: help install demo test check format lint types imports docs floor smoke pictures bench lock clean

help:                ## show this help
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

install: .venv/installed ## set up .venv: Python packages and the gazetteer

.venv/installed: pyproject.toml requirements-dev.lock
	@command -v $(PYTHON) >/dev/null || { echo "Dateline needs Python 3.11 (make PYTHON=/path/to/python3.11)"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m dateline.gazetteer
	@touch $@

demo: install        ## the main job on the demo reports: a record, and pages to look at
	@rm -rf demo/record.db* demo/pages
	$(BIN)/dateline build demo/reports --store demo/record.db
	$(BIN)/dateline incidents --store demo/record.db
	$(BIN)/dateline audit --store demo/record.db
	$(BIN)/dateline report --store demo/record.db --out demo/pages
	@echo "Open demo/pages/index.html in a browser."

test: install        ## the tests
	$(BIN)/pytest -n auto

check: install format lint types imports docs test floor smoke ## all that CI checks

format:              ## is the code formatted?
	$(BIN)/ruff format --check .

lint:                ## is the code clean?
	$(BIN)/ruff check .

types:               ## do the types hold?
	$(BIN)/mypy

imports:             ## does the flow run one way?
	$(BIN)/lint-imports --no-cache

docs:                ## are the generated parts of the docs as the code says?
	$(BIN)/cog -I . --check README.md docs/*.md docs/*/*.md

floor:               ## is the reading as good as the pinned floor?
	$(BIN)/python -m benchmarks floor

smoke:               ## does the built wheel work without the development packages?
	$(BIN)/python -m tools.smoke

pictures: install    ## take the pictures of the tutorial anew (needs Chromium)
	$(BIN)/python -m tools.pictures

bench: install       ## dev figures of every task, and speed (takes long; needs $(BENCH))
	$(BIN)/python -m benchmarks dev $(BENCH)
	$(BIN)/python -m benchmarks speed

lock:                ## pin the requirements of pyproject.toml anew
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile $(LOCK) --extra dev -o requirements-dev.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) -c requirements-dev.lock -o requirements.lock pyproject.toml

clean:               ## remove what was built
	rm -rf .venv build dist demo/record.db* demo/pages *.egg-info
