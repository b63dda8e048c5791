# One command for each thing a newcomer wants; each makes the environment it needs.
PYTHON  ?= python3
VENV    ?= .venv
BIN     := $(VENV)/bin
ARTICLE ?= framing/data/teaching/common-tide.md
AGAINST ?= news-2017
OUT     ?= report.html
RELEASE := dist/classroom
TWO     := -n 2 --dist loadfile
# Tests that start programs of their own, and wait for them.
ALONE   := browser or cluster or notebook

.DEFAULT_GOAL := help
.PHONY: help report app release test fast lab docs check format lint types wheel reference benchmarks clean

help: ## show what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

report: $(VENV)/.report ## write report.html; make report ARTICLE=path-or-URL for any article
	@$(BIN)/framing report "$(ARTICLE)" --against "$(AGAINST)" --out "$(OUT)"

app: $(VENV)/.app ## open the classroom in the browser
	@$(BIN)/framing app

release: $(VENV)/.dev ## build what a teacher installs: the wheel and a script for a double click
	rm -rf $(RELEASE) && mkdir -p $(RELEASE)
	$(BIN)/python -m build --wheel --outdir $(RELEASE) .
	cp -p tools/classroom/* $(RELEASE)/
	cp -p tools/classroom/start-classroom.sh $(RELEASE)/start-classroom.command
	cd dist && $(CURDIR)/$(BIN)/python -m zipfile -c classroom.zip classroom
	@echo "Give teachers dist/classroom.zip"

test: $(VENV)/.dev ## run all tests but those that need the network
	$(BIN)/pytest $(TWO) -m "not (network or $(ALONE))"
	$(BIN)/pytest -m "($(ALONE)) and not network"

fast: $(VENV)/.dev ## run the tests that take seconds
	$(BIN)/pytest $(TWO) -m "not (network or slow or $(ALONE))"

lab: $(VENV)/.dev ## open the lessons in JupyterLab
	$(BIN)/jupyter lab notebooks

docs: $(VENV)/.dev ## run all lessons and write the documentation as a site with search in _docs
	rm -rf build/docs/source && mkdir -p build/docs
	cp -Rp docs build/docs/source && cp -RLp notebooks build/docs/source/lessons
	env -u MPLBACKEND $(BIN)/sphinx-build -q -W --keep-going -d build/docs/doctrees build/docs/source _docs
	@echo "Open _docs/index.html"

check: lint types test wheel ## all that must hold before a change goes in

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

format: $(VENV)/.dev ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/.dev ## build the wheel, install it alone and report with it
	rm -rf build/wheel && mkdir -p build/wheel
	$(BIN)/python -m build --wheel --outdir build/wheel .
	$(PYTHON) -m venv build/wheel/venv
	build/wheel/venv/bin/pip install --quiet build/wheel/*.whl
	cd build/wheel && venv/bin/framing report "$(CURDIR)/$(ARTICLE)" --against news-2017 --out report.html
	test -s build/wheel/report.html

reference: $(VENV)/.report ## fetch the reference corpus and rebuild its tables
	$(BIN)/framing corpus fetch news-2017
	$(BIN)/framing corpus measure news-2017 --into framing/data/reference/news-2017

benchmarks: $(VENV)/.dev ## print speed and memory as ratios
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist _docs report.html

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "framing needs Python 3.11 or later; say which: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.report: pyproject.toml | $(VENV)/bin/python
	@echo "Installing framing into $(VENV) (once) ..."
	@$(BIN)/pip install -qq --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.app: pyproject.toml | $(VENV)/bin/python
	@echo "Installing framing with the classroom into $(VENV) (once) ..."
	@$(BIN)/pip install -qq --disable-pip-version-check --editable ".[app]"
	@touch $@ $(VENV)/.report

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	@echo "Installing framing with everything for tests and notebooks into $(VENV) (once) ..."
	@$(BIN)/pip install -qq --disable-pip-version-check --editable ".[dev,notebooks]"
	@touch $@ $(VENV)/.report $(VENV)/.app
