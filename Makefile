# Selon: `make demo` shows it, `make test` proves it. Needs python3 >= 3.11, node >= 20 and make.
PYTHON ?= python3
JOBS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STAMP := .venv/.selon-installed
UI := $(if $(wildcard ui/package.json),.venv/.selon-ui)
UI_SOURCES := $(if $(UI),$(shell find ui -path ui/node_modules -prune -o -type f -print))

.PHONY: help install demo test lint evaluate bench soak picture screenshots messages clean

help:            ## what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

install: $(STAMP) $(UI)   ## everything into .venv (instant when nothing changed)

$(STAMP): requirements.lock pyproject.toml hatch_build.py $(wildcard src/selon/messages/*/*/*.po)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Selon needs Python 3.11 or newer; set PYTHON=/path/to/python3.11."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv \
	  || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv."; exit 1; }
	$(PIP) install --quiet --no-deps -r requirements.lock
	$(PIP) install --quiet --no-deps -e .
	@touch $@

.venv/.selon-ui: $(STAMP) $(UI_SOURCES)
	cd ui && npm ci --no-audit --no-fund --loglevel=error && npm run --silent build
	@touch $@

demo: install    ## code the sample reports and print their claims
	@$(BIN)/selon demo

lint: install    ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy

test: install lint   ## everything installed, linted, typed and tested
	$(BIN)/pytest -n $(JOBS) --dist loadfile

evaluate: install    ## score the reader on gold; fails below evaluation/pins.yaml
	$(BIN)/python -m selon.evaluation.gate evaluation/pins.yaml

bench: install   ## speed, growth and memory (minutes; wants an idle machine); FULL=1: a million claims, PLACES=folder: gazetteer
	$(BIN)/python -m bench.reader --write docs/speed.md
	$(BIN)/python bench/merge.py $(if $(FULL),10000 100000 1000000,10000 100000) --check
	$(BIN)/python -m bench.export --claims $(if $(FULL),1000000,100000)
	@$(if $(PLACES),$(BIN)/python -m bench.places $(PLACES),echo "bench.places wants PLACES=folder of GeoNames files: left out.")
	$(BIN)/python bench/web.py
	$(BIN)/python -m bench.acquire

soak: install    ## long runs, kept out of `make test`
	$(BIN)/pytest -m slow

picture: install ## the README's picture of the terminal, from the real demo
	$(BIN)/python docs/picture.py docs/terminal.svg

screenshots: install   ## pictures of the web pages
	$(BIN)/python tools/screenshots.py build/screenshots
	$(BIN)/python tools/screenshots.py --readme

messages: install    ## update the translation catalogues from the source
	$(BIN)/pybabel --quiet extract -F src/selon/messages/babel.cfg -k mark -k mark_many:1,2 \
	  -k say -k say_many:1,2 --no-location --sort-output \
	  --project Selon -o src/selon/messages/selon.pot src/selon
	$(BIN)/pybabel --quiet update -D selon -i src/selon/messages/selon.pot -d src/selon/messages/locale \
	  --no-fuzzy-matching --ignore-obsolete
	rm src/selon/messages/selon.pot

clean:           ## remove the environment and what was built
	rm -rf .venv ui/node_modules build dist
