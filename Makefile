# Everything a checkout needs stands behind one of these. Each sets up what it uses, once.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# The interpreter the environment is made from; any Python from 3.11 on, as in `make site PYTHON=python3.13`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/done
WORKERS ?= 2
ADDRESS ?= 127.0.0.1:8000

CATALOGUES := $(wildcard plugin/desireline/locale/*/LC_MESSAGES/desireline.po)
MERMAID := plugin/desireline/assets/vendor/mermaid.min.js

# Material's notice about MkDocs 2 says nothing to those who build this site.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled files make every start faster.
unexport PYTHONDONTWRITEBYTECODE

##@ Use

.PHONY: site
site: $(DONE)/package $(DONE)/texts $(MERMAID) ## Build the sample site into site/, strictly
	$(BIN)/mkdocs build --strict --site-dir site

.PHONY: serve
serve: $(DONE)/package $(DONE)/texts $(MERMAID) ## Show the sample site at ADDRESS, live while you edit
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

##@ Check

.PHONY: test
test: lint ## Run every check and every test
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

.PHONY: lint
lint: setup ## Check style, types and the house's layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(DONE)/tests ## Put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: bench
bench: $(DONE)/package $(DONE)/texts $(MERMAID) ## Measure against a plain site, as ratios of interleaved runs
	$(BIN)/python -m benchmarks

.PHONY: looks
looks: setup ## Show on one page how pages differ from their approved looks
	$(BIN)/python -m tools.looks

.PHONY: approve-looks
approve-looks: setup ## Take how pages look now as the look from now on
	$(BIN)/python -m tools.looks --approve

##@ Write

.PHONY: docs
docs: $(DONE)/package $(DONE)/texts ## Write the parts of docs/ that follow from the program
	$(BIN)/python -m tools.docs

.PHONY: pictures
pictures: setup ## Take the pictures of docs/pictures/ anew
	$(BIN)/python -m tools.pictures

##@ Set up

.PHONY: setup
setup: machine $(DONE)/tests $(DONE)/package node_modules/.done $(DONE)/texts $(MERMAID) ## Set up all that tests need

.PHONY: lock
lock: $(DONE)/tests ## Lock all dependencies anew
	tools/lock.sh

.PHONY: catalogues
catalogues: $(DONE)/site ## Collect the interface's texts anew, for translators
	$(BIN)/python -m tools.extract
	$(BIN)/python -m tools.catalogues

.PHONY: clean
clean: ## Remove what was built
	rm -rf site dist build .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis test-results
	find . -name __pycache__ -type d -not -path './$(VENV)/*' -not -path './node_modules/*' -prune -exec rm -rf {} +

.PHONY: clean-all
clean-all: clean ## Remove what was built and all that was set up
	rm -rf $(VENV) node_modules plugin/desireline/assets/vendor plugin/desireline/locale/*/LC_MESSAGES/*.mo

.PHONY: help
help: ## List these
	@awk 'BEGIN {FS = ":.*## "} /^##@ / {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Stamps: a step leaves one when it is done, and is repeated only when what it depends on is younger.

$(DONE)/python: tools/python.sh
	tools/python.sh $(PYTHON) $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/site: requirements/site.txt $(DONE)/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@

$(DONE)/package: pyproject.toml hatch_build.py plugin/desireline/__init__.py $(DONE)/site
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DONE)/texts: $(CATALOGUES) $(DONE)/site
	$(BIN)/python -m tools.catalogues
	@touch $@

$(DONE)/tests: requirements/tests.txt $(DONE)/site
	$(BIN)/python -m pip install --quiet --require-hashes --requirement $<
	@touch $@

.PHONY: machine
machine:
	@tools/machine.sh

node_modules/.done: package-lock.json | machine
	npm ci --silent --ignore-scripts
	@touch $@

# Leaves no file where the script is not to be had: said in one line, tried again next time.
$(MERMAID): package-lock.json $(DONE)/site
	@$(BIN)/python -m tools.mermaid_script
	@test ! -e $@ || touch $@
