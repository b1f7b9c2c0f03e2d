# Two commands on a fresh machine: `make run` and `make test`. Each installs what it needs.
.DEFAULT_GOAL := help
.PHONY: help run dev plan setup setup-test test quick thorough lint fix bench stories docs lock generated clean

BIN := .venv/bin
PORT := 8240
TOOLS := .tools/bin
LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --quiet

# A target's line here is the comment behind it.
help: ## list these targets
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

# The product: web and worker in one process. The link that it prints lets you in; a sample is offered there.
run: setup ## start Afterword: pages, worker and a database of your own, until Ctrl-C
	@$(BIN)/afterword serve

# The product while you change it: edit, reload, see. What's kept is in .dev, and /admin/ shows its tables.
dev: setup-test ## serve the sources as they are: edit, reload, see (PORT=8240)
	@$(BIN)/python manage.py runserver $(PORT)

# The command line alone: the invite that was sent, and what was learned in the interview, become the plan.
plan: setup ## show on the command line how an invite and a few answers become a plan
	@$(BIN)/afterword plan --invite examples/interview-invite.ics --answers examples/interview-answers.toml \
	    --now 2026-11-03T17:10:00-05:00

setup: ## install what the program needs into .venv
	@tools/setup.sh run

setup-test: ## the same, and what the tests and linters need
	@tools/setup.sh test

test: setup-test lint ## everything CI checks: lint, types, contracts and all tests
	$(BIN)/python -m pytest -n auto --dist worksteal

# While you change something. Not a substitute for `make test`.
quick: setup-test ## under a minute: unit, story and architecture tests, without servers, browsers or processes
	$(BIN)/python -m pytest -q -n auto --dist worksteal \
	    -m "not browser and not server and not process and not slow" tests/unit tests/stories tests/architecture

# What is random is tried several times as often: before a release, or after a change to sending.
thorough: setup-test ## all tests, with many more random moments, notes and examples
	$(BIN)/python -m pytest -n auto --dist worksteal --thorough

lint: setup-test ## formatting, lint, types and import contracts
	$(TOOLS)/ruff check .
	$(TOOLS)/ruff format --check .
	PYTHONPATH=src:tools $(TOOLS)/mypy --config-file tools/mypy.ini --python-executable $(BIN)/python
	$(BIN)/lint-imports --no-cache

fix: setup-test ## fix what ruff can fix, and format
	$(TOOLS)/ruff check --fix-only .
	$(TOOLS)/ruff format .

# Figures for docs/speed.md: ratios in one run, medians of several.
bench: setup-test ## the figures of docs/speed.md
	$(BIN)/python -m benchmarks

# What is made from other files: the policies' numbers, the phrase rules, the holiday table, the page of claims, the stories.
generated: setup-test ## rebuild every file made from another one
	$(BIN)/python tools/make_policies.py
	$(BIN)/python tools/make_rules.py
	$(BIN)/python tools/make_holiday_table.py
	$(BIN)/python tools/make_claims.py
	$(BIN)/python tools/make_checks_page.py
	$(BIN)/python tools/make_case_format.py
	$(BIN)/python tools/make_sbom.py
	$(BIN)/python tools/draw_terminal.py
	$(MAKE) stories

docs: setup-test ## rebuild the generated pages of docs/, then check every link and path
	$(BIN)/python tools/make_claims.py
	$(BIN)/python tools/make_checks_page.py
	$(BIN)/python tools/make_case_format.py
	$(BIN)/python tools/make_sbom.py
	$(BIN)/python tools/check_docs.py

stories: setup-test ## rebuild the expected output of tests/stories; then read the diff
	$(BIN)/python tools/renew_stories.py

# Needs uv. The files carry names, versions and hashes, and no address of an index.
lock: ## lock the dependencies again (needs uv)
	$(LOCK) pyproject.toml --extra print -o requirements/run.txt
	$(LOCK) pyproject.toml --extra print --extra semantic --extra postgresql --group test -o requirements/test.txt
	$(LOCK) --group pyproject.toml:build -o requirements/build.txt

clean: ## remove the environments and everything built
	rm -rf .venv .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
