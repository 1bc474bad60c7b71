# Everything runs from .venv, which `make install` builds with plain python3 and pip.

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
PYTHON ?=
PORT ?=
DATA ?=
ARGS ?=
SECONDS ?=

# The lock files name no index: UV_NO_CONFIG keeps a machine's own settings out of them.
COMPILE = UV_NO_CONFIG=1 UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile --quiet \
	--universal --generate-hashes --no-emit-index-url --python-version 3.11 $(ARGS)

.DEFAULT_GOAL := help
.PHONY: screens measured help install demo test lint bench fuzz soak lock docs-settings

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(STAMP) ## make .venv with the locked dependencies and the project

demo: $(STAMP) ## load the bundled coalitions and open the dashboard (PORT=8502 for another port)
	@$(BIN)/groundswell demo $(if $(PORT),--port $(PORT))

test: $(STAMP) ## run the whole test suite (ARGS="-k momentum" for a part)
	$(BIN)/python -m pytest -n logical --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(STAMP) ## check style, types, the direction of imports, and for known dangers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive domain service workers examples gateway dashboard

fuzz: $(STAMP) ## feed random rubbish to every parser (SECONDS=60 for each)
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60) $(ARGS)

soak: $(STAMP) ## ten minutes of load and faults, written to benchmarks/soak.md (ARGS="--minutes 2")
	$(BIN)/python -m benchmarks.soak $(ARGS)

bench: $(STAMP) ## measure against the targets and write benchmarks/report.md
	$(BIN)/python -m benchmarks $(ARGS)

lock: $(STAMP) ## choose dependency versions again (ARGS=--upgrade for the newest)
	$(COMPILE) pyproject.toml --output-file requirements.lock
	$(COMPILE) pyproject.toml --extra dev --group build --constraint requirements.lock --output-file requirements-dev.lock
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

screens: $(STAMP) ## take the pictures in docs/screens again
	$(BIN)/python -m docs.screens.make

measured: $(STAMP) ## write the measurements in docs/model.md (DATA=a folder of CSV files)
	$(BIN)/python -m docs.measured.make $(DATA)

docs-settings: $(STAMP) ## write docs/settings.md and docs/roles.md from the code
	$(BIN)/python -m service.settings > docs/settings.new && mv docs/settings.new docs/settings.md
	$(BIN)/python -m service.needs > docs/roles.new && mv docs/roles.new docs/roles.md

# The stamp makes the second `make install` a matter of comparing three dates.
$(STAMP): requirements-dev.lock pyproject.toml
	@sh .ci/make-venv $(VENV) $(PYTHON)
	@echo "Installing the locked dependencies into $(VENV) (a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
