# Everything a person does here, one word each. `make` alone lists it.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 3
POSTGRES_URL ?= postgres://postgres@127.0.0.1:5432/postgres

BIN := .venv/bin
# The languages whose catalogue is complete; the others show the interface in English until their turn.
TRANSLATED = $(shell $(BIN)/python -c "from tracker.settings import TRANSLATED; print(*TRANSLATED)")
# Tests set up their own world: nothing of the operator's environment may leak in.
CLEAN := env -u DATABASE_URL -u VAR_DIR -u HTTPS -u ALLOWED_HOSTS -u DEBUG -u SECRET_KEY -u EMAIL_URL -u EMAIL_FROM

.PHONY: help run test test-browser test-all bench check fix messages clean

help:
	@echo "make run            serve the tracker on http://$(HOST):$(PORT)/, with the reference data"
	@echo "make test           the test suite on SQLite: needs Python only"
	@echo "make test-browser   every page in Chromium; screenshots in var/screenshots"
	@echo "make test-all       the test suite on SQLite and on PostgreSQL (POSTGRES_URL), then in Chromium"
	@echo "make bench          what pages cost, against a bare view and their bounds"
	@echo "make check          lint, types, migrations, deployment settings"
	@echo "make fix            format Python and templates"
	@echo "make messages       collect the strings to translate, compile the catalogues (needs gettext)"
	@echo "make clean          remove what the targets above made, the database excepted"

run: .venv/run
	@$(BIN)/python manage.py prepare
	@echo "Treaty status tracker: http://$(HOST):$(PORT)/"
	@exec $(BIN)/gunicorn tracker.wsgi --bind $(HOST):$(PORT) --workers $(WORKERS) \
		--timeout 120 --limit-request-line 8190 --error-logfile - --log-level warning

test: .venv/dev
	$(CLEAN) $(BIN)/python -m pytest -n auto

test-browser: .venv/dev
	$(CLEAN) $(BIN)/python -m pytest -p playwright -n auto tests/browser

test-all: test
	$(CLEAN) DATABASE_URL=$(POSTGRES_URL) $(BIN)/python -m pytest -n auto
	@$(MAKE) --no-print-directory test-browser

bench: .venv/dev
	@folder=$$(mktemp -d) && trap "rm -rf $$folder" EXIT && \
		$(CLEAN) VAR_DIR=$$folder $(BIN)/python manage.py measure --settings bench.settings

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/mypy .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(CLEAN) HTTPS=on ALLOWED_HOSTS=tracker.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

fix: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: .venv/dev
	mkdir -p locale
	$(BIN)/python manage.py makemessages $(TRANSLATED:%=-l %) --no-location --extension html,py,svg,txt --ignore .venv --ignore var
	$(BIN)/python manage.py compilemessages $(TRANSLATED:%=-l %) --ignore .venv

clean:
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis var/static var/done-static var/screenshots

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: set PYTHON to its path, for example make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }

# Installed again only when the pinned requirements change.
.venv/run: requirements.txt | .venv/bin/python
	@echo "Installing the requirements …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	@touch $@

.venv/dev: requirements.txt requirements-dev.txt | .venv/bin/python
	@echo "Installing the requirements for development …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	@touch $@ .venv/run
